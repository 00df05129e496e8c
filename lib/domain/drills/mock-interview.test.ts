import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawMock, mockReport } from './mock-interview.ts'

const difficulties = ['easy', 'medium', 'hard'] as const
const deck = Array.from({ length: 20 }, (_, n) => ({
  ...{ id: `card-${n}`, topic: n % 2 === 0 ? 'locks' : 'memory' },
  difficulty: difficulties[n % 3] as (typeof difficulties)[number],
}))

test('a draw fits the choice, repeats no card and is the same for the same seed', () => {
  const choice = fc.record({
    count: fc.integer({ min: 1, max: 25 }),
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    topic: fc.constantFrom(undefined, 'locks', 'none'),
    difficulty: fc.constantFrom(undefined, 'hard' as const),
  })
  fc.assert(
    fc.property(choice, (chosen) => {
      const drawn = drawMock(deck, chosen)
      expect(drawMock(deck, chosen)).toEqual(drawn)
      expect(new Set(drawn).size).toBe(drawn.length)
      const fitting = deck.filter(
        ({ topic, difficulty }) =>
          (chosen.topic === undefined || topic === chosen.topic) &&
          (chosen.difficulty === undefined || difficulty === chosen.difficulty),
      )
      expect(drawn).toHaveLength(Math.min(chosen.count, fitting.length))
      expect(drawn.every((card) => fitting.includes(card))).toBe(true)
      const ranks = drawn.map(({ difficulty }) => difficulties.indexOf(difficulty))
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    }),
  )
})

test('every card is drawn by some seed', () => {
  const drawn = new Set(Array.from({ length: 200 }, (_, seed) => drawMock(deck, { count: 3, seed })).flat())
  expect(drawn.size).toBe(deck.length)
})

const card = (id: string, topic: string) => ({
  ...{ id, topic },
  bullets: ['a', 'b', 'c', 'd'].map((name) => ({ id: name })),
  redFlags: [{ id: 'wrong' }],
})
const answer = (cardId: string, bullets: string[], redFlags: string[] = []) => ({
  ...{ cardId, bullets, redFlags, followUps: 1, seconds: 60 },
})

test('the report adds up, names the weakest topic first and forgives unknown ticks and cards', () => {
  const cards = [card('one', 'locks'), card('two', 'memory')]
  const answers = [
    answer('one', ['a', 'b', 'c', 'd', 'made-up']),
    answer('two', ['a'], ['wrong']),
    answer('gone', ['a']),
  ]
  expect(mockReport(answers, cards)).toEqual({
    cards: [
      { cardId: 'one', hit: 4, of: 4, redFlags: 0, seconds: 60, grade: 4 },
      { cardId: 'two', hit: 1, of: 4, redFlags: 1, seconds: 60, grade: 1 },
    ],
    ...{ hit: 5, of: 8, redFlags: 1, seconds: 120 },
    topics: [
      { topic: 'memory', hit: 1, of: 4 },
      { topic: 'locks', hit: 4, of: 4 },
    ],
  })
})
