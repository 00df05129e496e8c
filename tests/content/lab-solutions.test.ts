import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadCourse } from '#lib/content/load.ts'
import { evaluateLab } from '#lib/domain/labs/evaluate-lab.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import { simulations } from '#sim/registry.ts'

type Solutions = { passes: LabValues[]; fails: { values: LabValues; because: string }[] }

const root = path.join(process.cwd(), 'content')
const { course } = await loadCourse(root)

describe.each(course.labs.map((lab) => ({ id: lab.value.id, lab })))('the lab $id', ({ id, lab }) => {
  const file = path.join(root, 'labs', id, 'solutions.yaml')
  const { passes, fails }: Solutions = parse(readFileSync(file, 'utf8'))
  const simulation = simulations[lab.value.simulation as keyof typeof simulations]

  const outcomes = (values: LabValues) => {
    const evaluated = evaluateLab(lab.value, { ...lab.value.start, ...values }, { simulation })
    if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.error))
    return new Map(evaluated.value.deliverables.map(({ id: name, passed }) => [name, passed]))
  }

  test.each(passes.map((values) => ({ values })))('is solved whole by $values', ({ values }) => {
    expect([...outcomes(values)].filter(([, passed]) => !passed)).toEqual([])
  })

  test.each(fails)('fails $because with $values', ({ values, because }) => {
    expect(outcomes(values).get(because)).toBe(false)
  })

  test('is not solved by what it starts with', () => {
    expect([...outcomes({}).values()]).toContain(false)
  })

  test('has a solution, and two wrong ones for different reasons', () => {
    expect(passes.length).toBeGreaterThanOrEqual(1)
    expect(new Set(fails.map(({ because }) => because)).size).toBeGreaterThanOrEqual(2)
  })
})
