import { checkLesson, type LessonCheck } from '#lib/content/check-lesson.ts'
import type { Course } from '#lib/content/load/course.ts'
import { hashTree } from '#lib/content/load/hash-tree.ts'
import { loadCourse } from '#lib/content/load.ts'
import { answerRequests } from './answer-requests.ts'
import type { CheckInput } from './check-pool.ts'

let loaded: { readonly hash: string; readonly course: Course } | null = null

async function filesUnder(root: string): Promise<Course> {
  const hash = await hashTree(root)
  if (loaded?.hash !== hash) loaded = { hash, course: (await loadCourse(root)).course }
  return loaded.course
}

answerRequests<CheckInput, LessonCheck>(async (input) => checkLesson(input, await filesUnder(input.root)))
