import { z } from 'zod'
import { disk } from '#sim/disk/disk.ts'
import { centreOf, placeOf } from '#sim/disk/geometry.ts'
import type { Generator, Task } from './generator.ts'
import { play } from './play.ts'
import { paragraphs, story, table } from './wording.ts'

const POLICIES = ['fifo', 'sstf', 'satf', 'scan', 'c-scan'] as const

const settings = z.strictObject({
  policy: z.enum(POLICIES).optional().describe('Drawn if left out.'),
  requests: z.int().min(3).max(6).default(4).describe('How many requests.'),
})

type Settings = z.infer<typeof settings>

const RULES: Readonly<Record<(typeof POLICIES)[number], string>> = {
  fifo: '**FIFO**, in the order of the queue',
  sstf: '**SSTF**: the nearest track first, and on one track what comes under the head first',
  satf: '**SATF**: the least seek and rotation together, of equals the first in the queue',
  scan: '**SCAN**: inwards, then outwards, like a lift, and on one track what comes under the head first',
  'c-scan':
    '**C-SCAN**: always inwards, then back to the outermost request, and on one track what comes under the head first',
}

/** Three tracks of twelve blocks of 30 degrees each. */
const BLOCKS = 36

const serviceOrder: Generator<Settings> = {
  id: 'service-order',
  title: 'The order in which a disk serves requests',
  settings,
  draw(draws, given): Task {
    const policy = given.policy ?? draws.pick(POLICIES)
    const blocks = Array.from({ length: BLOCKS }, (_, block) => block)
    const requests = Array.from({ length: given.requests }, () => ({
      block: blocks.splice(draws.integer(blocks.length), 1)[0] ?? 0,
    }))
    const { config, trace, lines } = play(disk, { policy, requests })
    const order = trace.flatMap((event) => (event.type === 'block-transferred' ? [event.block] : []))
    return {
      config,
      prompt: paragraphs(
        'A disk has three tracks of 12 blocks, each 30 degrees wide. The head starts on track 0 at angle 0, and the angle under it grows by 1 degree per tick; the arm takes 40 ticks from one track to the next. A block is read from its first degree to its last.',
        `The queue is served by ${RULES[policy]}.`,
        table(
          ['Place in the queue', 'Block', 'Track', 'Its middle is at (degrees)'],
          config.requests.map(({ block }, i) => {
            return [i + 1, block, placeOf(config, block).track, centreOf(config, block)]
          }),
        ),
        'In which order are the blocks read? Put the first one on top.',
      ),
      answer: { type: 'ordering', items: order.map((block) => `Block ${block}`) },
      explanation: paragraphs(`The blocks are read in this order: ${order.join(', ')}.`, story(lines)),
    }
  },
}

export const diskGenerators = [serviceOrder]
