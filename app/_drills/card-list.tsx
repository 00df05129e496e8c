import Link from 'next/link'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import { DifficultyBadge } from '#app/_ui/difficulty-badge.tsx'
import type { BrowsedCard } from '#lib/services/browse-cards.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './browse.module.css'

type Props = { readonly cards: readonly BrowsedCard[]; readonly timeZone: string }

/** The cards as a plain list: the question, and how it stands. */
export function CardList({ cards, timeZone }: Props) {
  return (
    <ol className={styles.list}>
      {cards.map((card) => (
        <li key={card.id} className={styles.row}>
          <Link href={paths.card(card.id)} prefetch={false} className={styles.prompt}>
            <Rendered text={card.prompt} isInline />
          </Link>
          <p className={styles.meta}>
            <span className={styles.topic}>{card.topic.replaceAll('-', ' ')}</span>
            <DifficultyBadge difficulty={card.difficulty} />
            {card.standing && <Standing standing={card.standing} timeZone={timeZone} />}
            {card.companies.map((company) => (
              <span key={company}>{company}</span>
            ))}
          </p>
        </li>
      ))}
    </ol>
  )
}

type StandingProps = { standing: NonNullable<BrowsedCard['standing']>; timeZone: string }

function Standing({ standing: { status, dueAt, isLeech }, timeZone }: StandingProps) {
  const date = dueAt?.toLocaleDateString('en-GB', { timeZone, day: 'numeric', month: 'short' })
  return (
    <>
      {status === 'due' && <Badge tone="info">due</Badge>}
      {status === 'new' && <span>not seen yet</span>}
      {status === 'scheduled' && <span>back on {date}</span>}
      {isLeech && <Badge tone="warning">keeps slipping</Badge>}
    </>
  )
}
