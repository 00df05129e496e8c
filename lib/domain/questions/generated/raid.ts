import { z } from 'zod'
import { raid } from '#sim/raid/raid.ts'
import type { Generator, Task } from './generator.ts'
import { play } from './play.ts'
import { paragraphs, story } from './wording.ts'

const LEVELS = [0, 1, 4, 5] as const

const settings = z.strictObject({
  level: z.literal(LEVELS).optional().describe('Drawn if left out.'),
})

type Settings = z.infer<typeof settings>

const RULES: Readonly<Record<(typeof LEVELS)[number], string>> = {
  0: 'The array has level 0: striping without redundancy.',
  1: 'The array has level 1: mirrored pairs of disks.',
  4: 'The array has level 4: the parity of each stripe is on the last disk.',
  5: 'The array has level 5: the parity of the stripes is on all disks in turn (left-symmetric).',
}

const PARITY =
  'A write within a stripe reads the old data and the old parity if these are not more blocks to read than the rest of the stripe; else it reads the rest. A whole stripe is written without reading.'

const accesses: Generator<Settings> = {
  id: 'accesses',
  title: 'The accesses to disks that one request costs',
  settings,
  draw(draws, given): Task {
    const level = given.level ?? draws.pick(LEVELS)
    const disks = level === 1 ? 4 : 4 + draws.integer(2)
    const type = draws.chance(level >= 4 ? 0.8 : 0.5) ? ('write' as const) : ('read' as const)
    const request = { type, address: draws.integer(20), blocks: 1 + draws.integer(4) }
    const { config, metrics, lines } = play(raid, { level, disks, requests: [request] })
    const { physicalReads, physicalWrites } = metrics
    const value = physicalReads + physicalWrites
    const blocks =
      request.blocks === 1
        ? `logical block ${request.address}`
        : `logical blocks ${request.address} to ${request.address + request.blocks - 1}`
    return {
      config,
      prompt: paragraphs(
        `${RULES[level]} There are ${disks} disks, and a chunk is one block. Logical blocks count from 0.${level >= 4 ? ` ${PARITY}` : ''}`,
        `One request **${type === 'read' ? 'reads' : 'writes'} ${blocks}**. How many blocks are read from and written to disks for it, all together?`,
      ),
      answer: { type: 'number', value, tolerance: 0, unit: 'accesses' },
      explanation: paragraphs(
        `The request costs ${physicalReads} reads and ${physicalWrites} writes, together ${value} accesses.`,
        story(lines),
      ),
    }
  },
}

export const raidGenerators = [accesses]
