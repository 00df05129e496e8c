import chart from '../chart/chart.module.css'
import { type TimeWindow, within } from '../chart/ticks.ts'
import { STRIP, type Strip } from './layout.ts'
import type { QueueStretch } from './stretches.ts'
import styles from './thread-pool.module.css'

type Props = {
  strip: Strip
  stretches: readonly QueueStretch[]
  window: TimeWindow
  left: number
  scale: number
  width: number
  /** The longest queue of the whole run. */
  most: number
}

/** The length of a queue over time, and its capacity where that is in reach. */
export function QueueStrip({ strip, stretches, window, left, scale, width, most }: Props) {
  const isNear = strip.capacity <= Math.max(4, 2 * most)
  const top = Math.max(1, isNear ? strip.capacity : most)
  const base = strip.y + STRIP - 4
  const unit = (STRIP - 10) / top
  const steps = within(stretches, window).map(({ length, from, to }) => ({
    x: left + (from - window.from) * scale,
    end: left + (to - window.from) * scale,
    y: base - length * unit,
  }))
  const edge = steps.map(({ x, end, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y} H${end}`).join(' ')
  const [first, last] = [steps[0], steps.at(-1)]
  return (
    <g>
      <text x={left - 10} y={strip.y + STRIP - 12} textAnchor="end" className={chart.small}>
        {isNear ? `queue ≤ ${strip.capacity}` : 'queue'}
      </text>
      {first !== undefined && last !== undefined && (
        <>
          <path d={`${edge} V${base} H${first.x} Z`} className={styles.area} />
          <path d={edge} className={styles.edge} />
        </>
      )}
      <line x1={left} x2={left + width} y1={base} y2={base} className={chart.hairline} />
      {isNear && (
        <line
          x1={left}
          x2={left + width}
          y1={base - top * unit}
          y2={base - top * unit}
          className={styles.full}
        />
      )}
    </g>
  )
}
