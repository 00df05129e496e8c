import type { ResourceGraphConfig } from '#sim/deadlock/config.ts'
import type { ResourceGraphState } from '#sim/deadlock/state.ts'
import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import styles from './graph.module.css'
import type { Point } from './ring-layout.ts'

const ROW = 30
const NAME = 54
const CHIP_GAP = 5
const chipWidth = (text: string) => text.length * 7.5 + 14

type Chip = { readonly text: string; readonly x: number; readonly row: number }

/** Each process's own actions as chips that wrap within `width`. */
function chipsOf(
  config: ResourceGraphConfig,
  process: string,
  width: number,
): { chips: Chip[]; rows: number } {
  const chips: Chip[] = []
  let x = NAME
  let row = 0
  for (const { action, resource, count } of config.script.filter((step) => step.process === process)) {
    const text = `${action === 'request' ? '+' : '−'}${count > 1 ? count : ''}${resource}`
    if (x > NAME && x + chipWidth(text) > width) {
      x = NAME
      row += 1
    }
    chips.push({ text, x, row })
    x += chipWidth(text) + CHIP_GAP
  }
  return { chips, rows: row + 1 }
}

export function programsHeight(config: ResourceGraphConfig, width: number): number {
  return config.processes.reduce((height, process) => height + chipsOf(config, process, width).rows * ROW, 62)
}

/** What each process does, in order: done is filled, the one it waits for is dashed, the rest is to come. */
export function Programs({ state, at, width }: { state: ResourceGraphState; at: Point; width: number }) {
  let top = at.y + 24
  return (
    <g>
      <text x={at.x} y={at.y + 8} className={chart.quiet}>
        Programs: + requests, − gives back
      </text>
      {state.config.processes.map((name, process) => {
        const { chips, rows } = chipsOf(state.config, name, width)
        const y = top
        top += rows * ROW
        return (
          <g key={name} transform={`translate(${at.x} ${y})`}>
            <text x={NAME - 10} y="16" textAnchor="end" className={chart.strong} fill={colourOf(process)}>
              {name}
            </text>
            {chips.map((chip, index) => (
              <ActionChip
                // biome-ignore lint/suspicious/noArrayIndexKey: an action is its place in the program.
                key={index}
                chip={chip}
                process={process}
                look={lookOf(state, process, index)}
              />
            ))}
          </g>
        )
      })}
      <EdgeKey x={at.x} y={top + 18} />
    </g>
  )
}

function EdgeKey({ x, y }: Point) {
  return (
    <g>
      <line x1={x} x2={x + 30} y1={y - 4} y2={y - 4} className={styles.edge} />
      <text x={x + 38} y={y} className={chart.small}>
        is held by
      </text>
      <line x1={x + 116} x2={x + 146} y1={y - 4} y2={y - 4} className={`${styles.edge} ${styles.request}`} />
      <text x={x + 154} y={y} className={chart.small}>
        waits for
      </text>
    </g>
  )
}

type Look = 'done' | 'waiting' | 'next'

/** A request that blocked counts as done in the state, but is not granted yet. */
function lookOf({ done, waiting }: ResourceGraphState, process: number, index: number): Look {
  const count = done[process] as number
  if (index >= count) return 'next'
  return index === count - 1 && waiting[process] !== null ? 'waiting' : 'done'
}

function ActionChip({ chip, process, look }: { chip: Chip; process: number; look: Look }) {
  const colour = colourOf(process)
  const y = chip.row * ROW
  return (
    <g>
      <rect
        x={chip.x}
        y={y}
        width={chipWidth(chip.text)}
        height="23"
        rx="4"
        fill={look === 'done' ? colour : 'none'}
        stroke={look === 'next' ? 'var(--outline)' : colour}
        strokeWidth={look === 'waiting' ? 2 : 1}
        strokeDasharray={look === 'waiting' ? '4 3' : undefined}
      />
      <text
        x={chip.x + chipWidth(chip.text) / 2}
        y={y + 15.5}
        textAnchor="middle"
        className={look === 'done' ? styles.chipDone : styles.chip}
      >
        {chip.text}
      </text>
    </g>
  )
}
