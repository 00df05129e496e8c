import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { ScheduleReview } from '#app/_mdx/question/schedule/schedule-review.tsx'
import { TraceReview } from '#app/_mdx/question/trace-review.tsx'
import type { QuestionReview } from '#lib/domain/grading/review-question.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import styles from './reports.module.css'

/** The answer a question counts as right, and why: for staff alone. */
export function QuestionKey({ review }: { readonly review: QuestionReview<Html> }) {
  return (
    <div className={styles.keyBody}>
      <Key review={review} />
      <Rendered text={review.explanation} />
    </div>
  )
}

function Key({ review }: { readonly review: QuestionReview<Html> }) {
  switch (review.type) {
    case 'single':
    case 'multiple':
      return (
        <ul>
          {review.options.map(({ text, isCorrect, feedback }) => (
            <li key={text.html}>
              <strong>{isCorrect ? '✓ right' : '✗ wrong'}</strong>: <Rendered text={text} isInline />
              <Rendered text={feedback} className={styles.note} />
            </li>
          ))}
        </ul>
      )
    case 'numeric':
      return (
        <p>
          <strong>
            {review.answer}
            {review.tolerance > 0 && ` ± ${review.tolerance}`}
            {review.unit && ` ${review.unit}`}
          </strong>
        </p>
      )
    case 'text':
      return (
        <p>
          <strong>{review.accepted.join(', or ')}</strong>
        </p>
      )
    case 'ordering':
      return (
        <ol>
          {review.places.map(({ text }) => (
            <li key={text.html}>
              <Rendered text={text} isInline />
            </li>
          ))}
        </ol>
      )
    case 'matching':
      return (
        <ul>
          {review.pairs.map(({ left, right }) => (
            <li key={left.html}>
              <Rendered text={left} isInline /> → <Rendered text={right} isInline />
            </li>
          ))}
        </ul>
      )
    case 'trace':
      return <TraceReview review={review} />
    case 'schedule':
      return <ScheduleReview review={review} isRight={false} />
  }
}
