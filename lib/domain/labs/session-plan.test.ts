import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planSession } from './session-plan.ts'

const parts = [
  { title: 'Predict', minutes: 5, isSkippable: true },
  { title: 'Break it', minutes: 8 },
  { title: 'Fix it', minutes: 12 },
  { title: 'Stretch', minutes: 10, isSkippable: true },
]

test.each([
  [35, [true, true, true, true], true],
  [25, [true, true, true, false], true],
  [20, [false, true, true, false], true],
  [19, [false, true, false, false], false],
  [7, [false, false, false, false], false],
])('with %i minutes', (available, fits, isEnough) => {
  expect(planSession(parts, available)).toMatchObject({ fits, isEnough })
})

test('a plan never takes longer than there is, and all that is needed fits or the plan says so', () => {
  const part = fc.record({
    title: fc.string(),
    minutes: fc.integer({ min: 1, max: 60 }),
    isSkippable: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.integer({ min: 0, max: 200 }), (some, available) => {
      const { fits, minutes, isEnough } = planSession(some, available)
      const planned = some.filter((_, n) => fits[n])
      expect(minutes).toBe(planned.reduce((sum, one) => sum + one.minutes, 0))
      expect(minutes).toBeLessThanOrEqual(available)
      expect(isEnough).toBe(some.every(({ isSkippable }, n) => isSkippable || fits[n]))
    }),
  )
})

test('what is done takes no time and is left in', () => {
  const parts = [{ minutes: 8, isDone: true }, { minutes: 12 }, { minutes: 5, isSkippable: true }]
  expect(planSession(parts, 12)).toEqual({ fits: [true, true, false], minutes: 12, isEnough: true })
})
