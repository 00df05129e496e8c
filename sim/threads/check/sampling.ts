import { integerAt } from '#sim/core/rng.ts'
import { access } from '../machine/access.ts'
import { Abort } from '../machine/errors.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { STOP } from '../machine/vm.ts'

const RUNS = 8
const MAX_STEPS = 1_500
/** Steps of a run that may end in the middle of a busy loop. */
const MAX_SPINS = 20

/**
 * A few runs under random schedules, half of them with few switches (Burckhardt et al., ASPLOS 2010), before the search:
 * what they find to be shared, the search need not find out in the middle.
 */
export function learnSwitchPoints(machine: Machine, start: Int32Array): void {
  for (let run = 0; run < RUNS; run++) {
    machine.restore(start)
    let current = -1
    let spins = 0
    for (let step = 0; step < MAX_STEPS; step++) {
      const actions = machine.enabled()
      if (actions.length === 0) break
      const stays = run % 2 === 1 && actions.includes(current) && integerAt(run, step * 2 + 1, 8) > 0
      const action: PackedAction = stays
        ? current
        : (actions[integerAt(run, step * 2, actions.length)] as number)
      current = action
      try {
        machine.step(action)
      } catch (error) {
        if (error instanceof Abort) break
        throw error
      }
      if (machine.stop === STOP.fuel && ++spins > MAX_SPINS) break
      if (step % 100 === 99) machine.canonicalize()
    }
    if (access.pcs.size === 0) return
  }
}
