import { z } from 'zod'

export const MAX_REFERENCES = 100_000
export const MAX_FRAMES = 256
export const MAX_PAGE = 1_048_575

export const MAX_WINDOW = 10_000

export const PAGE_POLICIES = [
  'fifo',
  'lru',
  'mru',
  'opt',
  'random',
  'clock',
  'second-chance',
  'lfu',
  'nfu',
  'aging',
  'working-set',
  'arc',
  '2q',
] as const
const LIST_POLICIES: readonly string[] = ['arc', '2q']
const OSTEP_POLICIES: readonly string[] = ['fifo', 'lru', 'mru', 'opt', 'random', 'clock']

const page = z
  .int('A page number is a whole number.')
  .min(0, 'Page numbers start at 0.')
  .max(MAX_PAGE, `Page numbers go up to ${MAX_PAGE}.`)

const micros = (what: string, initial: number) =>
  z
    .number()
    .min(0, `${what} takes at least 0 microseconds.`)
    .max(1e6, `${what} takes at most 1000000 microseconds.`)
    .default(initial)

const costsSchema = z.strictObject({
  accessMicros: micros('An access', 0.1).describe('Every reference, in microseconds.'),
  minorFaultMicros: micros('A minor fault', 1).describe(
    'A fault on a page that is in the page cache already: only the table entry is missing. In microseconds.',
  ),
  majorFaultMicros: micros('A major fault', 10_000).describe(
    'A fault that reads the page from disk, in microseconds.',
  ),
  prefetchMicros: micros('A page read ahead', 100).describe(
    'Each page that is read together with a faulting one, in microseconds.',
  ),
  writeBackMicros: micros('A write-back', 10_000).describe(
    'Writing a changed page to disk when it is evicted, in microseconds.',
  ),
})

const prefetchSchema = z.strictObject({
  policy: z
    .enum(['none', 'sequential', 'readahead'])
    .default('none')
    .describe(
      'none: only what faults; sequential: a major fault also reads the pages behind it; readahead: only when faults follow each other page by page, and twice as many each time.',
    ),
  pages: z
    .int('The number of pages is a whole number.')
    .min(1, 'At least 1 page is read ahead.')
    .max(32, 'At most 32 pages are read ahead.')
    .default(2)
    .describe('How many pages are read ahead of a fault; under readahead at most.'),
})

const span = (what: string) =>
  z
    .int(`${what} is a whole number of references.`)
    .min(1, `${what} is at least 1 reference.`)
    .max(MAX_WINDOW, `${what} is at most ${MAX_WINDOW} references.`)

const fields = z.strictObject({
  policy: z
    .enum(PAGE_POLICIES)
    .default('fifo')
    .describe(
      'fifo: evict the page loaded first; lru: the least recently used; mru: the most recently used; opt: the one used again latest; random: any; clock: the first that the hand finds unused; second-chance: the first in the queue that is unused; lfu: the one used least often; nfu and aging: the lowest counter; working-set: whatever was not used within the window; arc and 2q: balance recent and frequent pages.',
    ),
  frames: z
    .int('The number of frames is a whole number.')
    .min(1, 'There is at least 1 frame.')
    .max(MAX_FRAMES, `There are at most ${MAX_FRAMES} frames.`)
    .default(3)
    .describe('How many pages fit into memory, in frames.'),
  references: z
    .array(page)
    .max(MAX_REFERENCES, `There are at most ${MAX_REFERENCES} references.`)
    .default([0, 1, 2, 0, 1, 3, 0, 3, 1, 2, 1])
    .describe('The pages that the program touches, in order.'),
  clockMax: z
    .int('The highest use count is a whole number.')
    .min(1, 'The highest use count is at least 1.')
    .max(255, 'The highest use count is at most 255.')
    .optional()
    .describe(
      'How high the use count of a page can go under clock. 1 makes it a use bit and is the default; ostep has 2.',
    ),
  draws: z
    .array(z.number().min(0, 'A draw is at least 0.').lt(1, 'A draw is below 1.'))
    .max(MAX_REFERENCES, `There are at most ${MAX_REFERENCES} draws.`)
    .default([])
    .describe(
      'Random numbers in [0, 1) for random and for ostep clock, used in turn; after them come draws from the seed.',
    ),
  seed: z
    .int('The seed is a whole number.')
    .min(0, 'The seed is at least 0.')
    .max(2 ** 32 - 1, 'The seed is at most 4294967295.')
    .default(0)
    .describe('Start of the random numbers used where draws has run out.'),
  writes: z
    .array(
      z
        .int('The place of a reference is a whole number.')
        .min(0, 'References are counted from 0.')
        .max(MAX_REFERENCES, `There are at most ${MAX_REFERENCES} references.`),
    )
    .max(MAX_REFERENCES, `There are at most ${MAX_REFERENCES} writes.`)
    .default([])
    .describe(
      'Which references write, by their place in the stream from 0. A page written to is dirty until it leaves.',
    ),
  cachedPages: z
    .array(page)
    .max(MAX_REFERENCES, `There are at most ${MAX_REFERENCES} cached pages.`)
    .default([])
    .describe('Pages that the page cache holds anyway (shared libraries, say): a fault on one is minor.'),
  costs: costsSchema
    .default({
      accessMicros: 0.1,
      minorFaultMicros: 1,
      majorFaultMicros: 10_000,
      prefetchMicros: 100,
      writeBackMicros: 10_000,
    })
    .describe('What references, faults and write-backs cost.'),
  prefetch: prefetchSchema
    .default({ policy: 'none', pages: 2 })
    .describe('Whether pages are read before they are asked for.'),
  agingReferences: span('The aging period')
    .default(4)
    .describe('Under nfu and aging the use bits move into the counters before every so-many-th reference.'),
  windowReferences: span('The window')
    .default(4)
    .describe('Under working-set a page leaves when it is not among the last so many references.'),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('Tie-break rules; see the conventions of this simulation.'),
})

/** Under `ostep` only what that book's script can do is accepted. */
export const pageReplacementConfigSchema = fields.superRefine(({ convention, policy, prefetch }, context) => {
  const refuse = (message: string, path: string) =>
    context.addIssue({ code: 'custom', message, path: [path] })
  if (prefetch.policy !== 'none' && LIST_POLICIES.includes(policy)) {
    refuse(
      `${policy} places pages by their history of references; prefetch is not defined for it.`,
      'prefetch',
    )
  }
  if (convention !== 'ostep') return
  if (!OSTEP_POLICIES.includes(policy)) refuse(`The ostep pack knows ${OSTEP_POLICIES.join(', ')}.`, 'policy')
  if (prefetch.policy !== 'none') refuse('The ostep pack does not prefetch.', 'prefetch')
})

export type PageReplacementConfig = z.infer<typeof pageReplacementConfigSchema>
export type PagePolicy = PageReplacementConfig['policy']
export type PageReplacementInput = z.input<typeof pageReplacementConfigSchema>
