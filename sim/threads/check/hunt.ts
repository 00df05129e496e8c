import { fractionAt, integerAt } from '#sim/core/rng.ts'
import { access } from '../machine/access.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { vm } from '../machine/vm.ts'
import { type Choice, follow, type HuntedFailure } from './follow.ts'
import type { Recorder } from './recorder.ts'

/** How many runs there are, and how many transitions in all. */
export type Effort = { readonly runs: number; readonly transitions: number }
/** `glance`: before a search that finds by itself what there is; almost all that runs find, they find in so many. */
export const EFFORT = {
  glance: { runs: 16, transitions: 3_000 },
  whole: { runs: 64, transitions: 12_000 },
} as const satisfies Record<string, Effort>
const BYTECODES = 3_000_000
const MAX_STEPS = 2_000
/** Runs in which threads take turns of 1, 2, ... steps. */
const TURNS = 4
/** Times a run is taken again because it came upon new switch points. */
const ATTEMPTS = 4
/** Points at which the highest priority drops, see `pct`: failures of up to one more ordering are found with good odds. */
const MAX_DROPS = 4

/**
 * Looks for failures in a few runs before the search, so that a program with too many states to search still shows its
 * bug: a few runs take turns, half of the others are random, half go by priorities (Burckhardt et al., ASPLOS 2010). `withFewerPreemptions` cuts it down. The budget is in transitions, the choices follow from the number of the run.
 * `onFirst` is called with the first failure.
 */
export function hunt(
  machine: Machine,
  start: Int32Array,
  recorder: Recorder,
  { runs, transitions }: Effort,
  onFirst: () => void = () => {},
): HuntedFailure[] {
  const found = new Map<string, HuntedFailure>()
  let left: number = transitions
  const until = vm.instructions + BYTECODES
  let length = MAX_STEPS / 4
  for (let run = 0; run < runs && left > 0 && vm.instructions < until; run++) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = access.changes
      const choose = run < TURNS ? byTurns(run + 1) : run % 2 === 0 ? byChance(run) : byPriority(run, length)
      const { path, failures, isCut, isAborted } = follow(machine, start, recorder, choose, MAX_STEPS)
      left = isAborted ? 0 : left - path.length
      if (!isCut) length = path.length
      if (access.changes !== before) continue
      if (found.size === 0 && failures.length > 0) onFirst()
      for (const { happening, steps, preemptions } of failures)
        if (isLess(preemptions, steps, found.get(happening.key)))
          found.set(happening.key, {
            happening,
            path: path.slice(0, steps),
            visible: machine.visible,
            preemptions,
          })
      break
    }
    if (machine.threadCount === 1) break
  }
  return [...found.values()]
}

const isLess = (preemptions: number, steps: number, old: HuntedFailure | undefined) =>
  old === undefined ||
  preemptions < old.preemptions ||
  (preemptions === old.preemptions && steps < old.path.length)

function byTurns(quantum: number): Choice {
  let last: PackedAction = -1
  let used = 0
  return (actions) => {
    if (used++ < quantum && actions.includes(last)) return last
    used = 1
    last = actions.find((action) => (action & 255) > (last & 255)) ?? (actions[0] as number)
    return last
  }
}

function byChance(seed: number): Choice {
  let draw = 0
  return (actions) => actions[integerAt(seed, draw++, actions.length)] as number
}

/** Random priorities; at a few random points of a run of `length` steps the thread that would go on drops to the lowest. */
function byPriority(seed: number, length: number): Choice {
  const drops = new Set<number>()
  for (let n = 0; n <= (seed >> 1) % MAX_DROPS; n++) drops.add(integerAt(seed, 1_000_000 + n, length))
  const priorities = new Map<PackedAction, number>()
  let step = 0
  const priorityOf = (action: PackedAction) => {
    // Another way of one thread, such as its timeout, comes after all threads that can simply go on.
    const own = priorities.get(action & 255) ?? fractionAt(seed, action & 255)
    return action > 255 ? own - 1 : own
  }
  return (actions) => {
    const best = actions.reduce((a, b) => (priorityOf(b) > priorityOf(a) ? b : a))
    if (drops.has(step++)) priorities.set(best & 255, -1 - step)
    return best
  }
}
