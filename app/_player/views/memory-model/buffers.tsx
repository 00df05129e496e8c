import type { BuffersState } from '#sim/litmus/state.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import type { Layout } from './layout.ts'

const SLOT = 28
const CELL = 62
const HEAD = 40

const mostBuffered = ({ threads }: BuffersState) => Math.max(1, ...threads.map(({ buffer }) => buffer.length))

const slotsOf = (state: BuffersState) => (state.model === 'sc' ? 0 : Math.max(2, mostBuffered(state)))

/** From under the instructions to under memory. */
export const buffersHeight = (state: BuffersState): number =>
  HEAD + slotsOf(state) * SLOT + (state.model === 'sc' ? 40 : 66)

/** Each thread's store buffer, the youngest store on top, and memory under them all. SC has no buffers. */
export function Buffers({ state, layout }: { state: BuffersState; layout: Layout }) {
  const slots = slotsOf(state)
  const top = layout.bottom + HEAD
  const memory = top + slots * SLOT + (slots === 0 ? 10 : 36)
  return (
    <g>
      {slots > 0 &&
        state.threads.map(({ buffer }, thread) => {
          const x = layout.columnAt(thread)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number.
            <g key={thread}>
              <text x={x} y={top - 8} className={chart.small}>
                {buffer.length === 0 ? `T${thread} buffer: empty` : `T${thread} buffer`}
              </text>
              <path
                d={`M${x} ${top - 2} V${top + slots * SLOT} H${x + layout.boxWidth} V${top - 2}`}
                fill="none"
                stroke={colourOf(thread)}
                strokeWidth="2"
              />
              {buffer.map(({ location, value, instruction }, index) => (
                <CellBox
                  key={instruction}
                  x={x + 8}
                  y={top + (slots - 1 - index) * SLOT}
                  width={layout.boxWidth - 16}
                  height={SLOT - 5}
                  text={`${location} = ${value}`}
                  tone="current"
                />
              ))}
            </g>
          )
        })}
      <text x={layout.columnAt(0)} y={memory + 17} className={chart.strong}>
        Memory
      </text>
      {state.test.locations.map(({ name }, index) => (
        <CellBox
          key={name}
          x={layout.columnAt(0) + 68 + index * (CELL + 6)}
          y={memory}
          width={CELL}
          text={state.memory[name] ?? 0}
          title={name}
        />
      ))}
    </g>
  )
}
