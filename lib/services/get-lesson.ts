import { type CompiledDocument, compileDocument } from '#lib/content/compile.ts'
import type { FindModule } from '#lib/content/links.ts'
import { db } from '#lib/db/client.ts'
import type { CourseMap } from '#lib/db/course-map.ts'
import { findPublishedVersion, type LessonVersion } from '#lib/db/lesson-versions.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { invariant } from '#lib/shared/invariant.ts'
import { getCourseMap, type LessonLocation, moduleFinder, openLessonsOf } from './get-course-map.ts'

/** What the lesson page shows of a text. */
export type LessonContent = {
  readonly id: string
  readonly module: { readonly id: string; readonly title: string }
  readonly title: string
  readonly summary: string
  readonly minutes: number
  readonly objectives: LessonVersion['objectives']
  /** Ready for `LessonText`; stays on the server. */
  readonly document: CompiledDocument
  readonly course: CourseMap
  readonly previous: LessonLocation | null
  readonly next: LessonLocation | null
  /** Resolves links to other lessons. */
  readonly moduleOf: FindModule
}

export type LessonForReading = LessonContent & {
  /** Of the version shown; `hash` pins it. */
  readonly version: Pick<LessonVersion, 'number' | 'hash' | 'createdAt' | 'origin'>
}

/** The published version of a lesson for any reader. Throws 404 when there is none at that address. */
export async function getLesson(address: { moduleId: string; lessonId: string }): Promise<LessonForReading> {
  const { moduleId, lessonId } = address
  const course = await getCourseMap()
  const open = openLessonsOf(course)
  const place = open.findIndex((lesson) => lesson.lessonId === lessonId && lesson.moduleId === moduleId)
  const module = course.modules.find(({ id }) => id === moduleId)
  const version = place >= 0 ? await findPublishedVersion(db(), lessonId) : null
  if (!version || !module) throw notFoundError()
  const { source, title, summary, minutes, objectives, number, hash, createdAt, origin } = version
  return {
    id: lessonId,
    module: { id: module.id, title: module.title },
    version: { number, hash, createdAt, origin },
    ...{ title, summary, minutes, objectives, course },
    document: await compilePublished(lessonId, source),
    previous: open[place - 1] ?? null,
    next: open[place + 1] ?? null,
    moduleOf: moduleFinder(course),
  }
}

/** Nothing is published that does not compile, so a failure here is ours. */
async function compilePublished(lessonId: string, source: string): Promise<CompiledDocument> {
  const compiled = await compileDocument({ source, file: lessonId })
  invariant(
    compiled.ok,
    `published lesson ${lessonId} does not compile: ${compiled.ok ? '' : JSON.stringify(compiled.problems.slice(0, 3))}`,
  )
  return compiled.document
}
