import { expect, test } from 'vitest'
import { run } from '#sim/core/run.ts'
import { thrashing } from '#sim/memory/thrashing/thrashing.ts'
import { lanesOf } from './lanes.ts'
import { utilisationCurves } from './utilisation.ts'

const config = thrashing.configSchema.parse({
  processes: [
    { references: [0, 1], length: 4 },
    { references: [0], length: 2 },
  ],
  level: 2,
  frames: 2,
  faultTicks: 3,
})

test('lanes are where each process stood, without gaps', () => {
  const { trace, state } = run(thrashing, config)
  const lanes = lanesOf(trace, 2)
  const text = lanes.map((lane) => lane.map(({ standing, from, to }) => `${standing}:${to - from}`).join(' '))
  expect(text[0]).toMatch(/^paging:3 running:1 paging:\d/)
  for (const lane of lanes) expect(lane.at(-1)?.to).toBe(state.now)
})

test('the curves hold this run at its degree and way', () => {
  const { trace } = run(thrashing, config)
  const curves = utilisationCurves(config)
  expect(curves?.find(({ isThis }) => isThis)?.points.map(({ level }) => level)).toEqual([1, 2])
  const here = curves?.find(({ isThis }) => isThis)?.points[1]?.utilisation
  expect(here).toBe(thrashing.measure(config, trace).utilisation)
})
