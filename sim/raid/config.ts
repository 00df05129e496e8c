import { z } from 'zod'

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const requestSchema = z.strictObject({
  type: z.enum(['read', 'write']).describe('read or write.'),
  address: whole('An address', { min: 0, max: 1_000_000 }).describe('The first logical block.'),
  blocks: whole('The number of blocks', { min: 1, max: 64 }).default(1).describe('How many blocks in a row.'),
})

const millis = (what: string, initial: number) =>
  z
    .number()
    .min(0, `${what} takes at least 0 ms.`)
    .max(10_000, `${what} takes at most 10000 ms.`)
    .default(initial)

const fields = z.strictObject({
  level: z
    .literal([0, 1, 4, 5])
    .default(5)
    .describe('0: striping; 1: mirrored pairs; 4: parity on the last disk; 5: parity on all disks in turn.'),
  disks: whole('The number of disks', { min: 2, max: 16 }).default(4).describe('How many disks there are.'),
  chunkBlocks: whole('A chunk', { min: 1, max: 64 })
    .default(1)
    .describe('How many blocks in a row go to one disk before the next is used.'),
  layout: z
    .enum(['left-symmetric', 'left-asymmetric'])
    .default('left-symmetric')
    .describe('Level 5: whether data starts behind the parity disk, or always at disk 0.'),
  requests: z
    .array(requestSchema)
    .max(500, 'There are at most 500 requests.')
    .default([
      { type: 'read', address: 0, blocks: 1 },
      { type: 'write', address: 4, blocks: 1 },
      { type: 'write', address: 6, blocks: 3 },
      { type: 'read', address: 10, blocks: 4 },
    ])
    .describe('What is asked of the array, in order.'),
  failedDisk: whole('The disk', { min: 0, max: 15 })
    .nullable()
    .default(null)
    .describe('A disk that has failed; its blocks are computed from the others, where the level can.'),
  positionMs: millis('Positioning', 10).describe(
    'Time of a disk to get to a block that does not follow the last one, in ms.',
  ),
  transferMs: millis('A transfer', 0.1).describe('Time of a disk to transfer one block, in ms.'),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('How parity is updated; see the conventions of this simulation.'),
})

/** Pairs need an even number of disks, parity at least three; a failed disk is one of those there are. */
export const raidConfigSchema = fields.superRefine(({ level, disks, failedDisk, convention }, context) => {
  const refuse = (message: string, path: string[]) => context.addIssue({ code: 'custom', message, path })
  if (level === 1 && disks % 2 !== 0) refuse('Level 1 needs an even number of disks.', ['disks'])
  if (level >= 4 && disks < 3) refuse(`Level ${level} needs at least 3 disks.`, ['disks'])
  if (failedDisk !== null && failedDisk >= disks)
    refuse(`There are only ${disks} disks, from 0.`, ['failedDisk'])
  if (failedDisk !== null && convention === 'ostep')
    refuse('In the ostep pack no disk fails.', ['failedDisk'])
})

export type RaidConfig = z.infer<typeof raidConfigSchema>
export type RaidInput = z.input<typeof raidConfigSchema>
export type RaidRequest = RaidConfig['requests'][number]
