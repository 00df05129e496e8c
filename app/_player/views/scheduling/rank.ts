import type { SchedulingConfig } from '#sim/scheduling/config.ts'
import { effectivePriority } from '#sim/scheduling/priority.ts'
import type { SchedulingState } from '#sim/scheduling/state.ts'
import { VIRTUAL_TICK } from '#sim/scheduling/weights.ts'

/** What the policy compares, by name; null where only the place in the queue counts. */
export function rankName({ policy }: Pick<SchedulingConfig, 'policy'>): string | null {
  switch (policy) {
    case 'priority':
      return 'Priority now'
    case 'lottery':
      return 'Tickets'
    case 'stride':
      return 'Pass'
    case 'cfs':
      return 'Virtual run time'
    case 'eevdf':
      return 'Virtual deadline'
    default:
      return null
  }
}

/** Virtual times in ticks of nice 0, to a tenth. */
export function shownRank(state: SchedulingState, job: number): number {
  const { virtual, deadline } = state.jobs[job]!
  const inTicks = (value: number) => Math.round((10 * value) / VIRTUAL_TICK) / 10
  switch (state.config.policy) {
    case 'priority':
      return effectivePriority(state, job)
    case 'lottery':
      return state.config.jobs[job]!.tickets
    case 'cfs':
      return inTicks(virtual)
    case 'eevdf':
      return inTicks(deadline)
    default:
      return Math.round(virtual)
  }
}
