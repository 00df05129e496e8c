import fc from 'fast-check'
import { expect, test } from 'vitest'
import { run } from '../../core/run.ts'
import { pageReplacement } from '../page-replacement.ts'
import { countFaults, type FastPolicy } from './count-faults.ts'
import { lruMissCurve, stackDistances } from './miss-curve.ts'
import { TimeSet } from './time-set.ts'

const streams = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 120 })
const policies: readonly FastPolicy[] = ['fifo', 'lru', 'opt', 'clock']

function stepped(policy: FastPolicy, references: number[], frames: number): number {
  const config = { ...pageReplacement.configSchema.parse({}), policy, references, frames }
  return run(pageReplacement, config).trace.filter(({ type }) => type === 'page-faulted').length
}

test.each(policies)('%s counts the faults of the stepping simulation', (policy) => {
  fc.assert(
    fc.property(streams, fc.integer({ min: 1, max: 8 }), (references, frames) => {
      expect(countFaults(policy, references, frames)).toBe(stepped(policy, references, frames))
    }),
  )
})

test.each(policies)('%s counts the same for typed streams, also where page numbers leave gaps', (policy) => {
  fc.assert(
    fc.property(
      streams,
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom(1, 2, 50),
      (references, frames, gap) => {
        const typed = Int32Array.from(references, (page) => page * gap)
        expect(countFaults(policy, typed, frames)).toBe(countFaults(policy, references, frames))
        expect(lruMissCurve(typed)).toEqual(lruMissCurve(references))
      },
    ),
  )
})

test('a set of times keeps what was added and not removed, and gives up the last first', () => {
  const operations = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 2_999 })), { maxLength: 200 })
  fc.assert(
    fc.property(operations, (list) => {
      const [set, model] = [new TimeSet(3_000), new Set<number>()]
      for (const [isAdded, time] of list) {
        if (isAdded) {
          set.add(time)
          model.add(time)
        } else expect(set.remove(time)).toBe(model.delete(time))
      }
      for (const time of [...model].toSorted((a, b) => b - a)) expect(set.removeLast()).toBe(time)
      expect(set.removeLast()).toBe(-1)
    }),
  )
})

test('one pass gives the lru faults of every memory size', () => {
  fc.assert(
    fc.property(streams, (references) => {
      const curve = [...lruMissCurve(references)]
      expect(curve).toEqual(curve.map((_, index) => stepped('lru', references, index + 1)))
      expect(curve).toHaveLength(new Set(references).size)
    }),
  )
})

test('stack distances: the second use of a page after two others has depth 3', () => {
  const { counts, cold } = stackDistances([5, 6, 7, 5, 5])
  expect([[...counts], cold]).toEqual([[0, 1, 0, 1], 3])
})

test('an empty stream has no faults and no curve', () => {
  expect(policies.map((policy) => countFaults(policy, [], 3))).toEqual([0, 0, 0, 0])
  expect(lruMissCurve([])).toHaveLength(0)
})

test('long streams: the curve and the count agree, opt is best, in a stream of 200000 references', () => {
  const references = Int32Array.from({ length: 200_000 }, (_, at) => (at * at + (at >> 3)) % 1_009)
  const faults = (policy: FastPolicy) => countFaults(policy, references, 300)
  expect(lruMissCurve(references)[299]).toBe(faults('lru'))
  for (const policy of policies) expect(faults('opt')).toBeLessThanOrEqual(faults(policy))
})
