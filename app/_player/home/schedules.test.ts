import { expect, test } from 'vitest'
import { interleaving } from '#sim/races/interleaving.ts'
import { everySchedule, play } from './schedules.ts'

test('of the twenty schedules only the two serial ones keep both updates', () => {
  const schedules = everySchedule(interleaving)
  expect(schedules).toHaveLength(20)
  expect(new Set(schedules.map(({ threads }) => threads.join(''))).size).toBe(20)
  const kept = schedules.filter(({ counter }) => counter === 2).map(({ threads }) => threads.join(''))
  expect(kept.sort()).toEqual(['000111', '111000'])
  expect(schedules.slice(0, 2).every(({ counter }) => counter === 2)).toBe(true)
})

test('playing a schedule comes to what was found for it', () => {
  for (const { threads, counter } of everySchedule(interleaving)) {
    expect(play(interleaving, threads).state.counter).toBe(counter)
  }
})

test('a thread without a step left is passed over', () => {
  expect(play(interleaving, [0, 0, 0, 0]).events).toHaveLength(3)
})
