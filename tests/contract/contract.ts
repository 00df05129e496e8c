import fc from 'fast-check'
import { expect } from 'vitest'
import { z } from 'zod'
import { type Chooser, first, seeded } from '#sim/core/choose.ts'
import { History } from '#sim/core/history.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import { run } from '#sim/core/run.ts'
import { decodeShareLink, encodeShareLink } from '#sim/core/share-link.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { configInputs } from './config-arbitrary.ts'
import { deepFreeze } from './deep-freeze.ts'

type Clause = { readonly name: string; readonly verify: (simulation: AnySimulation) => void }

const FUEL = 3_000
const CHOOSERS: readonly Chooser<unknown, unknown>[] = [first, seeded(1), seeded(2)]

/** What every simulation promises (sim/core/simulation.ts), one clause at a time. */
export const contract: readonly Clause[] = [
  { name: 'every field of the config is described and unknown ones are refused', verify: verifySchema },
  { name: 'the empty config and at least three presets are valid', verify: verifyPresets },
  { name: 'a parsed config parses to itself, also through JSON', verify: verifyRoundTrip },
  { name: 'nothing is mutated, times never decrease and every event is described', verify: verifySteps },
  { name: 'every enabled action steps, from a state that went through JSON too', verify: verifyActions },
  { name: 'two runs are equal, and a history agrees with them', verify: verifyDeterminism },
  { name: 'every prefix has metrics with the fields and columns that are announced', verify: verifyMetrics },
  { name: 'any config is run or refused with a reason, never an exception', verify: verifyFuzzed },
  { name: 'a share link brings the run back', verify: verifyLinks },
]

function configsOf(simulation: AnySimulation): unknown[] {
  return [{}, ...simulation.presets.map(({ config }) => config)].map((input) => {
    const config = parseConfig(simulation, input)
    if (!config.ok) expect.fail(`${simulation.id}: ${JSON.stringify(config.error.problems)}`)
    return config.value
  })
}

function verifySchema(simulation: AnySimulation): void {
  expect(simulation.id).toMatch(/^[a-z][a-z0-9-]*$/)
  expect(simulation.version).toBeGreaterThanOrEqual(1)
  expect(simulation.conventions[0]?.id).toBe('textbook')
  const schema = z.toJSONSchema(simulation.configSchema, { io: 'input' })
  const undescribed = fieldsOf(schema).filter(([, part]) => !part.description)
  expect(undescribed.map(([path]) => path)).toEqual([])
  const refused = parseConfig(simulation, { noSuchField: 1 })
  expect(refused.ok ? [] : refused.error.problems.map(({ message }) => message).join()).toContain(
    'noSuchField',
  )
}

type JsonSchema = z.core.JSONSchema.JSONSchema

function fieldsOf(schema: JsonSchema, path = ''): [string, JsonSchema][] {
  const own = Object.entries(schema.properties ?? {}) as [string, JsonSchema][]
  const items = schema.items ? fieldsOf(schema.items as JsonSchema, `${path}[]`) : []
  return [
    ...own.flatMap(([key, part]) => [
      [`${path}.${key}`, part] as [string, JsonSchema],
      ...fieldsOf(part, `${path}.${key}`),
    ]),
    ...items,
  ]
}

function verifyPresets(simulation: AnySimulation): void {
  configsOf(simulation)
  const { presets } = simulation
  expect(presets.length).toBeGreaterThanOrEqual(3)
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length)
  for (const { title, note } of presets) expect(title.length * note.length).toBeGreaterThan(0)
}

function verifyRoundTrip(simulation: AnySimulation): void {
  for (const config of configsOf(simulation)) {
    const again = parseConfig(simulation, JSON.parse(JSON.stringify(config)))
    expect(again).toEqual({ ok: true, value: config })
  }
}

/** Runs under a chooser with everything frozen, calling back at each state; stops at `FUEL`. */
function walk(
  simulation: AnySimulation,
  config: unknown,
  choose: Chooser<unknown, unknown>,
  visit: (at: Visit) => void,
) {
  let state = deepFreeze(simulation.init(deepFreeze(config)))
  for (let steps = 0, choiceIndex = 0; steps < FUEL; steps++) {
    const enabled = deepFreeze(simulation.enabled(state))
    visit({ state, enabled, steps })
    if (enabled.length === 0) return
    const choice = enabled.length === 1 ? 0 : choose({ state, enabled, choiceIndex: choiceIndex++ })
    state = deepFreeze(simulation.step(state, enabled[choice ?? 0]).state)
  }
}

