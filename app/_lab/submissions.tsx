import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { timeText } from '#app/_ui/date-text.ts'
import type { DeliverableResult } from '#lib/domain/labs/lab-result.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { DeliverableView, SubmissionView } from '#lib/domain/labs/lab-view.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import styles from './lab.module.css'

export type ResultLine = { readonly holds: boolean; readonly text: string }

type SubmissionsProps = {
  readonly submissions: readonly SubmissionView[]
  readonly deliverables: readonly DeliverableView[]
  /** The evidence of a result, a line each. */
  readonly words: (result: DeliverableResult) => readonly ResultLine[]
  /** What the button that goes back to a submission says. */
  readonly takeUp: string
  readonly onTakeUp: (values: LabValues) => void
}

/** What was handed in, newest first, with the server's evidence. */
export function Submissions({ submissions, deliverables, words, takeUp, onTakeUp }: SubmissionsProps) {
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
              {results.map((result) => (
                <ResultLines key={result.id} result={result} title={titles.get(result.id)} words={words} />
              ))}
            </ul>
            <p>
              <Button size="sm" onClick={() => onTakeUp(values)}>
                {takeUp}
              </Button>
            </p>
          </details>
        </li>
      ))}
    </ol>
  )
}

function ResultLines(props: {
  readonly result: DeliverableResult
  readonly title: Html | undefined
  readonly words: SubmissionsProps['words']
}) {
  const { result, title, words } = props
  return words(result).map(({ holds, text }) => (
    <li key={text}>
      {holds ? '✓' : '✗'} {title && <Rendered text={title} className="visually-hidden" />} {text}
    </li>
  ))
}
