import { z } from 'zod'
import { layoutOf } from './storage/layout.ts'

export const MAX_BLOCKS = 128
export const MAX_INODES = 32
export const MAX_OPERATIONS = 60
/** Direct pointers of an inode; there are no indirect ones. */
export const MAX_POINTERS = 8
export const MAX_NAME = 12
export const MAX_DESCRIPTORS = 16
/** Links followed in one path walk before it fails with ELOOP; POSIX asks for at least 8. */
export const MAX_LINKS_FOLLOWED = 8

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const processName = z
  .string()
  .min(1, 'A process has a name.')
  .max(12, 'The name of a process has at most 12 characters.')
  .regex(/^[A-Za-z0-9._-]+$/, 'The name of a process has letters, digits, dots, - and _ only.')

const pathText = z
  .string()
  .min(1, 'A path has at least 1 character.')
  .max(80, 'A path has at most 80 characters.')
  .regex(/^[A-Za-z0-9._/-]+$/, 'A path has letters, digits, dots, -, _ and / only.')

const process = processName.default('A').describe('The process that calls.')
const path = pathText.describe('Where, from the root: /docs/a.')
const from = pathText.describe('The name that exists.')
const to = pathText.describe('The new name.')
const descriptor = whole('A descriptor', { min: 0, max: MAX_DESCRIPTORS - 1 })
  .default(3)
  .describe('The descriptor. 0, 1 and 2 are the terminal, so the first open gives 3.')
const bytes = whole('The number of bytes', { min: 0, max: 512 })

const withPath = <T extends string>(type: T, text: string) =>
  z.strictObject({ type: z.literal(type).describe(text), process, path })
const withTwo = <T extends string>(type: T, text: string) =>
  z.strictObject({ type: z.literal(type).describe(text), process, from, to })
const withDescriptor = <T extends string>(type: T, text: string) =>
  z.strictObject({ type: z.literal(type).describe(text), process, descriptor })

const operationSchema = z.discriminatedUnion('type', [
  withPath('mkdir', 'mkdir: make a directory.'),
  withPath('rmdir', 'rmdir: remove an empty directory.'),
  withPath('creat', 'creat: make or empty a file and open it for writing.'),
  z.strictObject({
    type: z.literal('open').describe('open: get a descriptor for a path.'),
    process,
    path,
    access: z
      .enum(['read', 'write', 'read-write'])
      .default('read')
      .describe('What the descriptor may be used for.'),
    create: z.boolean().default(false).describe('O_CREAT: make the file when there is none.'),
    exclusive: z.boolean().default(false).describe('O_EXCL: with create, fail when there is one.'),
    truncate: z.boolean().default(false).describe('O_TRUNC: empty the file.'),
    append: z.boolean().default(false).describe('O_APPEND: every write goes to the end.'),
  }),
  z.strictObject({
    type: z.literal('read').describe('read: bytes from the offset on.'),
    process,
    descriptor,
    bytes: bytes.default(8).describe('How many bytes at most.'),
  }),
  z.strictObject({
    type: z.literal('write').describe('write: bytes from the offset on.'),
    process,
    descriptor,
    text: z
      .string()
      .max(64, 'One write has at most 64 bytes.')
      .regex(/^[ -~]*$/, 'The text is printable ASCII, a byte a character.')
      .default('data')
      .describe('What to write, a byte a character.'),
  }),
  z.strictObject({
    type: z.literal('lseek').describe('lseek: move the offset of an open file.'),
    process,
    descriptor,
    offset: whole('The offset', { min: -512, max: 512 }).default(0).describe('How far, in bytes.'),
    whence: z.enum(['set', 'current', 'end']).default('set').describe('Counted from where.'),
  }),
  z.strictObject({
    type: z.literal('truncate').describe('truncate: set the length of a file.'),
    process,
    path,
    length: bytes.default(0).describe('The new length, in bytes.'),
  }),
  withDescriptor('fsync', 'fsync: return when everything of this file is on the disk.'),
  withDescriptor('close', 'close: give up a descriptor.'),
  withDescriptor('dup', 'dup: a second descriptor for the same open file.'),
  withTwo('link', 'link: a second name for the same inode (a hard link).'),
  withTwo('rename', 'rename: another name, replacing what has it.'),
  z.strictObject({
    type: z.literal('symlink').describe('symlink: a name that stands for a path.'),
    process,
    target: pathText.describe('The path that it stands for. It need not exist.'),
    path,
  }),
  withPath('unlink', 'unlink: remove a name; the file goes with its last name and last descriptor.'),
  z.strictObject({
    type: z.literal('fork').describe('fork: a child with the same open files.'),
    process,
    child: processName.describe('The name of the new process.'),
  }),
  z.strictObject({ type: z.literal('exit').describe('exit: close everything and end.'), process }),
  z.strictObject({ type: z.literal('sync').describe('sync: write back everything dirty.'), process }),
])

