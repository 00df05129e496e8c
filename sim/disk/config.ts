import { z } from 'zod'

const MAX_REQUESTS = 500
const MAX_TIME = 1_000_000

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const speed = (what: string) =>
  z.number().min(0.01, `${what} is at least 0.01.`).max(90, `${what} is at most 90.`).default(1)

const block = whole('A block', { min: 0, max: 100_000 })

const requestSchema = z.strictObject({
  block: block.describe('The block to read.'),
  arrival: whole('Arrival', { min: 0, max: MAX_TIME })
    .default(0)
    .describe('When the request comes, in ticks.'),
})

const fields = z.strictObject({
  policy: z
    .enum(['fifo', 'sstf', 'satf', 'bounded-satf', 'scan', 'c-scan'])
    .default('fifo')
    .describe(
      'fifo: first in, first out; sstf: nearest track; satf: least seek and rotation together; bounded-satf: satf within a batch; scan: to and fro like a lift; c-scan: always inwards, then back.',
    ),
  requests: z
    .array(requestSchema)
    .max(MAX_REQUESTS, `There are at most ${MAX_REQUESTS} requests.`)
    .default([7, 30, 8].map((at) => ({ block: at, arrival: 0 })))
    .describe('The requests, in the order of the queue.'),
  lateRequests: z
    .array(block)
    .max(MAX_REQUESTS, `There are at most ${MAX_REQUESTS} late requests.`)
    .default([])
    .describe('Blocks that join the queue one at a time, each when a request was chosen.'),
  zoneAngles: z
    .array(whole('A zone angle', { min: 1, max: 180 }))
    .min(1, 'There is at least 1 track.')
    .max(32, 'There are at most 32 tracks.')
    .default([30, 30, 30])
    .describe('For each track from the outermost: how many degrees a block covers.'),
  skewBlocks: whole('The skew', { min: 0, max: 360 })
    .default(0)
    .describe('By how many blocks each track is turned against the one outside it.'),
  seekSpeed: speed('The seek speed').describe('How far the arm moves, in distance per tick.'),
  rotateSpeed: speed('The rotation speed').describe('How far the disk turns, in degrees per tick.'),
  trackDistance: whole('The distance', { min: 1, max: 10_000 })
    .default(40)
    .describe('From one track to the next.'),
  window: whole('The window', { min: 0, max: MAX_REQUESTS })
    .default(0)
    .describe(
      'How many waiting requests sstf and satf look at, from the head of the queue; for bounded-satf the size of a batch. 0 is all of them.',
    ),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('What may be configured; see the conventions of this simulation.'),
})

/** Requests name blocks that exist; under `ostep` the disk is that of the book. */
export const diskConfigSchema = fields.superRefine((config, context) => {
  const refuse = (message: string, path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path })
  for (const [track, angle] of config.zoneAngles.entries()) {
    if (config.convention === 'ostep' && angle < 2) {
      refuse('Under the ostep pack a block covers at least 2 degrees.', ['zoneAngles', track])
      return
    }
  }
  const blocks = config.zoneAngles.reduce((sum, _, track) => sum + blocksOf(config, track), 0)
  for (const [index, request] of config.requests.entries()) {
    if (request.block >= blocks)
      refuse(`The disk has ${blocks} blocks, from 0.`, ['requests', index, 'block'])
    if (config.convention === 'ostep' && request.arrival > 0) {
      refuse('Under the ostep pack requests are there from the start, or late.', [
        'requests',
        index,
        'arrival',
      ])
    }
  }
  for (const [index, late] of config.lateRequests.entries()) {
    if (late >= blocks) refuse(`The disk has ${blocks} blocks, from 0.`, ['lateRequests', index])
  }
  if (config.convention !== 'ostep') return
  if (config.zoneAngles.length !== 3) refuse('The disk of the ostep pack has 3 tracks.', ['zoneAngles'])
  if (config.policy === 'scan' || config.policy === 'c-scan') {
    refuse('The ostep pack knows fifo, sstf, satf and bounded-satf.', ['policy'])
  }
})

type Zones = { readonly zoneAngles: readonly number[]; readonly convention: 'textbook' | 'ostep' }

/** Degrees a block covers. ostep: half a block is whole degrees. */
export function zoneOf({ zoneAngles, convention }: Zones, track: number): number {
  const angle = zoneAngles[track]!
  return convention === 'ostep' ? 2 * Math.floor(angle / 2) : angle
}

/** Blocks on a track. */
export const blocksOf = (zones: Zones, track: number): number => Math.ceil(360 / zoneOf(zones, track))

export type DiskConfig = z.infer<typeof diskConfigSchema>
export type DiskInput = z.input<typeof diskConfigSchema>
export type DiskPolicy = DiskConfig['policy']
