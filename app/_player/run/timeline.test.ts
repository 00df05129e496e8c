import { expect, test } from 'vitest'
import { mergedTimeline, singleTimeline, type Timeline } from './timeline.ts'

const pairs = (timeline: Timeline) =>
  Array.from({ length: timeline.length + 1 }, (_, position) => {
    const { a, b } = timeline.at(position)
    return `${a}${b}`
  }).join(' ')

test('a single run has one position per step', () => {
  const timeline = singleTimeline(3)
  expect(pairs(timeline)).toBe('00 10 20 30')
  expect(timeline.find('a', 2)).toBe(2)
})

test('two runs of equal pace move together', () => {
  expect(pairs(mergedTimeline([0, 0, 1, 2], [0, 0, 1, 2]))).toBe('00 11 22 33')
})

test('the run that is behind in time takes the next step', () => {
  expect(pairs(mergedTimeline([0, 5, 10], [0, 1, 5, 6]))).toBe('00 01 12 13 23')
})

test('the shorter run waits at its end', () => {
  const timeline = mergedTimeline([0, 1], [0, 1, 2, 3])
  expect(pairs(timeline)).toBe('00 11 12 13')
  expect(timeline.at(99)).toEqual({ a: 1, b: 3 })
})

test('a step is found where its run first stands at it', () => {
  const timeline = mergedTimeline([0, 5, 10], [0, 1, 5, 6])
  expect(timeline.find('a', 1)).toBe(2)
  expect(timeline.find('b', 3)).toBe(3)
  expect(timeline.find('b', 9)).toBe(timeline.length)
})
