import fc from 'fast-check'
import { expect, test } from 'vitest'
import { first, replay, seeded, undecided } from './choose.ts'
import { grid, gridWalk } from './grid-walk.fixture.ts'
import { run } from './run.ts'

const walk = gridWalk()
const moves = (config = grid(2, 2), options = {}) => run(walk, config, options).trace.map(({ move }) => move)

test('the path holds one index per real choice and none where only one action is enabled', () => {
  const { path, steps, stop } = run(walk, grid(2, 2), { choose: first })
  expect([path, steps, stop]).toEqual([[0, 0], 4, 'finished'])
  expect(run(walk, grid(5, 0)).path).toEqual([])
})

test.each([
  ['finished', grid(1, 1), {}],
  ['stuck', grid(2, 2, { hole: [1, 0] }), {}],
  ['fuel', grid(2, 2), { fuel: 3 }],
  ['paused', grid(2, 2), { choose: undecided }],
  ['paused', grid(2, 2), { choose: replay([0]) }],
  ['off-path', grid(2, 2), { choose: replay([5]) }],
  ['off-path', grid(2, 2), { choose: replay([-1]) }],
  ['off-path', grid(2, 2), { choose: replay([0.5]) }],
  ['finished', grid(0, 0), { fuel: 0 }],
])('a run stops as %s', (stop, config, options) => {
  expect(run(walk, config, options).stop).toBe(stop)
})

test('the path of any run replays to the same run', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 8 }), fc.nat({ max: 8 }), (seed, width, height) => {
      const random = run(walk, grid(width, height), { choose: seeded(seed) })
      expect(run(walk, grid(width, height), { choose: replay(random.path) })).toEqual(random)
    }),
  )
})

test('seeded schedules stay what they are', () => {
  const letters = (seed: number) => moves(grid(4, 4), { choose: seeded(seed) }).map((move) => move[0])
  expect([1, 2, 3].map((seed) => letters(seed).join(''))).toMatchInlineSnapshot(`
    [
      "ruuruurr",
      "urruurur",
      "rrruuuur",
    ]
  `)
})

test('different seeds reach all corners of the choice', () => {
  const starts = new Set(
    Array.from({ length: 20 }, (_, seed) => moves(grid(1, 1), { choose: seeded(seed) })[0]),
  )
  expect(starts.size).toBe(2)
})
