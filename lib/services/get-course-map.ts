import { cache } from 'react'
import type { FindModule } from '#lib/content/links.ts'
import { db } from '#lib/db/client.ts'
import { type CourseMap, findCourseMap } from '#lib/db/course-map.ts'
import { unavailableError } from '#lib/shared/errors.ts'

/** The course as anybody may see it, in order. Read once per request. Throws 503 before the first content sync. */
export const getCourseMap = cache(async (): Promise<CourseMap> => {
  const course = await findCourseMap(db())
  if (!course) throw unavailableError()
  return course
})

export type LessonLocation = { readonly moduleId: string; readonly lessonId: string; readonly title: string }

/** Every open lesson in reading order. */
export const openLessonsOf = (course: CourseMap): LessonLocation[] =>
  course.modules.flatMap((module) =>
    module.lessons.flatMap(({ published, id, title }) =>
      published ? [{ moduleId: module.id, lessonId: id, title }] : [],
    ),
  )

/** Resolves the `lesson:` links of a text to the open lessons of the course. */
export function moduleFinder(course: CourseMap): FindModule {
  const modules = new Map(openLessonsOf(course).map(({ lessonId, moduleId }) => [lessonId, moduleId]))
  return (lessonId) => modules.get(lessonId) ?? null
}
