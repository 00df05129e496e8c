import { expect, test } from 'vitest'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { configDifferences, nameOfSide } from './config-difference.ts'
import { metricDifferences } from './metric-difference.ts'
import { rebaseConfig } from './rebase-config.ts'

const simulation = {
  metricFields: [
    { key: 'wait', label: 'Average wait', unit: 'ticks', better: 'lower' },
    { key: 'use', label: 'Utilisation', unit: 'share', better: 'higher' },
    { key: 'name', label: 'Policy', unit: '' },
  ],
  metricTables: [
    {
      key: 'jobs',
      label: 'Per job',
      columns: [
        { key: 'name', label: 'Job', unit: '' },
        { key: 'run', label: 'Run time', unit: 'ticks' },
        { key: 'turnaround', label: 'Turnaround', unit: 'ticks', better: 'lower' },
      ],
    },
  ],
} as unknown as AnySimulation

test('lower or higher is better as the metric says', () => {
  const rows = metricDifferences(
    simulation,
    { wait: 4, use: 0.5, name: 'rr' },
    { wait: 2, use: 0.5, name: 'sjf' },
  )
  expect(rows.map(({ id, difference, better }) => [id, difference, better])).toEqual([
    ['wait', -2, 'b'],
    ['use', 0, null],
    ['name', null, null],
  ])
})

test('a metric that one run does not know yet has no difference', () => {
  const [wait] = metricDifferences(simulation, { wait: null }, { wait: 2 })
  expect(wait).toMatchObject({ difference: null, better: null })
})

test('table rows meet by their first column, and only judged columns are compared', () => {
  const rows = metricDifferences(
    simulation,
    { jobs: [{ name: 'A', run: 3, turnaround: 9 }] },
    {
      jobs: [
        { name: 'B', run: 1, turnaround: 1 },
        { name: 'A', run: 3, turnaround: 12 },
      ],
    },
  )
  expect(rows.slice(3)).toMatchObject([
    { id: 'jobs.A.turnaround', label: 'Job A: turnaround', difference: 3, better: 'a' },
  ])
})

test('configs differ by leaf, a list as a whole', () => {
  const a = { policy: 'rr', mlfq: { boost: 0, stay: true }, jobs: [1, 2] }
  const b = { policy: 'fifo', mlfq: { boost: 0, stay: false }, jobs: [1, 3] }
  const differences = configDifferences(a, b)
  expect(differences.map(({ path }) => path.join('.'))).toEqual(['policy', 'mlfq.stay', 'jobs'])
  expect(nameOfSide(differences, 'b')).toBe('policy fifo, mlfq.stay off, jobs of 2')
  expect(nameOfSide(configDifferences(a, a), 'a')).toBe('same settings')
})

test('when the input of A changes, B follows and keeps what is different about it', () => {
  const a = { policy: 'rr', quantum: 5, jobs: [1, 2] }
  const b = { policy: 'fifo', quantum: 5, jobs: [1, 2] }
  expect(rebaseConfig(a, b, { policy: 'rr', quantum: 9, jobs: [3] })).toEqual({
    policy: 'fifo',
    quantum: 9,
    jobs: [3],
  })
})
