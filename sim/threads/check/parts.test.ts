import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { access } from '../machine/access.ts'
import { boot } from '../machine/boot.ts'
import { loadProgram, type Machine } from '../machine/machine.ts'
import { classCounter } from '../machine/types.ts'
import { vm } from '../machine/vm.ts'
import { Explorer, type Stop } from './explorer.ts'
import { Recorder } from './recorder.ts'
import { PROPERTIES } from './types.ts'

const folder = join(import.meta.dirname, 'programs')
const names = readdirSync(folder).filter((name) => name !== 'fails-syntax.py')

/** Class statements number their classes outside of the state. */
const FIRST_CLASS = 1000

/** A search at L1 of at most `maxStates` states, once its switch points are known. */
function search(source: string, maxStates: number): { machine: Machine; explorer: Explorer } {
  boot()
  const loaded = loadProgram(source, { level: 'L1', isExploring: true })
  if (!loaded.ok) throw new Error(loaded.error.message)
  const machine = loaded.value
  vm.localFuel = 500
  const recorder = new Recorder(machine, new Set(PROPERTIES))
  const start = machine.snapshot()
  const limits = {
    maxStates,
    maxTransitions: maxStates * 3,
    isCancelled: () => false,
    isTooCostly: () => false,
    onProgress: () => {},
  }
  for (;;) {
    classCounter.next = FIRST_CLASS
    const explorer = new Explorer(machine, recorder, limits, 1 << 15)
    const stop: Stop = explorer.run(start)
    if (stop !== 'changed') return { machine, explorer }
  }
}

test.each(names)(
  '%s: a step with only the parts it needs leads where the step with the whole state leads',
  (name) => {
    const { machine, explorer } = search(readFileSync(join(folder, name), 'utf8'), 300)
    access.marks = false
    let edges = 0
    for (let state = 0; state < explorer.store.count; state++) {
      const first = explorer.firstEdge.at(state)
      for (let edge = first; edge < first + explorer.edgeCount.at(state); edge++) {
        explorer.restore(state)
        classCounter.next = FIRST_CLASS
        machine.step(explorer.actions.at(edge))
        const whole = explorer.threadSteps.internAll()
        expect(explorer.store.vector(explorer.targets.at(edge))).toEqual(whole)
        edges++
      }
    }
    expect(edges).toBeGreaterThan(0)
  },
)
