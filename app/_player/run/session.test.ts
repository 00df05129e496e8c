import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Simulation } from '#sim/core/simulation.ts'
import { fresh, growSession, isGrowing, openSession, pathOf, takeAction, takeAtRandom } from './session.ts'

type Config = { steps: number }
type State = { left: number; path: string }
type Event = { type: 'moved'; time: number; to: string }

/** Picks `a` or `b` at every step. */
const letters: Simulation<Config, State, string, Event, { moves: number }> = {
  id: 'letters',
  version: 1,
  title: 'Letters',
  summary: 'Letters.',
  configSchema: z.strictObject({ steps: z.int() }),
  conventions: [],
  presets: [],
  init: ({ steps }) => ({ left: steps, path: '' }),
  enabled: ({ left }) => (left === 0 ? [] : ['a', 'b']),
  isFinished: ({ left }) => left === 0,
  step: ({ left, path }, to) => ({
    state: { left: left - 1, path: path + to },
    events: [{ type: 'moved', time: path.length, to }],
  }),
  measure: (_config, events) => ({ moves: events.length }),
  metricFields: [],
  metricTables: [],
  describe: ({ to }) => `moved to ${to}`,
  isNotable: () => true,
  describeAction: (action) => action,
  properties: [],
}

const end = ({ run }: ReturnType<typeof openSession>) => run.stateAt(run.length) as State

test('a session follows its path and then waits for a decision', () => {
  const session = openSession(letters, { steps: 4 }, [1, 0])
  expect(end(session).path).toBe('ba')
  expect(session.run.stop).toBe('paused')
})

test('taking an action in the middle forgets what came after', () => {
  const session = takeAction(openSession(letters, { steps: 4 }, [1, 0, 1]), 1, 1)
  expect(end(session).path).toBe('bb')
  expect(pathOf(session)).toEqual([1, 1])
})

test('the same seed takes the same random run to its end', () => {
  const random = () => takeAtRandom(openSession(letters, { steps: 6 }, []), 0, { seed: 7, steps: 99 })
  expect(end(random()).path).toHaveLength(6)
  expect(end(random()).path).toBe(end(random()).path)
  expect(random().run.stop).toBe('finished')
})

test('a changed session is a new object with a new view', () => {
  const before = openSession(letters, { steps: 2 }, [])
  const after = takeAction(before, 0, 0)
  expect(after).not.toBe(before)
  expect(after.run).not.toBe(before.run)
})

/** Counts down without anybody choosing. */
const counter = { ...letters, enabled: ({ left }: State) => (left === 0 ? [] : ['a']) }

test('of a long run the beginning is there at once, and the rest comes when it is asked for', () => {
  const session = openSession(counter, { steps: 30_000 }, [])
  expect(session.run.length).toBeLessThan(30_000)
  expect(isGrowing(session)).toBe(true)
  while (isGrowing(session)) growSession(session, 10_000)
  const whole = fresh(session)
  expect([whole.run.length, whole.run.stop]).toEqual([30_000, 'finished'])
})

test('a link into the middle of a long run is there at once', () => {
  expect(openSession(counter, { steps: 30_000 }, [], 20_000).run.length).toBe(20_000)
})
