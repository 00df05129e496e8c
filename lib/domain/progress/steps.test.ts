import { expect, test } from 'vitest'
import { isGradedStep, lessonSteps } from './steps.ts'

test('sections, predictions, checks and simulations are the steps of a lesson', () => {
  const steps = lessonSteps({
    headings: [
      { id: 'a', depth: 2 },
      { id: 'a-detail', depth: 3 },
      { id: 'b', depth: 2 },
    ],
    predictionIds: ['p'],
    questionIds: ['q'],
    sims: [{ id: 's' }],
  })
  expect(steps).toEqual(['heading:a', 'heading:b', 'predict:p', 'check:q', 'sim:s'])
  expect(steps.filter(isGradedStep)).toEqual(['check:q'])
})
