import type { InterleavingEvent } from '#sim/races/events.ts'
import { colourOf } from '../chart/look.ts'
import { type Geometry, laneMiddle } from './geometry.ts'
import own from './interleaving.module.css'

type Props = { event: InterleavingEvent; column: number; geometry: Geometry }

/** One instruction in its thread's lane; loads and stores reach down to the counter. */
export function StepBlock({ event, column, geometry }: Props) {
  const { left, columnWidth, blockHeight, counterY } = geometry
  const middle = left + (column + 0.5) * columnWidth
  const y = laneMiddle(geometry, event.thread) - blockHeight / 2
  const colour = colourOf(event.thread)
  const { name, value } = textOf(event)
  const isStore = event.type === 'counter-stored'
  const reaches = isStore || event.type === 'counter-loaded'
  return (
    <g>
      {reaches && (
        <g className={own.reach} stroke={colour}>
          <line
            x1={middle}
            x2={middle}
            y1={y + blockHeight}
            y2={counterY - (isStore ? 16 : 2)}
            strokeDasharray={isStore ? undefined : '3 3'}
          />
          <path
            d={
              isStore
                ? `M${middle - 4} ${counterY - 22} l4 6 l4 -6`
                : `M${middle - 4} ${y + blockHeight + 7} l4 -6 l4 6`
            }
          />
        </g>
      )}
      <rect
        x={middle - columnWidth / 2 + 2}
        y={y}
        width={columnWidth - 4}
        height={blockHeight}
        rx="5"
        fill={colour}
      />
      <text
        x={middle}
        y={y + blockHeight / 2 - 3}
        textAnchor="middle"
        className={columnWidth < 46 ? own.smallOp : own.op}
      >
        {name}
      </text>
      <text x={middle} y={y + blockHeight / 2 + 13} textAnchor="middle" className={own.value}>
        {value}
      </text>
    </g>
  )
}

function textOf(event: InterleavingEvent): { name: string; value: string } {
  switch (event.type) {
    case 'counter-loaded':
      return { name: 'load', value: `${event.value}` }
    case 'register-added':
      return { name: 'add', value: `→ ${event.value}` }
    case 'counter-stored':
      return { name: 'store', value: `${event.value}` }
    case 'lock-acquired':
      return { name: 'lock', value: '●' }
    case 'lock-released':
      return { name: 'unlock', value: '○' }
  }
}
