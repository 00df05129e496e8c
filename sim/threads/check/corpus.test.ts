import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { decodeSchedule } from '../schedule.ts'
import { checkProgram } from './check-program.ts'
import type { CheckResult, Violation } from './types.ts'

const folder = join(import.meta.dirname, 'programs')
const names = readdirSync(folder)
const sourceOf = (name: string) => readFileSync(join(folder, name), 'utf8')

/** What must not depend on the level: the verdict, the kinds of failures, how the program can end. */
const essence = ({ verdict, violations, outcomes, hasAllOutcomes }: CheckResult) => ({
  verdict,
  types: [...new Set(violations.map(({ type }) => type))].sort(),
  outcomes: hasAllOutcomes
    ? outcomes.map(({ end, stdout, errors }) => JSON.stringify([end, stdout, errors.toSorted()])).sort()
    : null,
})

/** Whether running the schedule of a violation shows it. */
function shows(source: string, violation: Violation): boolean {
  if (violation.type === 'syntax-error') return true
  const { events, error, schedule } = runProgram(source, {
    schedule: violation.schedule,
    fuel: 200_000,
  })
  switch (violation.type) {
    case 'assertion':
    case 'exception':
      return (
        violation.lines[0] === error?.line ||
        events.some(
          (event) => event.type === 'thread-failed' && event.error.line === (violation.lines[0] ?? 0),
        )
      )
    case 'deadlock':
    case 'lost-wakeup':
      return events.some(({ type }) => type === 'deadlocked')
    case 'misuse':
      return events.some((event) => event.type === 'misused' && event.line === violation.lines[0])
    case 'non-termination':
      return events.some(({ type }) => type === 'exhausted')
    default:
      return (
        decodeSchedule(schedule)
          ?.actions.join()
          .startsWith(`${decodeSchedule(violation.schedule)?.actions.join()}`) === true
      )
  }
}

test('the corpus has programs that fail and programs that hold, at least 150', () => {
  expect(names.length).toBeGreaterThanOrEqual(150)
  for (const name of names) expect(name).toMatch(/^(fails|holds)-/)
})

test.each(names)('%s gets its verdict at every level, and its schedules replay', (name) => {
  const source = sourceOf(name)
  const result = checkProgram(source)
  expect(result.verdict, result.summary).toBe(name.split('-')[0])
  expect(essence(checkProgram(source, { level: 'L1' }))).toEqual(essence(result))
  const every = checkProgram(source, { level: 'L0', maxStates: 3_000 })
  if (every.complete) expect(essence(every)).toEqual(essence(result))
  else expect(every.verdict).not.toBe('holds')
  for (const violation of result.violations)
    expect(shows(source, violation), `${violation.type} ${violation.schedule}`).toBe(true)
})
