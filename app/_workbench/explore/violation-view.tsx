import { Button } from '#app/_ui/button.tsx'
import type { Violation } from '#sim/threads/check/types.ts'
import styles from './explore.module.css'
import { WaitForGraph } from './wait-for-graph.tsx'

/** What each kind of failure is called. */
export const VIOLATION_WORDS: Readonly<Record<Violation['type'], string>> = {
  'syntax-error': 'Syntax error',
  'data-race': 'Data race',
  assertion: 'Assertion fails',
  exception: 'Uncaught exception',
  deadlock: 'Deadlock',
  'lost-wakeup': 'Lost wake-up',
  'non-termination': 'Can never end',
  misuse: 'Misuse',
  'leaked-permit': 'Leaked permit',
  starvation: 'Starvation',
  'bounded-waiting': 'Waiting too long',
  invariant: 'Invariant broken',
}

type Props = {
  readonly violation: Violation
  readonly lines: readonly string[]
  readonly onReplay: ((schedule: string) => void) | null
  readonly onPuzzle?: () => void
}

/** Failures that end a run, which a learner can therefore look for. */
const PUZZLES: ReadonlySet<Violation['type']> = new Set(['deadlock', 'assertion', 'exception'])

/** One failure: what, on which lines, by which schedule, and for deadlocks who waits for whom. */
export function ViolationView({ violation, lines, onReplay, onPuzzle }: Props) {
  const { type, message, schedule, preemptions, steps, waiting, conditions } = violation
  const switches = preemptions === 1 ? '1 preemption' : `${preemptions} preemptions`
  return (
    <article className={styles.violation} aria-label={VIOLATION_WORDS[type]}>
      <h3>{VIOLATION_WORDS[type]}</h3>
      <p>{message}</p>
      <ul className={styles.lines} aria-label="Lines that take part">
        {violation.lines.map((line) => (
          <li key={line}>
            <span>{line}</span> <code>{lines[line - 1]?.trim()}</code>
          </li>
        ))}
      </ul>
      {steps.length > 0 && (
        <details open={steps.length <= 14}>
          <summary>
            The schedule: {steps.length} {steps.length === 1 ? 'step' : 'steps'}, {switches}
          </summary>
          <ol className={styles.story}>
            {steps.map((step, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a finished story never changes.
              <li key={n} data-switch={step.isPreemption || undefined}>
                {step.isPreemption && <em>switch; </em>}
                <strong>{step.thread}</strong> {step.text} <small>line {step.line}</small>
              </li>
            ))}
          </ol>
        </details>
      )}
      {waiting && waiting.length > 0 && <WaitForGraph edges={waiting} />}
      {conditions && conditions.length > 0 && (
        <dl className={styles.conditions}>
          {conditions.map(({ condition, text }) => (
            <div key={condition}>
              <dt>{condition}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {schedule !== '' && onReplay && (
        <p className={styles.buttons}>
          <Button size="sm" onClick={() => onReplay(schedule)}>
            Replay it
          </Button>
          {onPuzzle && PUZZLES.has(type) && (
            <Button size="sm" onClick={onPuzzle}>
              Break it yourself
            </Button>
          )}
        </p>
      )}
    </article>
  )
}
