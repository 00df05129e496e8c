import { timeText } from '#app/_ui/date-text.ts'
import type { MockEntry } from '#lib/services/mock-interviews.ts'
import styles from './mock.module.css'

/** The interviews before, newest first. */
export function MockHistory({ earlier }: { readonly earlier: readonly MockEntry[] }) {
  if (earlier.length === 0) return null
  return (
    <section className={styles.report} aria-labelledby="mock-history">
      <h2 id="mock-history">Earlier interviews</h2>
      <ul className={styles.history}>
        {earlier.map(({ id, finishedAt, report: { cards, hit, of, redFlags } }) => (
          <li key={id}>
            <time dateTime={finishedAt.toISOString()} suppressHydrationWarning>
              {timeText(finishedAt)}
            </time>
            : {cards.length} {cards.length === 1 ? 'question' : 'questions'}, {hit} of {of} points
            {redFlags > 0 && `, ${redFlags} ${redFlags === 1 ? 'red flag' : 'red flags'}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
