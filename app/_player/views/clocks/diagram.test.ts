import { expect, test } from 'vitest'
import { clocks } from '#sim/clocks/clocks.ts'
import { run } from '#sim/core/run.ts'
import { diagramOf, pausesOf, shortText } from './diagram.ts'

function stateAfter(input: unknown, fuel: number) {
  return run(clocks, clocks.configSchema.parse(input), { fuel }).state
}

test('events are before the newest, the newest, or concurrent with it', () => {
  const { dots } = diagramOf(stateAfter({ order: 'first' }, 15))
  const concurrent = dots.filter(({ relation }) => relation === 'concurrent').map(({ caption }) => caption)
  expect(concurrent).toEqual(['p2', 'p3', 'r3', 'r4', 'p4'])
  expect(dots.at(-1)).toMatchObject({ caption: 'q7', relation: 'newest', lamport: 7, vector: '1,7,2' })
})

test('a message under way has no end yet', () => {
  const { arrows } = diagramOf(stateAfter({ order: 'first' }, 1))
  expect(arrows).toEqual([{ from: { column: 0, process: 0 }, to: { column: null, process: 1 }, text: 'a' }])
})

test('a client stands still until its next event', () => {
  const story = { topic: 'lease', order: 'first' }
  expect(pausesOf(stateAfter(story, 8))).toEqual([{ process: 0, from: 5, to: null }])
  expect(pausesOf(stateAfter(story, 18))).toEqual([{ process: 0, from: 5, to: 18 }])
})

test.each([
  ['message a', 'a'],
  ['the lease (token 33)', '33'],
  ['a write (token 33)', 'write 33'],
  ['its acknowledgement of version 1', 'ok'],
  ['something else', 'something else'],
])('%s is written as %s', (label, text) => {
  expect(shortText(label)).toBe(text)
})
