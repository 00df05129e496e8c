import { z } from 'zod'

export const MAX_JOBS = 100
export const MAX_RUN_TICKS = 10_000
export const MAX_LOCKS = 8
export const MAX_TIME_TICKS = 100_000

/** An integer number of ticks within [min, max]; the message names the limit. */
const ticks = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number of ticks.`)
    .min(min, `${what} is at least ${min} ${min === 1 ? 'tick' : 'ticks'}.`)
    .max(max, `${what} is at most ${max} ticks.`)

const lockUseSchema = z.strictObject({
  lock: z
    .int('A lock is a whole number.')
    .min(0, 'Locks are counted from 0.')
    .max(MAX_LOCKS - 1, `There are at most ${MAX_LOCKS} locks.`)
    .describe('Which lock, from 0.'),
  at: ticks('The start of a critical section', { min: 0, max: MAX_RUN_TICKS }).describe(
    'The job takes the lock after so much CPU time of its own, in ticks.',
  ),
  ticks: ticks('A critical section', { min: 1, max: MAX_RUN_TICKS }).describe(
    'It holds the lock for so much CPU time of its own, in ticks.',
  ),
})

const jobSchema = z.strictObject({
  arrival: ticks('Arrival', { min: 0, max: MAX_TIME_TICKS })
    .default(0)
    .describe('When the job enters the system, in ticks from the start.'),
  run: ticks('Run time', { min: 0, max: MAX_RUN_TICKS }).describe('CPU time the job needs in all, in ticks.'),
  ioEvery: ticks('CPU time between two I/Os', { min: 0, max: MAX_RUN_TICKS })
    .default(0)
    .describe('The job starts an I/O after each so many ticks of CPU time; 0 means never.'),
  ioTime: ticks('I/O time', { min: 0, max: MAX_RUN_TICKS })
    .default(5)
    .describe('How long one I/O takes, in ticks.'),
  priority: z
    .int('A priority is a whole number.')
    .min(0, 'The highest priority is 0.')
    .max(99, 'The lowest priority is 99.')
    .default(0)
    .describe('Under priority: how urgent the job is; 0 is the highest priority.'),
  tickets: z
    .int('Tickets are a whole number.')
    .min(1, 'A job has at least 1 ticket.')
    .max(10_000, 'A job has at most 10000 tickets.')
    .default(100)
    .describe('Under lottery and stride: the share of the CPU is in proportion to the tickets.'),
  nice: z
    .int('A nice value is a whole number.')
    .min(-20, 'The least nice value is -20.')
    .max(19, 'The greatest nice value is 19.')
    .default(0)
    .describe('Under cfs and eevdf: each step up gives away about a tenth of the CPU time.'),
  locks: z
    .array(lockUseSchema)
    .max(8, 'A job uses at most 8 locks.')
    .default([])
    .describe('Critical sections of the job.'),
})

const levelSchema = z.strictObject({
  quantumTicks: ticks('Quantum', { min: 1, max: MAX_RUN_TICKS })
    .default(10)
    .describe('Longest slice at this level, in ticks.'),
  allotmentQuanta: z
    .int('The allotment is a whole number of quanta.')
    .min(1, 'The allotment is at least 1 quantum.')
    .max(1_000, 'The allotment is at most 1000 quanta.')
    .default(1)
    .describe('How many quanta a job may use up at this level before it drops one level.'),
})

const DEFAULT_LEVELS = [
  { quantumTicks: 10, allotmentQuanta: 1 },
  { quantumTicks: 10, allotmentQuanta: 1 },
  { quantumTicks: 10, allotmentQuanta: 1 },
]

const mlfqSchema = z.strictObject({
  levels: z
    .array(levelSchema)
    .min(1, 'MLFQ has at least 1 level.')
    .max(16, 'MLFQ has at most 16 levels.')
    .default(DEFAULT_LEVELS)
    .describe('The queues, the highest priority first.'),
  boostTicks: ticks('The boost period', { min: 0, max: MAX_TIME_TICKS })
    .default(0)
    .describe('All jobs return to the top queue every so many ticks; 0 means never.'),
  stayOnIo: z
    .boolean()
    .default(false)
    .describe('A job that starts an I/O gets a fresh quantum and allotment (the rule that can be gamed).'),
  ioBump: z
    .boolean()
    .default(false)
    .describe('A job back from I/O joins the head of its queue instead of the tail.'),
})

const prioritySchema = z.strictObject({
  isPreemptive: z
    .boolean()
    .default(true)
    .describe('Whether a more urgent job takes the CPU from one that runs.'),
  agingTicks: ticks('The aging period', { min: 0, max: MAX_TIME_TICKS })
    .default(0)
    .describe('A waiting job becomes one step more urgent every so many ticks; 0 means never.'),
  hasInheritance: z
    .boolean()
    .default(false)
    .describe('Whether the holder of a lock gets the priority of the most urgent job that waits for it.'),
})

const cfsSchema = z.strictObject({
  latencyTicks: ticks('The latency', { min: 1, max: MAX_RUN_TICKS })
    .default(48)
    .describe('Every ready job should run once within this time, in ticks.'),
  minGranularityTicks: ticks('The minimum granularity', { min: 1, max: MAX_RUN_TICKS })
    .default(6)
    .describe('The shortest slice, in ticks.'),
  wakeupTicks: ticks('The wake-up granularity', { min: 0, max: MAX_RUN_TICKS })
    .default(8)
    .describe('A job that wakes takes the CPU at once if it is this far behind in virtual time, in ticks.'),
})

const eevdfSchema = z.strictObject({
  sliceTicks: ticks('The slice', { min: 1, max: MAX_RUN_TICKS })
    .default(3)
    .describe(
      'The CPU time that a job asks for at a time, in ticks; its deadline is that far away in virtual time.',
    ),
})

const POLICIES = [
  'fifo',
  'sjf',
  'stcf',
  'rr',
  'priority',
  'mlfq',
  'lottery',
  'stride',
  'cfs',
  'eevdf',
] as const
const OSTEP_POLICIES: readonly string[] = ['fifo', 'sjf', 'rr', 'mlfq', 'lottery']

const DEFAULT_JOBS = [
  { arrival: 0, run: 100 },
  { arrival: 10, run: 10 },
  { arrival: 10, run: 10 },
].map((job) => ({ ...job, ioEvery: 0, ioTime: 5, priority: 0, tickets: 100, nice: 0, locks: [] }))

const fields = z.strictObject({
  policy: z
    .enum(POLICIES)
    .default('fifo')
    .describe(
      'fifo: first in, first out; sjf: shortest job first; stcf: shortest time to completion first; rr: round robin; priority: the most urgent first; mlfq: multi-level feedback queue; lottery and stride: CPU time in proportion to tickets; cfs and eevdf: the fair schedulers of Linux until and since 6.6.',
    ),
  jobs: z
    .array(jobSchema)
    .min(1, 'There is at least 1 job.')
    .max(MAX_JOBS, `There are at most ${MAX_JOBS} jobs.`)
    .default(DEFAULT_JOBS)
    .describe('The workload. Jobs are named A, B, C, ... in this order.'),
  quantumTicks: ticks('Quantum', { min: 1, max: MAX_RUN_TICKS })
    .default(10)
    .describe('Longest slice under rr, lottery and stride, in ticks. MLFQ has a quantum per level instead.'),
  mlfq: mlfqSchema
    .default({ levels: DEFAULT_LEVELS, boostTicks: 0, stayOnIo: false, ioBump: false })
    .describe('Rules of the multi-level feedback queue; the other policies ignore them.'),
  priority: prioritySchema
    .default({ isPreemptive: true, agingTicks: 0, hasInheritance: false })
    .describe('Rules of the priority policy; the other policies ignore them.'),
  draws: z
    .array(
      z
        .int('A draw is a whole number.')
        .min(0, 'A draw is at least 0.')
        .max(2 ** 32 - 1, 'A draw is at most 4294967295.'),
    )
    .max(10_000, 'There are at most 10000 draws.')
    .default([])
    .describe(
      'Random numbers for lottery, used in turn: the winner holds ticket number (draw mod all tickets). After them come draws from the seed.',
    ),
  seed: z
    .int('The seed is a whole number.')
    .min(0, 'The seed is at least 0.')
    .max(2 ** 32 - 1, 'The seed is at most 4294967295.')
    .default(0)
    .describe('Start of the random numbers of lottery where draws has run out.'),
  cfs: cfsSchema
    .default({ latencyTicks: 48, minGranularityTicks: 6, wakeupTicks: 8 })
    .describe('Rules of the completely fair scheduler; the other policies ignore them.'),
  eevdf: eevdfSchema.default({ sliceTicks: 3 }).describe('Rules of eevdf; the other policies ignore them.'),
  switchTicks: ticks('The cost of a context switch', { min: 0, max: 100 })
    .default(0)
    .describe('CPU time lost whenever the CPU turns to another job, in ticks.'),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('Tie-break and timing rules; see the conventions of this simulation.'),
})

/** Workload and policy. Under `ostep` only what that book's scripts can express is accepted. */
export const schedulingConfigSchema = fields.superRefine((config, context) => {
  const refuse = (message: string, path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path })
  for (const [index, job] of config.jobs.entries()) {
    for (const [place, use] of job.locks.entries()) {
      const overlaps = (other: typeof use) =>
        other !== use &&
        other.lock === use.lock &&
        other.at < use.at + use.ticks &&
        use.at < other.at + other.ticks
      if (!job.locks.some(overlaps)) continue
      refuse('Two critical sections of one job with the same lock do not overlap.', [
        'jobs',
        index,
        'locks',
        place,
      ])
    }
  }
  if (config.convention !== 'ostep') return
  if (!OSTEP_POLICIES.includes(config.policy)) {
    refuse(`The ostep pack knows ${OSTEP_POLICIES.join(', ')}.`, ['policy'])
  }
  if (config.switchTicks > 0) refuse('The ostep pack has no switch cost: use 0.', ['switchTicks'])
  for (const [index, job] of config.jobs.entries()) {
    if (job.locks.length > 0) refuse('The ostep pack has no locks: use none.', ['jobs', index, 'locks'])
  }
  if (config.policy === 'mlfq') return
  for (const [index, job] of config.jobs.entries()) {
    const rule = `Under the ostep pack's ${config.policy}`
    if (job.arrival > 0) refuse(`${rule} all jobs arrive at 0.`, ['jobs', index, 'arrival'])
    if (job.ioEvery > 0) refuse(`${rule} jobs do no I/O: use 0.`, ['jobs', index, 'ioEvery'])
  }
})

export type SchedulingConfig = z.infer<typeof schedulingConfigSchema>
export type SchedulingInput = z.input<typeof schedulingConfigSchema>
export type Policy = SchedulingConfig['policy']

/** A, B, ..., Z, J27, J28, ... for the jobs of a workload in order. */
export function jobName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `J${index + 1}`
}
