import { fractionAt, integerAt } from '#sim/core/rng.ts'
import type { Machine, PackedAction } from './machine/machine.ts'
import { decodeSchedule } from './schedule.ts'

export type SchedulerOptions = {
  /** `pct` is probabilistic concurrency testing (Burckhardt et al., ASPLOS 2010). Default: round robin. */
  readonly scheduler?: 'round-robin' | 'random' | 'pct'
  readonly seed?: number
  /** Replays a schedule string; when it ends or does not fit, round robin goes on. */
  readonly schedule?: string
  /** Steps a thread keeps under round robin. */
  readonly quantum?: number
  /** The learner chooses: gets the possible actions, returns one of them. */
  readonly choose?: (actions: readonly PackedAction[]) => PackedAction
}

export type Moment = { readonly steps: number; readonly machine: Machine }
export type Scheduler = (actions: readonly PackedAction[], moment: Moment) => PackedAction

/** The scheduler that the options describe. */
export function makeScheduler(options: SchedulerOptions): Scheduler {
  const { choose, schedule, seed = 1, scheduler = 'round-robin' } = options
  if (choose) return (actions) => choose(actions)
  const fallback =
    scheduler === 'random'
      ? random(seed)
      : scheduler === 'pct'
        ? pct(seed)
        : roundRobin(options.quantum ?? 50)
  return schedule === undefined ? fallback : replay(decodeSchedule(schedule)?.actions ?? [], fallback)
}

function roundRobin(quantum: number): Scheduler {
  let current = 0
  let used = 0
  return (actions) => {
    if (used++ < quantum && actions.includes(current)) return current
    used = 1
    const next = actions.find((action) => (action & 255) > (current & 255)) ?? (actions[0] as number)
    current = next
    return next
  }
}

function random(seed: number): Scheduler {
  let draw = 0
  return (actions) => actions[integerAt(seed, draw++, actions.length)] as number
}

/** Random priorities and `depth - 1` random points at which the running thread drops to the lowest. */
function pct(seed: number, depth = 3, length = 400): Scheduler {
  const priorities = new Map<number, number>()
  let draw = 0
  const changes = new Set(Array.from({ length: depth - 1 }, (_, n) => integerAt(seed, 1_000_000 + n, length)))
  let step = 0
  const priority = (action: PackedAction) => {
    const own = priorities.get(action & 255)
    if (own !== undefined) return own
    const made = 1 + fractionAt(seed, draw++)
    priorities.set(action & 255, made)
    return made
  }
  return (actions) => {
    const best = actions.reduce((a, b) => (priority(b) > priority(a) ? b : a))
    if (changes.has(step++)) priorities.set(best & 255, -step)
    return best
  }
}

function replay(path: readonly PackedAction[], fallback: Scheduler): Scheduler {
  return (actions, moment) => {
    const wanted = path[moment.steps]
    return wanted !== undefined && actions.includes(wanted) ? wanted : fallback(actions, moment)
  }
}
