import type { Mark } from '#lib/domain/grading/graded.ts'
import type { QuestionReview } from '#lib/domain/grading/review-question.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import styles from './question.module.css'
import { Rendered } from './rendered.tsx'
import { ScheduleReview } from './schedule/schedule-review.tsx'
import { TraceReview } from './trace-review.tsx'

/** A graded answer: the verdict in words, why for every part, and the explanation.  */
export function Review({ review }: { readonly review: QuestionReview<Html> }) {
  return (
    <div className={styles.review}>
      <p className={styles.verdict} data-right={review.isRight} data-partly={review.score > 0}>
        {verdictOf(review)}
      </p>
      <Parts review={review} />
      <div className={styles.explanation}>
        <strong>Why</strong>
        <Rendered text={review.explanation} className={styles.text} />
      </div>
    </div>
  )
}

function verdictOf({ isRight, isAnswered, score }: QuestionReview<Html>): string {
  if (!isAnswered) return '○ Not answered'
  if (isRight) return '✓ Right'
  if (score > 0) return `◐ Partly right: ${Math.round(score * 100)} %`
  return '✗ Not right'
}

function Parts({ review }: { readonly review: QuestionReview<Html> }) {
  switch (review.type) {
    case 'single':
    case 'multiple':
      return (
        <ul className={styles.parts}>
          {review.options.map((option) => (
            <li key={option.text.html} className={styles.part} data-mark={option.mark}>
              <div className={styles.partHead}>
                <Rendered text={option.text} className={styles.text} />
                <MarkWord mark={option.mark} isCorrect={option.isCorrect} />
              </div>
              <Rendered text={option.feedback} className={styles.feedback} />
            </li>
          ))}
        </ul>
      )
    case 'numeric':
      return (
        <TypedReview given={review.given} feedback={review.feedback}>
          {review.answer}
          {review.tolerance > 0 && ` ± ${review.tolerance}`}
          {review.unit && ` ${review.unit}`}
        </TypedReview>
      )
    case 'text':
      return (
        <TypedReview given={review.given} feedback={review.feedback}>
          {review.accepted.join(', or ')}
        </TypedReview>
      )
    case 'ordering':
      return (
        <>
          <ol className={styles.parts}>
            {review.places.map((place) => (
              <li key={place.text.html} className={styles.part} data-mark={place.mark}>
                <div className={styles.partHead}>
                  <Rendered text={place.text} className={styles.text} />
                  <MarkWord mark={place.mark} isCorrect />
                </div>
                <Given text={place.given} mark={place.mark} />
              </li>
            ))}
          </ol>
          <Rendered text={review.feedback} className={styles.text} />
        </>
      )
    case 'matching':
      return (
        <ul className={styles.parts}>
          {review.pairs.map((pair) => (
            <li key={pair.left.html} className={styles.part} data-mark={pair.mark}>
              <div className={styles.partHead}>
                <Rendered text={pair.left} className={styles.text} />
                <span aria-hidden="true">→</span>
                <Rendered text={pair.right} className={styles.text} />
                <MarkWord mark={pair.mark} isCorrect />
              </div>
              <Given text={pair.given} mark={pair.mark} />
              <Rendered text={pair.feedback} className={styles.feedback} />
            </li>
          ))}
        </ul>
      )
    case 'trace':
      return <TraceReview review={review} />
    case 'schedule':
      return <ScheduleReview review={review} isRight={review.isRight} />
  }
}

/** What was put in the place of the right part. */
function Given({ text, mark }: { readonly text: Html | null; readonly mark: Mark }) {
  if (mark === 'right' || !text) return null
  return (
    <div className={styles.given}>
      You had: <Rendered text={text} />
    </div>
  )
}

type TypedReviewProps = {
  readonly given: string | null
  readonly feedback: Html
  readonly children: React.ReactNode
}

function TypedReview({ given, feedback, children }: TypedReviewProps) {
  return (
    <>
      <p className={styles.hint}>
        You wrote {given ?? 'nothing'}. The answer is {children}.
      </p>
      <Rendered text={feedback} className={styles.text} />
    </>
  )
}

/** The mark as a sign and words, so that colour is never alone. */
function MarkWord({ mark, isCorrect }: { readonly mark: Mark; readonly isCorrect: boolean }) {
  const words: Readonly<Record<Mark, string>> = {
    right: '✓ your answer, right',
    wrong: isCorrect ? '✗ yours was another' : '✗ your answer, wrong',
    missed: isCorrect ? '○ right, not chosen' : '○ wrong',
    rejected: '· rightly left out',
  }
  return <span className={styles.mark}>{words[mark]}</span>
}
