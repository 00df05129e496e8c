import { expect, test } from 'vitest'
import { mergeSentence } from './merge-sentence.ts'

const nothing = { lessons: 0, objectives: 0, checks: 0, reviews: 0, notes: 0, labs: 0, snapshots: 0 }

test.each([
  [nothing, ''],
  [{ ...nothing, lessons: 1 }, 'Taken over from this device: 1 lesson.'],
  [{ ...nothing, labs: 1, snapshots: 2 }, 'Taken over from this device: 1 lab and 2 snapshots.'],
  [
    { ...nothing, lessons: 2, objectives: 1, checks: 1, reviews: 12, notes: 3 },
    'Taken over from this device: 2 lessons, 1 answer, 1 ticked objective, 12 card reviews and 3 notes and bookmarks.',
  ],
])('%j reads "%s"', (merged, sentence) => {
  expect(mergeSentence(merged)).toBe(sentence)
})
