import { err, ok, type Result } from '#lib/shared/result.ts'
import { type Answer, isSameAnswer } from './answer.ts'
import type { Attempt } from './attempt.ts'
import type { QuizPolicy } from './quiz-policy.ts'

/** How long after the deadline an answer that was on its way is still taken. */
export const GRACE_MS = 5_000

const MINUTE_MS = 60_000

export type StartRefused =
  | { readonly code: 'attempt-limit'; readonly attempts: number }
  | { readonly code: 'cooldown'; readonly availableAt: Date }
  | { readonly code: 'already-open'; readonly attemptId: string }

/** Whether another attempt may start; `past` are all attempts of one learner at one quiz, in any order. */
export function mayStart(
  policy: QuizPolicy,
  past: readonly Attempt[],
  now: Date,
): Result<{ readonly number: number; readonly deadlineAt: Date | null }, StartRefused> {
  const open = past.find((attempt) => attempt.status === 'inProgress')
  if (open) return err({ code: 'already-open', attemptId: open.id })
  if (past.length >= policy.attempts) return err({ code: 'attempt-limit', attempts: policy.attempts })
  const lastEnd = Math.max(0, ...past.map(({ submittedAt }) => submittedAt?.getTime() ?? 0))
  const availableAt = new Date(lastEnd + policy.cooldownMinutes * MINUTE_MS)
  if (past.length > 0 && now < availableAt) return err({ code: 'cooldown', availableAt })
  const number = Math.max(0, ...past.map((attempt) => attempt.number)) + 1
  return ok({ number, deadlineAt: deadlineOf(policy, now) })
}

function deadlineOf({ timeLimitMinutes }: QuizPolicy, startedAt: Date): Date | null {
  return timeLimitMinutes === null ? null : new Date(startedAt.getTime() + timeLimitMinutes * MINUTE_MS)
}

/** Open, and past its deadline and the grace: it is to be closed with what was saved. */
export function isOverdue(
  { status, deadlineAt }: Pick<Attempt, 'status' | 'deadlineAt'>,
  now: Date,
): boolean {
  return status === 'inProgress' && deadlineAt !== null && now.getTime() > deadlineAt.getTime() + GRACE_MS
}

/** An autosaved answer; revision 0 and no response before the first save. */
export type Draft = Answer & { readonly revision: number }

export type SaveRefused =
  | { readonly code: 'closed' }
  | { readonly code: 'overdue' }
  | { readonly code: 'conflict'; readonly current: Draft }

/**
 * The draft after a save that saw revision `save.revision`. A save based on an older revision is refused unless it says
 * what is stored anyway (a repeat whose answer was lost on the way).
 */
export function decideSave(
  attempt: Pick<Attempt, 'status' | 'deadlineAt'>,
  { current, save, now }: { readonly current: Draft; readonly save: Draft; readonly now: Date },
): Result<Draft, SaveRefused> {
  if (attempt.status !== 'inProgress') return err({ code: 'closed' })
  if (isOverdue(attempt, now)) return err({ code: 'overdue' })
  if (isSameAnswer(current, save)) return ok(current)
  if (save.revision !== current.revision) return err({ code: 'conflict', current })
  return ok({ response: save.response, confidence: save.confidence, revision: current.revision + 1 })
}

/**
 * How a submit that arrives now closes an open attempt: late ones count as expired at the deadline. None ends before it
 * began, also where the server's clock was set back meanwhile.
 */
export function closing(
  attempt: Pick<Attempt, 'status' | 'startedAt' | 'deadlineAt'>,
  now: Date,
): { readonly status: 'submitted' | 'expired'; readonly submittedAt: Date } {
  if (attempt.deadlineAt && isOverdue(attempt, now))
    return { status: 'expired', submittedAt: attempt.deadlineAt }
  return { status: 'submitted', submittedAt: now < attempt.startedAt ? attempt.startedAt : now }
}
