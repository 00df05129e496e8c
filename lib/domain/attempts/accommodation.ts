import { z } from 'zod'
import type { QuizPolicy } from './quiz-policy.ts'

export const TIME_MULTIPLIERS = [1, 1.25, 1.5, 2] as const

/** What one person gets beyond the rules of every quiz: more time, more attempts. */
export const accommodationSchema = z.strictObject({
  timeMultiplier: z.union(TIME_MULTIPLIERS.map((value) => z.literal(value))),
  extraAttempts: z.int().min(0).max(10),
})

export type Accommodation = z.infer<typeof accommodationSchema>

export const NO_ACCOMMODATION: Accommodation = { timeMultiplier: 1, extraAttempts: 0 }

/** The rules of a quiz for this person. Minutes are rounded up. An attempt takes a snapshot of them at its start. */
export const accommodated = (policy: QuizPolicy, given: Accommodation): QuizPolicy => ({
  ...policy,
  attempts: policy.attempts + given.extraAttempts,
  timeLimitMinutes:
    policy.timeLimitMinutes === null ? null : Math.ceil(policy.timeLimitMinutes * given.timeMultiplier),
})

/** What the person reads before a start, or null when nothing of it touches this quiz. */
export function describeAccommodation(policy: QuizPolicy, given: Accommodation): string | null {
  const { timeMultiplier, extraAttempts } = given
  const parts = [
    ...(timeMultiplier > 1 && policy.timeLimitMinutes !== null
      ? [`${timeMultiplier} times the usual ${policy.timeLimitMinutes} minutes`]
      : []),
    ...(extraAttempts > 0
      ? [extraAttempts === 1 ? 'one attempt more' : `${extraAttempts} attempts more`]
      : []),
  ]
  return parts.length === 0 ? null : `Arranged for you: ${parts.join(' and ')}. This is already counted in.`
}
