import { expect, test } from 'vitest'
import { replay } from '#sim/core/choose.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import { run } from '#sim/core/run.ts'
import { interleaving } from '#sim/races/interleaving.ts'
import { geometryOf } from './geometry.ts'
import { lockBands, stepsOf, weavePath } from './steps.ts'

function traceOf(input: object, path: readonly number[]) {
  const config = parseConfig(interleaving, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error))
  return { config: config.value, ...run(interleaving, config.value, { choose: replay(path) }) }
}

test('a run has as many steps as there are instructions', () => {
  for (const input of [{}, { isLocked: true }, { threads: 3, increments: 2 }]) {
    const { config, steps } = traceOf(
      input,
      Array.from({ length: 99 }, () => 0),
    )
    expect(steps).toBe(stepsOf(config))
  }
})

test('the lock is held from acquire to release, and until now while it is held', () => {
  const { trace } = traceOf({ isLocked: true }, [1])
  expect(lockBands(trace, 10)).toEqual([
    { thread: 1, from: 0, to: 5 },
    { thread: 0, from: 5, to: 10 },
  ])
  expect(lockBands(trace.slice(0, 3), 3)).toEqual([{ thread: 1, from: 0, to: 3 }])
})

test('the weave passes through every block in order', () => {
  const { trace } = traceOf({}, [0, 1, 0, 1])
  const geometry = geometryOf(2, 6, 700)
  expect(weavePath(trace, geometry).match(/[MS]/g)).toHaveLength(trace.length)
  expect(weavePath([], geometry)).toBe('')
})
