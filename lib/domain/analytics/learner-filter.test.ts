import { expect, test } from 'vitest'
import { findAtRisk } from './at-risk.ts'
import { classOf, day } from './class-record.fixture.ts'
import { buildFunnel } from './funnel.ts'
import { type LearnerFilter, type LearnerSort, selectLearners } from './learner-filter.ts'

const record = classOf(`
  Ada    0 | a@1-2 b@3-4 c@5-6 | q:90@10
  Ben    0 | a@2-4 b@5-6 c@7-8 | q:20,30@9
  Cleo   3 | a@4-6
  Sánchez 0 | b@1-9 | q:65,75@12
  Emil   0 | a@4
  Fay    1 |
`)

const names = (filter: LearnerFilter, sort: LearnerSort = { by: 'name', direction: 'asc' }) =>
  selectLearners(record, { filter, sort, now: day(30) }).map(({ learner }) => learner.name)

test('every bar of the funnel lists exactly the learners it counts', () => {
  for (const stage of buildFunnel(record)) {
    expect(names({ stage: stage.id })).toHaveLength(stage.count)
    if (stage.id !== 'enrolled') expect(names({ dropped: stage.id })).toHaveLength(stage.dropped)
  }
})

test('the at-risk list and its filter agree', () => {
  const expected = findAtRisk(record, day(30)).map(({ learner }) => learner.name)
  expect(names({ risk: 'any' })).toEqual(expected.toSorted())
  expect(names({ risk: 'quiz-not-passed' })).toEqual(['Ben'])
})

test.each<[string, LearnerFilter, string[]]>([
  ['a name without accents and case', { search: 'SANCH' }, ['Sánchez']],
  ['a part of the email', { search: 'cleo@' }, ['Cleo']],
  ['those who passed a quiz', { quiz: 'q', outcome: 'passed' }, ['Ada', 'Sánchez']],
  ['those who did not', { quiz: 'q', outcome: 'not-passed' }, ['Ben']],
  ['a bin of first scores', { quiz: 'q', bin: 6 }, ['Sánchez']],
  ['ids of an active day', { ids: new Set(['fay', 'emil']) }, ['Emil', 'Fay']],
  ['an unknown quiz', { quiz: 'other' }, []],
])('the filter finds %s', (_, filter, expected) => {
  expect(names(filter)).toEqual(expected)
})

test.each<[LearnerSort, string[]]>([
  [{ by: 'name', direction: 'desc' }, ['Sánchez', 'Fay', 'Emil', 'Cleo', 'Ben', 'Ada']],
  [{ by: 'done', direction: 'desc' }, ['Ada', 'Ben', 'Cleo', 'Sánchez', 'Emil', 'Fay']],
  [{ by: 'enrolled', direction: 'desc' }, ['Cleo', 'Fay', 'Ada', 'Ben', 'Emil', 'Sánchez']],
  [{ by: 'active', direction: 'asc' }, ['Fay', 'Emil', 'Cleo', 'Ben', 'Ada', 'Sánchez']],
])('sorting by %j, ties by name', (sort, expected) => {
  expect(names({}, sort)).toEqual(expected)
})
