import { expect, test } from 'vitest'
import { DEFAULT_PACE } from './pace.ts'
import { buildQueue, isDue, type QueueCard } from './queue.ts'
import { review } from './scheduler.ts'

const at = (time: string) => new Date(time)
const fresh = (cardId: string, position: number): QueueCard => ({ cardId, position, state: null })
const ids = (cards: readonly QueueCard[]) => cards.map((card) => card.cardId).join(' ')

test('a card for tomorrow is due from 04:00 on, not only at the hour of its last review', () => {
  const state = review(null, 1, at('2026-06-10T22:00:00Z'))
  expect(state.scheduledDays).toBe(1)
  const now = (time: string) => ({ now: at(time), timeZone: 'UTC' })
  expect(isDue(state, now('2026-06-11T03:59:00Z'))).toBe(false)
  expect(isDue(state, now('2026-06-11T04:00:00Z'))).toBe(true)
})

test('a card for tomorrow stays for tomorrow when the day has 25 hours', () => {
  // Berlin, 24 October 2026: 04:30 in summer time; 24 hours later the clock shows 03:30, still the same learning day.
  const state = review(null, 1, at('2026-10-24T02:30:00Z'))
  const zone = { timeZone: 'Europe/Berlin' }
  expect(isDue(state, { now: at('2026-10-25T02:45:00Z'), ...zone })).toBe(false)
  expect(isDue(state, { now: at('2026-10-25T03:00:00Z'), ...zone })).toBe(true)
})

test('due cards come first, the longest overdue first; then new ones in order', () => {
  const cards = [
    fresh('n2', 5),
    { cardId: 'late', position: 9, state: review(null, 1, at('2026-06-01T10:00:00Z')) },
    { cardId: 'later', position: 1, state: review(null, 1, at('2026-06-03T10:00:00Z')) },
    { cardId: 'not-yet', position: 0, state: review(null, 4, at('2026-06-09T10:00:00Z')) },
    fresh('n1', 2),
  ]
  const queue = buildQueue({ cards, newToday: 0, now: at('2026-06-10T12:00:00Z'), timeZone: 'UTC' })
  expect(ids(queue.due)).toBe('late later')
  expect(ids(queue.fresh)).toBe('n1 n2')
})

test('a day lets in a limited number of new cards', () => {
  const cards = Array.from({ length: 30 }, (_, i) => fresh(`n${i}`, i))
  const now = at('2026-06-10T12:00:00Z')
  const rest = { cards, now, timeZone: 'UTC' }
  expect(buildQueue({ ...rest, newToday: 0 }).fresh).toHaveLength(DEFAULT_PACE.newPerDay)
  expect(buildQueue({ ...rest, newToday: DEFAULT_PACE.newPerDay - 1 }).fresh).toHaveLength(1)
  const full = buildQueue({ ...rest, newToday: DEFAULT_PACE.newPerDay + 3 })
  expect(full.fresh).toHaveLength(0)
  expect(full.nextAt).toEqual(at('2026-06-11T04:00:00Z'))
})

test('a finished queue says when the next card comes due', () => {
  const state = review(null, 4, at('2026-06-10T11:00:00Z'))
  const cards = [{ cardId: 'a', position: 0, state }]
  const queue = buildQueue({ cards, newToday: 1, now: at('2026-06-10T12:00:00Z'), timeZone: 'UTC' })
  expect(queue.nextAt).toEqual(at(`2026-06-${10 + state.scheduledDays}T04:00:00Z`))
})

test('without cards there is nothing to wait for', () => {
  const queue = buildQueue({ cards: [], newToday: 0, now: at('2026-06-10T12:00:00Z'), timeZone: 'UTC' })
  expect(queue.nextAt).toBeNull()
})

test('a card picked after a wrong answer comes first among the new ones, also when the day is full', () => {
  const cards = [
    ...Array.from({ length: 12 }, (_, i) => fresh(`n${i}`, i)),
    { ...fresh('wanted', 99), isPicked: true },
  ]
  const rest = { cards, now: at('2026-06-10T12:00:00Z'), timeZone: 'UTC' }
  expect(ids(buildQueue({ ...rest, newToday: DEFAULT_PACE.newPerDay }).fresh)).toBe('wanted')
  const { fresh: first } = buildQueue({ ...rest, newToday: 0 })
  expect(first[0]?.cardId).toBe('wanted')
  expect(first).toHaveLength(DEFAULT_PACE.newPerDay)
})
