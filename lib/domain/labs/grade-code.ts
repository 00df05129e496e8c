import { gradeScript } from '#sim/event-loop/grading/grade-script.ts'
import { gradeProgram } from '#sim/threads/grading/grade-program.ts'
import type { LabResult } from './lab-result.ts'
import type { CodeLabSpec, ScriptDeliverable, ScriptLabSpec } from './lab-spec.ts'
import { programSpecOf, type Work } from './program-work.ts'

/** The text does not compile, or cannot be graded: where, and what to do. */
export type CodeProblem = {
  readonly line: number
  readonly column: number
  readonly message: string
  /** What to do, where the message does not say it. */
  readonly hint?: string
}

export type CodeGrade =
  | { readonly ok: true; readonly result: LabResult }
  | { readonly ok: false; readonly problem: CodeProblem }

/** Grades a program of a lab. Pure and deterministic; it may take seconds, so put it into a worker. */
export function gradeCode(work: Work, spec: CodeLabSpec): CodeGrade {
  if (spec.kind === 'script') return gradeScriptLab(work, spec)
  const { passed, goals, problem } = gradeProgram(work, programSpecOf(spec))
  return problem === null ? { ok: true, result: { passed, results: goals } } : { ok: false, problem }
}

function gradeScriptLab({ program }: Work, spec: ScriptLabSpec): CodeGrade {
  const results: LabResult['results'][number][] = []
  for (const deliverable of spec.deliverables) {
    const { goals, problem } = gradeScript(program, scriptSpecOf(spec, deliverable))
    if (problem !== null) return { ok: false, problem }
    for (const { id, required, passed, verdict, states, finding } of goals)
      results.push({
        ...{ id, required, passed },
        evidence: { type: 'ordered', check: deliverable.check.type, verdict, runs: states, finding },
      })
  }
  return {
    ok: true,
    result: { passed: results.every(({ required, passed }) => passed || !required), results },
  }
}

function scriptSpecOf(
  { harnesses, files, budget }: ScriptLabSpec,
  { id, required, check }: ScriptDeliverable,
) {
  const { harness, ...asked } = check
  return {
    harness: harnesses[harness] ?? '',
    goals: [{ id, required, ...asked }],
    ...{ maxRuns: budget.runs, maxSteps: budget.steps },
    files: Object.fromEntries(
      Object.entries(files).map(([name, { content, readMs }]) => [name, { text: content, ms: readMs }]),
    ),
  }
}
