import { drawAt } from '../core/rng.ts'
import type { Draft } from './draft.ts'
import { eligibleOf, wakeupGap } from './fair.ts'
import { effectivePriority } from './priority.ts'
import { burstLeft } from './state.ts'

/** What the policy compares: the least goes first. Null where the place in the queue decides. */
export function rankOf(draft: Draft, job: number): number | null {
  switch (draft.config.policy) {
    case 'sjf':
    case 'stcf':
      return burstLeft(draft, job)
    case 'priority':
      return effectivePriority(draft, job)
    case 'stride':
    case 'cfs':
      return draft.jobs[job]!.virtual
    case 'eevdf':
      return draft.jobs[job]!.deadline
    default:
      return null
  }
}

/** Whether the job on the CPU has to prove itself again now. */
export function mayPreempt(draft: Draft, running: number): boolean {
  const { policy, priority } = draft.config
  if (policy === 'priority') return priority.isPreemptive
  if (policy !== 'cfs') return policy === 'stcf' || policy === 'mlfq'
  const { virtual } = draft.jobs[running]!
  return draft.woken.some((job) => virtual - draft.jobs[job]!.virtual > wakeupGap(draft))
}

/** The job that goes first. stride, cfs and eevdf break ties by job number, the others by the place in the queue. */
export function firstOf(draft: Draft, queue: readonly number[]): number {
  const { policy } = draft.config
  if (policy === 'lottery') return drawWinner(draft, queue)
  const isByNumber = policy === 'stride' || policy === 'cfs' || policy === 'eevdf'
  const candidates = isByNumber ? [...queue].sort((a, b) => a - b) : queue
  const eligible = policy === 'eevdf' ? eligibleOf(draft, candidates) : candidates
  return eligible.reduce((best, job) => ((rankOf(draft, job) ?? 0) < (rankOf(draft, best) ?? 0) ? job : best))
}

/** The first job in index order whose running sum of tickets exceeds the draw modulo all tickets (OSTEP ch. 9). */
function drawWinner(draft: Draft, queue: readonly number[]): number {
  const { config, draws, now: time } = draft
  const total = queue.reduce((sum, job) => sum + config.jobs[job]!.tickets, 0)
  const draw = config.draws[draws] ?? drawAt(config.seed, draws)
  const number = draw % total
  let sum = 0
  const winner = [...queue]
    .sort((a, b) => a - b)
    .find((job) => {
      sum += config.jobs[job]!.tickets
      return sum > number
    })!
  draft.draws = draws + 1
  draft.events.push({ type: 'ticket-drawn', time, job: winner, number, total })
  return winner
}
