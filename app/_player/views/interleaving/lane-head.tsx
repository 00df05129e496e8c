import { threadName } from '#sim/races/events.ts'
import styles from '../chart/chart.module.css'
import { colourOf, dashOf } from '../chart/look.ts'
import { type Geometry, laneMiddle } from './geometry.ts'
import own from './interleaving.module.css'

type Props = { thread: number; register: number | null; geometry: Geometry }

/** The line a thread moves along, with its name and what its register holds. */
export function LaneHead({ thread, register, geometry }: Props) {
  const y = laneMiddle(geometry, thread)
  return (
    <g>
      <line
        x1={geometry.left - 6}
        x2={geometry.right}
        y1={y}
        y2={y}
        stroke={colourOf(thread)}
        strokeWidth="1.5"
        strokeDasharray={dashOf(thread)}
        opacity="0.55"
      />
      <text x="0" y={y - 2} className={own.name} fill={colourOf(thread)}>
        {threadName(thread)}
      </text>
      <text x="0" y={y + 13} className={styles.small}>
        register {register ?? '–'}
      </text>
    </g>
  )
}
