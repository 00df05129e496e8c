import { authorize } from '#lib/auth/authorize.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { type Db, db, transaction } from '#lib/db/client.ts'
import { lockLesson } from '#lib/db/lesson-lock.ts'
import { createVersion, findPublishedVersion, findVersion, listVersions } from '#lib/db/lesson-versions.ts'
import { setPublishedVersion } from '#lib/db/lessons.ts'
import type { Actor, UserActor } from '#lib/domain/access/policy.ts'
import { decideRollBack, type RollBackRefusal } from '#lib/domain/publishing/decide-roll-back.ts'
import { publishImpact } from '#lib/domain/publishing/publish-impact.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import { invariant } from '#lib/shared/invariant.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from '../audit-origin.ts'
import { once } from '../once.ts'
import { compileText } from './check-draft.ts'
import { itemsOf } from './get-publish-impact.ts'
import { publishedMovedError } from './publish-lesson.ts'

export type RollBackRequest = {
  readonly lessonId: string
  /** Number of the version whose text learners are to see again. */
  readonly to: number
  readonly publishedNumber: number | null
  readonly note: string
  /** The browser's UUID; sent again, it rolls nothing back twice. */
  readonly key: string
}

/**
 * Publishes an older text as a new version of the studio. The draft, if there is one, stays. Throws 422 when the old text
 * no longer passes the gate and 409 when something else has been published in the meantime.
 */
export async function rollBackLesson(
  actor: Actor,
  request: RollBackRequest,
  context: RequestContext,
): Promise<{ number: number }> {
  const user = authorize(actor, 'lessons.publish')
  const { lessonId, to, key } = request
  const target = await findVersion(db(), lessonId, to)
  if (!target) throw notFoundError()
  const { problems } = await compileText({ lessonId, source: target.source })
  if (problems.length > 0)
    throw new ServiceError(
      422,
      'not-publishable',
      `Version ${to} no longer passes the checks. Start a draft from it and fix what they name.`,
      { problems },
    )
  return transaction(async (tx) => {
    if (!(await lockLesson(tx, lessonId))) throw notFoundError()
    return once(tx, { userId: user.id, key, route: `roll back ${lessonId}` }, context.now, () =>
      restore(tx, { user, request, context }),
    )
  })
}

type Restoring = {
  readonly user: UserActor
  readonly request: RollBackRequest
  readonly context: RequestContext
}

async function restore(tx: Db, { user, request, context }: Restoring): Promise<{ number: number }> {
  const { lessonId, to, note, publishedNumber } = request
  const published = await findPublishedVersion(tx, lessonId)
  const versions = await listVersions(tx, lessonId)
  const decision = decideRollBack({ versions, published, to, publishedNumber })
  if (!decision.ok) throw refusal(decision.error, to)
  const target = await findVersion(tx, lessonId, to)
  invariant(target, `version ${to} of ${lessonId} is immutable`)
  const { source, title, summary, minutes, objectives } = target
  const { addsRequired } = publishImpact(published ? itemsOf(published.source) : [], itemsOf(source))
  const version = await createVersion(tx, {
    ...{ lessonId, source, title, summary, minutes, objectives, note, addsRequired },
    origin: 'studio',
    authorId: user.id,
    rolledBackFrom: decision.value.rolledBackFrom,
    createdAt: context.now,
  })
  await setPublishedVersion(tx, lessonId, version.id)
  await appendAudit(tx, {
    ...auditedAs(user, context),
    action: 'lesson.rolled-back',
    entity: `lesson:${lessonId}`,
    before: { version: published?.number ?? null },
    after: { version: version.number, restored: to },
    reason: note,
  })
  return { number: version.number }
}

function refusal({ code }: RollBackRefusal, to: number): ServiceError {
  switch (code) {
    case 'no-such-version':
      return notFoundError()
    case 'already-published':
      return new ServiceError(
        409,
        code,
        `Learners see the text of version ${to} already. Choose another one.`,
      )
    case 'published-moved':
      return publishedMovedError()
  }
}
