import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import { PAGE_POLICIES, type PagePolicy, type PageReplacementInput } from './config.ts'
import { pageReplacement } from './page-replacement.ts'

function play(input: PageReplacementInput) {
  const config = parseConfig(pageReplacement, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { state, trace, stop } = run(pageReplacement, config.value)
  expect(stop).toBe('finished')
  return { state, trace, metrics: pageReplacement.measure(config.value, trace) }
}

const faultsOf = (input: PageReplacementInput) => play(input).metrics.faults

/** `0+ 1+ 0. 3+1`: each reference with `.` for a hit, `+` for a load and the page that left for it. */
function story(input: PageReplacementInput): string {
  return play(input)
    .trace.flatMap((event) => {
      if (event.type === 'page-hit') return [`${event.page}.`]
      if (event.type === 'page-faulted') return [`${event.page}+`]
      return event.type === 'page-evicted' ? [String(event.page)] : []
    })
    .join(' ')
    .replaceAll(/\+ (\d+)(?![.+\d])/g, '+$1')
}

// OSTEP ch. 22: the stream of figures 22.1 (optimal), 22.2 (fifo) and 22.5 (lru), three frames.
test.each<[PageReplacementInput['policy'], string]>([
  ['opt', '0+ 1+ 2+ 0. 1. 3+2 0. 3. 1. 2+3 1.'],
  ['fifo', '0+ 1+ 2+ 0. 1. 3+0 0+1 3. 1+2 2+3 1.'],
  ['lru', '0+ 1+ 2+ 0. 1. 3+2 0. 3. 1. 2+0 1.'],
])('ostep: %s treats the stream of chapter 22 as the book traces it', (policy, expected) => {
  const references = [0, 1, 2, 0, 1, 3, 0, 3, 1, 2, 1]
  expect(story({ policy, frames: 3, references, convention: 'ostep' })).toBe(expected)
})

// Silberschatz et al. ch. 10.4: the reference string of figures 10.12, 10.14 and 10.15, three frames.
test.each<[PageReplacementInput['policy'], number]>([
  ['fifo', 15],
  ['opt', 9],
  ['lru', 12],
])('textbook: %s has %i faults on the reference string of Silberschatz', (policy, expected) => {
  const references = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1]
  expect(faultsOf({ policy, frames: 3, references })).toBe(expected)
})

test("Belady's anomaly: fifo has 9 faults with three frames and 10 with four (CACM 1969)", () => {
  const references = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5]
  expect([3, 4].map((frames) => faultsOf({ policy: 'fifo', frames, references }))).toEqual([9, 10])
})

test('among pages never used again opt evicts the first loaded, under ostep the last', () => {
  const input: PageReplacementInput = { policy: 'opt', frames: 2, references: [1, 2, 3] }
  expect(story(input)).toBe('1+ 2+ 3+1')
  expect(story({ ...input, convention: 'ostep' })).toBe('1+ 2+ 3+2')
})

test('the hand clears use bits in passing and the next search starts behind the last load', () => {
  expect(story({ policy: 'clock', frames: 3, references: [1, 2, 3, 4, 2, 5] })).toBe('1+ 2+ 3+ 4+1 2. 5+3')
})

test('ostep clock draws frames and lowers counts until one is 0', () => {
  // Use counts 1 and 1; the draws fall on page 2, page 1, page 1 again.
  const input: PageReplacementInput = {
    policy: 'clock',
    frames: 2,
    references: [1, 2, 3],
    draws: [0.5, 0.49, 0.1],
  }
  const { trace, state } = play({ ...input, convention: 'ostep' })
  expect(trace.filter(({ type }) => type === 'frame-passed-over').map(({ page }) => page)).toEqual([2, 1])
  expect(state.frames.map((frame) => frame?.page)).toEqual([3, 2])
  expect(state.draws).toBe(3)
})

test('ostep clock counts uses up to 2 unless told otherwise', () => {
  const input: PageReplacementInput = {
    policy: 'clock',
    frames: 1,
    references: [1, 1, 1, 2],
    convention: 'ostep',
  }
  const passes = (more: object) =>
    play({ ...input, ...more }).trace.filter(({ type }) => type === 'frame-passed-over')
  expect(passes({})).toHaveLength(2)
  expect(passes({ clockMax: 3 })).toHaveLength(3)
})

test('mru keeps a loop as well as opt does, lru loses all of it', () => {
  const references = Array.from({ length: 20 }, (_, index) => index % 5)
  const faults = (policy: PagePolicy) => faultsOf({ policy, frames: 4, references })
  expect([faults('lru'), faults('mru'), faults('opt')]).toEqual([20, 8, 8])
})

test.each<[PagePolicy, string, PageReplacementInput]>([
  ['mru', '1+ 2+ 1. 3+1', { references: [1, 2, 1, 3] }],
  ['lfu', '1+ 1. 2+ 3+2 1.', { references: [1, 1, 2, 3, 1] }],
  // Page 2 is older but was used in the period under way; page 1 was not.
  ['nfu', '1+ 2+ 2. 3+1', { references: [1, 2, 2, 3], agingReferences: 2 }],
  // Page 1 was used in two periods, but long ago: aging forgets, nfu does not.
  ['aging', '1+ 1. 1. 1. 2+ 2. 3+1', { references: [1, 1, 1, 1, 2, 2, 3], agingReferences: 2 }],
  ['nfu', '1+ 1. 1. 1. 2+ 2. 3+2', { references: [1, 1, 1, 1, 2, 2, 3], agingReferences: 2 }],
  ['second-chance', '1+ 2+ 3+1 2. 4+2', { references: [1, 2, 3, 2, 4] }],
])('%s: %s', (policy, expected, input) => {
  expect(story({ policy, frames: 2, ...input })).toBe(expected)
})

