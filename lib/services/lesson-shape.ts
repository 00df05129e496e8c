import { LRUCache } from 'lru-cache'
import { compileDocument } from '#lib/content/compile.ts'
import { db } from '#lib/db/client.ts'
import { findPublishedVersion } from '#lib/db/lesson-versions.ts'
import { findLesson } from '#lib/db/lessons.ts'
import type { Objective } from '#lib/domain/progress/objectives.ts'
import { lessonSteps } from '#lib/domain/progress/steps.ts'

/** What progress in a lesson is measured against: the published version's steps and objectives. */
export type LessonShape = {
  readonly lessonId: string
  readonly moduleId: string
  readonly title: string
  readonly steps: readonly string[]
  readonly objectives: readonly Objective[]
}

type VersionShape = Pick<LessonShape, 'steps' | 'objectives'>

const shapes = new LRUCache<string, VersionShape>({ max: 500 })

/** The shape of a lesson that can be read, else null. Costs one small query once the version was seen. */
export async function findLessonShape(lessonId: string): Promise<LessonShape | null> {
  const lesson = await findLesson(db(), lessonId)
  if (!lesson?.published || lesson.retiredAt) return null
  const { hash, title } = lesson.published
  const shape = shapes.get(hash) ?? (await readShape(lessonId))
  return shape && { lessonId, moduleId: lesson.moduleId, title, ...shape }
}

async function readShape(lessonId: string): Promise<VersionShape | null> {
  const version = await findPublishedVersion(db(), lessonId)
  const compiled = version && (await compileDocument({ source: version.source, file: lessonId }))
  if (!version || !compiled?.ok) return null
  const shape = { steps: lessonSteps(compiled.document), objectives: version.objectives }
  shapes.set(version.hash, shape)
  return shape
}
