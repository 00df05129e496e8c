import { z } from 'zod'
import type { Draws } from '#sim/core/draws.ts'
import type { FreeSpaceInput } from '#sim/heap/config.ts'
import { freeSpace } from '#sim/heap/free-space.ts'
import type { Generator, Task } from './generator.ts'
import { type Played, play } from './play.ts'
import { paragraphs, story } from './wording.ts'

const POLICIES = ['first', 'best', 'worst', 'next'] as const

const settings = z.strictObject({
  policy: z.enum(POLICIES).optional().describe('Drawn if left out.'),
  headerBytes: z.literal([0, 4, 8]).default(0).describe('What each block needs besides, in bytes.'),
})

type Settings = z.infer<typeof settings>
type Operation = Exclude<NonNullable<FreeSpaceInput['operations']>[number], { type: 'reclaim' }>

const RULES: Readonly<Record<(typeof POLICIES)[number], string>> = {
  first: '**first fit**: the lowest free block that is large enough',
  best: '**best fit**: the smallest free block that is large enough, of equals the lowest',
  worst: '**worst fit**: the largest free block, of equals the lowest',
  next: '**next fit**: the first that is large enough from the place of the last search on',
}

const HEAP = { heapBytes: 128, baseAddress: 1000 }

/** Four or five blocks side by side, two of them given back with one in use between them: holes of two sizes and the rest. */
function drawOperations(draws: Draws): Operation[] {
  const sizes = Array.from({ length: 4 + draws.integer(2) }, () => 8 + 2 * draws.integer(8))
  const freed = draws.chance(0.5) ? [0, 2] : [1, 3]
  const least = Math.min(...freed.map((i) => sizes[i] ?? 8))
  const wanted = [2 * (1 + draws.integer(Math.floor(least / 2))), 2 * (1 + draws.integer(6))]
  return [
    ...sizes.map((size): Operation => ({ type: 'allocate', size })),
    ...(draws.chance(0.5) ? freed : freed.toReversed()).map(
      (allocation): Operation => ({ type: 'free', allocation }),
    ),
    ...wanted.map((size): Operation => ({ type: 'allocate', size })),
  ]
}

const lastAddress = ({
  metrics,
}: Played<unknown, unknown, { allocations: readonly { address: number | null }[] }>) =>
  metrics.allocations.at(-1)?.address ?? null

const address: Generator<Settings> = {
  id: 'address',
  title: 'The address that the last request gets',
  settings,
  draw(draws, { policy: given, headerBytes }): Task {
    const policy = given ?? draws.pick(POLICIES)
    const base = { ...HEAP, policy, headerBytes, order: 'address' }
    let operations = drawOperations(draws)
    let played = play(freeSpace, { ...base, operations })
    // The rest of the heap may be too small for the last request; a request of 1 byte fits into the hole left behind.
    if (lastAddress(played) === null) {
      operations = [...operations.slice(0, -1), { type: 'allocate', size: 1 }]
      played = play(freeSpace, { ...base, operations })
    }
    const value = lastAddress(played) ?? HEAP.baseAddress
    let next = 0
    const program = operations.map((operation) =>
      operation.type === 'allocate'
        ? `p${next++} = malloc(${operation.size})`
        : `free(p${operation.allocation})`,
    )
    const header = headerBytes
      ? ` Each block begins with a header of ${headerBytes} bytes; malloc returns the address behind it.`
      : ''
    return {
      config: played.config,
      prompt: paragraphs(
        `A heap of ${HEAP.heapBytes} bytes starts at address ${HEAP.baseAddress}. The allocator uses ${RULES[policy]}. It cuts a block from the low end of a free one, and joins free neighbours.${header}`,
        `\`\`\`c\n${program.join('\n')}\n\`\`\``,
        `Which address does \`p${next - 1}\` get?`,
      ),
      answer: { type: 'number', value, tolerance: 0 },
      explanation: paragraphs(`p${next - 1} gets address ${value}. Step by step:`, story(played.lines)),
    }
  },
}

export const freeSpaceGenerators = [address]
