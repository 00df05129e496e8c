import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadCourse } from '#lib/content/load.ts'
import { evaluateLab } from '#lib/domain/labs/evaluate-lab.ts'
import { gradeCode } from '#lib/domain/labs/grade-code.ts'
import type { CodeLabSpec, LabValues } from '#lib/domain/labs/lab-spec.ts'
import { workOf } from '#lib/domain/labs/program-work.ts'
import { fileReader } from '#lib/domain/labs/script-files.ts'
import { exploreProgram } from '#sim/event-loop/explore/explore-program.ts'
import { simulations } from '#sim/registry.ts'
import { checkProgram } from '#sim/threads/check/check-program.ts'

const root = path.join(process.cwd(), 'content')
const { course } = await loadCourse(root)
const labs = course.labs.map(({ definition }) => definition)

const simulationLabs = labs.flatMap((lab) => (lab.kind === 'simulation' ? [{ id: lab.id, lab }] : []))
const codeLabs = labs.flatMap((lab) => (lab.kind === 'simulation' ? [] : [{ id: lab.id, lab }]))
const fileOf = (id: string, name: string) => readFileSync(path.join(root, 'labs', id, name), 'utf8')

describe.each(simulationLabs)('the lab $id', ({ id, lab }) => {
  type Solutions = { passes: LabValues[]; fails: { values: LabValues; because: string }[] }
  const { passes, fails }: Solutions = parse(fileOf(id, 'solutions.yaml'))
  const simulation = simulations[lab.simulation as keyof typeof simulations]

  const outcomes = (values: LabValues) => {
    const evaluated = evaluateLab(lab, { ...lab.start, ...values }, { simulation })
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

/** A proof takes seconds, and longer beside other tests. */
describe.each(codeLabs)('the lab $id', { timeout: 120_000 }, ({ id, lab }) => {
  type Wrong = { file: string; because: string; shows?: string }
  const { passes, fails }: { passes: string[]; fails: Wrong[] } = parse(fileOf(id, 'solutions.yaml'))

  /** A schedule that breaks the given program, where one is asked for. */
  const schedule = () => {
    if (lab.kind !== 'program') return ''
    const shows = lab.deliverables.flatMap(({ check }): readonly string[] =>
      check.type === 'breaks' ? check.shows : [],
    )
    const { violations } = checkProgram(`${lab.starter}\n${lab.demo}`, {
      properties: ['assertions', 'deadlock'],
    })
    return violations.find(({ type }) => shows.includes(type))?.schedule ?? ''
  }
  const graded = (spec: CodeLabSpec, program: string, found = '') => {
    const grade = gradeCode(workOf(lab, { program, schedule: found }), spec)
    if (!grade.ok) throw new Error(`line ${grade.problem.line}: ${grade.problem.message}`)
    return grade.result.results
  }
  /** What one deliverable says: the others, each a search of its own, are left out. */
  const gradedFor = (deliverableId: string, program: string, found = '') => {
    const [goal] = graded(withOnly(lab, deliverableId), program, found)
    if (!goal) throw new Error(`the lab has no deliverable ${deliverableId}`)
    return goal
  }
  const gradedWrong = once((file) =>
    gradedFor(fails.find((wrong) => wrong.file === file)?.because ?? '', fileOf(id, file)),
  )

  test.each(passes)('is solved whole by %s', (name) => {
    const goals = graded(lab, fileOf(id, name), schedule())
    expect(goals.filter(({ passed }) => !passed)).toEqual([])
  })

  test.each(passes)('says of %s with the demo, too, that no schedule fails', (name) => {
    const source = `${fileOf(id, name)}\n${lab.demo}`
    const { verdict, summary } =
      lab.kind === 'program'
        ? checkProgram(source)
        : exploreProgram(source, { program: { readFile: fileReader(lab.files) } })
    expect(verdict, summary).toBe('holds')
  })

  test.each(fails)('fails $because with $file', ({ file, because, shows }) => {
    const goal = gradedWrong(file)
    expect(goal).toMatchObject({ id: because, passed: false })
    if (shows) expect(goal.evidence).toMatchObject({ finding: { type: shows } })
  })

  test('is not solved by what it starts with', () => {
    const found = schedule()
    const required = lab.deliverables.filter((deliverable) => deliverable.required)
    expect(required.every((deliverable) => gradedFor(deliverable.id, lab.starter, found).passed)).toBe(false)
  })

  test('has a solution, and two wrong ones', () => {
    expect(passes.length).toBeGreaterThanOrEqual(1)
    expect(fails.length).toBeGreaterThanOrEqual(2)
  })

  test('tells nothing of its harnesses when a program fails', () => {
    const hidden = Object.values(lab.harnesses).flatMap(
      (text) => text.match(/["'`][^"'`\n]{12,}["'`]/g) ?? [],
    )
    const told = fails.map(({ file }) => JSON.stringify(gradedWrong(file)))
    for (const text of hidden) for (const grade of told) expect(grade).not.toContain(text.slice(1, -1))
  })
})

/** The lab with one of its deliverables alone. */
function withOnly(lab: CodeLabSpec, deliverableId: string): CodeLabSpec {
  const only = <D extends { readonly id: string }>(all: readonly D[]) =>
    all.filter(({ id }) => id === deliverableId)
  return lab.kind === 'program'
    ? { ...lab, deliverables: only(lab.deliverables) }
    : { ...lab, deliverables: only(lab.deliverables) }
}

/** Grading is deterministic and takes seconds, so each file is graded at most once. */
function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>()
  return (name) => {
    const result = made.get(name) ?? make(name)
    made.set(name, result)
    return result
  }
}
