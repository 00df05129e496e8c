import type { LessonNeeds } from '#lib/content/read-needs.ts'
import { paths } from '#lib/shared/paths.ts'
import type { CourseProgress } from './get-course-progress.ts'

/** A lesson that another builds on. It is advice, no lock. */
export type Prerequisite = {
  readonly id: string
  readonly title: string
  /** Null while it is planned. */
  readonly path: string | null
  readonly isDone: boolean
}

/** What a lesson builds on, with the reader's state; what left the course is left out. */
export function prerequisitesOf(
  { prerequisites }: Pick<LessonNeeds, 'prerequisites'>,
  course: CourseProgress,
): Prerequisite[] {
  const places = course.modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson })))
  return prerequisites.flatMap((id) => {
    const found = places.find(({ lesson }) => lesson.id === id)
    if (!found) return []
    const { title, published, status } = found.lesson
    const path = published && paths.lesson(found.module.id, id)
    return [{ id, title, path, isDone: status === 'done' || status === 'updated' }]
  })
}
