import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { findLabDraft, saveLabDraft as store } from '#lib/db/lab-work.ts'
import { findLab } from '#lib/db/labs.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { saveResumePoint } from '#lib/db/progress.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import { canonicalJson } from '#lib/shared/json-hash.ts'
import { paths } from '#lib/shared/paths.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { invalidValuesError } from './invalid-values-error.ts'
import { valueProblems } from './value-problems.ts'

export type LabDraftInput = {
  readonly labId: string
  readonly values: LabValues
  /** The revision the page has seen, 0 before the first. */
  readonly revision: number
}

/**
 * Keeps one's work on a lab, also while it is not yet valid. Throws 409 `conflict` with the stored work when another page
 * saved since, 400 for paths that the lab does not open.
 */
export async function saveLabDraft(
  actor: Actor,
  { labId, values, revision }: LabDraftInput,
  { now }: RequestContext,
): Promise<{ readonly revision: number }> {
  const { id: userId } = authorize(actor, 'learn')
  return transaction(async (tx) => {
    await lockLearner(tx, userId)
    const lab = await findLab(tx, labId)
    if (!lab) throw notFoundError()
    const problems = valueProblems(lab.current.definition, values)
    if (problems.length > 0) throw invalidValuesError(problems)
    const current = (await findLabDraft(tx, { userId, labId })) ?? { values: {}, revision: 0 }
    if (canonicalJson(current.values) === canonicalJson(values)) return { revision: current.revision }
    if (current.revision !== revision)
      throw new ServiceError(
        409,
        'conflict',
        'This lab was changed on another page. Choose which values to keep.',
        current,
      )
    await store(tx, { userId, labId }, { values, revision: revision + 1, updatedAt: now })
    const here = { path: paths.lab(labId), label: `Lab: ${lab.current.definition.title}` }
    await saveResumePoint(tx, userId, { ...here, updatedAt: now })
    return { revision: revision + 1 }
  })
}
