import { eligibleOf, runnableOf } from './fair.ts'
import { type RedBlackTree, redBlackTree } from './red-black-tree.ts'
import type { SchedulingState } from './state.ts'

export type Waiting = {
  readonly job: number
  /** What the tree is sorted by: the virtual run time (cfs) or the virtual deadline (eevdf), 2^14 units per tick of nice 0. */
  readonly key: number
  /** eevdf: it has not had more than its share. Always true under cfs. */
  readonly isEligible: boolean
}

export type Timeline = {
  readonly tree: RedBlackTree<Waiting>
  /** The job that is taken when the CPU is free: the leftmost that is eligible. Null when none waits. */
  readonly next: number | null
}

/**
 * The tree in which CFS and EEVDF keep the jobs that wait (not the one on the CPU): by virtual run time as in Linux before
 * 6.6, by virtual deadline as since 6.8. Ties go by job number. Its shape is that of inserting the jobs in the order in which
 * they began to wait; removals in between can leave a kernel's tree with another shape, never with another order. Null
 * under other policies.
 */
export function timelineOf(state: SchedulingState): Timeline | null {
  const { policy } = state.config
  if (policy !== 'cfs' && policy !== 'eevdf') return null
  const runnable = runnableOf(state)
  const eligible = policy === 'cfs' ? runnable : eligibleOf(state, runnable)
  const waiting = runnable
    .filter((job) => job !== state.running)
    .sort((a, b) => state.jobs[a]!.readySince - state.jobs[b]!.readySince || a - b)
    .map((job): Waiting => {
      const { virtual, deadline } = state.jobs[job]!
      return {
        job,
        key: policy === 'cfs' ? virtual : deadline,
        isEligible: eligible.includes(job),
      }
    })
  const isBefore = (a: Waiting, b: Waiting) => a.key < b.key || (a.key === b.key && a.job < b.job)
  const next = waiting
    .filter((one) => one.isEligible)
    .reduce<Waiting | null>((best, one) => (best === null || isBefore(one, best) ? one : best), null)
  return { tree: redBlackTree(waiting, isBefore), next: next?.job ?? null }
}
