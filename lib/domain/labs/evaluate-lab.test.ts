import { expect, test } from 'vitest'
import { scheduling } from '#sim/scheduling/scheduling.ts'
import { evaluateLab } from './evaluate-lab.ts'
import type { SimulationLabSpec } from './lab-spec.ts'
import { scenarioConfig, valueAt } from './scenario-config.ts'

const jobs = [{ run: 100 }, { run: 10 }, { run: 10 }]

const spec: SimulationLabSpec = {
  kind: 'simulation',
  simulation: 'scheduling',
  scenarios: [
    { id: 'monday', title: 'Monday', config: { jobs, mlfq: { levels: [{ quantumTicks: 5 }] } } },
    { id: 'tuesday', title: 'Tuesday', config: { jobs: jobs.slice(1) } },
  ],
  editable: ['policy', 'quantumTicks', 'mlfq.levels.0.quantumTicks'],
  start: { policy: 'fifo', quantumTicks: 10 },
  deliverables: [
    {
      ...{ id: 'soon', title: 'Average turnaround of at most 50', required: true, passed: 'p', failed: 'f' },
      objectives: [],
      goals: [{ of: 'metrics', path: 'averageTurnaround', is: 'at-most', value: 50 }],
    },
    {
      ...{ id: 'fair', title: 'Round robin on Tuesday', required: false, passed: 'p', failed: 'f' },
      ...{ objectives: [], scenario: 'tuesday' },
      goals: [
        { of: 'config', path: 'policy', is: 'equal', value: 'rr' },
        { of: 'metrics', path: 'jobs.1.response', is: 'less-than', value: 10 },
      ],
    },
  ],
}

const evaluate = (values: Record<string, unknown>, fuel?: number) =>
  evaluateLab(spec, values, { simulation: scheduling, fuel })

test('the start values fail with the measured number as evidence', () => {
  const result = evaluate({})
  expect(result.ok && result.value.passed).toBe(false)
  expect(result.ok && result.value.deliverables[0]).toMatchObject({
    passed: false,
    stop: 'finished',
    goals: [{ measured: 110, holds: false }],
  })
})

test('required deliverables decide; a stretch goal may stay open', () => {
  const result = evaluate({ policy: 'sjf' })
  expect(result.ok && result.value).toMatchObject({
    passed: true,
    deliverables: [{ passed: true }, { passed: false }],
  })
})

test('a deliverable is measured on its own scenario', () => {
  const result = evaluate({ policy: 'rr', quantumTicks: 1 })
  expect(result.ok && result.value.deliverables[1]).toMatchObject({ passed: true, scenario: 'tuesday' })
})

test('values at closed paths and values that the simulation refuses are named with their path', () => {
  expect(evaluate({ 'jobs.0.run': 1 })).toMatchObject({ error: { problems: [{ path: 'jobs.0.run' }] } })
  expect(evaluate({ policy: 'sjf', quantumTicks: -1 })).toMatchObject({
    error: {
      code: 'invalid-values',
      problems: [{ path: 'quantumTicks', message: 'Quantum is at least 1 tick.' }],
    },
  })
  expect(evaluate({ policy: { toString: 1 } })).toMatchObject({ error: { problems: [{ path: 'policy' }] } })
})

test('a run that uses up its fuel passes nothing', () => {
  const result = evaluate({ policy: 'sjf' }, 3)
  expect(result.ok && result.value.deliverables.map(({ passed, stop }) => [passed, stop])).toEqual([
    [false, 'fuel'],
    [false, 'fuel'],
  ])
})

test('the given config is copied, never changed, and lists stay lists', () => {
  const before = structuredClone(spec)
  const config = scenarioConfig(spec, spec.scenarios[0]!, { 'mlfq.levels.0.quantumTicks': 9 })
  expect(config).toMatchObject({ policy: 'fifo', mlfq: { levels: [{ quantumTicks: 9 }] } })
  expect(spec).toEqual(before)
})

test('paths do not reach into what objects inherit', () => {
  expect(valueAt({ a: [{ b: 3 }] }, 'a.0.b')).toBe(3)
  expect(valueAt({ a: 'text' }, 'a.length')).toBeUndefined()
  expect(valueAt({}, 'constructor.name')).toBeUndefined()
})
