import { z } from 'zod'
import { SCHEDULE } from './explore/schedule.ts'
import { parseProgram } from './language/parse.ts'

const FIRST = `console.log('script starts')
setTimeout(() => console.log('timeout'), 0)
setImmediate(() => console.log('immediate'))
Promise.resolve().then(() => console.log('promise'))
process.nextTick(() => console.log('nextTick'))
console.log('script ends')`

const milliseconds = (what: string, most: number) =>
  z.number().min(0, `${what} is at least 0 ms.`).max(most, `${what} is at most ${most} ms.`)

const fileSchema = z.strictObject({
  name: z
    .string()
    .max(100, 'A file name has at most 100 characters.')
    .default('data.txt')
    .describe('The path the program reads.'),
  content: z
    .string()
    .max(2_000, 'A file has at most 2000 characters.')
    .default('')
    .describe('What reading it gives.'),
  readMs: milliseconds('Reading a file', 10_000)
    .default(10)
    .describe('How long a pool thread reads it, in milliseconds.'),
})

const fields = z.strictObject({
  program: z
    .string()
    .max(8_000, 'A program has at most 8000 characters.')
    .default(FIRST)
    .describe(
      'JavaScript for Node: functions, classes, promises, async functions, timers, fs, dns; work(ms) uses the CPU.',
    ),
  files: z
    .array(fileSchema)
    .max(20, 'There are at most 20 files.')
    .default([])
    .describe('Files with their own content or duration; others hold their name.'),
  readMs: milliseconds('Reading', 10_000)
    .default(10)
    .describe('How long reading any other file takes, in milliseconds.'),
  lookupMs: milliseconds('A lookup', 10_000)
    .default(20)
    .describe('How long dns.lookup takes on a pool thread, in milliseconds.'),
  poolThreads: z
    .int('The number of pool threads is a whole number.')
    .min(1, 'There is at least 1 pool thread.')
    .max(16, 'There are at most 16 pool threads.')
    .default(4)
    .describe('Threads of the pool that fs, dns.lookup and crypto use (UV_THREADPOOL_SIZE).'),
  scriptMs: milliseconds('The main script', 1_000)
    .default(1)
    .describe(
      'What starting up costs before the loop begins, in milliseconds; at 0 a timeout of 0 is not due in the first turn.',
    ),
  schedule: z
    .string()
    .max(2_000, 'A schedule has at most 2000 characters.')
    .regex(SCHEDULE, 'A schedule is numbers with dots between them, as exploring gives it: 0.2.1.')
    .default('')
    .describe(
      'Which of the possible completions comes next, choice by choice, as exploring every order gives it; empty: by their durations.',
    ),
  convention: z
    .enum(['textbook'])
    .default('textbook')
    .describe('What may be used; see the conventions of this simulation.'),
})

/** The program parses and uses only what is there; the first problem is named with line, column and advice. */
export const eventLoopConfigSchema = fields.superRefine(({ program }, context) => {
  const parsed = parseProgram(program)
  if (parsed.ok) return
  const { line, column, message, hint } = parsed.error
  const advice = hint === '' ? '' : `; ${hint}`
  context.addIssue({
    code: 'custom',
    message: `Line ${line}, column ${column}: ${message}${advice}.`,
    path: ['program'],
  })
})

export type EventLoopConfig = z.infer<typeof eventLoopConfigSchema>
export type EventLoopInput = z.input<typeof eventLoopConfigSchema>
