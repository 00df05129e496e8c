import { findAccommodation } from '#lib/db/accommodations.ts'
import { listAttempts } from '#lib/db/attempts.ts'
import { db } from '#lib/db/client.ts'
import { readQuestions } from '#lib/db/questions.ts'
import { findQuiz, type Quiz } from '#lib/db/quizzes.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { accommodated, describeAccommodation, NO_ACCOMMODATION } from '#lib/domain/attempts/accommodation.ts'
import type { GradedAttempt } from '#lib/domain/attempts/attempt.ts'
import { mayStart } from '#lib/domain/attempts/attempt-rules.ts'
import { countingAttempt } from '#lib/domain/attempts/counting-attempt.ts'
import { describePolicy, type QuizPolicy } from '#lib/domain/attempts/quiz-policy.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { paths } from '#lib/shared/paths.ts'
import { getCourseMap } from '../get-course-map.ts'
import { expireIfOverdue } from './expire-attempt.ts'

export type PastAttempt = {
  readonly id: string
  readonly number: number
  readonly status: 'submitted' | 'expired'
  readonly submittedAt: Date
  readonly score: number
  readonly maxScore: number
  readonly passed: boolean
  readonly counts: boolean
}

/** What one may do now. */
export type NextStep =
  | { readonly type: 'sign-in' }
  | { readonly type: 'start'; readonly isFirst: boolean }
  | { readonly type: 'resume'; readonly attemptId: string; readonly deadlineAt: Date | null }
  | { readonly type: 'wait'; readonly availableAt: Date }
  | { readonly type: 'used-up' }

export type QuizPage = Pick<Quiz, 'id' | 'title' | 'summary' | 'minutes' | 'moduleId' | 'moduleTitle'> & {
  readonly questionCount: number
  readonly points: number
  readonly policy: readonly string[]
  /** What this person gets beyond the rules for all, in a sentence. */
  readonly arranged: string | null
  readonly attemptsAllowed: number
  /** What the questions are about: objectives of open lessons, each with its lesson. */
  readonly covers: readonly { readonly text: string; readonly lesson: string; readonly href: string }[]
  readonly past: readonly PastAttempt[]
  readonly next: NextStep
}

/** A quiz before it is started: for everybody, with one's own attempts when signed in. Throws 404 when there is none. */
export async function getQuiz(
  actor: Actor,
  { quizId }: { readonly quizId: string },
  { now }: { readonly now: Date },
): Promise<QuizPage> {
  const quiz = await findQuiz(db(), quizId)
  if (!quiz) throw notFoundError()
  const { current, id, title, summary, minutes, moduleId, moduleTitle } = quiz
  const sealed = await readQuestions(db(), current.questionVersionIds)
  const questions = [...sealed.values()].map((question) => question.open())
  const isUser = actor.type === 'user'
  const attempts = isUser ? await currentAttempts(actor.id, quizId, now) : []
  const given = isUser ? await findAccommodation(db(), actor.id) : NO_ACCOMMODATION
  const policy = accommodated(current.policy, given)
  return {
    ...{ id, title, summary, minutes, moduleId, moduleTitle },
    questionCount: questions.length,
    points: questions.reduce((sum, { points }) => sum + points, 0),
    policy: describePolicy(policy),
    arranged: describeAccommodation(current.policy, given),
    attemptsAllowed: policy.attempts,
    covers: await coverage(questions.flatMap(({ objectives }) => objectives)),
    past: pastAttempts(quiz, attempts),
    next: actor.type === 'user' ? nextStep(policy, attempts, now) : { type: 'sign-in' },
  }
}

async function currentAttempts(userId: string, quizId: string, now: Date): Promise<GradedAttempt[]> {
  const attempts = await listAttempts(db(), userId, quizId)
  return Promise.all(attempts.map((attempt) => expireIfOverdue(attempt, now)))
}

async function coverage(objectiveIds: readonly string[]): Promise<QuizPage['covers']> {
  const wanted = new Set(objectiveIds)
  const course = await getCourseMap()
  return course.modules.flatMap((module) =>
    module.lessons.flatMap(({ id, title, published }) =>
      (published?.objectives ?? [])
        .filter((objective) => wanted.has(objective.id))
        .map(({ text }) => ({ text, lesson: title, href: paths.lesson(module.id, id) })),
    ),
  )
}

function pastAttempts({ current }: Quiz, attempts: readonly GradedAttempt[]): PastAttempt[] {
  const counting = countingAttempt(current.policy.keep, attempts)
  return attempts.flatMap(({ id, number, status, submittedAt, grade }) =>
    status === 'inProgress' || !grade || !submittedAt
      ? []
      : [{ id, number, status, submittedAt, ...grade, counts: id === counting?.id }],
  )
}

function nextStep(policy: QuizPolicy, attempts: readonly GradedAttempt[], now: Date): NextStep {
  const decision = mayStart(policy, attempts, now)
  if (decision.ok) return { type: 'start', isFirst: attempts.length === 0 }
  switch (decision.error.code) {
    case 'already-open': {
      const { attemptId } = decision.error
      const open = attempts.find(({ id }) => id === attemptId)
      return { type: 'resume', attemptId, deadlineAt: open?.deadlineAt ?? null }
    }
    case 'cooldown':
      return { type: 'wait', availableAt: decision.error.availableAt }
    case 'attempt-limit':
      return { type: 'used-up' }
  }
}
