import type { LabSpec, LabValues } from '#lib/domain/labs/lab-spec.ts'
import { workProblems } from '#lib/domain/labs/program-work.ts'
import { closedPaths, type ValueProblem } from '#lib/domain/labs/scenario-config.ts'

/** What cannot even be kept. A program that does not compile yet can. */
export const valueProblems = (spec: LabSpec, values: LabValues): ValueProblem[] =>
  spec.kind === 'simulation' ? closedPaths(spec, values) : workProblems(values)
