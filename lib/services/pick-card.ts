import { authorize } from '#lib/auth/authorize.ts'
import { findCard } from '#lib/db/cards.ts'
import { transaction } from '#lib/db/client.ts'
import { pickCardFor } from '#lib/db/picked-cards.ts'
import { findReviewState } from '#lib/db/reviews.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

/**
 * Puts a card into one's drills of today. One already seen stays where its schedule has it. Throws 404 for a card that is
 * not there.
 */
export async function pickCard(
  actor: Actor,
  { cardId }: { readonly cardId: string },
  { now }: RequestContext,
): Promise<{ readonly isSeen: boolean }> {
  const { id: userId } = authorize(actor, 'learn')
  return transaction(async (tx) => {
    if (!(await findCard(tx, cardId))) throw notFoundError()
    const isSeen = (await findReviewState(tx, userId, cardId)) !== null
    if (!isSeen) await pickCardFor(tx, userId, cardId, now)
    return { isSeen }
  })
}
