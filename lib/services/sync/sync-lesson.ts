import type { GatedDocument } from '#lib/content/gate/document.ts'
import { gate } from '#lib/content/gate.ts'
import { lessonItems } from '#lib/content/lesson-items.ts'
import type { Db } from '#lib/db/client.ts'
import {
  createVersion,
  findLatestFromFile,
  findPublishedVersion,
  sourceHash,
} from '#lib/db/lesson-versions.ts'
import { ensureLesson, setPublishedVersion } from '#lib/db/lessons.ts'
import { decideFileSync, type FileSync } from '#lib/domain/publishing/decide-file-sync.ts'
import { publishImpact } from '#lib/domain/publishing/publish-impact.ts'
import { invariant } from '#lib/shared/invariant.ts'

export type LessonFile = {
  readonly id: string
  readonly moduleId: string
  readonly position: number
  readonly source: string
  readonly document: GatedDocument
}

const notes = {
  publish: '',
  adopt: 'The file caught up with what the studio had published.',
  'keep-aside': 'The file changed while a studio version was published. Kept aside, not published.',
} as const

/** Stores a lesson's file as a version if it says something new. Idempotent: the same file again changes nothing. */
export async function syncLesson(tx: Db, file: LessonFile, now: Date): Promise<FileSync['type']> {
  const { id, moduleId, position, source, document } = file
  await ensureLesson(tx, { id, moduleId, position })
  const published = await findPublishedVersion(tx, id)
  const { type } = decideFileSync({
    published,
    latestFromFile: published?.origin === 'studio' ? await findLatestFromFile(tx, id) : published,
    fileHash: sourceHash(source),
  })
  if (type === 'unchanged') return type
  invariant(document.frontmatter, `lesson ${id} passed the gate without frontmatter`)
  const { title, summary, minutes, objectives } = document.frontmatter
  const version = await createVersion(tx, {
    lessonId: id,
    source,
    ...{ title, summary, minutes, objectives },
    origin: 'file',
    authorId: null,
    note: notes[type],
    addsRequired: type === 'publish' && published !== null && addsRequired(published.source, document),
    createdAt: now,
  })
  if (type !== 'keep-aside') await setPublishedVersion(tx, id, version.id)
  return type
}

function addsRequired(publishedSource: string, document: GatedDocument): boolean {
  const before = gate(publishedSource, 'published').document
  return before !== null && publishImpact(lessonItems(before), lessonItems(document)).addsRequired
}
