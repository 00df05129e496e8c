import { expect, test } from 'vitest'
import { partsDone } from './parts-done.ts'

const parts = [
  { title: 'Predict', minutes: 5 },
  { title: 'Break it', minutes: 8, deliverables: ['broken'] },
  { title: 'Try', minutes: 4 },
  { title: 'Fix it', minutes: 12, deliverables: ['holds', 'no-race'] },
  { title: 'Reflect', minutes: 5 },
]

test.each([
  ['nothing yet', [], false, []],
  ['work was saved', [], true, ['Predict']],
  ['the first deliverable passed', ['broken'], true, ['Predict', 'Break it']],
  ['one of two passed', ['broken', 'holds'], true, ['Predict', 'Break it']],
  ['a later part alone', ['holds', 'no-race'], true, ['Predict', 'Try', 'Fix it']],
  ['everything', ['broken', 'holds', 'no-race'], true, ['Predict', 'Break it', 'Try', 'Fix it']],
])('of a lab with %s', (_, passed, isBegun, done) => {
  const flags = partsDone(parts, { passed: new Set(passed), isBegun })
  expect(parts.filter((_, n) => flags[n]).map(({ title }) => title)).toEqual(done)
})

test('where no part has deliverables, none is done', () => {
  const bare = parts.map(({ title, minutes }) => ({ title, minutes }))
  expect(partsDone(bare, { passed: new Set(['broken']), isBegun: true })).toEqual(bare.map(() => false))
})
