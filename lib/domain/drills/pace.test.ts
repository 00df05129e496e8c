import fc from 'fast-check'
import { expect, test } from 'vitest'
import { learningDay } from './learning-day.ts'
import { cappedDays, DEFAULT_PACE, rehearsalDay } from './pace.ts'
import { buildQueue, dueDay, isDue, type QueueCard } from './queue.ts'
import { retrievability, review } from './scheduler.ts'

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 5, day, hour))
const pace = { ...DEFAULT_PACE, interviewOn: '2026-06-20' }
const zone = { timeZone: 'UTC' }
const dayOf = (day: number) => learningDay(at(day), 'UTC')

test('every card comes back on one of the three days before the interview, not all on the same', () => {
  const days = Array.from({ length: 60 }, (_, n) => rehearsalDay(`card-${n}`, pace, dayOf(1)))
  expect(new Set(days)).toEqual(new Set([dayOf(17), dayOf(18), dayOf(19)]))
})

test('a card that would stay away over the interview is brought back before it, once', () => {
  const known = review(review(null, 4, at(1)), 4, at(9))
  const rehearseOn = rehearsalDay('card', pace, dayOf(10)) as number
  expect(dueDay(known, 'UTC')).toBeGreaterThan(dayOf(20))
  expect(dueDay(known, 'UTC', rehearseOn)).toBe(rehearseOn)
  const rehearsed = review(known, 3, new Date(rehearseOn * 86_400_000 + 12 * 3_600_000))
  expect(dueDay(rehearsed, 'UTC', rehearseOn)).toBe(dueDay(rehearsed, 'UTC'))
})

test('from the day of the interview on it changes nothing', () => {
  expect(rehearsalDay('card', pace, dayOf(19))).not.toBeNull()
  expect(rehearsalDay('card', pace, dayOf(20))).toBeNull()
  expect(rehearsalDay('card', pace, dayOf(25))).toBeNull()
  expect(rehearsalDay('card', DEFAULT_PACE, dayOf(1))).toBeNull()
})

test('what the buttons promise is what happens: the card is due on that day and not before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 16 }),
      fc.constantFrom(1, 2, 3, 4),
      fc.string(),
      (day, grade, cardId) => {
        const state = review(null, grade as 1 | 2 | 3 | 4, at(day))
        const rehearseOn = rehearsalDay(cardId, pace, dayOf(day))
        const days = cappedDays(state.scheduledDays, dayOf(day), rehearseOn)
        expect(days).toBeGreaterThanOrEqual(1)
        expect(isDue(state, { now: at(day + days), ...zone, rehearseOn })).toBe(true)
        expect(isDue(state, { now: at(day + days - 1), ...zone, rehearseOn })).toBe(false)
      },
    ),
  )
})

const seen = (cardId: string, day: number, grade: 1 | 2 | 3 | 4): QueueCard => ({
  ...{ cardId, position: day },
  state: review(null, grade, at(day)),
})

test('a backlog over the limit of the day is worked off from the best remembered down, and lets nothing new in', () => {
  const cards: QueueCard[] = [
    seen('faint', 1, 1),
    seen('fresh-in-mind', 10, 3),
    seen('fading', 5, 2),
    { cardId: 'new', position: 99, state: null },
  ]
  const now = at(28)
  const limited = buildQueue({
    cards,
    newToday: 0,
    pace: { ...DEFAULT_PACE, reviewsPerDay: 2 },
    now,
    ...zone,
  })
  const chance = (card: QueueCard) => (card.state ? retrievability(card.state, now) : 1)
  expect(limited.due).toHaveLength(2)
  expect(limited.heldBack).toBe(1)
  expect(limited.fresh).toEqual([])
  const left = cards.filter((card) => card.state && !limited.due.includes(card))
  for (const card of limited.due)
    for (const other of left) expect(chance(card)).toBeGreaterThan(chance(other))
  const whole = buildQueue({ cards, newToday: 0, now, ...zone })
  expect(whole.due.map(({ cardId }) => cardId)).toEqual(['faint', 'fading', 'fresh-in-mind'])
  expect(whole.fresh).toHaveLength(1)
})

test('when the limit of the day is reached, the next cards come tomorrow', () => {
  const cards = [seen('a', 1, 1), seen('b', 2, 1)]
  const input = { cards, newToday: 0, pace: { ...DEFAULT_PACE, reviewsPerDay: 5 }, now: at(20), ...zone }
  const queue = buildQueue({ ...input, reviewsToday: 5 })
  expect(queue).toMatchObject({ due: [], heldBack: 2, nextAt: at(21, 4) })
  expect(buildQueue({ ...input, reviewsToday: 4 }).due).toHaveLength(1)
})
