import type { Policy } from './config.ts'
import { change, type Draft, dequeue, enqueue } from './draft.ts'
import { cfsSlice } from './fair.ts'
import { takeLocks } from './locks.ts'
import { agingBonus } from './priority.ts'
import { firstOf, mayPreempt, rankOf } from './rank.ts'
import { VIRTUAL_TICK } from './weights.ts'

/**
 * Decides which job holds the CPU in this tick, with preemption where the policy has it. Jobs that need no time at all
 * finish here, at once. Null when nothing is ready.
 */
export function dispatch(draft: Draft): number | null {
  for (;;) {
    const job = pick(draft)
    if (job === null) return null
    const isDue = draft.jobs[job]!.left === 0 || takeLocks(draft, job)
    if (!isDue) continue
    if (job === draft.running) return job
    announce(draft, job)
    if (draft.jobs[job]!.left > 0) {
      if (draft.config.policy === 'cfs') change(draft, job, { quantumLeft: cfsSlice(draft, job) })
      change(draft, job, { agingBonus: agingBonus(draft, job) })
      if (draft.lastJob !== null && draft.lastJob !== job) draft.switchLeft = draft.config.switchTicks
      else draft.switchLeft = 0
      draft.running = job
      return job
    }
    dequeue(draft, job)
    change(draft, job, { status: 'done' })
    draft.events.push({ type: 'job-finished', time: draft.now, job })
  }
}

/** The job that the policy wants on the CPU; it is moved to the head of its queue. */
function pick(draft: Draft): number | null {
  const { running } = draft
  if (running !== null && !mayPreempt(draft, running)) return running
  const queue = draft.queues.find((candidate) => candidate.length > 0)
  if (queue === undefined) return null
  const { policy } = draft.config
  const first = rankOf(draft, queue[0]!) === null && policy !== 'lottery' ? queue[0]! : firstOf(draft, queue)
  if (first !== queue[0]) {
    dequeue(draft, first)
    enqueue(draft, first, 'head')
  }
  return first
}

const PREEMPTION: Partial<Record<Policy, 'shorter' | 'more-urgent' | 'behind'>> = {
  stcf: 'shorter',
  priority: 'more-urgent',
  cfs: 'behind',
}

/** Virtual times are shown in ticks of nice 0, to a hundredth. */
function shownRank(draft: Draft, job: number): number | null {
  const { policy } = draft.config
  const rank = rankOf(draft, job)
  if (rank === null || (policy !== 'cfs' && policy !== 'eevdf')) return rank
  return Math.round((100 * rank) / VIRTUAL_TICK) / 100
}

function announce(draft: Draft, job: number): void {
  const { now, running, config } = draft
  const level = draft.jobs[job]!.level
  const value = shownRank(draft, job)
  if (running !== null) {
    const sameLevel = draft.jobs[running]!.level === level
    const reason = PREEMPTION[config.policy] ?? (sameLevel ? 'ahead' : 'higher-priority')
    draft.events.push({ type: 'job-preempted', time: now, job: running, by: job, reason })
    change(draft, running, { readySince: now })
    draft.running = null
  }
  const readyCount = draft.queues.reduce((sum, queue) => sum + queue.length, 0)
  const reason = { policy: config.policy, level, value, readyCount }
  draft.events.push({ type: 'job-dispatched', time: now, job, reason })
}
