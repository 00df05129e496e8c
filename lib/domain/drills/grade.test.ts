import { expect, test } from 'vitest'
import { suggestGrade } from './grade.ts'

test.each([
  [0, 5, 0, 1],
  [3, 8, 0, 1],
  [2, 5, 0, 2],
  [6, 9, 0, 2],
  [7, 10, 0, 3],
  [4, 5, 0, 3],
  [9, 10, 0, 4],
  [5, 5, 0, 4],
  [5, 5, 1, 1],
  [0, 0, 0, 3],
] as const)(
  '%i of %i bullets with %i red flags suggests grade %i',
  (bulletsHit, bulletsTotal, redFlagsAdmitted, grade) => {
    expect(suggestGrade({ bulletsHit, bulletsTotal, redFlagsAdmitted })).toBe(grade)
  },
)
