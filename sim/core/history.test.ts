import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded, undecided } from './choose.ts'
import { grid, gridWalk } from './grid-walk.fixture.ts'
import { History } from './history.ts'
import { run } from './run.ts'

const walk = gridWalk()

test('at every position a history agrees with the run of so many steps, in whatever order one looks', () => {
  const positions = fc.array(fc.nat({ max: 45 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), positions, (seed, checkpointEvery, looks) => {
      const config = grid(20, 20)
      const choose = seeded(seed)
      const history = new History(walk, config, { choose, checkpointEvery })
      for (const position of looks) {
        const expected = run(walk, config, { choose, fuel: position })
        expect(history.stateAt(position)).toEqual(expected.state)
        expect(history.eventsUpTo(position)).toEqual(expected.trace)
        expect(history.eventCountAt(position)).toBe(expected.trace.length)
        expect(history.pathTo(position)).toEqual(expected.path)
        expect(history.eventsAt(position)).toEqual(
          position === 0 ? [] : expected.trace.slice(Math.min(position, 40) - 1),
        )
      }
    }),
  )
})

test('a history computes only as far as somebody looked', () => {
  const history = new History(walk, grid(1000, 0))
  expect([history.length, history.stop]).toEqual([0, null])
  history.stateAt(10)
  expect([history.length, history.stop]).toEqual([10, null])
  expect([history.extendToEnd(), history.stop]).toEqual([1000, 'finished'])
})

test('stepping back through a long run repeats each step at most once', () => {
  let steps = 0
  const counting = {
    ...walk,
    step: (...input: Parameters<typeof walk.step>) => {
      steps += 1
      return walk.step(...input)
    },
  }
  const history = new History(counting, grid(10_000, 0), { checkpointEvery: 100 })
  history.extendToEnd()
  expect(steps).toBe(10_000)
  for (let position = 10_000; position >= 0; position--) expect(history.stateAt(position).x).toBe(position)
  expect(steps).toBeLessThanOrEqual(20_000)
})

test('taking another action forgets what came after it', () => {
  const history = new History(walk, grid(2, 2), { checkpointEvery: 2 })
  history.extendToEnd()
  expect(history.take(1, 1)).toBe(2)
  expect(history.pathTo(2)).toEqual([0, 1])
  expect(history.stateAt(2)).toMatchObject({ x: 1, y: 1 })
  expect([history.extendToEnd(), history.stop]).toEqual([4, 'finished'])
})

test('with nobody to decide a history pauses at each choice until somebody takes an action', () => {
  const history = new History(walk, grid(1, 1), { choose: undecided })
  expect([history.extendToEnd(), history.stop]).toEqual([0, 'paused'])
  expect(history.enabledAt(0)).toEqual(['right', 'up'])
  history.take(0, 1)
  expect([history.extendToEnd(), history.stop]).toEqual([2, 'finished'])
})

test('jumps go to notable events and end at the ends', () => {
  const history = new History(walk, grid(3, 2))
  expect([history.nextNotable(0), history.nextNotable(4), history.nextNotable(5)]).toEqual([4, 5, 5])
  expect([history.previousNotable(5), history.previousNotable(4)]).toEqual([4, 0])
})

test('fuel ends a history that could go on', () => {
  const history = new History(walk, grid(1000, 0), { fuel: 5 })
  expect([history.extendToEnd(), history.stop]).toEqual([5, 'fuel'])
  expect(history.measureAt(99)).toEqual({ moves: 5 })
})
