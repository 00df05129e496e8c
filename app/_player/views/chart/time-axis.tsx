import styles from './chart.module.css'
import { type TimeWindow, ticksBetween } from './ticks.ts'

type Props = {
  window: TimeWindow
  left: number
  /** Pixels per unit of time. */
  scale: number
  y: number
  /** Top of the vertical lines. */
  top: number
  now: number
}

/** A time axis with faint vertical lines and the present moment. */
export function TimeAxis({ window, left, scale, y, top, now }: Props) {
  const { from, until } = window
  const span = (until - from) * scale
  const ticks = ticksBetween(from, until, Math.max(2, span / 64))
  const gap = 4 + 4 * (String(now).length + String(until).length)
  const nowX = left + (now - from) * scale
  return (
    <g>
      {ticks.map((tick) => {
        const x = left + (tick - from) * scale
        return (
          <g key={tick}>
            <line x1={x} x2={x} y1={top} y2={y} className={styles.hairline} />
            {Math.abs(x - nowX) > gap && (
              <text x={x} y={y + 16} textAnchor="middle" className={styles.small}>
                {tick}
              </text>
            )}
          </g>
        )
      })}
      <line x1={left} x2={left + span} y1={y} y2={y} className={styles.rule} />
      <line x1={nowX} x2={nowX} y1={top - 4} y2={y + 4} className={styles.now} />
      <text x={nowX} y={y + 17} textAnchor="middle" className={styles.nowText}>
        {now}
      </text>
    </g>
  )
}
