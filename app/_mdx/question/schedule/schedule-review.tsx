import { strandOf } from '#app/_workbench/strand.ts'
import type { ScheduleReview as Review, RunReview } from '#lib/domain/grading/review-schedule.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import { ProgramListing } from '../program-listing.tsx'
import { Rendered } from '../rendered.tsx'
import { GoalSentence } from './goal-sentence.tsx'
import styles from './schedule.module.css'

/** The run that was given, step by step, and one that gets there where it does not. */
export function ScheduleReview({
  review,
  isRight,
}: {
  readonly review: Review<Html>
  readonly isRight: boolean
}) {
  const { program, goal, given, example, feedback } = review
  return (
    <div className={styles.runs}>
      <p className={styles.goal}>
        <strong>Asked for:</strong> <GoalSentence goal={goal} />
      </p>
      <ProgramListing program={program} />
      {given && (
        <Run
          title={isRight ? '✓ Your schedule gets there' : '✗ Your schedule leads elsewhere'}
          run={given}
          isRight={isRight}
        />
      )}
      {example && !isRight && <Run title="One schedule that gets there" run={example} />}
      <Rendered text={feedback} />
    </div>
  )
}

type RunProps = { readonly title: string; readonly run: RunReview; readonly isRight?: boolean }

function Run({ title, run, isRight }: RunProps) {
  const { steps, endText, variables } = run
  return (
    <section
      className={styles.run}
      data-mark={isRight === undefined ? undefined : isRight ? 'right' : 'wrong'}
      aria-label={title}
    >
      <p className={styles.runTitle}>{title}</p>
      <ol className={styles.steps}>
        {steps.map(({ tid, thread, line, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the run.
          <li key={i} data-strand={strandOf(tid)}>
            <strong>{thread}</strong>
            <span>{text}</span>
            {line > 0 && <small>line {line}</small>}
          </li>
        ))}
      </ol>
      <p className={styles.end}>
        {endText}{' '}
        {variables.map(({ name, value }) => (
          <code key={name}>
            {name} = {value}{' '}
          </code>
        ))}
      </p>
    </section>
  )
}
