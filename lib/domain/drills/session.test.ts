import { expect, test } from 'vitest'
import type { CardView, GradeRequest, QueuedCard } from './card-view.ts'
import type { Grade } from './grade.ts'
import { type DrillAction, type DrillSession, drillReducer, startSession } from './session.ts'

const intervals = { 1: 1, 2: 2, 3: 3, 4: 8 } as const

const queued = (id: string): QueuedCard => ({
  card: { id, followUps: [{ prompt: { html: 'a' }, hint: null }] } as unknown as CardView,
  isNew: true,
  intervals,
})

const request = (cardId: string, grade: Grade): GradeRequest => ({
  reviewKey: `key-${cardId}`,
  cardId,
  grade,
  bullets: ['b'],
  redFlags: [],
})

const graded = (cardId: string, grade: Grade, isLeechAlert = false): DrillAction => ({
  type: 'graded',
  request: request(cardId, grade),
  outcome: { reviewKey: `key-${cardId}`, cardId, grade, scheduledDays: 3, lapses: 0, isLeechAlert },
})

const play = (session: DrillSession, ...actions: DrillAction[]) => actions.reduce(drillReducer, session)
const show = ({ waiting, done, phase }: DrillSession) =>
  `${phase} ${waiting.map(({ card }) => card.id).join('')}|${done.map(({ request }) => request.cardId).join('')}`

test('a card is revealed, graded, and the next one asked, until none is left', () => {
  const session = startSession([queued('a'), queued('b')])
  expect(show(session)).toBe('asking ab|')
  expect(show(play(session, { type: 'reveal' }))).toBe('revealed ab|')
  expect(show(play(session, { type: 'reveal' }, graded('a', 3)))).toBe('asking b|a')
  expect(show(play(session, { type: 'reveal' }, graded('a', 3), { type: 'reveal' }, graded('b', 3)))).toBe(
    'finished |ab',
  )
})

test('without cards the session is finished at once', () => {
  expect(startSession([]).phase).toBe('finished')
})

test('nothing is ticked or graded before the answer is revealed', () => {
  const session = startSession([queued('a')])
  expect(
    play(session, { type: 'toggle', part: 'bullets', id: 'x' }, { type: 'follow-up' }, graded('a', 4)),
  ).toBe(session)
})

test('ticks toggle, and the next card starts without any', () => {
  const toggle = (id: string): DrillAction => ({ type: 'toggle', part: 'bullets', id })
  const session = play(
    startSession([queued('a'), queued('b')]),
    { type: 'reveal' },
    toggle('x'),
    toggle('y'),
    toggle('x'),
  )
  expect(session.bullets).toEqual(['y'])
  expect(play(session, graded('a', 3)).bullets).toEqual([])
})

test('there are no more follow-ups than the card has', () => {
  const more: DrillAction = { type: 'follow-up' }
  expect(play(startSession([queued('a')]), { type: 'reveal' }, more, more, more).followUps).toBe(1)
})

test('an outcome that arrives twice counts once', () => {
  const session = play(startSession([queued('a'), queued('b')]), { type: 'reveal' }, graded('a', 3))
  expect(play(session, graded('a', 3))).toBe(session)
})

test('undo brings the card back as it was ticked, also from the end', () => {
  const finished = play(startSession([queued('a')]), { type: 'reveal' }, graded('a', 1))
  const undone = play(finished, { type: 'undone', isNew: true, intervals })
  expect(show(undone)).toBe('revealed a|')
  expect(undone.bullets).toEqual(['b'])
  expect(play(undone, { type: 'undone', isNew: true, intervals })).toBe(undone)
})

test('a leech is told of until the next reveal', () => {
  const session = play(startSession([queued('a'), queued('b')]), { type: 'reveal' }, graded('a', 1, true))
  expect(session.leech?.card.id).toBe('a')
  expect(play(session, { type: 'reveal' }).leech).toBeNull()
})
