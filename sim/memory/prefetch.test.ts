import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import { PAGE_POLICIES, type PageReplacementInput } from './config.ts'
import { pageReplacement } from './page-replacement.ts'

function play(input: PageReplacementInput) {
  const config = parseConfig(pageReplacement, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { state, trace } = run(pageReplacement, config.value)
  return { state, trace, metrics: pageReplacement.measure(config.value, trace) }
}

const scan = (pages: number) => Array.from({ length: pages }, (_, page) => page)

/** Pages read ahead at each fault: `0:1,2 3:4,5`. */
const transfers = (input: PageReplacementInput) => {
  const ahead = new Map<number, number[]>()
  for (const event of play(input).trace) {
    if (event.type === 'page-faulted') ahead.set(event.page, [])
    if (event.type === 'page-prefetched') ahead.get(event.faulted)?.push(event.page)
  }
  return [...ahead].map(([page, pages]) => `${page}:${pages}`).join(' ')
}

test('a scan with n pages ahead faults once in n + 1 pages, and all that was read ahead is used', () => {
  for (const pages of [1, 2, 4]) {
    const input: PageReplacementInput = {
      policy: 'lru',
      frames: 8,
      references: scan(30),
      prefetch: { policy: 'sequential', pages },
    }
    const { metrics } = play(input)
    expect(metrics.faults).toBe(30 / (pages + 1))
    expect(metrics).toMatchObject({ usefulPrefetches: 30 - metrics.faults, uselessPrefetches: 0 })
  }
})

test('readahead waits for a second fault in a row, doubles up to its limit and closes at a jump', () => {
  const prefetch = { policy: 'readahead' as const, pages: 8 }
  const input: PageReplacementInput = { policy: 'lru', frames: 20, prefetch }
  expect(transfers({ ...input, references: scan(24) })).toBe(
    '0: 1:2,3 4:5,6,7,8 9:10,11,12,13,14,15,16,17 18:19,20,21,22,23,24,25,26',
  )
  expect(transfers({ ...input, references: [0, 1, 9, 5, 6] })).toBe('0: 1:2,3 9: 5: 6:7,8')
})

test('a minor fault reads nothing ahead, and a resident page is not read again', () => {
  const prefetch = { policy: 'sequential' as const, pages: 2 }
  expect(transfers({ policy: 'lru', frames: 6, references: [0], cachedPages: [0], prefetch })).toBe('0:')
  expect(transfers({ policy: 'lru', frames: 6, references: [1, 0], prefetch })).toBe('1:2,3 0:')
})

test('a transfer never evicts its own pages', () => {
  const prefetch = { policy: 'sequential' as const, pages: 9 }
  const { state } = play({ policy: 'lru', frames: 3, references: [0], prefetch })
  expect(state.frames.map((frame) => frame?.page)).toEqual([0, 1, 2])
  expect(transfers({ policy: 'mru', frames: 1, references: [0], prefetch })).toBe('0:')
})

test('the presets keep their promises', () => {
  const of = (id: string, change: PageReplacementInput = {}) => {
    const preset = pageReplacement.presets.find((candidate) => candidate.id === id)
      ?.config as PageReplacementInput
    return play({ ...preset, ...change }).metrics
  }
  const none = { prefetch: { policy: 'none' as const } }
  expect([of('prefetch-sequential').faults, of('prefetch-sequential', none).faults]).toEqual([5, 15])
  expect(of('prefetch-sequential').totalMicros).toBeLessThan(of('prefetch-sequential', none).totalMicros)
  expect(of('prefetch-useless', none).faults).toBe(3)
  expect(of('prefetch-useless')).toMatchObject({ faults: 12, usefulPrefetches: 0 })
  const readahead = { prefetch: { policy: 'readahead' as const, pages: 2 } }
  expect(of('prefetch-useless', readahead)).toMatchObject({ faults: 3, prefetched: 0 })
  expect(of('prefetch-readahead').usefulPrefetches).toBeGreaterThan(12)
})

test('arc, 2q and the ostep pack refuse to prefetch', () => {
  const prefetch = { policy: 'sequential' }
  expect(parseConfig(pageReplacement, { policy: 'arc', prefetch }).ok).toBe(false)
  expect(parseConfig(pageReplacement, { policy: '2q', prefetch }).ok).toBe(false)
  expect(parseConfig(pageReplacement, { convention: 'ostep', prefetch }).ok).toBe(false)
})

test('whatever is read ahead, no page is there twice and each page read ahead is useful, useless or still unused', () => {
  const policies = PAGE_POLICIES.filter((policy) => policy !== 'arc' && policy !== '2q')
  const inputs = fc.record({
    policy: fc.constantFrom(...policies),
    frames: fc.integer({ min: 1, max: 6 }),
    references: fc.array(fc.nat({ max: 9 }), { maxLength: 30 }),
    writes: fc.array(fc.nat({ max: 29 }), { maxLength: 4 }),
    prefetch: fc.record({
      policy: fc.constantFrom('sequential' as const, 'readahead' as const),
      pages: fc.integer({ min: 1, max: 4 }),
    }),
  })
  fc.assert(
    fc.property(inputs, (input) => {
      const config = pageReplacement.configSchema.parse(input)
      expect(check(pageReplacement, config).properties.map(({ verdict }) => verdict)).toEqual([
        'holds',
        'holds',
      ])
      const { state, metrics } = play(input)
      const unused = state.frames.filter((frame) => frame?.isPrefetched).length
      expect(metrics.usefulPrefetches + metrics.uselessPrefetches + unused).toBe(metrics.prefetched)
      expect(metrics.hits + metrics.faults).toBe(input.references.length)
    }),
  )
})
