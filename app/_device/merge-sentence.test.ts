import { expect, test } from 'vitest'
import { mergeSentence } from './merge-sentence.ts'

test.each([
  [{ lessons: 0, objectives: 0, checks: 0, reviews: 0, notes: 0 }, ''],
  [{ lessons: 1, objectives: 0, checks: 0, reviews: 0, notes: 0 }, 'Taken over from this device: 1 lesson.'],
  [
    { lessons: 2, objectives: 1, checks: 1, reviews: 12, notes: 3 },
    'Taken over from this device: 2 lessons, 1 answer, 1 ticked objective, 12 card reviews and 3 notes and bookmarks.',
  ],
])('%j reads "%s"', (merged, sentence) => {
  expect(mergeSentence(merged)).toBe(sentence)
})
