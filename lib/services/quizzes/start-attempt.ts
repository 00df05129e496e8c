import { randomInt } from 'node:crypto'
import { authorize } from '#lib/auth/authorize.ts'
import { findAccommodation } from '#lib/db/accommodations.ts'
import { createAttempt, listAttempts } from '#lib/db/attempts.ts'
import { isUniqueViolation, shortTransaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { ensureEnrolment, saveResumePoint } from '#lib/db/progress.ts'
import { readQuestions } from '#lib/db/questions.ts'
import { findQuiz, type Quiz } from '#lib/db/quizzes.ts'
import type { Statements } from '#lib/db/sqlite-writer.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { accommodated } from '#lib/domain/attempts/accommodation.ts'
import type { GradedAttempt } from '#lib/domain/attempts/attempt.ts'
import { isOverdue, mayStart, type StartRefused } from '#lib/domain/attempts/attempt-rules.ts'
import { drawItem } from '#lib/domain/questions/draw-question.ts'
import { partOrder } from '#lib/domain/questions/part-order.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import { invariant } from '#lib/shared/invariant.ts'
import { paths } from '#lib/shared/paths.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { drawAt } from '#sim/core/rng.ts'
import { expireIfOverdue } from './expire-attempt.ts'

/** Opens an attempt at a quiz, or answers the one that is open. Of any number of starts at once, one opens it. */
export async function startAttempt(
  actor: Actor,
  { quizId }: { readonly quizId: string },
  context: RequestContext,
): Promise<Started> {
  const { now } = context
  const { id: userId } = authorize(actor, 'learn')
  const start = () => shortTransaction((tx) => startIn(tx, { userId, quizId, now }))
  const outcome = await start().catch((error) => {
    if (isUniqueViolation(error)) return start()
    throw error
  })
  if ('attemptId' in outcome) return outcome
  await expireIfOverdue(outcome.overdue, now)
  return startAttempt(actor, { quizId }, context)
}

type Started = { readonly attemptId: string }

type Start = { readonly userId: string; readonly quizId: string; readonly now: Date }

/** Comes back with the open attempt when its time is up: it has to be closed first, in a transaction of its own. */
async function startIn(
  tx: Statements,
  { userId, quizId, now }: Start,
): Promise<Started | { readonly overdue: GradedAttempt }> {
  await lockLearner(tx, userId)
  const quiz = await findQuiz(tx, quizId)
  if (!quiz) throw notFoundError()
  const past = await listAttempts(tx, userId, quizId)
  const overdue = past.find((attempt) => isOverdue(attempt, now))
  if (overdue) return { overdue }
  const policy = accommodated(quiz.current.policy, await findAccommodation(tx, userId))
  const decision = mayStart(policy, past, now)
  if (!decision.ok) {
    if (decision.error.code === 'already-open') return { attemptId: decision.error.attemptId }
    throw refusal(decision.error)
  }
  await ensureEnrolment(tx, userId, quiz.courseId, now)
  const attempt = { userId, quizId, ...decision.value, startedAt: now }
  const seed = randomInt(2 ** 31 - 1)
  const items = await drawItems(tx, quiz, seed)
  const { id: quizVersionId } = quiz.current
  const attemptId = await createAttempt(tx, { ...attempt, seed, policy, quizVersionId, items })
  const here = { path: paths.attempt(quizId, attemptId), label: `Quiz: ${quiz.title}` }
  await saveResumePoint(tx, userId, { ...here, updatedAt: now })
  return { attemptId }
}

async function drawItems(tx: Statements, { current }: Quiz, seed: number) {
  const questions = await readQuestions(tx, current.questionVersionIds)
  return current.questionVersionIds.map((questionVersionId, position) => {
    const authored = questions.get(questionVersionId)?.open()
    invariant(authored, `quiz version ${current.id} names question version ${questionVersionId}`)
    const { shuffleOptions } = current.policy
    const itemSeed = drawAt(seed, position)
    const { question, drawn } = drawItem(authored, itemSeed)
    const order = partOrder(question, { seed: itemSeed, shuffleOptions })
    return { questionVersionId, order, drawn }
  })
}

function refusal(error: Exclude<StartRefused, { code: 'already-open' }>): ServiceError {
  switch (error.code) {
    case 'attempt-limit':
      return new ServiceError(
        409,
        error.code,
        error.attempts === 1
          ? 'You have used your one attempt at this quiz. Your result stays on its page.'
          : `You have used all ${error.attempts} attempts at this quiz. Your results stay on its page.`,
      )
    case 'cooldown': {
      const availableAt = error.availableAt.toISOString()
      return new ServiceError(
        409,
        error.code,
        'The next attempt is not open yet. Come back when the wait is over.',
        {
          availableAt,
        },
      )
    }
  }
}
