import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PlanCandidate, planTime } from './plan-time.ts'
import { firstNeeded, inOrderOfNeed } from './prerequisites.ts'
import { shareMinutes } from './share-minutes.ts'

const candidate = (key: string, minutes: number, rest: Partial<PlanCandidate> = {}): PlanCandidate => ({
  ...{ key, kind: 'lesson', title: key, part: '', path: `/${key}`, why: '', minutes, needs: [] },
  ...rest,
})
const drills = (pieces: number, rest: Partial<PlanCandidate> = {}) =>
  candidate('drills', 1, { kind: 'drills', pieces, ...rest })

const planned = (candidates: readonly PlanCandidate[], minutes: number) =>
  planTime(candidates, minutes)
    .items.map(({ key, minutes: takes }) => `${key} ${takes}`)
    .join(', ')

test.each([
  ['what does not fit is passed over', [candidate('a', 15), candidate('b', 8)], 10, 'b 8'],
  [
    'nothing stands before what it needs',
    [candidate('a', 15), candidate('b', 3, { needs: ['a'] })],
    10,
    'a 15',
  ],
  ['what is needed and done asks for nothing', [candidate('b', 3, { needs: ['done'] })], 10, 'b 3'],
  [
    'cards leave half for other things',
    [drills(20, { atMost: 10 }), candidate('a', 10)],
    20,
    'drills 10, a 10',
  ],
  [
    'time left over goes to held-back cards',
    [drills(20, { atMost: 10 }), candidate('a', 7)],
    20,
    'drills 13, a 7',
  ],
  ['one card at least', [drills(3, { atMost: 0 }), candidate('a', 10)], 10, 'drills 3'],
  ['nothing to do is no plan', [], 20, ''],
])('%s', (_, candidates, minutes, plan) => {
  expect(planned(candidates, minutes)).toBe(plan)
})

test('a first thing longer than the time stands alone and says so', () => {
  expect(planTime([candidate('a', 30), candidate('b', 40)], 20)).toMatchObject({
    ...{ items: [{ key: 'a' }], minutes: 30, isLonger: true },
  })
})

const someCandidates = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 50 }),
      pieces: fc.integer({ min: 1, max: 30 }),
      atMost: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      needs: fc.array(fc.nat(12), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ minutes, needs, ...rest }, i) =>
      candidate(`k${i}`, minutes, { ...rest, needs: needs.filter((n) => n < i).map((n) => `k${n}`) }),
    ),
  )

test('a plan is never over the time, has nothing twice, nothing before what it needs, and is the same again', () => {
  fc.assert(
    fc.property(someCandidates, fc.integer({ min: 1, max: 240 }), (candidates, minutes) => {
      const plan = planTime(candidates, minutes)
      expect(planTime(candidates, minutes)).toEqual(plan)
      expect(plan.minutes).toBe(plan.items.reduce((sum, item) => sum + item.minutes, 0))
      if (plan.isLonger) expect(plan.items).toHaveLength(1)
      else expect(plan.minutes).toBeLessThanOrEqual(minutes)
      const keys = plan.items.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { key, pieces } of plan.items) {
        const { needs, pieces: most = 1 } = candidates.find((one) => one.key === key) as PlanCandidate
        expect(pieces).toBeLessThanOrEqual(most)
        for (const need of needs) expect(keys.slice(0, keys.indexOf(key))).toContain(need)
      }
      if (candidates.length > 0) expect(plan.items.length).toBeGreaterThan(0)
    }),
  )
})

test('what would still fit is in the plan', () => {
  fc.assert(
    fc.property(someCandidates, fc.integer({ min: 1, max: 240 }), (candidates, minutes) => {
      const plan = planTime(candidates, minutes)
      const keys = plan.items.map(({ key }) => key)
      const left = candidates.filter(
        ({ key, needs }) => !keys.includes(key) && needs.every((n) => keys.includes(n)),
      )
      for (const one of left) expect(one.minutes).toBeGreaterThan(minutes - plan.minutes)
    }),
  )
})

const lesson = (id: string, prerequisites: string[] = [], isCompleted = false) => ({
  ...{ id, prerequisites, isCompleted },
})

test.each([
  ['itself, when nothing is missing', [lesson('a', ['x']), lesson('x', [], true)], 'a'],
  ['the deepest that is missing', [lesson('a', ['b']), lesson('b', ['c']), lesson('c')], 'c'],
  ['itself, when what it needs is not open', [lesson('a', ['planned'])], 'a'],
  ['something, also in a circle', [lesson('a', ['b']), lesson('b', ['a'])], 'b'],
])('first comes %s', (_, lessons, id) => {
  expect(firstNeeded(lessons[0] as (typeof lessons)[number], lessons).id).toBe(id)
})

test('every unfinished lesson comes once, after what it builds on', () => {
  const graph = fc.array(fc.record({ needs: fc.array(fc.nat(9), { maxLength: 3 }), done: fc.boolean() }), {
    maxLength: 10,
  })
  fc.assert(
    fc.property(graph, (rows) => {
      const names = rows.map((_, i) => `l${(i * 7) % 10}`)
      const lessons = rows.map(({ needs, done }, i) =>
        lesson(
          names[i] as string,
          needs.flatMap((n) => (n < i ? [names[n] as string] : [])),
          done,
        ),
      )
      const shuffled = lessons.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      const order = inOrderOfNeed(shuffled).map(({ id }) => id)
      expect(order.toSorted()).toEqual(shuffled.filter(({ isCompleted }) => !isCompleted).map(({ id }) => id))
      for (const { id, prerequisites } of lessons.filter(({ isCompleted }) => !isCompleted))
        for (const need of prerequisites)
          if (order.includes(need)) expect(order.indexOf(need)).toBeLessThan(order.indexOf(id))
    }),
  )
})

test('the minutes of a lesson are shared out whole, each part at least one', () => {
  expect(shareMinutes(20, [300, 100, 100])).toEqual([11, 5, 4])
  expect(shareMinutes(2, [1, 1, 1])).toEqual([1, 1, 1])
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.nat(900), { minLength: 1, maxLength: 15 }),
      (total, weights) => {
        const shares = shareMinutes(total, weights)
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(1)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.max(total, weights.length))
      },
    ),
  )
})
