import { useEffect, useState } from 'react'
import { evaluateLab, type LabEvaluation } from '#lib/domain/labs/evaluate-lab.ts'
import type { LabValues, SimulationLabSpec } from '#lib/domain/labs/lab-spec.ts'
import type { ConfigProblem } from '#sim/core/parse-config.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { toConfigProblems } from './lab-form.ts'

export type LocalCheck = {
  /** Of the last valid values; null before the first. */
  readonly evaluation: LabEvaluation | null
  readonly problems: readonly ConfigProblem[]
  /** The values last found valid, which figure and check show. */
  readonly valid: LabValues
}

const SETTLE_MS = 250

/** Runs the lab here, a moment after the last change: the same rules as the server, without credit. */
export function useEvaluation(
  spec: SimulationLabSpec,
  values: LabValues,
  simulation: AnySimulation | null,
): LocalCheck {
  const [check, setCheck] = useState<LocalCheck>({ evaluation: null, problems: [], valid: {} })
  useEffect(() => {
    if (!simulation) return
    const timer = setTimeout(() => {
      const result = evaluateLab(spec, values, { simulation })
      if (result.ok) return setCheck({ evaluation: result.value, problems: [], valid: values })
      const problems = toConfigProblems(result.error.problems)
      setCheck((before) => ({ ...before, problems }))
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [spec, values, simulation])
  return check
}
