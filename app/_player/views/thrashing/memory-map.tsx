import { processName } from '#sim/memory/thrashing/config.ts'
import type { ThrashingState } from '#sim/memory/thrashing/state.ts'
import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import styles from './thrashing.module.css'

const HEAD = 18
const ROW = 28

type Props = { state: ThrashingState; width: number; y: number }

/** Boxes in a row: at most 32, and not so narrow that a page number does not fit. */
const perRowOf = (width: number) => Math.max(8, Math.min(32, Math.floor((width - 8) / 34)))

export const memoryHeight = ({ config }: ThrashingState, width: number): number =>
  HEAD + Math.ceil(config.frames / perRowOf(width)) * ROW + 22

/** The frames, grouped by whose pages they hold, and the faults that wait for the device. */
export function MemoryMap({ state, width, y }: Props) {
  const { config, processes, transfers, queue } = state
  const pages = processes.flatMap(({ resident }, process) =>
    resident.map(({ page }) => ({ process, page })).sort((a, b) => a.page - b.page),
  )
  const perRow = perRowOf(width)
  const size = Math.min(44, (width - 8) / perRow)
  const rows = Math.ceil(config.frames / perRow)
  const waiting = [...transfers.map(({ process }) => process), ...queue]
  return (
    <g>
      <text x={4} y={y + 11} className={chart.quiet}>
        Memory: {pages.length} of {config.frames} frames, by process and page
      </text>
      {Array.from({ length: config.frames }, (_, frame) => {
        const held = pages[frame]
        const x = 4 + (frame % perRow) * size
        const top = y + HEAD + Math.floor(frame / perRow) * ROW
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place.
          <g key={frame}>
            <rect
              x={x + 1}
              y={top}
              width={size - 2}
              height={ROW - 6}
              rx="3"
              className={held === undefined ? styles.free : undefined}
              fill={held === undefined ? undefined : colourOf(held.process)}
            />
            {held !== undefined && (
              <text x={x + size / 2} y={top + 15.5} textAnchor="middle" className={chart.onColour}>
                {held.process + 1}:{held.page}
              </text>
            )}
          </g>
        )
      })}
      <text x={4} y={y + HEAD + rows * ROW + 12} className={chart.small}>
        Paging: {waiting.length === 0 ? 'nothing' : waiting.map(processName).join(' ')}
        {state.outside.length === 0 ? '' : `; outside: ${state.outside.map(processName).join(' ')}`}
      </text>
    </g>
  )
}
