import { authorize } from '#lib/auth/authorize.ts'
import { db, isUniqueViolation, transaction } from '#lib/db/client.ts'
import { createSubmission, findSubmissionByKey, type LabSubmission } from '#lib/db/lab-work.ts'
import { findLab, type LabDefinition, type LabVersion } from '#lib/db/labs.ts'
import { addEvidence } from '#lib/db/progress.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LabEvaluation } from '#lib/domain/labs/evaluate-lab.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { SubmissionView } from '#lib/domain/labs/lab-view.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { evaluateInWorker } from '#lib/workers/lab-pool.ts'
import { enrolOnFirstWork } from '../enrol-on-first-work.ts'
import { invalidValuesError } from './invalid-values-error.ts'
import { viewSubmission } from './view-submission.ts'

export type LabSubmitInput = {
  readonly labId: string
  readonly values: LabValues
  /** The client's UUID of this submission; sent again, it gets the stored outcome. */
  readonly submitKey: string
}

/**
 * Runs one's work again on the server and stores the outcome with its evidence. Throws 400 `invalid-values` with path and
 * message, 422 `over-budget` for a run that takes too long.
 */
export async function submitLab(
  actor: Actor,
  { labId, values, submitKey }: LabSubmitInput,
  { now }: RequestContext,
): Promise<SubmissionView> {
  const { id: userId } = authorize(actor, 'learn')
  const stored = await findStored(userId, { labId, submitKey })
  if (stored) return viewSubmission(stored)
  const lab = await findLab(db(), labId)
  if (!lab) throw notFoundError()
  const evaluation = await evaluate(lab.current, values)
  try {
    const submission = await transaction(async (tx) => {
      const row = { userId, labId, labVersionId: lab.current.id, submitKey, values, evaluation }
      const created = await createSubmission(tx, { ...row, submittedAt: now })
      const reached = reachedObjectives(lab.current.definition, evaluation)
      const reason = { kind: 'lab', reference: created.id, earnedAt: now } as const
      await addEvidence(
        tx,
        userId,
        reached.map((objectiveId) => ({ objectiveId, ...reason })),
      )
      await enrolOnFirstWork(tx, userId, now)
      return created
    })
    return viewSubmission(submission)
  } catch (error) {
    const first = isUniqueViolation(error) ? await findStored(userId, { labId, submitKey }) : null
    if (!first) throw error
    return viewSubmission(first)
  }
}

async function findStored(
  userId: string,
  { labId, submitKey }: { readonly labId: string; readonly submitKey: string },
): Promise<LabSubmission | null> {
  const stored = await findSubmissionByKey(db(), userId, submitKey)
  if (stored && stored.labId !== labId)
    throw new ServiceError(409, 'key-used', 'This submission key belongs to another lab. Reload the page.')
  return stored
}

async function evaluate({ definition }: LabVersion, values: LabValues): Promise<LabEvaluation> {
  const { simulation, scenarios, editable, start, deliverables } = definition
  const spec = { simulation, scenarios, editable, start, deliverables }
  const outcome = await evaluateInWorker({ spec, values })
  if (!outcome)
    throw new ServiceError(
      422,
      'over-budget',
      'This run took more time or memory than a lab may use. Nothing was submitted; try smaller values.',
    )
  if (!outcome.ok) throw invalidValuesError(outcome.error.problems)
  return outcome.value
}

function reachedObjectives({ deliverables }: LabDefinition, evaluation: LabEvaluation): string[] {
  const passed = new Set(evaluation.deliverables.filter((one) => one.passed).map(({ id }) => id))
  return [...new Set(deliverables.filter(({ id }) => passed.has(id)).flatMap(({ objectives }) => objectives))]
}
