import { z } from 'zod'

export const MAX_OPERATIONS = 500
export const MAX_HEAP = 1_048_576

const bytes = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number of bytes.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const allocateSchema = z.strictObject({
  type: z.literal('allocate').describe('allocate: ask for memory.'),
  size: bytes('The size', { min: 1, max: MAX_HEAP }).describe('How much the program asks for, in bytes.'),
})

const freeSchema = z.strictObject({
  type: z.literal('free').describe('free: give an allocation back.'),
  allocation: z
    .int('An allocation is a whole number.')
    .min(0, 'Allocations are counted from 0.')
    .max(MAX_OPERATIONS, `There are at most ${MAX_OPERATIONS} operations.`)
    .describe(
      'Which allocation, counted from 0 in the order of the allocate operations (failed ones count too).',
    ),
})

const reclaimSchema = z.strictObject({
  type: z.literal('reclaim').describe('reclaim: under slab, give empty slabs back.'),
})

const slabSchema = z.strictObject({
  slabBytes: bytes('A slab', { min: 8, max: 65_536 }).default(64).describe('Size of a slab, in bytes.'),
  objectBytes: z
    .array(bytes('An object', { min: 1, max: 65_536 }))
    .min(1, 'There is at least 1 cache.')
    .max(8, 'There are at most 8 caches.')
    .default([12, 28])
    .describe('A cache for each of these object sizes, in bytes.'),
  slabHeaderBytes: bytes('The bookkeeping', { min: 0, max: 256 })
    .default(0)
    .describe('What a slab keeps for itself at its end, in bytes.'),
  colourBytes: bytes('The colour step', { min: 1, max: 256 })
    .default(4)
    .describe('By how much the first object moves up from one slab of a cache to the next, in bytes.'),
})

const fields = z.strictObject({
  policy: z
    .enum(['first', 'best', 'worst', 'next', 'buddy', 'segregated', 'slab'])
    .default('best')
    .describe(
      'first: the first free block that fits; best: the smallest; worst: the largest; next: the first after the last one taken; buddy: powers of two, halved and joined; segregated: a list per size class; slab: caches of objects of one size.',
    ),
  heapBytes: bytes('The heap', { min: 1, max: MAX_HEAP })
    .default(100)
    .describe('Size of the heap, in bytes.'),
  baseAddress: bytes('The base address', { min: 0, max: 2 ** 31 })
    .default(1000)
    .describe('Where the heap starts, in bytes.'),
  headerBytes: bytes('The header', { min: 0, max: 64 })
    .default(0)
    .describe('What the allocator keeps in front of each block, in bytes.'),
  alignmentBytes: bytes('The alignment', { min: 1, max: 4096 })
    .default(1)
    .describe('Sizes are rounded up to a multiple of this, in bytes; 1 rounds nothing.'),
  order: z
    .enum(['address', 'size-up', 'size-down', 'front', 'back'])
    .default('address')
    .describe('Where a freed block goes in the free list: sorted by address or size, or to one end.'),
  coalesce: z.boolean().default(true).describe('Whether freeing joins neighbouring free blocks.'),
  minBlockBytes: bytes('The smallest block', { min: 1, max: 4096 })
    .default(8)
    .describe('Under buddy: no block is halved below this, in bytes.'),
  slab: slabSchema
    .default({ slabBytes: 64, objectBytes: [12, 28], slabHeaderBytes: 0, colourBytes: 4 })
    .describe('Under slab: sizes of slabs and objects.'),
  operations: z
    .array(z.discriminatedUnion('type', [allocateSchema, freeSchema, reclaimSchema]))
    .max(MAX_OPERATIONS, `There are at most ${MAX_OPERATIONS} operations.`)
    .default([
      { type: 'allocate', size: 30 },
      { type: 'allocate', size: 20 },
      { type: 'allocate', size: 10 },
      { type: 'free', allocation: 0 },
      { type: 'free', allocation: 2 },
      { type: 'allocate', size: 15 },
      { type: 'free', allocation: 1 },
      { type: 'allocate', size: 50 },
    ])
    .describe('What the program does with the heap, in order.'),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('Coalescing and tie-break rules; see the conventions of this simulation.'),
})

/** A heap for buddy is a power of two; `ostep` knows what that book's script can do. */
export const freeSpaceConfigSchema = fields.superRefine((config, context) => {
  const refuse = (message: string, path: string[]) => context.addIssue({ code: 'custom', message, path })
  const isPower = (value: number) => Number.isInteger(Math.log2(value))
  if (config.convention === 'ostep' && !['first', 'best', 'worst'].includes(config.policy)) {
    refuse('The ostep pack knows first, best and worst.', ['policy'])
  }
  if (config.policy === 'slab') checkSlabs(config, refuse)
  if (config.policy !== 'buddy') return
  if (!isPower(config.heapBytes)) refuse('A buddy heap is a power of two: 64, 128, 256, ...', ['heapBytes'])
  if (!isPower(config.minBlockBytes)) refuse('The smallest buddy block is a power of two.', ['minBlockBytes'])
  if (config.minBlockBytes > config.heapBytes) {
    refuse('The smallest block fits into the heap.', ['minBlockBytes'])
  }
})

function checkSlabs(
  { heapBytes, slab }: z.infer<typeof fields>,
  refuse: (message: string, path: string[]) => void,
): void {
  const { slabBytes, objectBytes, slabHeaderBytes } = slab
  if (heapBytes % slabBytes !== 0)
    refuse(`The heap is a multiple of a slab (${slabBytes} bytes).`, ['heapBytes'])
  if (new Set(objectBytes).size < objectBytes.length) refuse('Each cache has a size of its own.', ['slab'])
  if (Math.max(...objectBytes) + slabHeaderBytes > slabBytes) {
    refuse('At least one object fits into a slab.', ['slab'])
  }
}

export type FreeSpaceConfig = z.infer<typeof freeSpaceConfigSchema>
export type FreeSpaceInput = z.input<typeof freeSpaceConfigSchema>
export type HeapPolicy = FreeSpaceConfig['policy']
