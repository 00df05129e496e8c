import { z } from 'zod'

export const MAX_ACCESSES = 10_000
const MAX_ADDRESS = 2 ** 32 - 1

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const address = (what: string) => whole(what, { min: 0, max: MAX_ADDRESS })

const spaceSchema = z.strictObject({
  base: address('The base')
    .default(0)
    .describe('base-bounds, segments: physical address at which the space, or segment 0, starts.'),
  limit: address('The limit')
    .default(0)
    .describe('base-bounds, segments: size of the space, or of segment 0, in bytes.'),
  stackBase: address('The base of the stack')
    .default(0)
    .describe('segments: one past the highest physical byte of segment 1, which grows down from there.'),
  stackLimit: address('The limit of the stack').default(0).describe('segments: size of segment 1, in bytes.'),
  pageTable: z
    .array(whole('A frame number', { min: 0, max: 1_048_575 }).nullable())
    .max(4096, 'A page table has at most 4096 entries.')
    .default([])
    .describe(
      'linear, multi-level: the frame of page 0, 1, 2, ...; null (or nothing) is a page that is not valid.',
    ),
  readOnlyPages: z
    .array(whole('A page number', { min: 0, max: 4095 }))
    .max(4096, 'There are at most 4096 read-only pages.')
    .default([])
    .describe('Pages that must not be written to.'),
})

const accessSchema = z.strictObject({
  address: address('The address').describe('The virtual address.'),
  space: whole('The space', { min: 0, max: 15 })
    .default(0)
    .describe('Which address space (process) is running, from 0.'),
  isWrite: z.boolean().default(false).describe('Whether the access writes.'),
})

const tlbSchema = z.strictObject({
  entries: whole('The number of entries', { min: 0, max: 256 })
    .default(0)
    .describe('How many translations the TLB holds; 0 is no TLB.'),
  ways: whole('The number of ways', { min: 0, max: 256 })
    .default(0)
    .describe('Entries per set; 0 is fully associative. A page goes to set (page mod number of sets).'),
  policy: z.enum(['lru', 'fifo', 'random']).default('lru').describe('Which entry of a full set is replaced.'),
  hasAsids: z
    .boolean()
    .default(true)
    .describe('Entries carry the number of their address space; without that a switch empties the TLB.'),
  seed: whole('The seed', { min: 0, max: 2 ** 32 - 1 })
    .default(0)
    .describe('Start of the random numbers of policy random.'),
})

const costsSchema = z.strictObject({
  memoryNs: whole('The time', { min: 0, max: 1_000_000 })
    .default(100)
    .describe('One access to memory, in nanoseconds.'),
  tlbNs: whole('The time', { min: 0, max: 1_000_000 })
    .default(1)
    .describe('One look into the TLB, in nanoseconds.'),
})

const DEFAULT_SPACE: z.infer<typeof spaceSchema> = {
  base: 4096,
  limit: 512,
  stackBase: 8192,
  stackLimit: 256,
  pageTable: [3, 7, 5, null, null, null, null, null, null, null, null, null, null, null, 2, 4],
  readOnlyPages: [0],
}

const fields = z.strictObject({
  scheme: z
    .enum(['base-bounds', 'segments', 'linear', 'multi-level'])
    .default('linear')
    .describe(
      'base-bounds: one register pair; segments: two of them; linear: a page table; multi-level: a tree of tables.',
    ),
  spaceBytes: whole('The address space', { min: 1, max: 2 ** 31 })
    .default(1024)
    .describe('Size of a virtual address space, in bytes.'),
  pageBits: whole('The number of offset bits', { min: 0, max: 20 })
    .default(6)
    .describe('Offset bits: a page has 2 to this power bytes.'),
  levels: whole('The number of levels', { min: 1, max: 4 })
    .default(2)
    .describe(
      'multi-level: how many tables a walk reads. The bits of the page number are shared out evenly, the first level takes what is over.',
    ),
  spaces: z
    .array(spaceSchema)
    .min(1, 'There is at least 1 address space.')
    .max(16, 'There are at most 16 address spaces.')
    .default([DEFAULT_SPACE])
    .describe('The address spaces (processes).'),
  accesses: z
    .array(accessSchema)
    .max(MAX_ACCESSES, `There are at most ${MAX_ACCESSES} accesses.`)
    .default([0, 70, 130, 5, 1000, 400, 72, 131].map((at) => ({ address: at, space: 0, isWrite: false })))
    .describe('What the program touches, in order.'),
  tlb: tlbSchema
    .default({ entries: 0, ways: 0, policy: 'lru', hasAsids: true, seed: 0 })
    .describe(
      'Translation lookaside buffer: the page numbers translated last. linear and multi-level use it.',
    ),
  costs: costsSchema.default({ memoryNs: 100, tlbNs: 1 }).describe('What looking things up costs.'),
  memory: z
    .array(z.array(whole('A byte', { min: 0, max: 255 })).max(32, 'A page has 32 bytes.'))
    .max(128, 'There are at most 128 pages.')
    .default([])
    .describe('ostep multi-level: physical memory, page by page, 32 bytes each; bytes left out are 0.'),
  directoryPage: whole('The page', { min: 0, max: 127 })
    .default(0)
    .describe('ostep multi-level: the physical page that holds the page directory (the PDBR).'),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('Where tables live and how they are split; see the conventions of this simulation.'),
})

/** Every access names a space that exists, and a TLB divides into whole sets. */
export const addressTranslationConfigSchema = fields.superRefine(({ accesses, spaces, tlb }, context) => {
  for (const [index, { space }] of accesses.entries()) {
    if (space < spaces.length) continue
    const message = `There is no address space ${space}.`
    context.addIssue({ code: 'custom', message, path: ['accesses', index, 'space'] })
  }
  if (tlb.entries > 0 && tlb.ways > 0 && tlb.entries % tlb.ways !== 0) {
    const message = `${tlb.entries} entries do not divide into sets of ${tlb.ways}.`
    context.addIssue({ code: 'custom', message, path: ['tlb', 'ways'] })
  }
})

export type AddressTranslationConfig = z.infer<typeof addressTranslationConfigSchema>
export type AddressTranslationInput = z.input<typeof addressTranslationConfigSchema>
export type Access = AddressTranslationConfig['accesses'][number]

/** Whether tables are bytes of `memory`, as in that book's multi-level simulator. */
export const isInMemory = ({ convention, scheme }: AddressTranslationConfig): boolean =>
  convention === 'ostep' && scheme === 'multi-level'
