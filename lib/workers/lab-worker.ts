import { evaluateLab } from '#lib/domain/labs/evaluate-lab.ts'
import { invariant } from '#lib/shared/invariant.ts'
import { isSimulationId, simulations } from '#sim/registry.ts'
import { answerRequests } from './answer-requests.ts'
import type { LabOutcome, LabTask } from './lab-pool.ts'

answerRequests<LabTask, LabOutcome>(async ({ spec, values }) => {
  invariant(isSimulationId(spec.simulation), `simulation "${spec.simulation}" exists`)
  return evaluateLab(spec, values, { simulation: simulations[spec.simulation] })
})
