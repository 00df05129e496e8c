import { Button } from '#app/_ui/button.tsx'
import type { CheckReport, Outcome, PropertyVerdict, Witness } from '#sim/core/check.ts'
import styles from './report.module.css'

type Props = { report: CheckReport; isFinal: boolean; onReplay: (witness: Witness) => void }

/** The verdict as a sentence first, then each way to end with its count and a run to replay. */
export function Report({ report, isFinal, onReplay }: Props) {
  return (
    <div className={styles.report}>
      {isFinal && <p className={styles.verdict}>{verdictOf(report)}</p>}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">Every way in which a run can end</caption>
          <thead>
            <tr>
              <th scope="col">Ends with</th>
              <th scope="col">Schedules</th>
              <th scope="col">Share</th>
              <th scope="col">See one</th>
            </tr>
          </thead>
          <tbody>
            {report.outcomes.map((outcome) => (
              <OutcomeRow key={`${outcome.type} ${outcome.outcome}`} {...{ outcome, report, onReplay }} />
            ))}
          </tbody>
        </table>
      </div>
      <ul className={styles.properties}>
        {report.properties.map((property) => (
          <PropertyLine key={property.name} property={property} onReplay={onReplay} />
        ))}
      </ul>
    </div>
  )
}

type RowProps = { outcome: Outcome; report: CheckReport; onReplay: (witness: Witness) => void }

function OutcomeRow({ outcome, report, onReplay }: RowProps) {
  const { executions } = outcome
  return (
    <tr>
      <th scope="row">
        {outcome.type === 'stuck' && <strong className={styles.stuck}>✗ </strong>}
        {nameOf(outcome)}
      </th>
      <td>{executions === null ? 'not counted' : executions.toLocaleString('en')}</td>
      <td>
        <Share part={executions} whole={report.executions} />
      </td>
      <td>
        <Button size="sm" onClick={() => onReplay(outcome.witness)}>
          Replay {outcome.witness.steps} steps
        </Button>
      </td>
    </tr>
  )
}

function nameOf({ type, outcome }: Outcome): string {
  if (outcome !== type) return outcome
  return type === 'stuck' ? 'deadlock' : 'the end of the run'
}

function Share({ part, whole }: { part: bigint | null; whole: bigint | null }) {
  if (part === null || whole === null || whole === 0n) return '–'
  const share = Number((part * 1000n) / whole) / 10
  return (
    <span className={styles.share}>
      <span
        className={styles.bar}
        style={{ inlineSize: `${Math.max(2, share * 0.8)}px` }}
        aria-hidden="true"
      />
      {share} %
    </span>
  )
}

function PropertyLine({ property, onReplay }: { property: PropertyVerdict; onReplay: Props['onReplay'] }) {
  const { name, verdict, witness } = property
  return (
    <li className={styles.property}>
      <span className={styles[verdict]}>{VERDICTS[verdict]}</span> {name}
      {witness !== null && (
        <Button size="sm" onClick={() => onReplay(witness)}>
          {verdict === 'violated' ? 'See it fail' : 'See it'}
        </Button>
      )}
    </li>
  )
}

const VERDICTS = { holds: '✓ Holds:', violated: '✗ Fails:', unknown: '? Not settled:' } as const

function verdictOf({ status, states, executions, properties, outcomes }: CheckReport): string {
  const count = states.toLocaleString('en')
  if (status === 'unknown') {
    return `Stopped at a limit after ${count} states: what is listed can happen, and there may be more.`
  }
  const failures = properties.filter(({ verdict }) => verdict === 'violated').length
  const runs =
    executions === null ? 'Runs without end are possible' : `${executions.toLocaleString('en')} schedules`
  const ends = outcomes.length === 1 ? 'all end the same way' : `${outcomes.length} different ends`
  const proof =
    failures === 0 ? '' : ` ${failures === 1 ? 'One property fails' : `${failures} properties fail`}.`
  return `All ${count} states explored. ${runs}, ${ends}.${proof}`
}
