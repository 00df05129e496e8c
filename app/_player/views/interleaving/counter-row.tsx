import { type InterleavingEvent, isStale } from '#sim/races/events.ts'
import styles from '../chart/chart.module.css'
import type { Geometry } from './geometry.ts'
import own from './interleaving.module.css'

type Props = { events: readonly InterleavingEvent[]; geometry: Geometry; counter: number }

/** The shared counter: what each store wrote into it, whether that lost an update, and what it holds now. */
export function CounterRow({ events, geometry, counter }: Props) {
  const y = geometry.counterY
  return (
    <g>
      <text x="0" y={y - 2} className={own.name}>
        counter
      </text>
      <text x="0" y={y + 13} className={styles.small}>
        shared
      </text>
      <line x1={geometry.left - 6} x2={geometry.right} y1={y} y2={y} className={styles.rule} />
      {events.map((event, column) => {
        if (event.type !== 'counter-stored') return null
        const x = geometry.left + (column + 0.5) * geometry.columnWidth
        const isLost = isStale(event)
        return (
          <g key={event.time}>
            <rect
              x={x - 15}
              y={y - 14}
              width="30"
              height="28"
              rx="5"
              className={isLost ? own.lost : own.cell}
            />
            <text x={x} y={y + 5} textAnchor="middle" className={styles.strong}>
              {event.value}
            </text>
            {isLost && (
              <text x={x} y={y + 29} textAnchor="middle" className={own.lostText}>
                ✗ lost
              </text>
            )}
          </g>
        )
      })}
      <text x={geometry.right + 8} y={y + 5} className={own.name}>
        = {counter}
      </text>
    </g>
  )
}
