import { expect, test } from 'vitest'
import { findAtRisk } from './at-risk.ts'
import { classOf, day } from './class-record.fixture.ts'

const reasons = (notation: string, now: number) =>
  findAtRisk(classOf(notation), day(now)).map(({ learner, risks }) => [
    learner.name,
    ...risks.map((r) => r.reason),
  ])

test('someone who enrolled a week ago and opened nothing has never started', () => {
  expect(reasons('Ada 0 |', 6)).toEqual([])
  expect(reasons('Ada 0 |', 7)).toEqual([['Ada', 'Enrolled 7 days ago and has not opened a lesson.']])
})

test('two weeks of silence make a learner inactive', () => {
  expect(reasons('Ada 0 | a@1-2 b@3', 16)).toEqual([])
  expect(reasons('Ada 0 | a@1-2 b@3', 17)).toEqual([
    ['Ada', 'Last active 14 days ago, with 1 of 3 lessons done.'],
  ])
})

test('whoever finished is never at risk, however long ago', () => {
  expect(reasons('Ada 0 | a@1-2 b@3-4 c@5-6 | q:70@7', 400)).toEqual([])
})

test('half the median of five people of the same week is behind, and four people are too few to say so', () => {
  const others = ['Ben', 'Cleo', 'Dora', 'Emil'].map((name) => `${name} 0 | a@1-2 b@2-3 c@3-9`).join('\n')
  expect(reasons(`Ada 0 | a@9\n${others}`, 10)).toEqual([])
  expect(reasons(`Ada 0 | a@9\n${others}\nFay 7 | a@8-9 b@9-10 c@9-10`, 10)).toEqual([
    ['Ada', '0 lessons done; half of those who enrolled around the same time have done 3 or more.'],
  ])
})

test('people who enrolled more than a week away are not compared', () => {
  const others = ['Ben', 'Cleo', 'Dora', 'Emil', 'Fay']
    .map((name) => `${name} 8 | a@9-9 b@9-9 c@9-9`)
    .join('\n')
  expect(reasons(`Ada 0 | a@9\n${others}`, 10)).toEqual([])
})

test('a quiz submitted twice without passing is a reason, and one submission is not', () => {
  expect(reasons('Ada 0 | a@1-2 | q:40@3', 4)).toEqual([])
  expect(reasons('Ada 0 | a@1-2 | q:40,55@3', 4)).toEqual([
    ['Ada', '2 attempts at “Quiz q” without passing; the best reached 55 %.'],
  ])
})

test('more reasons come first, then those who left last', () => {
  const listed = reasons('Ada 0 | a@1-9\nBen 0 | a@1-2\nCleo 0 | a@1-3 | q:1,2@3', 40)
  expect(listed.map(([name]) => name)).toEqual(['Cleo', 'Ada', 'Ben'])
})

test('a suspended account is not at risk', () => {
  const record = classOf('Ada 0 |')
  const learners = record.learners.map((learner) => ({ ...learner, suspended: true }))
  expect(findAtRisk({ ...record, learners }, day(50))).toEqual([])
})
