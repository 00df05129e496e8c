import { expect, test } from 'vitest'
import { check } from './check.ts'
import { replay } from './choose.ts'
import { type GridState, grid, gridWalk } from './grid-walk.fixture.ts'
import { run } from './run.ts'
import type { Property } from './simulation.ts'

const property = (type: Property<GridState>['type'], holds: Property<GridState>['holds']) =>
  gridWalk([{ name: 'tested', type, holds }])

test('a grid has (w + 1)(h + 1) states, its edges as transitions and C(w + h, w) runs', () => {
  expect(check(gridWalk(), grid(3, 4))).toMatchObject({
    status: 'complete',
    limit: null,
    states: 20,
    transitions: 31,
    executions: 35n,
    outcomes: [{ outcome: 'finished', type: 'finished', states: 1, executions: 35n }],
  })
})

test('counts stay exact beyond what a double holds', () => {
  expect(check(gridWalk(), grid(40, 40)).executions).toBe(107_507_208_733_336_176_461_620n)
})

test('runs into a hole are counted apart, with a shortest witness', () => {
  const walk = gridWalk()
  const config = grid(3, 3, { hole: [1, 1] })
  const report = check(walk, config)
  expect(report.outcomes.map(({ type, executions }) => [type, executions])).toEqual([
    ['finished', 8n],
    ['stuck', 2n],
  ])
  const { path, steps } = report.outcomes[1]!.witness
  expect(run(walk, config, { choose: replay(path) })).toMatchObject({
    stop: 'stuck',
    steps,
    state: { x: 1, y: 1 },
  })
})

test('a way back makes infinitely many runs, which are not counted', () => {
  const report = check(gridWalk(), grid(2, 2, { canGoBack: true }))
  expect(report).toMatchObject({ status: 'complete', states: 9, executions: null })
  expect(report.outcomes[0]).toMatchObject({ executions: null, states: 1 })
})

test.each([
  ['always', 'holds', ({ x }: GridState) => x <= 3, null],
  ['always', 'violated', ({ x }: GridState) => x < 2, 2],
  ['sometimes', 'holds', ({ x, y }: GridState) => x === 3 && y === 0, 3],
  ['sometimes', 'violated', ({ x }: GridState) => x === 9, null],
  ['eventually', 'holds', ({ x, y }: GridState) => x + y === 4, null],
  ['eventually', 'holds', ({ x }: GridState) => x === 0, null],
  ['eventually', 'violated', ({ x, y }: GridState) => x === 1 && y === 1, 6],
] as const)('%s %s', (type, verdict, holds, steps) => {
  const [judged] = check(property(type, holds), grid(3, 3)).properties
  expect([judged?.verdict, judged?.witness?.steps ?? null]).toEqual([verdict, steps])
})

test('the witness of "eventually" avoids the property all the way to an end', () => {
  const avoid = ({ x, y }: GridState) => x === 1 && y === 1
  const walk = property('eventually', avoid)
  const path = check(walk, grid(3, 3)).properties[0]?.witness?.path ?? []
  const { trace, stop } = run(walk, grid(3, 3), { choose: replay(path) })
  expect(stop).toBe('finished')
  expect(trace.some(({ x, y }) => x === 1 && y === 1)).toBe(false)
})

test.each([
  ['always', () => true],
  ['sometimes', () => false],
  ['eventually', ({ x }: GridState) => x === 3],
] as const)('%s is unknown, never decided, once a limit was hit', (type, holds) => {
  for (const limits of [{ maxStates: 5 }, { maxTransitions: 7 }]) {
    const report = check(property(type, holds), grid(3, 3), limits)
    expect([report.status, report.executions]).toEqual(['unknown', null])
    expect(report.properties[0]?.verdict).toBe('unknown')
    expect(report.states).toBeLessThanOrEqual(limits.maxStates ?? 99)
    expect(report.transitions).toBeLessThanOrEqual(limits.maxTransitions ?? 99)
  }
})

test('what was found before the limit is certain', () => {
  const walk = property('always', ({ x }) => x === 0)
  expect(check(walk, grid(99, 99), { maxStates: 9 }).properties[0]).toMatchObject({ verdict: 'violated' })
})
