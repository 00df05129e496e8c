import { expect, test } from 'vitest'
import type { CardView, DrillQueue } from '#lib/domain/drills/card-view.ts'
import { readKeptCard, readKeptQueue, withCard, withoutCard } from './kept-cards.ts'

const text = { html: '<p>Why?</p>' }
const card = (id: string): CardView => ({
  ...{ id, title: 'Why?', topic: 'locks', prompt: text, approach: text },
  difficulty: 'easy',
  ...{ bullets: [{ id: 'a', text }], redFlags: [], followUps: [{ prompt: text, hint: null }] },
  companies: [{ name: 'A company', source: 'https://example.org/a' }],
  sources: [{ title: 'A book', url: 'https://example.org/b' }],
  lesson: { path: '/learn/locks/mutex#fairness', title: 'Mutexes' },
})
const queued = (id: string, isNew: boolean) => ({
  ...{ card: card(id), isNew },
  intervals: { 1: 1, 2: 2, 3: 5, 4: 9 },
})
const queue: DrillQueue = {
  cards: [queued('mutex', false), queued('barrier', true)],
  ...{ dueCount: 1, newCount: 3, heldBack: 0, nextAt: '2026-03-02T03:00:00.000Z' },
  pace: { newPerDay: 10, reviewsPerDay: 100, interviewOn: '2026-06-30' },
}
const at = '2026-03-01T10:00:00.000Z'
const asKept = (value: unknown): unknown => JSON.parse(JSON.stringify({ at, value }))

test('a queue is read as it was kept', () => {
  expect(readKeptQueue(asKept(queue))).toEqual({ at, value: queue })
  const atEnd = { ...queue, cards: [], pace: null, nextAt: null }
  expect(readKeptQueue(asKept(atEnd))?.value).toEqual(atEnd)
})

test.each([
  ['nothing', null],
  ['a queue without its time', queue],
  ['cards alone', asKept(queue.cards)],
  ['a card cut short', asKept({ ...queue, cards: [{ ...queue.cards[0], card: { id: 'mutex' } }] })],
  ['a grade without an interval', asKept({ ...queue, cards: [{ ...queue.cards[0], intervals: { 1: 1 } }] })],
  ['an interval that is text', asKept({ ...queue, cards: [{ ...queue.cards[0], intervals: '1 2 3 4' }] })],
  ['a count below zero', asKept({ ...queue, dueCount: -1 })],
  ['a time that is none', { at: 'yesterday', value: queue }],
])('%s is no queue', (_, kept) => {
  expect(readKeptQueue(kept)).toBeNull()
})

test.each([
  ['a script for a source', { sources: [{ title: 'A book', url: 'javascript:alert(1)' }] }],
  ['a lesson elsewhere', { lesson: { path: '//example.org/learn/', title: 'Mutexes' } }],
  ['text that is not HTML of the server', { prompt: 'Why?' }],
  ['a difficulty that does not exist', { difficulty: 'absurd' }],
])('a card with %s is not shown', (_, part) => {
  expect(readKeptCard({ ...card('mutex'), ...part })).toBeNull()
  expect(readKeptCard(card('mutex'))).toEqual(card('mutex'))
})

test('a graded card leaves the queue and its count, and comes back to the front when the grade is taken back', () => {
  const [due, fresh] = [queued('mutex', false), queued('barrier', true)]
  const left = withoutCard(withoutCard(queue, due), fresh)
  expect(left).toMatchObject({ cards: [], dueCount: 0, newCount: 2 })
  expect(withCard(left, fresh)).toMatchObject({ cards: [fresh], dueCount: 0, newCount: 3 })
})
