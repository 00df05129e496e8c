import { authorize } from '#lib/auth/authorize.ts'
import { type AttemptItem, listItems } from '#lib/db/attempt-items.ts'
import { claimAttempt, findAttempt } from '#lib/db/attempts.ts'
import { shortTransaction } from '#lib/db/client.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { Attempt, AttemptGrade } from '#lib/domain/attempts/attempt.ts'
import { closing } from '#lib/domain/attempts/attempt-rules.ts'
import type { SubmitOutcome } from '#lib/domain/attempts/attempt-view.ts'
import { formProblem } from '#lib/domain/grading/form-problem.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import { invariant } from '#lib/shared/invariant.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { closeAttempt } from './close-attempt.ts'

/**
 * Submits one's own attempt: grades what is saved, once. Every repeat, by key, double click or another page, gets the
 * stored outcome. Throws 422 `unreadable-answers` while a number cannot be read and there is time to mend it; that
 * uses no try.
 */
export async function submitAttempt(
  actor: Actor,
  { attemptId, submitKey }: { readonly attemptId: string; readonly submitKey: string },
  { now }: RequestContext,
): Promise<SubmitOutcome> {
  const { id: userId } = authorize(actor, 'learn')
  return shortTransaction(async (tx) => {
    const attempt = await claimAttempt(tx, attemptId, userId)
    if (!attempt) throw notFoundError()
    if (attempt.status !== 'inProgress') {
      const closed = await findAttempt(tx, attemptId, userId)
      return outcomeOf(attempt, closed?.grade ?? null)
    }
    const end = closing(attempt, now)
    const items = await listItems(tx, attemptId)
    if (end.status === 'submitted') refuseUnreadable(items)
    const grade = await closeAttempt(tx, attempt, { ...end, submitKey, items, now })
    return outcomeOf({ ...attempt, ...end }, grade)
  })
}

function outcomeOf({ id, status }: Attempt, grade: AttemptGrade | null): SubmitOutcome {
  invariant(grade && status !== 'inProgress', `closed attempt ${id} has a grade`)
  const { score, maxScore, passed } = grade
  return { attemptId: id, status, score, maxScore, passed }
}

function refuseUnreadable(items: readonly AttemptItem[]): void {
  const unreadable = items.flatMap(({ id, position, question, draft }) => {
    const problem = formProblem(question.open(), draft.response)
    return problem ? [{ itemId: id, number: position + 1, message: problem.message }] : []
  })
  if (unreadable.length === 0) return
  throw new ServiceError(
    422,
    'unreadable-answers',
    'Not submitted yet: an answer cannot be graded as it stands. Mend it or clear it, then submit again.',
    { items: unreadable },
  )
}