type Visit = { readonly state: unknown; readonly enabled: readonly unknown[]; readonly steps: number }

function verifySteps(simulation: AnySimulation): void {
  for (const config of configsOf(simulation)) {
    for (const choose of CHOOSERS) {
      walk(simulation, config, choose, ({ state, enabled }) => {
        if (enabled.length > 0) expect(simulation.isFinished(state)).toBe(false)
      })
      const { trace } = run(simulation, config, { choose, fuel: FUEL })
      let now = 0
      for (const event of deepFreeze(trace)) {
        expect(event.time).toBeGreaterThanOrEqual(now)
        expect(simulation.describe(event).trim()).toMatch(/^.{10,}[.]$/s)
        expect(typeof simulation.isNotable(event)).toBe('boolean')
        now = event.time
      }
    }
  }
}

function verifyActions(simulation: AnySimulation): void {
  for (const config of configsOf(simulation)) {
    walk(simulation, config, seeded(3), ({ state, enabled, steps }) => {
      if (steps % 7 !== 0) return
      const copy = JSON.parse(JSON.stringify(state))
      expect(copy).toEqual(state)
      expect(simulation.enabled(copy)).toEqual(enabled)
      for (const action of enabled) {
        expect(simulation.describeAction(action)).not.toBe('')
        const step = simulation.step(state, action)
        expect(simulation.step(copy, JSON.parse(JSON.stringify(action)))).toEqual(step)
        expect(JSON.parse(JSON.stringify(step.events))).toEqual(step.events)
      }
    })
  }
}

function verifyDeterminism(simulation: AnySimulation): void {
  for (const config of configsOf(simulation)) {
    for (const choose of CHOOSERS) {
      const result = run(simulation, config, { choose, fuel: FUEL })
      expect(run(simulation, config, { choose, fuel: FUEL })).toEqual(result)
      const history = new History(simulation, config, { choose, fuel: FUEL, checkpointEvery: 10 })
      expect([history.extendToEnd(), history.stop]).toEqual([result.steps, result.stop])
      expect(history.eventsUpTo(result.steps)).toEqual(result.trace)
      const middle = Math.floor(result.steps / 2)
      expect(history.stateAt(middle)).toEqual(run(simulation, config, { choose, fuel: middle }).state)
    }
  }
}

function verifyMetrics(simulation: AnySimulation): void {
  expect(simulation.metricFields.length).toBeGreaterThan(0)
  for (const config of configsOf(simulation)) {
    const { trace } = run(simulation, config, { fuel: FUEL })
    for (const share of [0, 0.2, 0.6, 1]) {
      const metrics = simulation.measure(config, trace.slice(0, share * trace.length))
      expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics)
      for (const { key } of simulation.metricFields) expect(metrics).toHaveProperty(key)
      for (const { key, columns } of simulation.metricTables) {
        for (const row of metrics[key]) for (const column of columns) expect(row).toHaveProperty(column.key)
      }
    }
  }
}

function verifyFuzzed(simulation: AnySimulation): void {
  const inputs = fc.oneof({ weight: 9, arbitrary: configInputs(simulation) }, fc.jsonValue())
  let accepted = 0
  fc.assert(
    fc.property(inputs, fc.nat(), (input, seed) => {
      const config = parseConfig(simulation, deepFreeze(input))
      if (!config.ok) {
        expect(config.error.problems[0]?.message).toBeTruthy()
        return
      }
      accepted += 1
      const { trace } = run(simulation, deepFreeze(config.value), { choose: seeded(seed), fuel: 500 })
      for (const event of trace) expect(simulation.describe(event)).not.toMatch(/undefined|NaN|\[object/)
      const metrics = JSON.stringify(simulation.measure(config.value, trace))
      expect(JSON.parse(metrics)).toEqual(simulation.measure(config.value, trace))
    }),
    { numRuns: 300 },
  )
  expect(accepted).toBeGreaterThan(30)
}

function verifyLinks(simulation: AnySimulation): void {
  for (const config of configsOf(simulation)) {
    const { path, steps } = run(simulation, config, { choose: seeded(4), fuel: FUEL })
    const link = encodeShareLink(simulation, { config, path, position: steps })
    if (!link.ok) expect.fail(`${simulation.id}: the link of a preset is ${link.error.chars} characters long`)
    const shared = decodeShareLink({ [simulation.id]: simulation }, link.value)
    expect(shared).toEqual({ ok: true, value: { id: simulation.id, config, path, position: steps } })
  }
}
