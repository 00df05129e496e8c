import { authorize } from '#lib/auth/authorize.ts'
import { db, isUniqueViolation, transaction } from '#lib/db/client.ts'
import { createSubmission, findSubmissionByKey, type LabSubmission } from '#lib/db/lab-work.ts'
import { findLab } from '#lib/db/labs.ts'
import { addEvidence } from '#lib/db/progress.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LabDefinition } from '#lib/domain/labs/lab-definition.ts'
import type { LabResult } from '#lib/domain/labs/lab-result.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { SubmissionView } from '#lib/domain/labs/lab-view.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { enrolOnFirstWork } from '../enrol-on-first-work.ts'
import { runLab } from './run-lab.ts'
import { viewSubmission } from './view-submission.ts'

export type LabSubmitInput = {
  readonly labId: string
  readonly values: LabValues
  /** The client's UUID of this submission; sent again, it gets the stored outcome. */
  readonly submitKey: string
}

/**
 * Runs one's work again on the server and stores the outcome with its evidence. Throws 400 `invalid-values` with path and
 * message, 422 `over-budget` for a run that takes too long, 429 and 503 when too
 * much waits to be run.
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
  const result = await runLab(lab.current.definition, { userId, values })
  try {
    const submission = await transaction(async (tx) => {
      const row = { userId, labId, labVersionId: lab.current.id, submitKey, values, result }
      const created = await createSubmission(tx, { ...row, submittedAt: now })
      const reached = reachedObjectives(lab.current.definition, result)
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

function reachedObjectives({ deliverables }: LabDefinition, { results }: LabResult): string[] {
  const passed = new Set(results.filter((one) => one.passed).map(({ id }) => id))
  const reached = [...deliverables].filter(({ id }) => passed.has(id))
  return [...new Set(reached.flatMap(({ objectives }) => objectives))]
}
