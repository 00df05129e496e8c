import type { AnySimulation } from '#sim/core/simulation.ts'
import { formatMetric, unitAfter } from '../compare/format-metric.ts'
import { useScrollStop } from '../run/use-scroll-stop.ts'
import styles from './metric-strip.module.css'

type Props = { simulation: AnySimulation; metrics: Readonly<Record<string, unknown>> }

/** The single numbers of the run so far, in one line that keeps its height. */
export function MetricStrip({ simulation, metrics }: Props) {
  const [strip, tabIndex] = useScrollStop<HTMLDListElement>()
  return (
    <dl className={styles.strip} aria-label="Metrics so far" ref={strip} tabIndex={tabIndex}>
      {simulation.metricFields.map(({ key, label, unit }) => (
        <div key={key} className={styles.metric}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>
            {formatMetric(metrics[key], unit)}
            <span className={styles.unit}>{unitAfter(metrics[key], unit)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
