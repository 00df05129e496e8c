import { z } from 'zod'

const MAX_TICKS = 1_000

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const poolSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{0,11}$/, 'A pool name is a letter and up to 11 more letters or digits.')
    .default('pool')
    .describe('Its workers are named after it: pool-1, pool-2, ...'),
  growth: z
    .enum(['fixed', 'executor'])
    .default('fixed')
    .describe(
      'fixed: all core threads are there from the start; executor: up to core threads are made as tasks come, then the queue fills, and only then the pool grows to its maximum (ThreadPoolExecutor).',
    ),
  coreThreads: whole('The number of core threads', { min: 1, max: 16 })
    .default(2)
    .describe('Threads that stay.'),
  maxThreads: whole('The maximum of threads', { min: 1, max: 16 })
    .default(16)
    .describe('Growth executor: most threads there may be, where that is more than the core threads.'),
  queueCapacity: whole('The capacity of the queue', { min: 0, max: 1_000 })
    .default(4)
    .describe('Tasks that can wait; 0 hands each task to an idle worker or not at all.'),
  rejection: z
    .enum(['abort', 'caller-runs', 'discard', 'discard-oldest'])
    .default('abort')
    .describe(
      'What becomes of a task that finds no room. abort: an error for the submitter; caller-runs: the submitter runs it itself; discard: dropped without a word; discard-oldest: the head of the queue is dropped instead.',
    ),
  keepAliveTicks: whole('The keep-alive time', { min: 0, max: MAX_TICKS })
    .default(5)
    .describe('Growth executor: how long a thread beyond the core ones stays without work, in ticks.'),
})

const stepSchema = z.strictObject({
  type: z
    .enum(['compute', 'wait', 'call'])
    .describe(
      'compute: use a core; wait: for input or output, which needs no core but keeps the worker; call: submit a subtask and wait for its result.',
    ),
  ticks: whole('A step', { min: 1, max: 200 })
    .default(1)
    .describe('How long it takes, in ticks; for a call, what the subtask computes.'),
  pool: whole('A pool', { min: 0, max: 3 })
    .default(0)
    .describe('For a call: which pool runs the subtask, from 0.'),
})

const taskSchema = z.strictObject({
  arrival: whole('An arrival', { min: 0, max: MAX_TICKS })
    .default(0)
    .describe('When it is submitted, in ticks.'),
  pool: whole('A pool', { min: 0, max: 3 }).default(0).describe('Which pool it is submitted to, from 0.'),
  program: z
    .array(stepSchema)
    .min(1, 'A task does at least 1 thing.')
    .max(8, 'A task has at most 8 steps.')
    .default([{ type: 'compute', ticks: 4, pool: 0 }])
    .describe('What the task does, step after step.'),
  timeoutTicks: whole('A time-out', { min: 0, max: MAX_TICKS })
    .default(0)
    .describe('How long after its arrival the submitter waits for the result, in ticks; 0 is for ever.'),
  cancelAt: whole('A cancellation', { min: 0, max: MAX_TICKS })
    .nullable()
    .default(null)
    .describe('When somebody cancels it, in ticks; null is never.'),
})

const fields = z.strictObject({
  cores: whole('The number of cores', { min: 1, max: 16 })
    .default(4)
    .describe('How many threads compute at once; more take turns, tick by tick.'),
  pools: z
    .array(poolSchema)
    .min(1, 'There is at least 1 pool.')
    .max(4, 'There are at most 4 pools.')
    .default([poolSchema.parse({})])
    .describe('The pools. Several keep kinds of work apart (bulkheads).'),
  tasks: z
    .array(taskSchema)
    .min(1, 'There is at least 1 task.')
    .max(64, 'There are at most 64 tasks.')
    .default([0, 0, 1, 1, 2, 3].map((arrival) => taskSchema.parse({ arrival })))
    .describe(
      'The tasks, submitted in the order of their arrival. They are named A, B, C, ... in this list.',
    ),
  onTimeout: z
    .enum(['give-up', 'cancel-queued', 'interrupt'])
    .default('give-up')
    .describe(
      'What a time-out does. give-up: the submitter goes, the task runs all the same; cancel-queued: a task that has not begun is taken out of the queue; interrupt: one that runs is ended too.',
    ),
})

/** Pools have different names, and tasks name pools that exist. */
export const threadPoolConfigSchema = fields.superRefine(({ pools, tasks }, context) => {
  const refuse = (message: string, path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path })
  for (const [index, { name }] of pools.entries()) {
    if (pools.findIndex((pool) => pool.name === name) < index)
      refuse(`There are two pools named ${name}.`, ['pools', index, 'name'])
  }
  for (const [index, { pool, program }] of tasks.entries()) {
    if (pool >= pools.length) refuse(`There is no pool ${pool}.`, ['tasks', index, 'pool'])
    for (const [at, step] of program.entries()) {
      if (step.type === 'call' && step.pool >= pools.length)
        refuse(`There is no pool ${step.pool}.`, ['tasks', index, 'program', at, 'pool'])
    }
  }
})

export type ThreadPoolConfig = z.infer<typeof threadPoolConfigSchema>
export type ThreadPoolInput = z.input<typeof threadPoolConfigSchema>
export type PoolConfig = ThreadPoolConfig['pools'][number]
export type ProgramStep = z.infer<typeof stepSchema>

/** Most threads a pool ever has. */
export const limitOf = ({ growth, coreThreads, maxThreads }: PoolConfig): number =>
  growth === 'fixed' ? coreThreads : Math.max(coreThreads, maxThreads)
