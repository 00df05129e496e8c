import { expect, test } from 'vitest'
import { type CardFilter, cardStanding, type Filterable, passes } from './card-filter.ts'
import { type ReviewState, review } from './scheduler.ts'

const card: Filterable = {
  topic: 'locks',
  difficulty: 'hard',
  companies: ['Acme'],
  standing: { status: 'due', isLeech: true },
}

test.each([
  [{}, true],
  [{ topic: 'locks', difficulty: 'hard', company: 'Acme' }, true],
  [{ topic: 'threads' }, false],
  [{ topic: 'locks', difficulty: 'easy' }, false],
  [{ company: 'Other' }, false],
  [{ show: 'due' }, true],
  [{ show: 'leech' }, true],
  [{ show: 'new' }, false],
] satisfies [CardFilter, boolean][])(
  'the filter %j lets a hard, due card on locks through: %s',
  (filter, expected) => {
    expect(passes(card, filter)).toBe(expected)
  },
)

test('a card is new, then scheduled, then due, and a leech after four lapses', () => {
  const start = new Date('2026-03-01T10:00:00Z')
  const state = review(null, 3, start)
  const when = (now: Date) => ({ now, timeZone: 'UTC' })
  expect(cardStanding(null, when(start))).toEqual({ status: 'new', isLeech: false })
  expect(cardStanding(state, when(start))).toEqual({ status: 'scheduled', isLeech: false })
  const forgotten: ReviewState = { ...state, lapses: 4 }
  expect(cardStanding(forgotten, when(state.due))).toEqual({ status: 'due', isLeech: true })
})