const fields = z.strictObject({
  blocks: whole('The number of blocks', { min: 8, max: MAX_BLOCKS })
    .default(32)
    .describe('Size of the disk, in blocks.'),
  blockBytes: whole('The block size', { min: 4, max: 64 })
    .default(8)
    .describe('Size of a data block, in bytes. Real ones have 4096; small ones can be drawn.'),
  inodes: whole('The number of inodes', { min: 2, max: MAX_INODES })
    .default(8)
    .describe('How many files and directories there can be, the root included.'),
  maxLinks: whole('The link limit', { min: 3, max: 100 })
    .default(8)
    .describe('The most names an inode can have (LINK_MAX).'),
  journal: z
    .enum(['none', 'metadata', 'ordered', 'data'])
    .default('ordered')
    .describe(
      'none: changes go straight to their place; metadata: inodes, bitmaps and directories are journalled, data goes its own way (data=writeback of ext4); ordered: the same, and data is on disk before the commit; data: everything is journalled.',
    ),
  journalBlocks: whole('The journal', { min: 8, max: 64 })
    .default(12)
    .describe('Size of the journal, in blocks, its header included. Without a journal they hold data.'),
  checkpoint: z
    .enum(['at-once', 'when-full'])
    .default('at-once')
    .describe('When committed changes go from the journal to their place on the disk.'),
  hasBarriers: z
    .boolean()
    .default(true)
    .describe('Whether the commit block waits until the rest of its transaction is on the disk.'),
  hasRevokes: z
    .boolean()
    .default(true)
    .describe('Whether the journal records blocks that were freed, so that recovery leaves them alone.'),
  cacheBlocks: whole('The page cache', { min: 4, max: MAX_BLOCKS })
    .default(24)
    .describe('How many blocks the page cache keeps; clean ones leave, the least recently used first.'),
  flushEvery: whole('The flush period', { min: 0, max: MAX_OPERATIONS })
    .default(0)
    .describe('Write back everything dirty after every so-many-th operation; 0 means never.'),
  writeOrder: z
    .enum(['fixed', 'any'])
    .default('fixed')
    .describe('Order of the block writes that need not wait for each other. any: each order is possible.'),
  crash: z
    .enum(['never', 'after-writes', 'any'])
    .default('never')
    .describe('When the power fails. any: it may fail at any moment, which is a choice.'),
  crashAfterWrites: whole('The number of writes', { min: 0, max: 1000 })
    .default(3)
    .describe('Under after-writes: how many block writes reach the disk before the power fails.'),
  processes: z
    .array(processName)
    .min(1, 'There is at least 1 process.')
    .max(6, 'There are at most 6 processes at the start.')
    .default(['A'])
    .describe('The processes at the start.'),
  operations: z
    .array(operationSchema)
    .max(MAX_OPERATIONS, `There are at most ${MAX_OPERATIONS} operations.`)
    .default([
      { type: 'mkdir', process: 'A', path: '/docs' },
      { type: 'creat', process: 'A', path: '/docs/a' },
      { type: 'write', process: 'A', descriptor: 3, text: 'hello, disk' },
      { type: 'fsync', process: 'A', descriptor: 3 },
      { type: 'close', process: 'A', descriptor: 3 },
      { type: 'link', process: 'A', from: '/docs/a', to: '/b' },
      { type: 'unlink', process: 'A', path: '/docs/a' },
    ])
    .describe('The system calls, in order.'),
})

/** The fixed parts of the disk leave room for data, and a journal holds every change of metadata that one call makes. */
export const fileSystemConfigSchema = fields.superRefine((config, context) => {
  const refuse = (message: string, at: string[]) => context.addIssue({ code: 'custom', message, path: at })
  const layout = layoutOf(config)
  if (config.blocks < layout.data + 2) {
    refuse(`With these tables the disk needs at least ${layout.data + 2} blocks.`, ['blocks'])
  }
  const least = layout.inodeBlocks + 8
  if (config.journal !== 'none' && config.journalBlocks < least) {
    refuse(`With ${config.inodes} inodes the journal needs at least ${least} blocks.`, ['journalBlocks'])
  }
  if (new Set(config.processes).size < config.processes.length) {
    refuse('Each process has a name of its own.', ['processes'])
  }
})

export type FileSystemConfig = z.infer<typeof fields>
export type FileSystemInput = z.input<typeof fields>
export type Operation = FileSystemConfig['operations'][number]
export type OperationOf<T extends Operation['type']> = Extract<Operation, { readonly type: T }>
