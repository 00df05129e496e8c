import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import { addressTranslation } from './address-translation.ts'
import type { AddressTranslationInput } from './config.ts'

function play(input: AddressTranslationInput) {
  const config = parseConfig(addressTranslation, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace } = run(addressTranslation, config.value)
  return { trace, metrics: addressTranslation.measure(config.value, trace) }
}

const at = (...addresses: number[]) => addresses.map((address) => ({ address }))

/** Physical addresses in order, or why there is none. */
const results = (input: AddressTranslationInput) =>
  play(input).metrics.translations.map(({ physical, result }) => physical ?? result)

test('base and bounds: an address is valid below the limit only', () => {
  const input: AddressTranslationInput = { scheme: 'base-bounds', convention: 'ostep' }
  expect(
    results({ ...input, spaces: [{ base: 13884, limit: 290 }], accesses: at(261, 289, 290, 507) }),
  ).toEqual([14145, 14173, 'limit-exceeded', 'limit-exceeded'])
})

// The homework of OSTEP ch. 16: 128 bytes, segment 0 at 0, segment 1 down from 512, limits 20.
test('two segments: the top half counts down from its base', () => {
  const spaces = [{ base: 0, limit: 20, stackBase: 512, stackLimit: 20 }]
  const input: AddressTranslationInput = { scheme: 'segments', spaceBytes: 128, convention: 'ostep', spaces }
  expect(results({ ...input, accesses: at(108, 97, 53, 33, 65, 19, 20, 127, 107) })).toEqual([
    492,
    'segment-1-exceeded',
    'segment-0-exceeded',
    'segment-0-exceeded',
    'segment-1-exceeded',
    19,
    'segment-0-exceeded',
    511,
    'segment-1-exceeded',
  ])
})

// The example of OSTEP ch. 18: 64 bytes, pages of 16; address 21 is physical 117.
test('a linear table replaces the page number and keeps the offset', () => {
  const input: AddressTranslationInput = { scheme: 'linear', spaceBytes: 64, pageBits: 4 }
  const spaces = [{ pageTable: [3, 7, 5, null] }]
  expect(results({ ...input, spaces, accesses: at(21, 0, 50, 64) })).toEqual([
    117,
    48,
    'page-not-valid',
    'outside-space',
  ])
})

test('ostep multi-level: directory and table are bytes of memory, bit 7 says valid', () => {
  const memory = Array.from({ length: 128 }, () => Array.from({ length: 32 }, () => 0x7f))
  memory[108]![26] = 0x80 | 33
  memory[33]![11] = 0x80 | 53
  memory[53]![6] = 8
  // 26 | 11 | 6, then a table entry and a directory entry that are not valid.
  const accesses = at((26 << 10) | (11 << 5) | 6, 26 << 10, 5 << 10)
  const { trace, metrics } = play({
    scheme: 'multi-level',
    convention: 'ostep',
    directoryPage: 108,
    memory,
    accesses,
  })
  expect(metrics.translations.map(({ physical, result }) => physical ?? result)).toEqual([
    53 * 32 + 6,
    'page-not-valid',
    'table-not-valid',
  ])
  expect(trace.filter(({ type }) => type === 'address-translated')).toMatchObject([{ value: 8 }])
  expect(trace.filter(({ type }) => type === 'entry-read').slice(0, 2)).toMatchObject([
    { tablePage: 108, index: 26, content: 0xa1, frame: 33 },
    { tablePage: 33, index: 11, content: 0xb5, frame: 53 },
  ])
})

test('a write to a read-only page faults, on a TLB hit too', () => {
  const spaces = [{ pageTable: [3], readOnlyPages: [0] }]
  const accesses = [{ address: 1 }, { address: 1, isWrite: true }]
  expect(results({ spaces, accesses, tlb: { entries: 2 } })).toEqual([3 * 64 + 1, 'read-only'])
})

test('the array of OSTEP ch. 19 hits seven times out of ten', () => {
  // 16-byte pages; the array starts at offset 4 of page 6, so it touches pages 6, 7 and 8.
  const { metrics } = play({
    pageBits: 4,
    spaces: [{ pageTable: Array.from({ length: 16 }, (_, page) => page) }],
    accesses: Array.from({ length: 10 }, (_, index) => ({ address: 100 + 4 * index })),
    tlb: { entries: 8 },
  })
  expect([metrics.tlbHits, metrics.tlbMisses, metrics.tableReads]).toEqual([7, 3, 3])
})

test('time: a hit costs the TLB and the access, a miss one read more per level', () => {
  const { metrics } = play({
    scheme: 'multi-level',
    levels: 2,
    spaces: [{ pageTable: [1] }],
    accesses: at(0, 1),
    tlb: { entries: 4 },
  })
  expect(metrics.totalNs).toBe(1 + 300 + 1 + 100)
})

test('a multi-level walk ends where no page of the region is valid', () => {
  const { metrics } = play({
    scheme: 'multi-level',
    levels: 4,
    spaces: [{ pageTable: [1] }],
    accesses: at(0, 900, 64),
  })
  expect(metrics.translations.map(({ tableReads }) => tableReads)).toEqual([4, 1, 4])
})

test('the presets keep their promises', () => {
  const metrics = (id: string, change: AddressTranslationInput = {}) => {
    const preset = addressTranslation.presets.find((candidate) => candidate.id === id)
    return play({ ...(preset?.config as AddressTranslationInput), ...change }).metrics
  }
  expect(metrics('array-in-the-tlb').tlbHitRate).toBe(0.7)
  expect(metrics('tlb-flush').tlbHits).toBe(0)
  expect(metrics('tlb-flush', { tlb: { entries: 8 } }).tlbMisses).toBe(4)
  expect(metrics('conflict-misses').tlbHits).toBe(0)
  expect(metrics('conflict-misses', { tlb: { entries: 4 } }).tlbHits).toBe(6)
  expect(metrics('three-levels').translations.map(({ tableReads }) => tableReads)).toEqual([3, 3, 3, 1, 3, 3])
})

const paged = fc.record({
  scheme: fc.constantFrom('linear', 'multi-level' as const),
  levels: fc.integer({ min: 1, max: 4 }),
  pageBits: fc.integer({ min: 3, max: 6 }),
  spaces: fc.array(fc.record({ pageTable: fc.array(fc.option(fc.nat({ max: 30 })), { maxLength: 40 }) }), {
    minLength: 3,
    maxLength: 3,
  }),
  accesses: fc.array(fc.record({ address: fc.nat({ max: 1100 }), space: fc.nat({ max: 2 }) }), {
    maxLength: 40,
  }),
})
const tlbs = fc.record({
  entries: fc.constantFrom(4, 8),
  ways: fc.constantFrom(0, 1, 2, 4),
  policy: fc.constantFrom('lru', 'fifo', 'random' as const),
  hasAsids: fc.boolean(),
})

test('a TLB, whatever its shape, and more levels change the time but never an address', () => {
  fc.assert(
    fc.property(paged, tlbs, (input, tlb) => {
      const reached = (change: AddressTranslationInput) =>
        play({ ...input, ...change }).metrics.translations.map(({ physical }) => physical)
      expect(reached({ tlb })).toEqual(reached({ scheme: 'linear' }))
      const config = addressTranslation.configSchema.parse({ ...input, tlb })
      expect(check(addressTranslation, config).properties.map(({ verdict }) => verdict)).toEqual([
        'holds',
        'holds',
      ])
    }),
  )
})
