import { expect, test } from 'vitest'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { csvField, toCsv } from './csv.ts'
import { metricsCsv } from './run-csv.ts'

test.each([
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "go"', '"say ""go"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['-cmd', "'-cmd"],
])('the text %j is written %j', (text, field) => {
  expect(csvField(text)).toBe(field)
})

test('numbers stay numbers, also negative ones, and unknown values stay empty', () => {
  expect(toCsv(['a', 'b', 'c'], [[-1.5, null, true]])).toBe('a,b,c\r\n-1.5,,true\r\n')
})

test('metrics are written number by number with their units', () => {
  const simulation = {
    metricFields: [{ key: 'wait', label: 'Average wait', unit: 'ticks' }],
    metricTables: [
      {
        key: 'jobs',
        label: 'Per job',
        columns: [
          { key: 'name', label: 'Job', unit: '' },
          { key: 'run', label: 'Run', unit: 'ticks' },
        ],
      },
    ],
  } as unknown as AnySimulation
  const metrics = {
    wait: 2.5,
    jobs: [
      { name: 'A', run: 3 },
      { name: 'B', run: null },
    ],
  }
  expect(metricsCsv(simulation, metrics)).toBe(
    'of,metric,value,unit\r\n,Average wait,2.5,ticks\r\nPer job: A,Run,3,ticks\r\nPer job: B,Run,,ticks\r\n',
  )
})
