import { expect, test } from 'vitest'
import { checkProgram } from '../check/check-program.ts'
import { decodeSchedule } from '../schedule.ts'
import { makeStepper, replayOn } from '../stepper/stepper.ts'
import { programs } from './programs.ts'

test.each(programs)(
  '$id: the broken one fails by $shows, the fixed one is proved',
  ({ broken, fixed, shows }) => {
    const failed = checkProgram(broken)
    expect(failed.verdict).toBe('fails')
    expect(failed.violations.map(({ type }) => type)).toContain(shows)
    const proved = checkProgram(fixed)
    expect(proved.violations).toEqual([])
    expect(proved).toMatchObject({ verdict: 'holds', complete: true })
  },
)

test.each(programs)('$id: every failure and every outcome replays step by step', ({ broken }) => {
  const { violations, outcomes } = checkProgram(broken)
  for (const { schedule } of [...violations, ...outcomes]) {
    const made = makeStepper(broken, { schedule, anyTime: true })
    if (!made.ok) throw new Error(made.error.message)
    const actions = decodeSchedule(schedule)?.actions ?? []
    expect(replayOn(made.value, made.value.start, actions, () => {})).toBe(true)
  }
  const deadlock = violations.find(({ type }) => type === 'deadlock')
  if (deadlock) expect(endOf(broken, deadlock.schedule)).toBe('deadlock')
})

function endOf(source: string, schedule: string): string | undefined {
  const made = makeStepper(source, { schedule, anyTime: true })
  if (!made.ok) return 'syntax'
  let end: string | undefined
  replayOn(made.value, made.value.start, decodeSchedule(schedule)?.actions ?? [], (moment) => {
    end = moment.end?.type
  })
  return end
}

test('every program has its own id, and a fix that differs', () => {
  expect(new Set(programs.map(({ id }) => id)).size).toBe(programs.length)
  for (const { broken, fixed } of programs) expect(fixed).not.toBe(broken)
})
