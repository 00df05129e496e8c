import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import type { RaidInput } from './config.ts'
import { parityDisk, placeOf, stripeOf } from './mapping.ts'
import { raid } from './raid.ts'

function play(input: RaidInput) {
  const config = parseConfig(raid, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace } = run(raid, config.value)
  return { trace, config: config.value, metrics: raid.measure(config.value, trace) }
}

/** `r1.0 w1.0`: disk and offset of each read and write. */
const story = (input: RaidInput) =>
  play(input)
    .trace.flatMap((event) =>
      event.type === 'block-read' || event.type === 'block-written'
        ? [`${event.type === 'block-read' ? 'r' : 'w'}${event.disk}.${event.offset}`]
        : [],
    )
    .join(' ')

const layoutOf = (input: RaidInput, blocks: number) => {
  const config = raid.configSchema.parse(input)
  return Array.from({ length: blocks }, (_, block) => placeOf(config, block))
    .map(({ disk, offset }) => `${disk}.${offset}`)
    .join(' ')
}

// OSTEP ch. 38: figures 38.1, 38.2, 38.3, 38.4 and 38.7, four or five disks.
test.each<[string, RaidInput, string]>([
  ['level 0', { level: 0 }, '0.0 1.0 2.0 3.0 0.1 1.1 2.1 3.1'],
  ['level 0 with chunks of two blocks', { level: 0, chunkBlocks: 2 }, '0.0 0.1 1.0 1.1 2.0 2.1 3.0 3.1'],
  ['level 1', { level: 1 }, '0.0 2.0 0.1 2.1 0.2 2.2 0.3 2.3'],
  ['level 4', { level: 4, disks: 5 }, '0.0 1.0 2.0 3.0 0.1 1.1 2.1 3.1'],
  ['level 5, left-symmetric', { level: 5, disks: 5 }, '0.0 1.0 2.0 3.0 4.1 0.1 1.1 2.1'],
  [
    'level 5, left-asymmetric',
    { level: 5, disks: 5, layout: 'left-asymmetric' },
    '0.0 1.0 2.0 3.0 0.1 1.1 2.1 4.1',
  ],
])('%s places blocks as the book draws them', (_name, input, expected) => {
  expect(layoutOf(input, 8)).toBe(expected)
})

test.each<[string, RaidInput, string]>([
  [
    'level 1 reads the first of a pair on even offsets',
    {
      level: 1,
      requests: [
        { type: 'read', address: 0 },
        { type: 'read', address: 3 },
      ],
    },
    'r0.0 r3.1',
  ],
  ['level 1 writes both', { level: 1, requests: [{ type: 'write', address: 1 }] }, 'w2.0 w3.0'],
  [
    'one block of three: 2 reads <= 2, so subtractive',
    { level: 4, requests: [{ type: 'write', address: 1 }] },
    'r1.0 r3.0 w1.0 w3.0',
  ],
  [
    'two blocks of three: additive',
    { level: 4, requests: [{ type: 'write', address: 0, blocks: 2 }] },
    'r2.0 w0.0 w1.0 w3.0',
  ],
  [
    'a full stripe reads nothing',
    { level: 4, requests: [{ type: 'write', address: 3, blocks: 3 }] },
    'w0.1 w1.1 w2.1 w3.1',
  ],
  [
    'a write over two stripes is two',
    { level: 5, requests: [{ type: 'write', address: 2, blocks: 2 }] },
    'r2.0 r3.0 w2.0 w3.0 r3.1 r2.1 w3.1 w2.1',
  ],
])('ostep: %s', (_name, input, expected) => {
  expect(story({ ...input, convention: 'ostep' })).toBe(expected)
})

test('without its disk a block is computed from all the others; level 0 loses it', () => {
  expect(story({ level: 5, failedDisk: 1, requests: [{ type: 'read', address: 1 }] })).toBe('r0.0 r2.0 r3.0')
  expect(story({ level: 1, failedDisk: 2, requests: [{ type: 'read', address: 1 }] })).toBe('r3.0')
  expect(play({ level: 0, failedDisk: 1, requests: [{ type: 'read', address: 1 }] }).metrics.lostBlocks).toBe(
    1,
  )
})

test('the presets keep their promises', () => {
  const of = (id: string) =>
    play(raid.presets.find((preset) => preset.id === id)?.config as RaidInput).metrics
  expect(of('small-writes').amplification).toBe(4)
  expect(of('small-writes').disks[4]).toMatchObject({ reads: 8, writes: 8 })
  expect(Math.max(...of('rotated-parity').disks.map(({ writes }) => writes))).toBeLessThan(8)
  expect(of('full-stripes').physicalReads).toBe(0)
  expect(of('a-disk-fails').lostBlocks).toBe(0)
})

const arrays = fc.record({
  level: fc.constantFrom(0, 1, 4, 5),
  disks: fc.constantFrom(4, 6, 8),
  chunkBlocks: fc.integer({ min: 1, max: 4 }),
  layout: fc.constantFrom('left-symmetric', 'left-asymmetric' as const),
}) as fc.Arbitrary<RaidInput>

test('no two logical blocks share a place, and parity is never on top of data', () => {
  fc.assert(
    fc.property(arrays, (input) => {
      const config = raid.configSchema.parse(input)
      const places = Array.from({ length: 200 }, (_, block) => placeOf(config, block))
      expect(new Set(places.map(({ disk, offset }) => `${disk}.${offset}`)).size).toBe(200)
      if (config.level < 4) return
      for (const [block, { disk }] of places.entries()) {
        expect(disk).not.toBe(parityDisk(config, Math.floor(block / stripeOf(config).blocks)))
      }
    }),
  )
})

test('every row that gets new data gets new parity in the same request', () => {
  const requests = fc.array(
    fc.record({
      type: fc.constant('write' as const),
      address: fc.nat({ max: 30 }),
      blocks: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(arrays, requests, (input, list) => {
      const { config, trace } = play({ ...input, requests: list })
      if (config.level < 4) return
      for (const [time] of list.entries()) {
        const events = trace.filter((event) => event.time === time)
        const rows = (type: string, purpose: string) =>
          new Set(
            events.flatMap((event) =>
              'offset' in event && event.type === type && event.purpose === purpose ? [event.offset] : [],
            ),
          )
        expect(rows('block-written', 'parity')).toEqual(rows('block-written', 'data'))
      }
    }),
  )
})
