import { run } from '#sim/core/run.ts'
import { countFaults } from '#sim/memory/fast/count-faults.ts'
import { lruMissCurve } from '#sim/memory/fast/miss-curve.ts'
import { simulations } from '#sim/registry.ts'
import { runFast } from '#sim/scheduling/fast/engine.ts'
import { measureAll, rate } from '../cli/sim/bench.ts'
import { measurePlayer } from './player.ts'
import { randomJobs, zipfTrace } from './workloads.ts'

const MILLION = 1e6

type Kernel = {
  readonly name: string
  /** Millions per second: measured, to be reached, and of the stepping simulation on the same rules. */
  readonly ours: number
  readonly target: number | null
  readonly baseline: number
}

/**
 * The kernels for long inputs beside the stepping simulations, the player on a long trace, and each simulation's steps.
 * Traces and workloads come from fixed seeds.
 */
export async function measureSim(): Promise<void> {
  printKernels('References per second', pagingKernels())
  printKernels('Scheduling events per second', schedulingKernels())
  await measurePlayer()
  console.log('\nSteps and states per second\n')
  for (const { name, perSecond, unit } of measureAll())
    console.log(`${name.padEnd(56)}${perSecond.toLocaleString('en').padStart(14)} ${unit}/s`)
}

/** 10 M references by Zipf's law, which touch 0.76 M of a million pages; memory holds 100,000. */
function pagingKernels(): Kernel[] {
  const references = zipfTrace({ references: 10 * MILLION, pages: MILLION, exponent: 1, seed: 1 })
  const targets = { fifo: 40, lru: 10, clock: 20, opt: 4 } as const
  const base = simulations['page-replacement'].configSchema.parse({ frames: 64 })
  const short = [...references.slice(0, 2_000)]
  const stepping = (policy: keyof typeof targets) =>
    rate(() => run(simulations['page-replacement'], { ...base, policy, references: short }).steps) / MILLION
  const kernels = (Object.keys(targets) as (keyof typeof targets)[]).map((policy) => ({
    name: policy,
    ours: best(() => countFaults(policy, references, 100_000) && references.length),
    target: targets[policy],
    baseline: stepping(policy),
  }))
  const curve = {
    name: 'lru, every memory size in one pass',
    ours: best(() => lruMissCurve(references) && references.length),
    target: null,
    baseline: stepping('lru'),
  }
  return [...kernels, curve]
}

/** 100,000 jobs of 40 ticks on average that keep the processor busy for 95 % of the time, under the default rules. */
function schedulingKernels(): Kernel[] {
  const rules = simulations.scheduling.configSchema.parse({})
  const jobs = randomJobs({ count: 100_000, load: 0.95, meanRun: 40, seed: 2 })
  const few = { ...rules, jobs: jobs.slice(0, 100).map((job) => ({ ...rules.jobs[0]!, ...job })) }
  const targets = { rr: 20, mlfq: 20, cfs: 8, eevdf: 8 } as const
  return (Object.keys(targets) as (keyof typeof targets)[]).map((policy) => {
    const { events } = runFast({ ...few, policy })
    return {
      name: policy,
      ours: best(() => runFast({ ...rules, policy, jobs }).events),
      target: targets[policy],
      baseline: rate(() => run(simulations.scheduling, { ...few, policy }).steps && events) / MILLION,
    }
  })
}

/** The best of five runs, in millions per second: the first ones are spent on compiling. */
function best(work: () => number): number {
  const rates = Array.from({ length: 5 }, () => {
    const start = performance.now()
    return work() / (performance.now() - start) / 1_000
  })
  return Math.max(...rates)
}

function printKernels(title: string, kernels: readonly Kernel[]): void {
  console.log(`\n${title}, in millions\n`)
  console.log(
    `${''.padEnd(36)}${['measured', 'target', 'of target', 'of stepping'].map((head) => head.padStart(13)).join('')}`,
  )
  for (const { name, ours, target, baseline } of kernels) {
    const cells = [
      ours.toFixed(1),
      target === null ? '' : String(target),
      target === null ? '' : `${(ours / target).toFixed(1)}x`,
      `${Math.round(ours / baseline)}x`,
    ]
    console.log(`${name.padEnd(36)}${cells.map((cell) => cell.padStart(13)).join('')}`)
  }
}
