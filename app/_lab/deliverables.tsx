import { Rendered } from '#app/_mdx/question/rendered.tsx'
import type { LabEvaluation } from '#lib/domain/labs/evaluate-lab.ts'
import type { DeliverableView } from '#lib/domain/labs/lab-view.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { goalWords } from './goal-words.ts'
import styles from './lab.module.css'

type DeliverablesProps = {
  readonly deliverables: readonly DeliverableView[]
  readonly evaluation: LabEvaluation | null
  readonly simulation: AnySimulation | null
}

/** Each deliverable with what the run came to, and what to look at while it fails. */
export function Deliverables({ deliverables, evaluation, simulation }: DeliverablesProps) {
  return (
    <ul className={styles.deliverables}>
      {deliverables.map(({ id, title, required, passed, failed }) => {
        const outcome = evaluation?.deliverables.find((one) => one.id === id)
        return (
          <li key={id} className={styles.deliverable} data-passed={outcome?.passed}>
            <div className={styles.deliverableHead}>
              <span aria-hidden="true">{outcome ? (outcome.passed ? '✓' : '✗') : '○'}</span>
              <Rendered text={title} className={styles.deliverableTitle} />
              <span className={styles.word}>
                {outcome ? (outcome.passed ? 'met' : 'not met') : 'not run'}
                {!required && ', stretch'}
              </span>
            </div>
            {outcome && (
              <>
                <ul className={styles.goals}>
                  {outcome.goals.map((goal) => (
                    <li key={`${goal.of} ${goal.path} ${goal.is} ${goal.value}`}>
                      {goal.holds ? '✓' : '✗'} {goalWords(goal, simulation)}
                    </li>
                  ))}
                  {outcome.stop === 'fuel' && <li>The run did not end within the steps a lab may take.</li>}
                </ul>
                <Rendered text={outcome.passed ? passed : failed} className={styles.why} />
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
