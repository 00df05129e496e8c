import { Rendered } from '#app/_mdx/question/rendered.tsx'
import type { DeliverableResult } from '#lib/domain/labs/lab-result.ts'
import type { DeliverableView, SubmissionView } from '#lib/domain/labs/lab-view.ts'
import styles from '../lab.module.css'
import { evidenceLine } from './evidence-words.ts'
import { FindingView } from './finding-view.tsx'

type CodeDeliverablesProps = {
  readonly deliverables: readonly DeliverableView[]
  readonly latest: SubmissionView | null
  /** The program is another one since it was handed in. */
  readonly isChanged: boolean
}

/** Each deliverable with what the server found of the program handed in last, and what to look at while it fails. */
export function CodeDeliverables({ deliverables, latest, isChanged }: CodeDeliverablesProps) {
  return (
    <>
      {latest && isChanged && (
        <p className={styles.note}>The program has changed since: this is about the one you handed in.</p>
      )}
      <ul className={styles.deliverables}>
        {deliverables.map((deliverable) => (
          <Deliverable
            key={deliverable.id}
            deliverable={deliverable}
            result={latest?.results.find(({ id }) => id === deliverable.id) ?? null}
          />
        ))}
      </ul>
    </>
  )
}

function Deliverable(props: { deliverable: DeliverableView; result: DeliverableResult | null }) {
  const { result } = props
  const { title, required, passed, failed } = props.deliverable
  const finding = result && !result.passed && 'finding' in result.evidence ? result.evidence.finding : null
  return (
    <li className={styles.deliverable} data-passed={result?.passed}>
      <div className={styles.deliverableHead}>
        <span aria-hidden="true">{result ? (result.passed ? '✓' : '✗') : '○'}</span>
        <Rendered text={title} className={styles.deliverableTitle} />
        <span className={styles.word}>
          {result ? (result.passed ? 'met' : 'not met') : 'not handed in'}
          {!required && ', stretch'}
        </span>
      </div>
      {result && (
        <>
          <p className={styles.goals}>{evidenceLine(result.evidence, result.passed)}</p>
          {finding && <FindingView finding={finding} />}
          <Rendered text={result.passed ? passed : failed} className={styles.why} />
        </>
      )}
    </li>
  )
}
