import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import type { FreeSpaceInput } from './config.ts'
import { freeSpace } from './free-space.ts'

type Operations = NonNullable<FreeSpaceInput['operations']>

/** `+10 -0`: allocate 10 bytes, free allocation 0. */
const operations = (text: string): Operations =>
  text.split(' ').map((word) => {
    if (word === 'reclaim') return { type: 'reclaim' }
    const value = Number(word.slice(1))
    return word[0] === '+' ? { type: 'allocate', size: value } : { type: 'free', allocation: value }
  })

function play(text: string, input: FreeSpaceInput) {
  const config = parseConfig(freeSpace, { ...input, operations: operations(text) })
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { state, trace } = run(freeSpace, config.value)
  return { state, trace, metrics: freeSpace.measure(config.value, trace) }
}

/** Addresses handed out (`x` failed) and blocks searched, then the free list: `1000/1 1003/1 | 1008+92`. */
function story(text: string, input: FreeSpaceInput): string {
  const { state, metrics } = play(text, input)
  const got = metrics.allocations.map(({ address, searched }) => `${address ?? 'x'}/${searched}`)
  return `${got.join(' ')} | ${state.free.map(({ address, size }) => `${address}+${size}`).join(' ')}`
}

// The homework of OSTEP ch. 17: a heap of 100 bytes at 1000, ten operations, worked out by hand from its rules.
const HOMEWORK = '+3 -0 +5 -1 +8 -2 +8 +2 +7'
test.each<[string, FreeSpaceInput, string]>([
  ['best fit', { policy: 'best' }, '1000/1 1003/2 1008/3 1008/4 1000/3 1016/3 | 1002+1 1003+5 1023+77'],
  [
    'worst fit',
    { policy: 'worst' },
    '1000/1 1003/2 1008/3 1016/4 1024/4 1026/4 | 1000+3 1003+5 1008+8 1033+67',
  ],
  ['first fit', { policy: 'first' }, '1000/1 1003/2 1008/3 1008/3 1000/1 1016/3 | 1002+1 1003+5 1023+77'],
])('ostep: %s on the homework of chapter 17', (_name, input, expected) => {
  expect(story(HOMEWORK, { ...input, convention: 'ostep', coalesce: false })).toBe(expected)
})

test.each<[NonNullable<FreeSpaceInput['order']>, string]>([
  ['address', '1000+10 1030+10 1060+40'],
  ['size-up', '1000+10 1030+10 1060+40'],
  ['size-down', '1060+40 1000+10 1030+10'],
  ['front', '1030+10 1000+10 1060+40'],
  ['back', '1060+40 1000+10 1030+10'],
])('ostep: freed blocks go into the list by %s', (order, expected) => {
  const { state } = play('+10 +20 +10 +20 -0 -2', { policy: 'first', convention: 'ostep', order })
  expect(state.free.map(({ address, size }) => `${address}+${size}`).join(' ')).toBe(expected)
})

test('ostep: coalescing joins neighbours in the list only, the textbook neighbours in memory', () => {
  const input: FreeSpaceInput = { policy: 'first', order: 'front' }
  expect(story('+50 +50 -0 -1', { ...input, convention: 'ostep' })).toBe('1000/1 1050/1 | 1050+50 1000+50')
  expect(story('+50 +50 -0 -1', input)).toBe('1000/1 1050/1 | 1000+100')
  expect(story('+50 +50 -1 -0', { ...input, convention: 'ostep' })).toBe('1000/1 1050/1 | 1000+100')
})

test('sizes are rounded to the alignment, then the header is added, and the address lies behind it', () => {
  expect(story('+5 +4', { policy: 'first', headerBytes: 8, alignmentBytes: 4 })).toBe(
    '1008/1 1024/1 | 1028+72',
  )
})

test('next fit goes on where the last search ended and wraps', () => {
  expect(story('+20 +10 +20 +10 +40 -0 -2 +5 +5 +12', { policy: 'next' })).toBe(
    '1000/1 1020/1 1030/1 1050/1 1060/1 1000/1 1005/1 1030/2 | 1010+10 1042+8',
  )
})

test('buddies: 10 bytes take a block of 16, and all halves join again', () => {
  expect(story('+10', { policy: 'buddy', heapBytes: 128 })).toBe('1000/1 | 1016+16 1032+32 1064+64')
  expect(story('+10 +10 -0 -1', { policy: 'buddy', heapBytes: 128 })).toBe('1000/1 1016/3 | 1000+128')
})

test('a segregated list looks only at classes that can fit', () => {
  const { metrics } = play('+8 +8 +8 +40 -0 -2 -3 +40', { policy: 'segregated', coalesce: false })
  expect(metrics.allocations.at(-1)).toMatchObject({ address: 1024, searched: 1 })
})

test('a second free, a free of nothing and a free of a failure are refused and change nothing', () => {
  const { trace, state } = play('+10 -0 -0 -5 +200 -1', { policy: 'first' })
  expect(trace.flatMap((event) => (event.type === 'free-refused' ? [event.reason] : []))).toEqual([
    'double-free',
    'never-allocated',
    'allocation-failed',
  ])
  expect(state.free).toEqual([{ address: 1000, size: 100 }])
})

