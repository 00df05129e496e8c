import { expect, test } from 'vitest'
import { z } from 'zod'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { interleaving } from '#sim/races/interleaving.ts'
import { contract } from './contract.ts'

const sound: AnySimulation = interleaving
const { shape } = interleaving.configSchema as unknown as z.ZodObject
let ticks = 0

/** Simulations with one defect each, and the clause that must notice. */
test.each<[string, Partial<AnySimulation>, string]>([
  [
    'mutates its state',
    { step: (state, action) => sound.step(Object.assign(state, { now: 1 }), action) },
    'nothing is mutated',
  ],
  [
    'goes back in time',
    {
      step: (state, action) => {
        const { state: next, events } = sound.step(state, action)
        return { state: next, events: events.map((event) => ({ ...event, time: -event.time })) }
      },
    },
    'nothing is mutated',
  ],
  ['describes nothing', { describe: () => '' }, 'nothing is mutated'],
  [
    'is not deterministic',
    { init: (config) => ({ ...sound.init(config), now: ticks++ }) },
    'two runs are equal',
  ],
  [
    'keeps what JSON loses',
    { init: (config) => ({ ...sound.init(config), seen: new Set() }) },
    'every enabled action steps',
  ],
  [
    'enables what cannot step',
    {
      step: (state, action) => {
        if (action.thread === 1) throw new Error('not now')
        return sound.step(state, action)
      },
    },
    'every enabled action steps',
  ],
  ['accepts unknown fields', { configSchema: z.object(shape) }, 'every field of the config'],
  [
    'leaves a field undescribed',
    { configSchema: z.strictObject({ ...shape, speed: z.int().default(1) }) },
    'every field of the config',
  ],
  [
    'has a preset that is refused',
    { presets: [...sound.presets, { id: 'x', title: 'x', note: 'x', config: { threads: 0 } }] },
    'the empty config',
  ],
  [
    'announces a metric it lacks',
    { metricFields: [{ key: 'speed', label: 'Speed', unit: '' }] },
    'every prefix has metrics',
  ],
  [
    'throws on some configs',
    {
      init: (config) => {
        if (config.threads > 4) throw new Error('too many')
        return sound.init(config)
      },
    },
    'any config is run or refused',
  ],
])('the contract notices a simulation that %s', (_defect, defect, name) => {
  const clause = contract.find((candidate) => candidate.name.startsWith(name))
  expect(() => clause?.verify(sound)).not.toThrow()
  expect(() => clause?.verify({ ...sound, ...defect })).toThrow()
})
