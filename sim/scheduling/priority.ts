import type { SchedulingState } from './state.ts'

/**
 * The priority that counts now, 0 the highest: the job's own, raised by one for each aging period it has waited (what it
 * had earned when it got the CPU stays while it runs), or what it inherited through a lock if that is higher.
 */
export function effectivePriority(state: Priorities, job: number): number {
  const { inherited } = state.jobs[job]!
  const bonus = state.running === job ? state.jobs[job]!.agingBonus : agingBonus(state, job)
  const own = Math.max(0, state.config.jobs[job]!.priority - bonus)
  return inherited === null ? own : Math.min(own, inherited)
}

type Priorities = Pick<SchedulingState, 'config' | 'jobs' | 'now' | 'running'>

/** Aging periods that the job has waited since it last became ready. */
export function agingBonus({ config, jobs, now }: Priorities, job: number): number {
  const { status, readySince } = jobs[job]!
  const { agingTicks } = config.priority
  return agingTicks > 0 && status === 'ready' ? Math.floor((now - readySince) / agingTicks) : 0
}
