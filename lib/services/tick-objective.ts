import { authorize } from '#lib/auth/authorize.ts'
import { transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { addEvidence, listEvidence, removeTick } from '#lib/db/progress.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { type ObjectiveState, objectiveStates } from '#lib/domain/progress/objectives.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { enrolOnFirstWork } from './enrol-on-first-work.ts'
import { findLessonShape } from './lesson-shape.ts'

export type Tick = { readonly lessonId: string; readonly objectiveId: string; readonly isTicked: boolean }

/** Sets or takes back the learner's own tick; what was earned is not touched. Throws 404 for no such objective. */
export async function tickObjective(
  actor: Actor,
  { lessonId, objectiveId, isTicked }: Tick,
  { now }: Pick<RequestContext, 'now'>,
): Promise<ObjectiveState> {
  const user = authorize(actor, 'learn')
  const shape = await findLessonShape(lessonId)
  const objective = shape?.objectives.find(({ id }) => id === objectiveId)
  if (!objective) throw notFoundError()
  return transaction(async (tx) => {
    await lockLearner(tx, user.id)
    if (isTicked)
      await addEvidence(tx, user.id, [{ objectiveId, kind: 'self', reference: lessonId, earnedAt: now }])
    else await removeTick(tx, user.id, objectiveId)
    await enrolOnFirstWork(tx, user.id, now)
    const [state] = objectiveStates([objective], await listEvidence(tx, user.id, [objectiveId]))
    return state as ObjectiveState
  })
}
