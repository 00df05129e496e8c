import { expect, test } from 'vitest'
import { type DeviceProgress, deviceProgressSchema } from '#lib/domain/progress/device-progress.ts'
import { emptyDevice, parseDevice } from './parse-device.ts'

const at = '2026-03-01T10:00:00.000Z'
const whole: DeviceProgress = {
  version: 1,
  lessons: { states: { steps: ['heading:a'], at } },
  objectives: { 'name-states': { lessonId: 'states', at } },
  checks: { q: { lessonId: 'states', response: { type: 'numeric', text: '3' }, at } },
  reviews: [{ reviewKey: crypto.randomUUID(), cardId: 'mutex', grade: 3, bullets: ['a'], redFlags: [], at }],
  resume: { path: '/learn/m/states#a', label: 'States', at },
  notes: [
    {
      ...({ kind: 'lesson', id: 'states', anchor: 'a', heading: 'A', isBookmarked: true } as const),
      ...{ text: 'Remember this.', revision: 1, at },
    },
  ],
}

test('what was stored whole is read whole', () => {
  expect(parseDevice(JSON.stringify(whole))).toEqual(whole)
})

test.each([
  ['nothing', null],
  ['half a text', JSON.stringify(whole).slice(0, 60)],
  ['another version', JSON.stringify({ ...whole, version: 2 })],
  ['a list', '[]'],
  ['a number', '7'],
])('%s reads as an empty device', (_, stored) => {
  expect(parseDevice(stored)).toEqual(emptyDevice())
})

test('broken entries are dropped and the others kept', () => {
  const broken = {
    ...whole,
    lessons: { ...whole.lessons, 'Not A Slug': { steps: [], at }, late: { steps: 'x', at: 'yesterday' } },
    objectives: { ...whole.objectives, other: null },
    checks: 'gone',
    reviews: [...whole.reviews, { cardId: 'mutex' }, null, { ...whole.reviews[0], grade: 9 }],
    resume: { path: 7 },
    notes: [...whole.notes, { ...whole.notes[0], kind: 'quiz' }, { ...whole.notes[0], text: 7 }, null],
  }
  const read = parseDevice(JSON.stringify(broken))
  expect(read).toEqual({ ...whole, checks: {}, resume: null })
})

test('the server accepts what is read', () => {
  expect(deviceProgressSchema.safeParse(parseDevice(JSON.stringify(whole))).success).toBe(true)
})

test('a check keeps which draw was answered, if that can be one', () => {
  const withSeed = (seed: unknown) => ({ ...whole, checks: { q: { ...whole.checks.q, seed } } })
  const seedOf = (seed: unknown) => parseDevice(JSON.stringify(withSeed(seed))).checks.q?.seed
  expect([7, 2 ** 32 - 1, -1, 1.5, 'x', 2 ** 32].map(seedOf)).toEqual([
    7,
    2 ** 32 - 1,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(deviceProgressSchema.safeParse(withSeed(7)).success).toBe(true)
})
