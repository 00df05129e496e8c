import fc from 'fast-check'
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

/** Often what belongs there, often what only looks like it. */
const loose = (...good: readonly unknown[]) =>
  fc.oneof(fc.constantFrom(...good), fc.anything(), fc.string({ unit: 'binary', maxLength: 400 }))

const text = loose('states', 'a', 'x'.repeat(101), 'Läuft', '\0', ' ')
const time = loose(
  at,
  '2026-02-30T10:00:00Z',
  '2026-03-01T10:00Z',
  '2026-03-01T25:00:00Z',
  '+002026-03-01T10:00:00Z',
)
const count = loose(0, 1, 3, -1, 1.5, 2 ** 53, 2 ** 32)
const key = loose(crypto.randomUUID(), '00000000-0000-0000-0000-000000000001', 'states')
const place = loose(
  '/learn/m/states#a',
  '/learn/m/states#Läuft',
  '//elsewhere.example',
  '/learn/m/states?x=1',
  'a',
)
const item = fc.record(
  {
    ...{
      steps: fc.array(text),
      at: time,
      lessonId: text,
      response: fc.anything(),
      seed: count,
      reviewKey: key,
    },
    ...{
      cardId: text,
      grade: count,
      bullets: fc.array(text),
      redFlags: fc.array(text),
      kind: loose('lesson'),
    },
    ...{ id: text, anchor: text, heading: text, isBookmarked: fc.boolean(), text, revision: count },
  },
  { noNullPrototype: true, requiredKeys: [] },
)
const byKey = fc.dictionary(
  fc.oneof(fc.constantFrom('states', '__proto__', 'Not A Slug'), fc.string()),
  fc.oneof(item, fc.anything()),
)
const device = fc.record({
  ...{ version: fc.constant(1), lessons: byKey, objectives: byKey, checks: byKey },
  ...{
    reviews: fc.array(item),
    notes: fc.array(item),
    resume: fc.record({ path: place, label: text, at: time }),
  },
})

test('the server accepts all that is read, whatever was stored', () => {
  expect(deviceProgressSchema.safeParse(parseDevice(JSON.stringify(whole))).success).toBe(true)
  fc.assert(
    fc.property(device, (stored) => {
      const sent = JSON.stringify(parseDevice(JSON.stringify(stored)))
      expect(deviceProgressSchema.safeParse(JSON.parse(sent)).error?.issues ?? []).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('one entry that cannot be taken over does not keep the others from the account', () => {
  const [review] = whole.reviews
  const [note] = whole.notes
  const stored = {
    ...whole,
    lessons: { states: { steps: ['heading:a', `heading:${'b'.repeat(200)}`], at } },
    reviews: [...whole.reviews, { ...review, reviewKey: 'seven' }, { ...review, at: '2026-02-30T10:00:00Z' }],
    notes: [...whole.notes, { ...note, anchor: 'a b' }, { ...note, revision: -1 }],
    resume: { ...whole.resume, label: 'S'.repeat(400) },
  }
  const read = parseDevice(JSON.stringify(stored))
  expect(read).toEqual({ ...whole, resume: { ...whole.resume, label: 'S'.repeat(160) } })
})

test('more than can be taken over at once is cut', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`lesson-${n}`, { steps: [], at }]))
  expect(Object.keys(parseDevice(JSON.stringify({ ...whole, lessons: many })).lessons)).toHaveLength(400)
})
