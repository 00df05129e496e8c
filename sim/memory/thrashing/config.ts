import { z } from 'zod'

export const MAX_TICKS = 5_000
export const MAX_PROCESSES = 16
export const MAX_FRAMES = 128

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const processSchema = z.strictObject({
  references: z
    .array(whole('A page number', { min: 0, max: 10_000 }))
    .max(500, 'A reference string has at most 500 pages.')
    .default([])
    .describe('Its pages in order, again and again. Empty: drawn at random from its locality.'),
  localityPages: whole('The locality', { min: 1, max: 64 })
    .default(4)
    .describe('Without references: how many pages it uses at a time.'),
  phaseReferences: whole('A phase', { min: 1, max: 10_000 })
    .default(100)
    .describe('Without references: after so many it moves on to other pages.'),
  length: whole('The length', { min: 1, max: 100_000 })
    .default(100_000)
    .describe('How many references it makes before it ends.'),
})

const fields = z.strictObject({
  processes: z
    .array(processSchema)
    .min(1, 'There is at least 1 process.')
    .max(MAX_PROCESSES, `There are at most ${MAX_PROCESSES} processes.`)
    .default(Array.from({ length: 8 }, () => defaultProcess()))
    .describe('The processes that want to run.'),
  level: whole('The degree of multiprogramming', { min: 1, max: MAX_PROCESSES })
    .default(4)
    .describe('How many of the processes are there, the first ones; the rest stays away.'),
  frames: whole('The memory', { min: 1, max: MAX_FRAMES })
    .default(16)
    .describe('How many pages fit into memory, in frames.'),
  replacement: z
    .enum(['global', 'local'])
    .default('global')
    .describe(
      'Whose page leaves when memory is full. global: the least recently used of all; local: each active process has an equal share of the frames and gives up one of its own.',
    ),
  admission: z
    .enum(['all', 'working-set'])
    .default('all')
    .describe(
      'Who may be in memory. all: everybody; working-set: only as many as have room for their working sets.',
    ),
  windowReferences: whole('The window', { min: 1, max: 1_000 })
    .default(12)
    .describe('The working set of a process is the pages among its last so many references.'),
  faultTicks: whole('A page transfer', { min: 1, max: 1_000 })
    .default(10)
    .describe('How long the paging device takes for a page, in ticks (one tick is one reference).'),
  devices: whole('The number of paging devices', { min: 1, max: MAX_PROCESSES })
    .default(1)
    .describe('How many pages can be read at the same time.'),
  quantumTicks: whole('The quantum', { min: 1, max: 1_000 })
    .default(8)
    .describe('How long a process keeps the CPU while others are ready, in ticks.'),
  ticks: whole('The run', { min: 1, max: MAX_TICKS })
    .default(400)
    .describe('When the run ends, in ticks, unless all processes end before.'),
  seed: whole('The seed', { min: 0, max: 2 ** 32 - 1 })
    .default(1)
    .describe('Start of the random references.'),
  convention: z
    .enum(['textbook'])
    .default('textbook')
    .describe('Timing rules; see the conventions of this simulation.'),
})

function defaultProcess() {
  return { references: [], localityPages: 4, phaseReferences: 100, length: 100_000 }
}

/** The degree of multiprogramming is at most the number of processes. */
export const thrashingConfigSchema = fields.superRefine(({ level, processes }, context) => {
  if (level <= processes.length) return
  const message = `There are ${processes.length} processes, so the degree is at most ${processes.length}.`
  context.addIssue({ code: 'custom', message, path: ['level'] })
})

export type ThrashingConfig = z.infer<typeof fields>
export type ThrashingInput = z.input<typeof fields>

export const processName = (process: number): string => `P${process + 1}`
