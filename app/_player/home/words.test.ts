import { expect, test } from 'vitest'
import { interleaving } from '#sim/races/interleaving.ts'
import { everySchedule, play } from './schedules.ts'
import { nextOpOf, sayAfter } from './words.ts'

test('the toy names the next instruction of each thread as the machine does', () => {
  const threads = [0, 1, 0]
  const enabled = interleaving.enabled(play(interleaving, threads).state)
  for (const thread of [0, 1]) {
    expect(nextOpOf(threads, thread)).toBe(enabled.find((action) => action.thread === thread)?.op)
  }
  expect(nextOpOf([0, 0, 0], 0)).toBeNull()
})

test('whenever an update is lost, both threads had loaded 0, as the words say', () => {
  for (const { threads, counter } of everySchedule(interleaving)) {
    const { events } = play(interleaving, threads)
    const loads = events.flatMap((event) => (event.type === 'counter-loaded' ? [event.value] : []))
    expect(sayAfter(events, counter, 'told').startsWith('An update is lost')).toBe(counter === 1)
    expect(counter === 1).toBe(loads.every((value) => value === 0))
  }
})
