import type { Db } from '#lib/db/client.ts'
import { findStoredAnswer, type RequestKey, storeAnswer } from '#lib/db/stored-answers.ts'
import { ServiceError } from '#lib/shared/errors.ts'

/**
 * Acts on a request once: repeated with the same key, it gets the stored answer and nothing happens again. Call it inside
 * the transaction, behind the lock that makes the action serial. Answers are plain JSON.
 */
export async function once<T extends object>(
  tx: Db,
  request: RequestKey,
  now: Date,
  act: () => Promise<T>,
): Promise<T> {
  const stored = await findStoredAnswer(tx, request)
  if (stored?.type === 'mismatch')
    throw new ServiceError(409, 'key-reused', 'This key was used for something else. Reload the page.')
  if (stored) return stored.answer as T
  const answer = await act()
  await storeAnswer(tx, request, answer, now)
  return answer
}
