import type { InvalidValues, LabEvaluation } from '#lib/domain/labs/evaluate-lab.ts'
import type { LabValues, SimulationLabSpec } from '#lib/domain/labs/lab-spec.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import type { Result } from '#lib/shared/result.ts'
import { createWorkerClient } from './worker-client.ts'

export type LabTask = { readonly spec: SimulationLabSpec; readonly values: LabValues }
export type LabOutcome = Result<LabEvaluation, InvalidValues>

const LIMIT_MS = 3_000
const MAX_WAITING = 100

const client = createWorkerClient<LabTask, LabOutcome>('lab-worker.ts', { memoryMb: 256 })

/**
 * Evaluates a lab outside the request thread, within limits of steps, memory and time; null when it went over them. Throws
 * `ServiceError` 503 when too many wait.
 */
export async function evaluateInWorker(task: LabTask): Promise<LabOutcome | null> {
  if (client.waiting() >= MAX_WAITING)
    throw new ServiceError(503, 'labs-busy', 'Many labs are being run. Hand in again in a few seconds.')
  return client.ask(task, LIMIT_MS)
}

/** Ends the worker thread, for tests and a clean shutdown. */
export const closeLabPool = client.close
