import { check } from '#sim/core/check.ts'
import { seeded } from '#sim/core/choose.ts'
import { History } from '#sim/core/history.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import { run } from '#sim/core/run.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { simulations } from '#sim/registry.ts'

export type Measurement = { readonly name: string; readonly perSecond: number; readonly unit: string }

const MEASURE_MS = 400

/** How fast each simulation steps through its presets, and how fast the checker and the history work. */
export function measureAll(): Measurement[] {
  return [
    ...Object.values(simulations).map((simulation) => ({
      name: `run ${simulation.id}`,
      unit: 'steps',
      perSecond: rate(() => stepsOfPresets(simulation)),
    })),
    {
      name: 'check interleaving, 3 threads of 3 increments',
      unit: 'states',
      perSecond: rate(() => {
        return check(simulations.interleaving, { threads: 3, increments: 3, isLocked: false }).states
      }),
    },
    ...memoryModels(),
    ...scrubbing(),
  ]
}

/** Four readers and writers: every step of the machine with store buffers, and every execution under all six models. */
function memoryModels(): Measurement[] {
  const simulation = simulations['memory-model']
  const iriw = simulation.presets.find(({ id }) => id === 'iriw')?.config as object
  const config = simulation.configSchema.parse({ ...iriw, model: 'pso' })
  let round = 0
  const fresh = () => {
    round += 1
    return { ...config, test: `# ${round}\n${config.test}` }
  }
  return [
    {
      name: 'check memory-model, IRIW on PSO buffers',
      unit: 'states',
      perSecond: rate(() => check(simulation, config).states),
    },
    {
      name: 'judge memory-model, IRIW under six models',
      unit: 'executions',
      perSecond: rate(() => simulation.measure(fresh(), []).candidates),
    },
  ]
}

/** Stepping back through a long run, against the baseline of running again from the start each time. */
function scrubbing(): Measurement[] {
  const simulation = simulations['page-replacement']
  const references = Array.from({ length: 20_000 }, (_, index) => (index * 7) % 64)
  const config = { ...simulation.configSchema.parse({}), frames: 16, references }
  const history = new History(simulation, config)
  const end = history.extendToEnd()
  return [
    {
      name: 'scrub back over 20000 steps: history',
      unit: 'positions',
      perSecond: rate(() => {
        for (let position = end; position > 0; position--) history.stateAt(position)
        return end
      }),
    },
    {
      name: 'scrub back over 20000 steps: run again (baseline)',
      unit: 'positions',
      perSecond: rate(() => run(simulation, config, { fuel: end / 2 }).steps && 1),
    },
  ]
}

function stepsOfPresets(simulation: AnySimulation): number {
  return simulation.presets.reduce((steps, preset, seed) => {
    const config = parseConfig(simulation, preset.config)
    return config.ok ? steps + run(simulation, config.value, { choose: seeded(seed) }).steps : steps
  }, 0)
}

/** How much of something `work` does per second; it answers how much it did. */
export function rate(work: () => number): number {
  let done = 0
  const start = performance.now()
  for (;;) {
    done += work()
    const ms = performance.now() - start
    if (ms >= MEASURE_MS) return Math.round((1000 * done) / ms)
  }
}
