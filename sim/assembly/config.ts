import { z } from 'zod'
import { parseProgram } from './parse.ts'

const word = (what: string) =>
  z
    .int(`${what} is a whole number.`)
    .min(-(2 ** 31), `${what} is at least -2147483648.`)
    .max(2 ** 31 - 1, `${what} is at most 2147483647.`)

const register = (name: string) => word(`%${name}`).default(0).describe(`What %${name} holds at the start.`)

const threadSchema = z.strictObject({
  ax: register('ax'),
  bx: register('bx'),
  cx: register('cx'),
  dx: register('dx'),
  ex: register('ex'),
  fx: register('fx'),
})

const ZERO = { ax: 0, bx: 0, cx: 0, dx: 0, ex: 0, fx: 0 }

const INCREMENT = `.var count
.main
mov count, %ax
add $1, %ax
mov %ax, count
halt`

const fields = z.strictObject({
  program: z
    .string()
    .max(10_000, 'A program has at most 10000 characters.')
    .default(INCREMENT)
    .describe(
      'The code that all threads run: one instruction a line, op src, dst; .label; .var name; # comment.',
    ),
  threads: z
    .array(threadSchema)
    .min(1, 'There is at least 1 thread.')
    .max(8, 'There are at most 8 threads.')
    .default([ZERO, ZERO])
    .describe('The threads, with their registers at the start.'),
  interruptEvery: z
    .int('The interval is a whole number of instructions.')
    .min(1, 'The interval is at least 1 instruction.')
    .max(100_000, 'The interval is at most 100000 instructions.')
    .default(50)
    .describe('After so many instructions of the machine the timer interrupts and the next thread runs.'),
  isRandom: z.boolean().default(false).describe('Whether each interval is drawn from 1 to interruptEvery.'),
  draws: z
    .array(z.number().min(0, 'A draw is at least 0.').lt(1, 'A draw is below 1.'))
    .max(10_000, 'There are at most 10000 draws.')
    .default([])
    .describe(
      'Random intervals, used in turn: 1 + floor(draw x interruptEvery). After them come draws from the seed.',
    ),
  seed: z
    .int('The seed is a whole number.')
    .min(0, 'The seed is at least 0.')
    .max(2 ** 32 - 1, 'The seed is at most 4294967295.')
    .default(0)
    .describe('Start of the random intervals.'),
  order: z
    .enum(['interrupts', 'any'])
    .default('interrupts')
    .describe(
      'interrupts: the timer switches threads; any: before each instruction somebody chooses the thread.',
    ),
  memory: z
    .array(
      z.strictObject({
        address: z
          .int('An address is a whole number.')
          .min(0, 'Addresses start at 0.')
          .max(131_071, 'Addresses go up to 131071.')
          .describe('The address.'),
        value: word('The value').describe('The word there at the start.'),
      }),
    )
    .max(1_000, 'There are at most 1000 words.')
    .default([])
    .describe('Words of memory that are not 0 at the start.'),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('What may be used; see the conventions of this simulation.'),
})

/** The program parses; its first problem is named with its line. */
export const assemblyThreadsConfigSchema = fields.superRefine(({ program }, context) => {
  const parsed = parseProgram(program)
  if (parsed.ok) return
  const { line, message } = parsed.error
  context.addIssue({ code: 'custom', message: `Line ${line}: ${message}`, path: ['program'] })
})

export type AssemblyThreadsConfig = z.infer<typeof assemblyThreadsConfigSchema>
export type AssemblyThreadsInput = z.input<typeof assemblyThreadsConfigSchema>
