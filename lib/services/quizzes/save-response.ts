import { authorize } from '#lib/auth/authorize.ts'
import { type AttemptItem, findItem, saveDraft } from '#lib/db/attempt-items.ts'
import { lockAttempt } from '#lib/db/attempts.ts'
import { shortTransaction } from '#lib/db/client.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { decideSave, type SaveRefused } from '#lib/domain/attempts/attempt-rules.ts'
import type { Confidence } from '#lib/domain/attempts/calibration.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import { fromShown, toShown } from '#lib/domain/questions/shown-response.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

export type SaveInput = {
  readonly attemptId: string
  readonly itemId: string
  /** In the numbers shown; null takes the answer back. */
  readonly response: Response | null
  /** How sure the learner says to be; left out or without a response it is nothing. */
  readonly confidence?: Confidence | null
  /** The revision the learner's page has seen, 0 before the first. */
  readonly revision: number
}

/**
 * Saves one answer of one's own open attempt. Throws 404 unless the question is in that attempt, 400 for an answer that is
 * none to it, 409 `conflict` with the stored answer when another page saved since, 409 `closed` after submit or deadline.
 */
export async function saveResponse(
  actor: Actor,
  { attemptId, itemId, response, confidence = null, revision }: SaveInput,
  { now }: RequestContext,
): Promise<{ readonly revision: number }> {
  const { id: userId } = authorize(actor, 'learn')
  return shortTransaction(async (tx) => {
    await lockAttempt(tx, attemptId)
    const found = await findItem(tx, { itemId, attemptId, userId })
    if (!found) throw notFoundError()
    const { item, attempt } = found
    const read = response && readResponse(item, response)
    const save = { response: read, confidence: read && confidence, revision }
    const decision = decideSave(attempt, { current: item.draft, save, now })
    if (!decision.ok) throw refusal(item, decision.error)
    if (decision.value !== item.draft) await saveDraft(tx, itemId, decision.value, now)
    return { revision: decision.value.revision }
  })
}

function readResponse(item: AttemptItem, response: Response): Response {
  const read = fromShown(item.question.open(), item.order, response)
  if (read.ok) return read.value
  throw new ServiceError(
    400,
    'not-an-answer',
    'This is not an answer to this question. Reload the page and answer again.',
    { reason: read.error.code },
  )
}

function refusal(item: AttemptItem, error: SaveRefused): ServiceError {
  switch (error.code) {
    case 'closed':
      return new ServiceError(409, 'closed', 'This attempt has been submitted. Its result is on this page.')
    case 'overdue':
      return new ServiceError(409, 'closed', 'The time is up. What was saved by then is graded.')
    case 'conflict': {
      const { response, confidence, revision } = error.current
      return new ServiceError(
        409,
        'conflict',
        'This answer was changed on another page. Choose which one to keep.',
        {
          response: response && toShown(item.question.open(), item.order, response),
          confidence,
          revision,
        },
      )
    }
  }
}