// Bonwick 1994, section 4.1: 20 objects of 200 bytes fit into 4096, 32 bytes are bookkeeping, 64 are left for colours.
test('slab colours of Bonwick’s example are 0, 8, 16, ..., 64, 0, 8', () => {
  const { trace } = play(Array.from({ length: 20 * 11 }, () => '+200').join(' '), {
    policy: 'slab',
    heapBytes: 16 * 4096,
    baseAddress: 0,
    slab: { slabBytes: 4096, objectBytes: [200], slabHeaderBytes: 32, colourBytes: 8 },
  })
  const made = trace.flatMap((event) => (event.type === 'slab-created' ? [event] : []))
  expect(made.every(({ objects, spare }) => objects === 20 && spare === 64)).toBe(true)
  expect(made.map(({ colour }) => colour).join(' ')).toBe('0 8 16 24 32 40 48 56 64 0 8')
  const second = trace
    .flatMap((event) => (event.type === 'block-allocated' ? [event.address] : []))
    .slice(20, 23)
  expect(second).toEqual([4096 + 8, 4096 + 208, 4096 + 408])
})

const SLABS: FreeSpaceInput = { policy: 'slab', heapBytes: 128 }

test('slabs: partial before empty, the object freed last first, and a freed object is found at once', () => {
  expect(story('+12 +12 -0 +12', SLABS)).toBe('1000/1 1012/1 1000/1 | 1064+64')
  expect(story('+12 +12 +12 +12 +12 +12 -5 -0 +12', SLABS)).toMatch(/1068\/1 1000\/1 \| $/)
})

test('slabs: empty ones stay until they are asked for, or until memory is short', () => {
  const short = '+12 +12 +12 +12 +12 +12 -0 -1 -2 -3 -4 -5'
  expect(play(short, SLABS).metrics).toMatchObject({ freeBytes: 0, idleSlabBytes: 128 })
  expect(play(`${short} reclaim`, SLABS).metrics).toMatchObject({ freeBytes: 128, idleSlabBytes: 0 })
  const forced = play(`${short} +28`, SLABS)
  expect(forced.trace.find(({ type }) => type === 'slabs-reclaimed')).toMatchObject({ isForced: true })
  expect(forced.metrics.caches.map(({ slabs }) => slabs)).toEqual([0, 1])
  expect(play('+12 +28 +12 +12', { ...SLABS, heapBytes: 64 }).metrics.failed).toBe(1)
})

test('slabs: a request above all caches takes whole slabs’ worth', () => {
  expect(story('+65 -0', SLABS)).toBe('1000/1 | 1000+128')
  expect(play('+12 +65', SLABS).metrics.failed).toBe(1)
})

test('the presets keep their promises', () => {
  const metrics = (id: string) => {
    const config = freeSpace.configSchema.parse(freeSpace.presets.find((preset) => preset.id === id)?.config)
    return freeSpace.measure(config, run(freeSpace, config).trace)
  }
  expect([metrics('holes-best-fit').failed, metrics('holes-worst-fit').failed]).toEqual([0, 1])
  expect(metrics('holes-worst-fit').freeBytes).toBeGreaterThan(24)
  expect(metrics('no-coalescing')).toMatchObject({ failed: 1, freeBytes: 100 })
  expect(metrics('list-order').failed).toBe(1)
  expect(metrics('buddy-halves').freeBlocks).toBe(1)
  expect(metrics('slabs')).toMatchObject({ failed: 0, freed: 6 })
  expect(metrics('slabs').caches.map(({ created, slabs }) => [created, slabs])).toEqual([
    [1, 0],
    [2, 2],
  ])
  expect(metrics('slabs-under-pressure')).toMatchObject({ failed: 0, freeBytes: 64 })
  expect(metrics('headers-and-alignment')).toMatchObject({ allocated: 10, failed: 1, freeBytes: 8 })
})

const operation = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((size) => ({ type: 'allocate' as const, size })),
  fc.nat({ max: 12 }).map((allocation) => ({ type: 'free' as const, allocation })),
)
const heaps = fc.record({
  policy: fc.constantFrom('first', 'best', 'worst', 'next', 'buddy', 'segregated', 'slab' as const),
  order: fc.constantFrom('address', 'size-up', 'size-down', 'front', 'back' as const),
  coalesce: fc.boolean(),
  headerBytes: fc.nat({ max: 4 }),
  alignmentBytes: fc.integer({ min: 1, max: 8 }),
  operations: fc.array(operation, { maxLength: 30 }),
})

test('blocks never overlap, fill the heap, and an allocation fails only when no block is large enough', () => {
  fc.assert(
    fc.property(heaps, (input) => {
      const config = freeSpace.configSchema.parse({ ...input, heapBytes: 128 })
      const report = check(freeSpace, config)
      expect(report.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds'])
      for (const event of run(freeSpace, config).trace) {
        if (event.type === 'allocation-failed') expect(event.largestFree).toBeLessThan(event.needed)
      }
    }),
  )
})

test('when everything is given back and joined, the heap is one block again', () => {
  fc.assert(
    fc.property(heaps, (input) => {
      const frees = Array.from({ length: 30 }, (_, allocation) => ({ type: 'free' as const, allocation }))
      const all = {
        ...input,
        coalesce: true,
        heapBytes: 128,
        operations: [...input.operations, ...frees, { type: 'reclaim' as const }],
      }
      expect(run(freeSpace, freeSpace.configSchema.parse(all)).state.free).toEqual([
        { address: 1000, size: 128 },
      ])
    }),
  )
})
