import type { LabDefinition } from '#lib/domain/labs/lab-definition.ts'
import { type LabResult, resultOf } from '#lib/domain/labs/lab-result.ts'
import type { CodeLabSpec, LabValues, SimulationLabSpec } from '#lib/domain/labs/lab-spec.ts'
import { workOf, workProblems } from '#lib/domain/labs/program-work.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import { gradeInWorker } from '#lib/workers/code-pool.ts'
import { evaluateInWorker } from '#lib/workers/lab-pool.ts'
import { invalidValuesError } from './invalid-values-error.ts'

type Work = { readonly userId: string; readonly values: LabValues }

/**
 * What the server finds of somebody's work, outside the request thread. Throws 400 `invalid-values` with path and message,
 * 422 `over-budget` for a run that takes too long.
 */
export async function runLab(definition: LabDefinition, { userId, values }: Work): Promise<LabResult> {
  const result =
    definition.kind === 'simulation'
      ? await runSimulation(definition, values)
      : await runCode(definition, { userId, values })
  if (result !== null) return result
  throw new ServiceError(
    422,
    'over-budget',
    'This run took more time or memory than a lab may use. Nothing was submitted; make it smaller.',
  )
}

async function runSimulation(
  { kind, simulation, scenarios, editable, start, deliverables }: SimulationLabSpec,
  values: LabValues,
): Promise<LabResult | null> {
  const spec = { kind, simulation, scenarios, editable, start, deliverables }
  const outcome = await evaluateInWorker({ spec, values })
  if (outcome && !outcome.ok) throw invalidValuesError(outcome.error.problems)
  return outcome && resultOf(outcome.value)
}

async function runCode(lab: CodeLabSpec, { userId, values }: Work): Promise<LabResult | null> {
  const problems = workProblems(values)
  if (problems.length > 0) throw invalidValuesError(problems)
  const grade = await gradeInWorker(userId, { work: workOf(lab, values), spec: lab })
  if (grade === null) return null
  if (grade.ok) return grade.result
  const { line, column, message, hint } = grade.problem
  const advice = !hint || hint === message ? '' : ` ${hint}`
  throw invalidValuesError([
    { path: 'program', message: `line ${line}, column ${column}: ${message}${advice}` },
  ])
}
