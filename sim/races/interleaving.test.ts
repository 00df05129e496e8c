import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { first, replay } from '../core/choose.ts'
import { run } from '../core/run.ts'
import type { InterleavingConfig } from './config.ts'
import { interleaving } from './interleaving.ts'

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1))
/** How many ways there are to interleave `count` sequences of `length` steps. */
const multinomial = (count: number, length: number) =>
  factorial(count * length) / factorial(length) ** BigInt(count)

/** Every schedule run to its end, one by one: the slow truth for small cases. */
function bruteForce(config: InterleavingConfig): Map<number, bigint> {
  const ends = new Map<number, bigint>()
  const visit = (state: ReturnType<typeof interleaving.init>) => {
    const enabled = interleaving.enabled(state)
    if (enabled.length === 0) ends.set(state.counter, (ends.get(state.counter) ?? 0n) + 1n)
    for (const action of enabled) visit(interleaving.step(state, action).state)
  }
  visit(interleaving.init(config))
  return ends
}

const outcomesOf = (config: InterleavingConfig) =>
  new Map(
    check(interleaving, config).outcomes.map(({ outcome, executions }) => [
      Number(outcome.replace('counter = ', '')),
      executions,
    ]),
  )

test.each([
  [2, 1, 20n],
  [2, 2, 924n],
  [3, 1, 1680n],
  [4, 1, 369_600n],
  [2, 10, multinomial(2, 30)],
])('%i threads of %i increments have exactly %s schedules', (threads, increments, expected) => {
  const report = check(interleaving, { threads, increments, isLocked: false })
  expect(multinomial(threads, 3 * increments)).toBe(expected)
  expect(report).toMatchObject({ status: 'complete', executions: expected })
})

test('of the 20 schedules of two increments 18 lose an update', () => {
  expect(outcomesOf({ threads: 2, increments: 1, isLocked: false })).toEqual(
    new Map([
      [1, 18n],
      [2, 2n],
    ]),
  )
})

test.each([
  [2, 1, false],
  [2, 2, false],
  [3, 1, false],
  [2, 2, true],
  [3, 1, true],
])('%i threads of %i increments, locked %s: the checker counts what brute force counts', (...input) => {
  const [threads, increments, isLocked] = input
  const config = { threads, increments, isLocked }
  expect(outcomesOf(config)).toEqual(bruteForce(config))
})

test('two threads that increment n > 1 times end anywhere from 2 to 2n', () => {
  const ends = [...outcomesOf({ threads: 2, increments: 3, isLocked: false }).keys()].sort()
  expect(ends).toEqual([2, 3, 4, 5, 6])
})

test('three threads of one increment end at 3 in the 6 serial schedules only', () => {
  expect(outcomesOf({ threads: 3, increments: 1, isLocked: false }).get(3)).toBe(6n)
})

test('with a lock the schedules are the orders of whole increments and none loses an update', () => {
  const report = check(interleaving, { threads: 3, increments: 2, isLocked: true })
  expect(report).toMatchObject({
    executions: multinomial(3, 2),
    outcomes: [{ outcome: 'counter = 6', type: 'finished' }],
    properties: [{ verdict: 'holds', witness: null }],
  })
})

test('each outcome comes with a schedule that replays to it', () => {
  const config = { threads: 2, increments: 2, isLocked: false }
  for (const { outcome, witness } of check(interleaving, config).outcomes) {
    const { state, steps, stop } = run(interleaving, config, { choose: replay(witness.path) })
    expect([interleaving.outcome?.(state), steps, stop]).toEqual([outcome, witness.steps, 'finished'])
  }
})

test('the store that loses an update says so, and the metrics count it', () => {
  const config = { threads: 2, increments: 1, isLocked: false }
  const { trace } = run(interleaving, config, { choose: replay([0, 1, 0, 1, 0], first) })
  expect(trace.map(interleaving.describe).at(-1)).toBe(
    'Step 6: T2 stores 1 over 1: another thread stored since the load, so that update is lost.',
  )
  expect(interleaving.measure(config, trace)).toMatchObject({ counter: 1, expected: 2, lost: 1 })
})
