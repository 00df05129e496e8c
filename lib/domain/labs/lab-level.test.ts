import { expect, test } from 'vitest'
import { shownLevel } from './lab-level.ts'
import type { LabResult } from './lab-result.ts'

const result = (...marks: ('met' | 'missed' | 'stretch met' | 'stretch missed')[]): LabResult => {
  const results = marks.map((mark, n) => ({
    ...{ id: `d${n}`, required: !mark.startsWith('stretch'), passed: mark.endsWith('met') },
    evidence: { type: 'measured', goals: [] } as const,
  }))
  return { passed: results.every(({ required, passed }) => passed || !required), results }
}

test.each([
  [[], null],
  [[result('met', 'missed', 'stretch met')], null],
  [[result('met', 'met')], 'minimum'],
  [[result('met', 'stretch missed')], 'minimum'],
  [[result('met', 'stretch met'), result('missed', 'stretch missed')], 'advanced'],
])('the level of %j', (submissions, level) => {
  expect(shownLevel(submissions as LabResult[])).toBe(level)
})
