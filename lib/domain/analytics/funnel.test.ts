import { expect, test } from 'vitest'
import { classOf } from './class-record.fixture.ts'
import { buildFunnel, funnelFinding, hasDropped } from './funnel.ts'

const record = classOf(`
  Ada    0 | a@1-2 b@3-4 c@5-6 | q:90@10 | 12
  Gus    0 | a@1-2 b@3-4 c@5-6 | q:90@10
  Ben    0 | a@2-4 b@5-6 c@7-8 | q:20@9
  Cleo   0 | a@1-6
  Dora   0 | b@1-9
  Emil   0 | a@4
  Fay    0 |
`)

test('each stage counts who reached it, with the share, the loss and the median time since enrolling', () => {
  const rows = buildFunnel(record).map((s) => [s.id, s.count, s.dropped, s.medianDays])
  expect(rows).toEqual([
    ['enrolled', 7, 0, null],
    ['started', 6, 1, 1],
    ['lesson:a', 4, 2, 3],
    ['lesson:b', 4, 1, 5],
    ['lesson:c', 3, 1, 6],
    ['passed', 2, 1, 10],
    ['certified', 1, 1, 12],
  ])
  expect(buildFunnel(record)[1]?.share).toBeCloseTo(6 / 7)
})

test('a lesson done out of order does not hide who is missing', () => {
  const dropped = record.learners.filter((learner) => hasDropped(learner, 'lesson:b', record))
  expect(dropped.map(({ name }) => name)).toEqual(['Cleo'])
})

test('the finding names the largest loss', () => {
  expect(funnelFinding(buildFunnel(record))).toBe(
    'Most learners are lost before completing “Lesson a” (2); 2 of 7 have finished, 1 certified',
  )
  expect(funnelFinding(buildFunnel(classOf('')))).toBe('Nobody is enrolled yet')
})

test('an empty class has no shares and no medians', () => {
  for (const stage of buildFunnel(classOf('')))
    expect(stage).toMatchObject({ count: 0, share: 0, dropped: 0, medianDays: null })
})
