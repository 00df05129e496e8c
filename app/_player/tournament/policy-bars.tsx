import type { MetricField } from '#sim/core/simulation.ts'
import { formatMetric, unitAfter } from '../compare/format-metric.ts'
import { useWidth } from '../run/use-width.ts'
import chart from '../views/chart/chart.module.css'
import { Figure } from '../views/chart/figure.tsx'
import { bestOf, type Contestant } from './run-tournament.ts'
import styles from './tournament.module.css'

const ROW = 30
const BAR = 16
const VALUE = 92
const LETTER = 7.5

type Props = { field: MetricField; contestants: readonly Contestant[] }

/** One bar per policy; the best carries a star and a solid bar, the others are outlined. */
export function PolicyBars({ field, contestants }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>(0)
  const best = bestOf(field, contestants)
  const bars = contestants.flatMap((contestant) => {
    const value = contestant.type === 'ran' ? contestant.metrics[field.key] : null
    return typeof value === 'number' ? [{ policy: contestant.policy, value }] : []
  })
  const most = Math.max(0, ...bars.map(({ value }) => value))
  const left = 14 + LETTER * Math.max(0, ...bars.map(({ policy }) => policy.length))
  const full = Math.max(40, width - left - VALUE)
  const text = (value: number) => `${formatMetric(value, field.unit)}${unitAfter(value, field.unit)}`
  const label = `${field.label} by policy: ${bars.map(({ policy, value }) => `${policy} ${text(value)}`).join(', ')}.`
  return (
    <div ref={ref} className={styles.bars}>
      {width > 0 && (
        <Figure label={label} width={width} height={bars.length * ROW + 8}>
          {bars.map(({ policy, value }, row) => {
            const y = row * ROW + 6
            const length = most === 0 ? 0 : (value / most) * full
            const isBest = value === best
            return (
              <g key={policy}>
                <text x={left - 10} y={y + 13} textAnchor="end" className={isBest ? chart.strong : undefined}>
                  {policy}
                </text>
                <rect
                  x={left}
                  y={y}
                  width={Math.max(1, length)}
                  height={BAR}
                  rx="2"
                  className={isBest ? styles.best : styles.bar}
                />
                <text x={left + length + 8} y={y + 13} className={isBest ? chart.strong : chart.quiet}>
                  {isBest ? '★ ' : ''}
                  {text(value)}
                </text>
              </g>
            )
          })}
        </Figure>
      )}
    </div>
  )
}
