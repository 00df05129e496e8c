import { expect, test } from 'vitest'
import { activityFinding } from './activity-finding.ts'

const weeks = (before: number, now: number) =>
  [...Array<number>(14).fill(before), ...Array<number>(14).fill(now)].map((people) => ({ people }))

test.each([
  [0, 0, 'Nobody was active in the last four weeks'],
  [10, 15, '15 people a day in the last two weeks, 50 % more than in the two before'],
  [4, 3, '3.0 people a day in the last two weeks, 25 % fewer than in the two before'],
  [20, 21, 'About 21 people a day, as in the two weeks before'],
])('%i a day and then %i a day reads "%s"', (before, now, finding) => {
  expect(activityFinding(weeks(before, now))).toBe(finding)
})
