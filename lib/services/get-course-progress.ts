import { db } from '#lib/db/client.ts'
import type { CourseMap, MapLesson, MapModule } from '#lib/db/course-map.ts'
import { listLessonProgress } from '#lib/db/progress.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import {
  type LessonStatus,
  lessonStatus,
  type Summary,
  summarise,
} from '#lib/domain/progress/course-summary.ts'
import type { LessonProgress } from '#lib/domain/progress/lesson-progress.ts'
import { getCourseMap } from './get-course-map.ts'

export type LessonOnMap = MapLesson & { readonly status: LessonStatus; readonly percent: number }

export type ModuleOnMap = Omit<MapModule, 'lessons'> & {
  readonly lessons: readonly LessonOnMap[]
  readonly summaryOf: Summary
}

export type CourseProgress = Pick<CourseMap, 'id' | 'title' | 'summary'> & {
  readonly modules: readonly ModuleOnMap[]
  readonly summaryOf: Summary
}

/** The course with the state of each lesson for this reader. For a visitor nothing is begun: that is on the device. */
export async function getCourseProgress(actor: Actor): Promise<CourseProgress> {
  const course = await getCourseMap()
  const progress =
    actor.type === 'user' ? await listLessonProgress(db(), actor.id) : new Map<string, LessonProgress>()
  const standingOf = (lesson: MapLesson) => ({
    isOpen: lesson.published !== null,
    progress: standing(lesson, progress.get(lesson.id)),
  })
  const modules = course.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => ({
      ...lesson,
      status: lessonStatus(standingOf(lesson)),
      percent: progress.get(lesson.id)?.percent ?? 0,
    })),
    summaryOf: summarise(module.lessons.map(standingOf)),
  }))
  const summaryOf = summarise(course.modules.flatMap(({ lessons }) => lessons.map(standingOf)))
  return { id: course.id, title: course.title, summary: course.summary, modules, summaryOf }
}

/** Completed progress is behind when a version that asks for something new came out after the reader was last there. */
function standing({ published }: MapLesson, progress: LessonProgress | undefined) {
  if (!progress) return null
  const isBehind = Boolean(published?.addsRequired && published.publishedAt > progress.updatedAt)
  return { percent: progress.percent, completedAt: progress.completedAt, isCurrent: !isBehind }
}
