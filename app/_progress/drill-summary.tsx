import Link from 'next/link'
import { ButtonLink } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { weekdayText } from '#app/_ui/date-text.ts'
import type { ProgressOverview } from '#lib/services/get-progress-overview.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './overview.module.css'

type Props = { readonly drills: ProgressOverview['drills']; readonly now: Date; readonly timeZone: string }

/** How the interview cards stand today. */
export function DrillSummary({ drills, now, timeZone }: Props) {
  const { due, fresh, seen, leeches, nextAt } = drills
  return (
    <section className={styles.drills} aria-labelledby="drills">
      <h2 id="drills">{due > 0 ? `${countText(due, 'card is', 'cards are')} due` : 'No card is due'}</h2>
      <p>
        {seen} seen so far{fresh > 0 && `, ${fresh} new for today`}.
        {due + fresh === 0 &&
          nextAt &&
          nextAt > now &&
          ` The next comes back on ${weekdayText(nextAt, timeZone)}.`}
      </p>
      {leeches > 0 && (
        <p>
          <Link href={`${paths.browseCards()}?show=leech`}>
            {countText(leeches, 'card keeps', 'cards keep')} slipping
          </Link>
        </p>
      )}
      <ButtonLink size="sm" href={paths.drills()}>
        {due + fresh > 0 ? 'Drill now' : 'Open drills'}
      </ButtonLink>
    </section>
  )
}
