import { dayText } from '#app/_ui/date-text.ts'
import type { Rhythm as RhythmOf } from '#lib/domain/progress/rhythm.ts'
import styles from './overview.module.css'
import { RhythmSwitch } from './rhythm-switch.client.tsx'
import { rhythmWords } from './rhythm-words.ts'

/** The days of this week, and how many weeks had something. Pauses cost nothing; who does not want it hides it. */
export function Rhythm({ rhythm }: { readonly rhythm: RhythmOf | null }) {
  return (
    <section className={styles.rhythm} aria-labelledby="rhythm">
      <h2 id="rhythm">{rhythm ? 'This week' : 'Your rhythm is hidden'}</h2>
      {rhythm && <Week rhythm={rhythm} />}
      {/* One switch in either case, so that it keeps the focus. */}
      <RhythmSwitch isShown={rhythm !== null} />
    </section>
  )
}

function Week({ rhythm }: { readonly rhythm: RhythmOf }) {
  return (
    <>
      <ol className={styles.week}>
        {rhythm.week.map(({ date, isActive, isToday }) => (
          <li key={date} data-active={isActive || undefined} aria-current={isToday ? 'date' : undefined}>
            <span aria-hidden="true">{dayText(date).slice(0, 2)}</span>
            <span className="visually-hidden">
              {dayText(date)}
              {isActive && ': something learned'}
            </span>
          </li>
        ))}
      </ol>
      <p>
        {rhythmWords(rhythm) ||
          'Your first day appears here when you have read, answered or drilled something.'}
      </p>
      <p className={styles.hint}>
        A day lasts until four in the morning. Pauses are fine: nothing here runs out.
      </p>
    </>
  )
}
