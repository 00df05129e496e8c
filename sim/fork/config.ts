import { z } from 'zod'

export const MAX_OPERATIONS = 200
export const MAX_PAGES = 16
export const MAX_DESCRIPTORS = 16

const name = z
  .string()
  .min(1, 'A name has at least 1 character.')
  .max(12, 'A name has at most 12 characters.')
  .regex(/^[A-Za-z0-9._-]+$/, 'A name has letters, digits, dots, - and _ only.')

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const process = name.describe('The name of the process that acts.')
const descriptor = whole('A descriptor', { min: 0, max: MAX_DESCRIPTORS - 1 })
const bytes = whole('The number of bytes', { min: 1, max: 65_536 }).default(1).describe('How many bytes.')
const pages = whole('The number of pages', { min: 1, max: MAX_PAGES })

const operationSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('fork').describe('fork: make a copy of the process.'),
    process,
    child: name.describe('The name of the new process.'),
  }),
  z.strictObject({
    type: z.literal('exit').describe('exit: end the process.'),
    process,
    status: whole('The exit status', { min: 0, max: 255 })
      .default(0)
      .describe('What the parent learns from wait.'),
  }),
  z.strictObject({ type: z.literal('wait').describe('wait: for a child to end.'), process }),
  z.strictObject({
    type: z.literal('exec').describe('exec: run another program in the same process.'),
    process,
    program: name.describe('The name of the program.'),
    pages: pages.default(2).describe('How many pages the program has.'),
  }),
  z.strictObject({
    type: z.literal('write').describe('write: change a page of memory.'),
    process,
    page: whole('A page', { min: 0, max: MAX_PAGES - 1 }).describe('The page number, from 0.'),
  }),
  z.strictObject({
    type: z.literal('open').describe('open: get a descriptor for a file.'),
    process,
    file: name.describe('The name of the file.'),
  }),
  z.strictObject({
    type: z.literal('pipe').describe('pipe: get a descriptor to read from and one to write to.'),
    process,
  }),
  z.strictObject({
    type: z.literal('close').describe('close: give up a descriptor.'),
    process,
    descriptor: descriptor.describe('The descriptor.'),
  }),
  z.strictObject({
    type: z.literal('dup2').describe('dup2: make one descriptor mean what another means.'),
    process,
    from: descriptor.describe('The descriptor to copy.'),
    to: descriptor.describe('The descriptor that becomes the copy.'),
  }),
  z.strictObject({
    type: z.literal('read-bytes').describe('read-bytes: read from a descriptor.'),
    process,
    descriptor: descriptor.describe('The descriptor.'),
    bytes,
  }),
  z.strictObject({
    type: z.literal('write-bytes').describe('write-bytes: write to a descriptor.'),
    process,
    descriptor: descriptor.describe('The descriptor.'),
    bytes,
  }),
])

export const forkTreeConfigSchema = z.strictObject({
  root: name
    .default('init')
    .describe('The first process. It never ends, and it reaps its children by itself.'),
  pages: pages.default(4).describe('How many pages of memory the first process has.'),
  reparent: z
    .enum(['posix', 'grandparent', 'flatten'])
    .default('posix')
    .describe(
      'Who gets the children of a process that ends. posix: the root; grandparent: the parent of the one that ended; flatten: the root gets all descendants.',
    ),
  pipeBytes: whole('The pipe', { min: 1, max: 65_536 })
    .default(4096)
    .describe('How much a pipe holds, in bytes.'),
  operations: z
    .array(operationSchema)
    .max(MAX_OPERATIONS, `There are at most ${MAX_OPERATIONS} operations.`)
    .default([
      { type: 'fork', process: 'init', child: 'sh' },
      { type: 'fork', process: 'sh', child: 'ls' },
      { type: 'write', process: 'ls', page: 1 },
      { type: 'exec', process: 'ls', program: 'ls', pages: 2 },
      { type: 'exit', process: 'ls', status: 0 },
      { type: 'wait', process: 'sh' },
      { type: 'exit', process: 'sh', status: 0 },
    ])
    .describe('The system calls, in order.'),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('What becomes of a process that ends; see the conventions of this simulation.'),
})

export type ForkTreeConfig = z.infer<typeof forkTreeConfigSchema>
export type ForkTreeInput = z.input<typeof forkTreeConfigSchema>
export type Operation = ForkTreeConfig['operations'][number]
export type OperationOf<T extends Operation['type']> = Extract<Operation, { readonly type: T }>
