import chart from '../chart/chart.module.css'
import { ticksBetween } from '../chart/ticks.ts'
import styles from './fault-curve.module.css'
import type { FaultPoint } from './faults-by-frames.ts'

type Props = {
  curve: readonly FaultPoint[]
  /** The size of this run's memory, marked on the curve. */
  frames: number
  box: { x: number; y: number; width: number; height: number }
}

const LEFT = 34
const BOTTOM = 34
const TOP = 26

/** Faults of the whole stream by memory size, with the anomalies named. */
export function FaultCurve({ curve, frames, box }: Props) {
  const most = Math.max(...curve.map(({ faults }) => faults))
  const plot = { width: box.width - LEFT - 18, height: box.height - TOP - BOTTOM }
  const xOf = (count: number) => LEFT + ((count - 1) / Math.max(1, curve.length - 1)) * plot.width
  const yOf = (faults: number) => TOP + plot.height * (1 - faults / most)
  const line = curve
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${xOf(point.frames)} ${yOf(point.faults)}`)
    .join(' ')
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <text x="0" y="11" className={chart.quiet}>
        Page faults of the whole stream, by number of frames
      </text>
      {ticksBetween(0, most, 4).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={LEFT + plot.width} y1={yOf(tick)} y2={yOf(tick)} className={chart.hairline} />
          <text x={LEFT - 8} y={yOf(tick) + 4} textAnchor="end" className={chart.small}>
            {tick}
          </text>
        </g>
      ))}
      <path d={line} className={styles.line} />
      {curve.map((point) => (
        <g key={point.frames}>
          <circle
            cx={xOf(point.frames)}
            cy={yOf(point.faults)}
            r={point.frames === frames ? 6 : 3.5}
            className={point.frames === frames ? styles.here : styles.point}
          />
          {point.isAnomaly && (
            <text
              x={xOf(point.frames)}
              y={yOf(point.faults) - 11}
              textAnchor="middle"
              className={styles.anomaly}
            >
              ↑ more
            </text>
          )}
          <text
            x={xOf(point.frames)}
            y={box.height - BOTTOM + 18}
            textAnchor="middle"
            className={point.frames === frames ? styles.hereText : chart.small}
          >
            {point.frames}
          </text>
        </g>
      ))}
    </g>
  )
}
