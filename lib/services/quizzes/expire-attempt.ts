import { findAttempt, lockAttempt } from '#lib/db/attempts.ts'
import { transaction } from '#lib/db/client.ts'
import type { GradedAttempt } from '#lib/domain/attempts/attempt.ts'
import { closing, isOverdue } from '#lib/domain/attempts/attempt-rules.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { closeAttempt } from './close-attempt.ts'

/** Closes an attempt whose time is up, with what was saved by then; any other comes back as it is. */
export async function expireIfOverdue(attempt: GradedAttempt, now: Date): Promise<GradedAttempt> {
  if (!isOverdue(attempt, now)) return attempt
  return transaction(async (tx) => {
    await lockAttempt(tx, attempt.id)
    const current = await findAttempt(tx, attempt.id, attempt.userId)
    if (!current) throw notFoundError()
    if (!isOverdue(current, now)) return current
    const end = closing(current, now)
    const grade = await closeAttempt(tx, current, { ...end, submitKey: null, now })
    return { ...current, ...end, grade }
  })
}
