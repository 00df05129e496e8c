import { expect, test } from 'vitest'
import { checkProgram } from '../check/check-program.ts'
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

test('every program has its own id, and a fix that differs', () => {
  expect(new Set(programs.map(({ id }) => id)).size).toBe(programs.length)
  for (const { broken, fixed } of programs) expect(fixed).not.toBe(broken)
})
