import { Abort } from '../machine/errors.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { vm } from '../machine/vm.ts'
import type { Happening, Recorder } from './recorder.ts'
import { isAsleep } from './replay.ts'

/** A failure that a run came to. `visible` are the switch points that its path stands on. */
export type HuntedFailure = {
  readonly happening: Happening
  readonly path: readonly PackedAction[]
  readonly visible: readonly number[]
  readonly preemptions: number
}

/** Bytecodes of a run: a busy-wait must not use up the budget. */
const MAX_BYTECODES = 1_000_000
const COLLECT_EVERY = 100

/** A failure of a run, and the steps and preemptions that lead to it. */
export type Failing = {
  readonly happening: Happening
  readonly steps: number
  readonly preemptions: number
}

export type Choice = (actions: readonly PackedAction[], machine: Machine) => PackedAction

/** A run from `start`: the steps taken, and the failures with the number of steps that lead to each. */
export function follow(
  machine: Machine,
  start: Int32Array,
  recorder: Recorder,
  choose: Choice,
  maxSteps: number,
): {
  readonly path: readonly PackedAction[]
  readonly failures: readonly Failing[]
  readonly isCut: boolean
  /** The program asked for too much. */
  readonly isAborted: boolean
} {
  const path: PackedAction[] = []
  const failures: Failing[] = []
  let preemptions = 0
  let last = -1
  const until = vm.instructions + MAX_BYTECODES
  const note = (happenings: readonly Happening[]) => {
    for (const happening of happenings)
      if (happening.isFailure && happening.lock === undefined)
        failures.push({ happening, steps: path.length, preemptions })
  }
  machine.restore(start)
  while (path.length < maxSteps) {
    const actions = machine.enabled()
    if (actions.length === 0) {
      if (!machine.isFinished) note(recorder.stuck(machine))
      return { path, failures, isCut: false, isAborted: false }
    }
    const action = choose(actions, machine)
    const tid = action & 255
    if (last >= 0 && last !== tid && machine.isEnabled(last) && !isAsleep(last)) preemptions++
    last = tid
    path.push(action)
    recorder.begin()
    try {
      machine.step(action)
    } catch (error) {
      if (!(error instanceof Abort)) throw error
      return { path, failures, isCut: true, isAborted: true }
    }
    note(recorder.end().happenings)
    if (vm.instructions > until) break
    if (path.length % COLLECT_EVERY === 0) machine.canonicalize()
  }
  return { path, failures, isCut: true, isAborted: false }
}
