import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { timeText } from '#app/_ui/date-text.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { DeliverableView, SubmissionView } from '#lib/domain/labs/lab-view.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { goalWords } from './goal-words.ts'
import styles from './lab.module.css'

type SubmissionsProps = {
  readonly submissions: readonly SubmissionView[]
  readonly deliverables: readonly DeliverableView[]
  readonly simulation: AnySimulation | null
  readonly onTakeUp: (values: LabValues) => void
}

/** What was handed in, newest first, with the server's evidence. */
export function Submissions({ submissions, deliverables, simulation, onTakeUp }: SubmissionsProps) {
  const titles = new Map(deliverables.map(({ id, title }) => [id, title]))
  return (
    <ol className={styles.submissions}>
      {submissions.map(({ id, submittedAt, passed, results, values }) => (
        <li key={id}>
          <details>
            <summary>
              <time dateTime={submittedAt} suppressHydrationWarning>
                {timeText(new Date(submittedAt))}
              </time>{' '}
              <Badge tone={passed ? 'success' : 'neutral'}>{passed ? 'passed' : 'not passed'}</Badge>{' '}
              {results.filter((result) => result.passed).length} of {results.length} met
            </summary>
            <ul className={styles.goals}>
              {results.map((result) =>
                result.goals.map((goal) => (
                  <li key={`${result.id} ${goal.path} ${goal.is}`}>
                    {goal.holds ? '✓' : '✗'}{' '}
                    <span className="visually-hidden">
                      {titles.get(result.id) ? `Deliverable ${result.id}: ` : ''}
                    </span>
                    {goalWords(goal, simulation)}
                  </li>
                )),
              )}
            </ul>
            <p>
              <Button size="sm" onClick={() => onTakeUp(values)}>
                Take up these values again
              </Button>
            </p>
          </details>
        </li>
      ))}
    </ol>
  )
}
