import { authorize } from '#lib/auth/authorize.ts'
import { gate } from '#lib/content/gate.ts'
import { lessonItems } from '#lib/content/lesson-items.ts'
import { type Db, db } from '#lib/db/client.ts'
import { findDraft } from '#lib/db/lesson-drafts.ts'
import { countLessonReaders, type LessonReaders } from '#lib/db/lesson-readers.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LessonItem } from '#lib/domain/publishing/lesson-item.ts'
import { type ItemChange, publishImpact } from '#lib/domain/publishing/publish-impact.ts'
import type { ImpactReport } from '#lib/domain/publishing/reports.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import { checkDraft } from './check-draft.ts'
import { loadStudioLesson } from './get-studio-lesson.ts'

/** What publishing the draft would do, before it is done. Throws 409 when there is no draft. */
export async function getPublishImpact(actor: Actor, lessonId: string): Promise<ImpactReport> {
  authorize(actor, 'lessons.publish')
  const { published } = await loadStudioLesson(db(), lessonId)
  const draft = await findDraft(db(), lessonId)
  if (!draft) throw noDraftError()
  const { source, revision, baseVersion } = draft
  const { renders, problems, elsewhere } = await checkDraft(actor, { lessonId, source })
  const before = published ? itemsOf(published.source) : []
  const { changes, addsRequired } = renders
    ? publishImpact(before, itemsOf(source))
    : { changes: [], addsRequired: false }
  const readers = await readersOf(db(), lessonId, before)
  const { started, completed } = readers
  const publishedNumber = published?.number ?? null
  return {
    revision,
    publishedNumber,
    problems: [...problems, ...elsewhere],
    changes: changes.map((change) => ({ ...change, people: peopleBehind(change, readers) })),
    addsRequired,
    readers: { started, completed },
    behind: baseVersion === (publishedNumber ?? 0) ? null : baseVersion,
  }
}

export const noDraftError = (): ServiceError =>
  new ServiceError(
    409,
    'no-draft',
    'There is no draft to publish. It was published or discarded; reload the page.',
  )

/** The items of a text that has passed the gate, so reading it again is safe and quick. */
export const itemsOf = (source: string): LessonItem[] => {
  const { document } = gate(source, '')
  return document ? lessonItems(document) : []
}

function readersOf(reader: Db, lessonId: string, items: readonly LessonItem[]): Promise<LessonReaders> {
  const ids = (kind: LessonItem['kind']) => items.filter((item) => item.kind === kind).map(({ id }) => id)
  return countLessonReaders(reader, lessonId, {
    questionIds: ids('question'),
    objectiveIds: ids('objective'),
  })
}

/** How many people's progress hangs on the part that changes. */
function peopleBehind(change: ItemChange, { answersTo, reached }: LessonReaders): number {
  const id = change.type === 'renamed' ? change.from : change.id
  if (change.kind === 'question') return answersTo.get(id) ?? 0
  return change.kind === 'objective' ? (reached.get(id) ?? 0) : 0
}
