import { claimAttempt, findAttempt } from '#lib/db/attempts.ts'
import { shortTransaction } from '#lib/db/client.ts'
import type { GradedAttempt } from '#lib/domain/attempts/attempt.ts'
import { closing, isOverdue } from '#lib/domain/attempts/attempt-rules.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { closeAttempt } from './close-attempt.ts'

/** Closes an attempt whose time is up, with what was saved by then; any other comes back as it is. */
export async function expireIfOverdue(attempt: GradedAttempt, now: Date): Promise<GradedAttempt> {
  if (!isOverdue(attempt, now)) return attempt
  const { id, userId } = attempt
  return shortTransaction(async (tx) => {
    const current = await claimAttempt(tx, id, userId)
    if (current && isOverdue(current, now)) {
      const end = closing(current, now)
      const grade = await closeAttempt(tx, current, { ...end, submitKey: null, now })
      return { ...current, ...end, grade }
    }
    const closed = current && (await findAttempt(tx, id, userId))
    if (!closed) throw notFoundError()
    return closed
  })
}
