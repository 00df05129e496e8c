import { z } from 'zod'

export const MAX_CORES = 16
const MAX_RUN_TICKS = 10_000

const ticks = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number of ticks.`)
    .min(min, `${what} is at least ${min} ${min === 1 ? 'tick' : 'ticks'}.`)
    .max(max, `${what} is at most ${max} ticks.`)

const size = (what: string) =>
  z
    .int(`${what} is a whole number.`)
    .min(0, `${what} is at least 0.`)
    .max(1_000_000, `${what} is at most 1000000.`)

const jobSchema = z.strictObject({
  arrival: ticks('Arrival', { min: 0, max: MAX_RUN_TICKS })
    .default(0)
    .describe('When the job enters the system, in ticks from the start.'),
  run: ticks('Run time', { min: 1, max: MAX_RUN_TICKS }).describe(
    'CPU time the job needs on a cold cache, in ticks.',
  ),
  workingSet: size('A working set')
    .default(100)
    .describe('How much cache the job fills, in the unit of cacheSize.'),
  affinity: z
    .array(
      z
        .int('A core is a whole number.')
        .min(0, 'Cores are counted from 0.')
        .max(MAX_CORES - 1),
    )
    .max(MAX_CORES, `There are at most ${MAX_CORES} cores.`)
    .default([])
    .describe('The cores on which the job may run; empty means any.'),
})

const fields = z.strictObject({
  cores: z
    .int('The number of cores is a whole number.')
    .min(1, 'There is at least 1 core.')
    .max(MAX_CORES, `There are at most ${MAX_CORES} cores.`)
    .default(2)
    .describe('How many cores there are.'),
  queues: z
    .enum(['central', 'per-core'])
    .default('central')
    .describe('central: one ready queue for all cores; per-core: one for each.'),
  jobs: z
    .array(jobSchema)
    .min(1, 'There is at least 1 job.')
    .max(50, 'There are at most 50 jobs.')
    .default([30, 20, 20].map((run) => ({ arrival: 0, run, workingSet: 60, affinity: [] })))
    .describe('The workload. Jobs are named A, B, C, ... in this order.'),
  quantumTicks: ticks('Quantum', { min: 1, max: MAX_RUN_TICKS })
    .default(10)
    .describe('Longest slice, in ticks.'),
  peekTicks: ticks('The peek interval', { min: 0, max: MAX_RUN_TICKS })
    .default(30)
    .describe(
      'With per-core queues: how often a core without jobs looks into another queue, in ticks; 0 means never.',
    ),
  cacheSize: size('The cache').default(100).describe('Cache of each core, in the unit of workingSet.'),
  warmupTicks: ticks('The warm-up', { min: 0, max: MAX_RUN_TICKS })
    .default(10)
    .describe('Ticks that a job runs on a core before its working set is in the cache there.'),
  warmRate: z
    .int('The warm rate is a whole number.')
    .min(1, 'The warm rate is at least 1.')
    .max(100, 'The warm rate is at most 100.')
    .default(2)
    .describe('How many ticks of work a job gets done in one tick on a warm cache.'),
  draws: z
    .array(z.number().min(0, 'A draw is at least 0.').lt(1, 'A draw is below 1.'))
    .max(10_000, 'There are at most 10000 draws.')
    .default([])
    .describe(
      'ostep: random numbers in [0, 1) that pick the other queue, used in turn; after them come draws from the seed.',
    ),
  seed: z
    .int('The seed is a whole number.')
    .min(0, 'The seed is at least 0.')
    .max(2 ** 32 - 1, 'The seed is at most 4294967295.')
    .default(0)
    .describe('ostep: start of the random numbers where draws has run out.'),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('Slices, placing and stealing; see the conventions of this simulation.'),
})

/** Affinities name cores that exist; under `ostep` all jobs arrive at 0. */
export const multicoreConfigSchema = fields.superRefine(({ jobs, cores, convention }, context) => {
  const refuse = (message: string, path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path })
  for (const [index, { affinity, arrival }] of jobs.entries()) {
    if (affinity.some((core) => core >= cores)) {
      refuse(`There are only ${cores} cores, counted from 0.`, ['jobs', index, 'affinity'])
    }
    if (convention === 'ostep' && arrival > 0) {
      refuse('Under the ostep pack all jobs arrive at 0.', ['jobs', index, 'arrival'])
    }
  }
})

export type MulticoreConfig = z.infer<typeof multicoreConfigSchema>
export type MulticoreInput = z.input<typeof multicoreConfigSchema>

/** A, B, ..., Z, J27, J28, ... for the jobs of a workload in order. */
export const jobName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `J${index + 1}`

export const mayRunOn = ({ jobs }: MulticoreConfig, job: number, core: number): boolean => {
  const { affinity } = jobs[job]!
  return affinity.length === 0 || affinity.includes(core)
}
