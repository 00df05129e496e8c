import { expect, test } from 'vitest'
import { replay } from '#sim/core/choose.ts'
import { run } from '#sim/core/run.ts'
import { memoryModel } from '#sim/litmus/memory-model.ts'
import { graphEdges } from './edges.ts'

/** `T0.1 fr T1.0`: instruction 1 of T0 read something older than instruction 0 of T1 wrote. */
function edges(test: string, model: string, path: readonly number[] = []) {
  const config = memoryModel.configSchema.parse({ test, model })
  const { trace } = run(memoryModel, config, { choose: replay(path, () => 0) })
  return graphEdges(trace).map(
    ({ from, to, name, isInCycle }) =>
      `T${from.thread}.${from.instruction} ${name}${isInCycle ? '!' : ''} T${to.thread}.${to.instruction}`,
  )
}

test('loads of old values have fr edges to the stores they missed', () => {
  expect(edges('x = 1; r0 = y || y = 1; r1 = x', 'tso')).toEqual(['T0.1 fr T1.0', 'T1.1 fr T0.0'])
})

test('stores to one location are linked in the order they reach memory, and loads to their source', () => {
  expect(edges('x = 1 || x = 2; r0 = x', 'sc')).toEqual(['T1.0 rf T1.1', 'T0.0 co T1.0'])
})

test('the circle that a model forbids takes the place of the edges it runs along', () => {
  const asked = 'x =sc 1; r0 =sc y || y =sc 1; r1 =sc x exists 0:r0=0 /\\ 1:r1=0'
  expect(edges(asked, 'rc11')).toEqual(['T0.0 po! T0.1', 'T0.1 fr! T1.0', 'T1.0 po! T1.1', 'T1.1 fr! T0.0'])
})
