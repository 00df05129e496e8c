import { LRUCache } from 'lru-cache'
import { gate } from '#lib/content/gate.ts'
import { type LessonSection, lessonSections } from '#lib/content/lesson-sections.ts'
import { db } from '#lib/db/client.ts'
import { findPublishedVersion } from '#lib/db/lesson-versions.ts'
import { findLesson } from '#lib/db/lessons.ts'

/** How the published version of a lesson is divided. */
export type LessonOutline = {
  /** Every heading, in reading order. */
  readonly headings: readonly { readonly id: string; readonly text: string }[]
  readonly sections: readonly LessonSection[]
}

const known = new LRUCache<string, LessonOutline>({ max: 500 })

/** Null when nothing of that id was ever published. One small query once the version was seen. */
export async function findLessonOutline(lessonId: string): Promise<LessonOutline | null> {
  const hash = (await findLesson(db(), lessonId))?.published?.hash
  const seen = hash && known.get(hash)
  if (seen) return seen
  const version = await findPublishedVersion(db(), lessonId)
  const document = version && gate(version.source, lessonId).document
  if (!version || !document) return null
  const headings = document.headings.map(({ id, text }) => ({ id, text }))
  const outline = { headings, sections: lessonSections(document, version.minutes) }
  known.set(version.hash, outline)
  return outline
}
