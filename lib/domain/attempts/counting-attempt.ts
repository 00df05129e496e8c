import type { GradedAttempt } from './attempt.ts'
import type { QuizPolicy } from './quiz-policy.ts'

/** The closed attempt that counts: the best by share of points (of equals the earliest), or the last; null before any. */
export function countingAttempt<A extends GradedAttempt>(
  keep: QuizPolicy['keep'],
  attempts: readonly A[],
): A | null {
  const closed = attempts
    .filter((attempt) => attempt.status !== 'inProgress' && attempt.grade !== null)
    .toSorted((a, b) => a.number - b.number)
  if (keep === 'last') return closed.at(-1) ?? null
  return closed.reduce<A | null>((best, next) => (best && share(best) >= share(next) ? best : next), null)
}

const share = ({ grade }: GradedAttempt): number =>
  grade && grade.maxScore > 0 ? grade.score / grade.maxScore : 0

/**
 * Whether keys, feedback and explanations of this attempt may be shown. `after-last-attempt` looks at the snapshot and at
 * the quiz as it is now, so that nothing is revealed while another attempt can still be had.
 */
export function mayReveal(
  attempt: GradedAttempt,
  { all, current }: { readonly all: readonly GradedAttempt[]; readonly current: QuizPolicy },
): boolean {
  if (attempt.status === 'inProgress') return false
  switch (attempt.policy.reveal) {
    case 'after-submit':
      return true
    case 'never':
      return false
    case 'after-last-attempt': {
      const limit = Math.max(attempt.policy.attempts, current.attempts)
      return all.length >= limit && all.every(({ status }) => status !== 'inProgress')
    }
  }
}
