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

/** The verdict as a sentence first, then each failure with its schedule, then how the program can end. */
export function VerdictView({ result, source, onReplay, onPuzzle }: Props) {
  const lines = source.split('\n')
  return (
    <div className={styles.verdict}>
      <Verdict result={result} />
      {result.violations.length > 0 && (
        <div className={styles.violations}>
          {result.violations.map((violation, n) => (
            <ViolationView
              // biome-ignore lint/suspicious/noArrayIndexKey: a finished result never changes.
              key={n}
              violation={violation}
              lines={lines}
              onReplay={onReplay}
              onPuzzle={onPuzzle}
            />
          ))}
        </div>
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
