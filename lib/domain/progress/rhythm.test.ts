import { expect, test } from 'vitest'
import { activityByDay } from './activity.ts'
import { learningDate, rhythmOf } from './rhythm.ts'

const rhythmAt = (now: string, times: readonly string[], timeZone = 'Europe/Berlin', days = 84) =>
  rhythmOf(
    activityByDay(
      times.map((at) => new Date(at)),
      { now: new Date(now), timeZone, days },
    ),
  )

const marks = ({ week }: ReturnType<typeof rhythmOf>) =>
  week.map(({ isActive, isToday }) => `${isActive ? 'x' : '.'}${isToday ? '|' : ''}`).join('')

test('a week begins on Monday at four in the morning', () => {
  // Monday 2 March 2026; the first two are 03:59 and 04:00 in Berlin.
  const times = ['2026-03-02T02:59:00Z', '2026-03-02T03:00:00Z', '2026-03-04T20:00:00Z']
  const rhythm = rhythmAt('2026-03-05T12:00:00Z', times)
  expect(marks(rhythm)).toBe('x.x.|...')
  expect(rhythm).toMatchObject({ daysThisWeek: 2, activeWeeks: 2 })
  expect(rhythm.week[0]?.date).toBe('2026-03-02')
})

test.each([
  // Sunday 29 March 2026: at 02:00 the clock goes to 03:00, so 04:00 is two hours after midnight by UTC.
  ['forward', '2026-03-29T12:00:00Z', ['2026-03-29T01:59:00Z'], '.....x.|'],
  ['forward', '2026-03-29T12:00:00Z', ['2026-03-29T02:00:00Z'], '......x|'],
  // Sunday 25 October 2026: at 03:00 it goes back to 02:00, so 04:00 is at 03:00 by UTC.
  ['back', '2026-10-25T12:00:00Z', ['2026-10-25T02:59:00Z'], '.....x.|'],
  ['back', '2026-10-25T12:00:00Z', ['2026-10-25T03:00:00Z'], '......x|'],
] as const)(
  'on the day the clocks go %s, what happened at %s counts on the right day',
  (_, now, times, week) => {
    expect(marks(rhythmAt(now, times))).toBe(week)
  },
)

test.each(['2026-03-29', '2026-10-25'])('a day of every week around %s is every week', (date) => {
  const noon = Date.parse(`${date}T11:00:00Z`)
  const times = Array.from({ length: 12 }, (_, week) => new Date(noon - week * 7 * 86_400_000).toISOString())
  expect(rhythmAt(`${date}T20:00:00Z`, times)).toMatchObject({ daysThisWeek: 1, activeWeeks: 12, weeks: 12 })
})

test('a pause takes nothing away', () => {
  const before = rhythmAt('2026-03-06T12:00:00Z', ['2026-03-02T12:00:00Z'])
  const after = rhythmAt('2026-03-16T12:00:00Z', ['2026-03-02T12:00:00Z'])
  expect([before.activeWeeks, after.activeWeeks]).toEqual([1, 1])
  expect(after.daysThisWeek).toBe(0)
})

test('only whole weeks count as weeks', () => {
  expect(rhythmAt('2026-03-04T12:00:00Z', [], 'UTC', 14).weeks).toBe(2)
  expect(rhythmAt('2026-03-08T12:00:00Z', [], 'UTC', 14).weeks).toBe(2)
  expect(rhythmAt('2026-03-08T12:00:00Z', [], 'UTC', 7).weeks).toBe(1)
})

test('the date of a learning day is that of the evening it began on, in the zone of the learner', () => {
  expect(learningDate(new Date('2026-03-03T02:00:00Z'), 'UTC')).toBe('2026-03-02')
  expect(learningDate(new Date('2026-03-03T02:00:00Z'), 'Asia/Tokyo')).toBe('2026-03-03')
})
