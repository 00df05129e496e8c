import Link from 'next/link'
import { Notice } from '#app/_ui/notice.tsx'
import type { CardView } from '#lib/domain/drills/card-view.ts'
import { paths } from '#lib/shared/paths.ts'

/** A card that keeps slipping: another review alone will not help. */
export function LeechNotice({ card }: { readonly card: CardView }) {
  return (
    <Notice tone="info" title="The last card keeps slipping" live>
      You have forgotten it several times. Reading{' '}
      {card.lesson ? (
        <Link href={card.lesson.path}>{card.lesson.title}</Link>
      ) : (
        <Link href={paths.card(card.id)}>the card in full</Link>
      )}{' '}
      again helps more than another review.
    </Notice>
  )
}
