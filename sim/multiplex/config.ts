import { z } from 'zod'

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const micros = (what: string, max = 10_000) =>
  z.number(`${what} is a number.`).min(0, `${what} is at least 0.`).max(max, `${what} is at most ${max}.`)

export const MODELS = [
  'thread-per-request',
  'thread-per-connection',
  'thread-pool',
  'select',
  'poll',
  'epoll-level',
  'epoll-edge',
  'io-uring',
] as const

const workloadSchema = z.strictObject({
  active: whole('The number of active connections', { min: 1, max: 1_000 })
    .default(10)
    .describe('Connections that send requests, in turn, spread evenly over all; at most all of them.'),
  requests: whole('The number of requests', { min: 1, max: 200 })
    .default(20)
    .describe('How many requests arrive.'),
  intervalMicros: whole('The interval', { min: 0, max: 100_000 })
    .default(100)
    .describe('Mean time between two requests, in microseconds.'),
  isRandom: z
    .boolean()
    .default(false)
    .describe('Whether the intervals are drawn, evenly between 0 and twice the mean.'),
  seed: whole('The seed', { min: 0, max: 1_000_000 }).default(1).describe('Which random intervals.'),
  cpuMicros: whole('The work', { min: 0, max: 100_000 })
    .default(20)
    .describe('What a request computes, in microseconds.'),
  ioMicros: whole('The wait', { min: 0, max: 1_000_000 })
    .default(0)
    .describe('How long a request then waits for a database or a disk, in microseconds; 0 is not at all.'),
})

const requestSchema = z.strictObject({
  atMicros: whole('An arrival', { min: 0, max: 1_000_000 })
    .default(0)
    .describe('When the request arrives, in microseconds.'),
  connection: whole('A connection', { min: 0, max: 99_999 })
    .default(0)
    .describe('On which connection, from 0.'),
  cpuMicros: whole('The work', { min: 0, max: 100_000 })
    .default(20)
    .describe('What it computes, in microseconds.'),
  ioMicros: whole('The wait', { min: 0, max: 1_000_000 })
    .default(0)
    .describe('How long it then waits for input or output, in microseconds.'),
})

const costsSchema = z.strictObject({
  threadCreateMicros: micros('The cost of a thread')
    .default(50)
    .describe('Creating a thread, in microseconds.'),
  switchMicros: micros('The cost of a switch')
    .default(2)
    .describe('Switching to a thread that was asleep, in microseconds.'),
  syscallMicros: micros('The cost of a system call')
    .default(0.5)
    .describe('Entering and leaving the kernel, in microseconds.'),
  scanMicros: micros('The cost of scanning')
    .default(0.05)
    .describe('select and poll, per descriptor watched and call, in microseconds.'),
  readyMicros: micros('The cost of reporting')
    .default(0.1)
    .describe('epoll, per descriptor reported, in microseconds.'),
  entryMicros: micros('The cost of a ring entry')
    .default(0.1)
    .describe('io_uring, per entry submitted or completed, in microseconds.'),
  stackKib: whole('The stack', { min: 1, max: 65_536 })
    .default(8_192)
    .describe('Address space reserved for the stack of a thread, in KiB.'),
})

const fields = z.strictObject({
  model: z
    .enum(MODELS)
    .default('epoll-level')
    .describe(
      'How the server waits for many connections: with threads that block, or in one thread with a loop around select, poll, epoll (level- or edge-triggered) or io_uring.',
    ),
  cores: whole('The number of cores', { min: 1, max: 8 })
    .default(1)
    .describe('Cores that threads run on. A loop uses one.'),
  connections: whole('The number of connections', { min: 1, max: 100_000 })
    .default(1_000)
    .describe('Open connections, most of them idle.'),
  workload: workloadSchema.prefault({}).describe('The requests, generated.'),
  trace: z
    .array(requestSchema)
    .max(200, 'There are at most 200 requests.')
    .default([])
    .describe('The requests one by one, instead of generated ones; empty takes the workload.'),
  poolThreads: whole('The number of threads', { min: 1, max: 1_000 })
    .default(4)
    .describe('thread-pool: its workers.'),
  isDrained: z
    .boolean()
    .default(true)
    .describe('epoll-edge: whether each connection is read until nothing is left (EAGAIN), or only once.'),
  fdSetSize: whole('FD_SETSIZE', { min: 5, max: 65_536 })
    .default(1_024)
    .describe('select: descriptors from this number on cannot be watched. Connection 0 has descriptor 4.'),
  costs: costsSchema
    .prefault({})
    .describe('What the machine charges: examples of the right order, not measurements.'),
})

/** The requests of a trace are on connections that exist. */
export const ioMultiplexingConfigSchema = fields.superRefine(({ connections, trace }, context) => {
  for (const [index, { connection }] of trace.entries()) {
    if (connection < connections) continue
    context.addIssue({
      code: 'custom',
      message: `There is no connection ${connection}; they are counted from 0.`,
      path: ['trace', index, 'connection'],
    })
  }
})

export type IoMultiplexingConfig = z.infer<typeof ioMultiplexingConfigSchema>
export type IoMultiplexingInput = z.input<typeof ioMultiplexingConfigSchema>
export type Model = IoMultiplexingConfig['model']

/** Whether one thread serves all connections in a loop. */
export const isLoop = (model: Model): boolean => !model.startsWith('thread')
