import { authorize } from '#lib/auth/authorize.ts'
import type { CompiledDocument } from '#lib/content/compile.ts'
import type { Problem } from '#lib/content/problem.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { type Db, db, transaction } from '#lib/db/client.ts'
import { findDraft, removeDraft } from '#lib/db/lesson-drafts.ts'
import { lockLesson } from '#lib/db/lesson-lock.ts'
import { createVersion, findPublishedVersion, sourceHash } from '#lib/db/lesson-versions.ts'
import { setPublishedVersion } from '#lib/db/lessons.ts'
import type { Actor, UserActor } from '#lib/domain/access/policy.ts'
import { decidePublish, type PublishRefusal } from '#lib/domain/publishing/decide-publish.ts'
import { publishImpact } from '#lib/domain/publishing/publish-impact.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import { invariant } from '#lib/shared/invariant.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from '../audit-origin.ts'
import { once } from '../once.ts'
import { checkText, compileText } from './check-draft.ts'
import { itemsOf, noDraftError } from './get-publish-impact.ts'
import { staleDraftError } from './save-draft.ts'

export type PublishRequest = {
  readonly lessonId: string
  readonly revision: number
  readonly publishedNumber: number | null
  readonly note: string
  /** The browser's UUID of this publishing; sent again, it publishes nothing twice. */
  readonly key: string
}

export type PublishedLesson = { readonly number: number; readonly addsRequired: boolean }

/**
 * Makes the draft what learners see: version, pointer, audit record and the end of the draft in one transaction. Throws
 * 422 with every problem when the text does not pass the gate, its schema and all checks; 409 when the draft or the
 * published version is not the one whose impact was shown.
 */
export async function publishLesson(
  actor: Actor,
  request: PublishRequest,
  context: RequestContext,
): Promise<PublishedLesson> {
  const user = authorize(actor, 'lessons.publish')
  const { lessonId, key } = request
  const checked = await checkStoredDraft(lessonId)
  return transaction(async (tx) => {
    if (!(await lockLesson(tx, lessonId))) throw notFoundError()
    return once(tx, { userId: user.id, key, route: `publish ${lessonId}` }, context.now, () =>
      publishDraft(tx, { user, request, checked, context }),
    )
  })
}

/** The draft with its compiled form, or why it may not be published; null when there is none. */
type Checked = { readonly source: string; readonly document: CompiledDocument } | ServiceError | null

async function checkStoredDraft(lessonId: string): Promise<Checked> {
  const draft = await findDraft(db(), lessonId)
  if (!draft) return null
  const { source } = draft
  const { document, problems } = await compileText({ lessonId, source })
  if (!document) return notPublishableError(problems)
  const check = await checkText({ lessonId, source })
  const found = [...check.problems, ...check.elsewhere]
  return found.length > 0 ? notPublishableError(found) : { source, document }
}

const notPublishableError = (problems: readonly Problem[]): ServiceError =>
  new ServiceError(
    422,
    'not-publishable',
    problems.length === 1
      ? 'One problem stands in the way of publishing. Fix it and publish again.'
      : `${problems.length} problems stand in the way of publishing. Fix them and publish again.`,
    { problems },
  )

type Publishing = {
  readonly user: UserActor
  readonly request: PublishRequest
  readonly checked: Checked
  readonly context: RequestContext
}

async function publishDraft(tx: Db, publishing: Publishing): Promise<PublishedLesson> {
  const { user, request, checked, context } = publishing
  const { lessonId, note } = request
  const draft = await findDraft(tx, lessonId)
  const published = await findPublishedVersion(tx, lessonId)
  const decision = decidePublish({
    draft: draft && { revision: draft.revision, hash: sourceHash(draft.source) },
    published,
    intent: request,
  })
  if (!decision.ok) throw refusal(decision.error, draft)
  invariant(draft, 'a draft that may be published is there')
  if (checked instanceof ServiceError) throw checked
  // The revision is the one checked unless somebody saved between the check and the lock.
  if (!checked || checked.source !== draft.source) throw staleDraftError(draft)
  invariant(checked.document.frontmatter, 'a lesson that passed the gate has frontmatter')
  const { title, summary, minutes, objectives } = checked.document.frontmatter
  const { addsRequired } = publishImpact(published ? itemsOf(published.source) : [], itemsOf(draft.source))
  const version = await createVersion(tx, {
    ...{ lessonId, source: draft.source, title, summary, minutes, objectives, note, addsRequired },
    origin: 'studio',
    authorId: user.id,
    createdAt: context.now,
  })
  await setPublishedVersion(tx, lessonId, version.id)
  await removeDraft(tx, lessonId)
  await appendAudit(tx, {
    ...auditedAs(user, context),
    action: 'lesson.published',
    entity: `lesson:${lessonId}`,
    before: { version: published?.number ?? null },
    after: { version: version.number, hash: sourceHash(draft.source) },
    reason: note,
  })
  return { number: version.number, addsRequired }
}

function refusal({ code }: PublishRefusal, draft: Parameters<typeof staleDraftError>[0]): ServiceError {
  switch (code) {
    case 'no-draft':
      return noDraftError()
    case 'stale-draft':
      return staleDraftError(draft)
    case 'published-moved':
      return publishedMovedError()
    case 'nothing-new':
      return new ServiceError(
        409,
        code,
        'The draft says exactly what is published already. Change it first, or discard it.',
      )
  }
}

export const publishedMovedError = (): ServiceError =>
  new ServiceError(
    409,
    'published-moved',
    'Another version was published in the meantime. Look at the impact again before you go on.',
  )
