import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brierScore, CONFIDENCES, calibrate, type RatedAnswer } from './calibration.ts'

const answer = (confidence: RatedAnswer['confidence'], isRight: boolean): RatedAnswer => ({
  confidence,
  isRight,
})

test('saying “guess” always scores 0.25, whatever comes', () => {
  expect(brierScore([answer('guess', true), answer('guess', false), answer('guess', false)])).toBe(0.25)
})

test('one certain and right, one certain and wrong: (0.05² + 0.95²) / 2', () => {
  expect(brierScore([answer('certain', true), answer('certain', false)])).toBeCloseTo(0.4525, 12)
})

test('the levels that were used are counted, the least sure first', () => {
  const answers = [answer('certain', false), answer('guess', true), answer('certain', true)]
  expect(calibrate(answers)?.levels).toEqual([
    { confidence: 'guess', rated: 1, right: 1 },
    { confidence: 'certain', rated: 2, right: 1 },
  ])
})

test('nothing rated is no report, and not a score of 0', () => {
  expect(calibrate([])).toBeNull()
})

test('a score lies within 0 and 1, does not depend on the order, and falls when a sure answer turns right', () => {
  const answers = fc.array(
    fc.record({ confidence: fc.constantFrom(...CONFIDENCES), isRight: fc.boolean() }),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(answers, fc.nat(), (some, n) => {
      const score = brierScore(some)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(brierScore(some.toReversed())).toBeCloseTo(score, 12)
      const at = n % some.length
      const one = some[at] as RatedAnswer
      if (one.isRight || one.confidence === 'guess') return
      expect(brierScore(some.with(at, { ...one, isRight: true }))).toBeLessThan(score)
    }),
  )
})
