import { expect, test } from 'vitest'
import type { Prediction } from '../view.ts'
import { addGrade, answerLabel, gradePrediction } from './grade.ts'

const options = [
  { value: 'hit', label: 'a hit' },
  { value: 'fault', label: 'a fault' },
]
const prediction: Prediction = {
  question: 'Page 3 is used. What happens?',
  cells: [
    { id: 'result', label: 'Result', options, answer: 'fault' },
    { id: 'victim', label: 'Evicted', options: [{ value: '7', label: 'page 7' }], answer: '7' },
  ],
}

test('each cell is graded on its own', () => {
  const grade = gradePrediction(prediction, { result: 'hit', victim: '7' })
  expect(grade).toEqual({ isRight: { result: false, victim: true }, right: 1, total: 2 })
})

test('a cell left open is wrong', () => {
  expect(gradePrediction(prediction, { victim: '7' }).isRight).toEqual({ result: false, victim: true })
})

test('the score runs on', () => {
  const grade = gradePrediction(prediction, { result: 'fault', victim: '7' })
  expect(addGrade({ right: 1, total: 4 }, grade)).toEqual({ right: 3, total: 6 })
})

test('the right answer is named as its option is', () => {
  expect(answerLabel(prediction.cells[0]!)).toBe('a fault')
})