test('random takes floor(draw * frames): a frame number, under ostep a place in the order of loading', () => {
  const input: PageReplacementInput = {
    policy: 'random',
    frames: 2,
    references: [1, 2, 3, 4],
    draws: [0.2, 0.7],
  }
  expect(story(input)).toBe('1+ 2+ 3+1 4+2')
  expect(story({ ...input, convention: 'ostep' })).toBe('1+ 2+ 3+1 4+3')
})

test('a working set of window 2 holds two pages at most, whatever the memory', () => {
  expect(
    story({ policy: 'working-set', windowReferences: 2, frames: 5, references: [1, 2, 3, 3, 1, 2] }),
  ).toBe('1+ 2+ 3+1 3. 2 1+ 2+3')
})

test('arc adapts: a page that comes back soon after it left joins the frequent ones', () => {
  const { state } = play({ policy: 'arc', frames: 2, references: [1, 1, 2, 3, 2] })
  expect(state.lists).toEqual({
    recent: [3],
    frequent: [2],
    recentGhosts: [],
    frequentGhosts: [1],
    target: 1,
  })
})

test('2q: only a page that comes back from the ghosts becomes frequent', () => {
  const { state } = play({ policy: '2q', frames: 4, references: [1, 1, 2, 3, 4, 5, 1] })
  expect(state.lists).toMatchObject({ recent: [3, 4, 5], frequent: [1], recentGhosts: [2] })
})

test('faults on cached pages are minor, dirty pages are written back, and each has its price', () => {
  const costs = { accessMicros: 1, minorFaultMicros: 10, majorFaultMicros: 100, writeBackMicros: 1000 }
  const { metrics } = play({ frames: 1, references: [1, 1, 2, 1], writes: [1], cachedPages: [2], costs })
  expect(metrics).toMatchObject({ minorFaults: 1, majorFaults: 2, writeBacks: 1, totalMicros: 1214 })
  expect(metrics.averageMicros).toBe(303.5)
})

test('the presets keep their promises', () => {
  const faults = (id: string, change: PageReplacementInput = {}) =>
    faultsOf({ ...(pageReplacement.presets.find((preset) => preset.id === id)!.config as object), ...change })
  expect(faults('mru-loop')).toBe(8)
  expect(faults('scan-resistance')).toBeLessThan(faults('scan-resistance', { policy: 'lru' }))
})

const streams = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 60 })
const policies = fc.constantFrom('fifo', 'lru', 'mru', 'random', 'clock' as const)
const textbookPolicies = fc.constantFrom(...PAGE_POLICIES)
const conventions = fc.constantFrom('textbook', 'ostep' as const)

test('no policy has fewer faults than opt (Belady 1966)', () => {
  fc.assert(
    fc.property(streams, fc.integer({ min: 1, max: 5 }), policies, conventions, (...input) => {
      const [references, frames, policy, convention] = input
      const best = faultsOf({ policy: 'opt', references, frames, convention })
      expect(faultsOf({ policy, references, frames, convention })).toBeGreaterThanOrEqual(best)
    }),
  )
})

test('under lru and opt one more frame never adds a fault (stack algorithms, Mattson et al. 1970)', () => {
  fc.assert(
    fc.property(streams, fc.integer({ min: 1, max: 5 }), (references, frames) => {
      for (const policy of ['lru', 'opt'] as const) {
        const faults = faultsOf({ policy, references, frames })
        expect(faultsOf({ policy, references, frames: frames + 1 })).toBeLessThanOrEqual(faults)
      }
    }),
  )
})

test('references are hits or faults, and memory holds what was loaded and not evicted', () => {
  fc.assert(
    fc.property(streams, textbookPolicies, (references, policy) => {
      const { metrics, state } = play({ policy, references, frames: 3 })
      expect(metrics.hits + metrics.faults).toBe(references.length)
      expect(metrics.coldFaults).toBe(new Set(references).size)
      const resident = state.frames.filter((frame) => frame !== null).length
      expect(metrics.faults - metrics.evictions).toBe(resident)
    }),
  )
})

test('under the textbook rules no policy has fewer faults than opt either', () => {
  fc.assert(
    fc.property(streams, fc.integer({ min: 1, max: 5 }), textbookPolicies, (references, frames, policy) => {
      expect(faultsOf({ policy, references, frames })).toBeGreaterThanOrEqual(
        faultsOf({ policy: 'opt', references, frames }),
      )
    }),
  )
})

test('a queue with second chances and a clock with a use bit are the same policy', () => {
  fc.assert(
    fc.property(streams, fc.integer({ min: 1, max: 5 }), (references, frames) => {
      expect(story({ policy: 'second-chance', references, frames })).toBe(
        story({ policy: 'clock', references, frames }),
      )
    }),
  )
})

test('the lists of arc and 2q hold what memory holds, and arc never remembers more than twice that', () => {
  fc.assert(
    fc.property(
      streams,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('arc', '2q' as const),
      (references, frames, policy) => {
        const { state } = play({ policy, references, frames })
        const { recent, frequent, recentGhosts, frequentGhosts } = state.lists
        const resident = state.frames.flatMap((frame) => (frame ? [frame.page] : []))
        expect([...recent, ...frequent].sort()).toEqual(resident.sort())
        expect(recent.length + recentGhosts.length).toBeLessThanOrEqual(2 * frames)
        if (policy === 'arc') {
          expect(recent.length + recentGhosts.length).toBeLessThanOrEqual(frames)
          expect(
            recent.length + frequent.length + recentGhosts.length + frequentGhosts.length,
          ).toBeLessThanOrEqual(2 * frames)
        }
      },
    ),
  )
})
