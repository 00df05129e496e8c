import { LRUCache } from 'lru-cache'
import { type LessonNeeds, readNeeds } from '#lib/content/read-needs.ts'
import { db } from '#lib/db/client.ts'
import type { CourseMap } from '#lib/db/course-map.ts'
import { listPublishedSources } from '#lib/db/lesson-sources.ts'

const known = new LRUCache<string, LessonNeeds>({ max: 1000 })

const NOTHING: LessonNeeds = { prerequisites: [], labs: [] }

/** What each open lesson builds on, by lesson id. Reads each published version once. */
export async function listLessonNeeds({
  modules,
}: Pick<CourseMap, 'modules'>): Promise<(lessonId: string) => LessonNeeds> {
  const open = modules.flatMap(({ lessons }) =>
    lessons.flatMap(({ id, published }) => (published ? [{ id, hash: published.hash }] : [])),
  )
  const unread = open.filter(({ hash }) => !known.has(hash))
  const sources =
    unread.length > 0
      ? await listPublishedSources(
          db(),
          unread.map(({ id }) => id),
        )
      : null
  for (const { id, hash } of unread) {
    const source = sources?.get(id)
    if (source) known.set(hash, readNeeds(source, id))
  }
  const hashes = new Map(open.map(({ id, hash }) => [id, hash]))
  return (lessonId) => known.get(hashes.get(lessonId) ?? '') ?? NOTHING
}
