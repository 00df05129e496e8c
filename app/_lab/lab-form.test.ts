import { expect, test } from 'vitest'
import type { SimulationLabSpec } from '#lib/domain/labs/lab-spec.ts'
import { scheduling } from '#sim/scheduling/scheduling.ts'
import { edited, labFields, settingOf } from './lab-form.ts'

const spec: SimulationLabSpec = {
  ...{ kind: 'simulation', simulation: 'scheduling', scenarios: [], deliverables: [] },
  editable: ['policy', 'mlfq.levels.0.quantumTicks', 'jobs'],
  start: { policy: 'fifo', jobs: [{ run: 5 }] },
}

test('every open path has a field of its own type and a name that tells it apart', () => {
  const fields = labFields(scheduling, spec)
  expect(fields.map(({ field }) => [field.type, field.label])).toEqual([
    ['choice', 'Policy'],
    ['number', 'MLFQ levels 1: quantum (ticks)'],
    ['list', 'Jobs'],
  ])
})

test('an edit inside an open path keeps the rest of its value; one outside changes nothing', () => {
  expect(edited(spec, {}, { path: ['jobs', 0, 'arrival'], value: 3 })).toEqual({
    jobs: [{ run: 5, arrival: 3 }],
  })
  expect(edited(spec, {}, { path: ['mlfq', 'levels', 0, 'quantumTicks'], value: 6 })).toEqual({
    'mlfq.levels.0.quantumTicks': 6,
  })
  expect(edited(spec, {}, { path: ['mlfq', 'levels', 1, 'quantumTicks'], value: 6 })).toEqual({})
  expect(settingOf(spec, { policy: 'rr' }, 'policy')).toBe('rr')
})
