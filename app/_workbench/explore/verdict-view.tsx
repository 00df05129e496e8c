import { Notice } from '#app/_ui/notice.tsx'
import type { CheckResult } from '#sim/threads/check/types.ts'
import styles from './explore.module.css'
import { Outcomes } from './outcomes.tsx'
import { ViolationView } from './violation-view.tsx'

type Props = {
  readonly result: CheckResult
  readonly source: string
  /** Null when the program has changed since. */
  readonly onReplay: ((schedule: string) => void) | null
  readonly onPuzzle?: () => void
}

/** The verdict as a sentence first, then one failure of each kind with its schedule and the others folded, then how the program can end. */
export function VerdictView({ result, source, onReplay, onPuzzle }: Props) {
  const { violations } = result
  const first = violations.filter(({ type }, n) => violations.findIndex((one) => one.type === type) === n)
  const further = violations.filter((violation) => !first.includes(violation))
  const shown = (list: CheckResult['violations']) => (
    <div className={styles.violations}>
      {list.map((violation) => (
        <ViolationView
          key={violations.indexOf(violation)}
          violation={violation}
          lines={source.split('\n')}
          onReplay={onReplay}
          onPuzzle={onPuzzle}
        />
      ))}
    </div>
  )
  return (
    <div className={styles.verdict}>
      <Verdict result={result} />
      {first.length > 0 && shown(first)}
      {further.length > 0 && (
        <details className={styles.further}>
          <summary>
            {further.length === 1 ? 'One more way' : `${further.length} more ways`} of the same{' '}
            {first.length === 1 ? 'kind' : 'kinds'}
          </summary>
          {shown(further)}
        </details>
      )}
      {result.notes.length > 0 && (
        <ul className={styles.notes}>
          {result.notes.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {result.outcomes.length > 0 && <Outcomes result={result} onReplay={onReplay} />}
    </div>
  )
}

const n = (value: number) => value.toLocaleString('en')

function Verdict({ result }: { result: CheckResult }) {
  const { verdict, summary, states, transitions, violations, complete } = result
  if (result.syntaxError !== null)
    return (
      <Notice tone="danger" title="This program does not run yet.">
        <p>Mend what is shown below, then explore it.</p>
      </Notice>
    )
  const counted = `${n(states)} states and ${n(transitions)} transitions examined`
  if (verdict === 'holds')
    return (
      <Notice tone="success" title={`Proved: all ${n(states)} states, no schedule fails.`}>
        <p>{counted}; nothing is left out.</p>
      </Notice>
    )
  if (verdict === 'unknown')
    return (
      <Notice
        tone="warning"
        title={
          complete ? 'Not decided.' : 'Not decided: the budget was used up before every schedule was seen.'
        }
      >
        <p>
          {summary} This is no proof
          {complete ? '.' : ': make the program smaller, with fewer threads or rounds.'}
        </p>
      </Notice>
    )
  const count = violations.length === 1 ? 'one way' : `${violations.length} ways`
  return (
    <Notice tone="danger" title={`This program can fail: ${count}, shown below.`}>
      <p>
        {counted}
        {complete
          ? '; every schedule was seen.'
          : '; there may be more ways, because not every schedule was seen.'}
      </p>
    </Notice>
  )
}
