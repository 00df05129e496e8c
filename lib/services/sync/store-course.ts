import type { Course } from '#lib/content/load/course.ts'
import { retireCardsWithoutFile, syncCard } from '#lib/db/cards.ts'
import type { Db } from '#lib/db/client.ts'
import { syncCourse } from '#lib/db/course.ts'
import { closeMissingLabs, syncLab } from '#lib/db/labs.ts'
import { retireLessonsWithoutFile } from '#lib/db/lessons.ts'
import { closeMissingQuizzes, syncQuiz } from '#lib/db/quizzes.ts'
import { syncLesson } from './sync-lesson.ts'

export type StoredCourse = {
  readonly published: readonly string[]
  /** Lessons whose file changed while the studio owns what learners see. */
  readonly keptAside: readonly string[]
  readonly retired: readonly string[]
}

/** `isWhole` is false when something could not be read: then nothing that is missing is taken to be gone. */
type Options = { readonly isWhole: boolean; readonly now: Date }

/** Stores everything that was loaded, inside the caller's transaction. The same course again changes nothing. */
export async function storeCourse(tx: Db, course: Course, options: Options): Promise<StoredCourse> {
  const { id, title, summary, edition } = course
  const modules = course.modules.map((module) => ({ ...module, outline: module.lessons }))
  const certificateLabs = course.certificate?.labs ?? []
  await syncCourse(tx, { id, title, summary, edition, certificateLabs, modules, isWhole: options.isWhole })
  const stored = await storeLessons(tx, course, options)
  await storeQuizzes(tx, course, options)
  await storeLabs(tx, course, options)
  await storeCards(tx, course, options)
  return stored
}

async function storeLessons(tx: Db, course: Course, { isWhole, now }: Options): Promise<StoredCourse> {
  const withFile = course.modules.flatMap((module) =>
    module.lessons.flatMap(({ id, lesson }, position) =>
      lesson ? [{ id, moduleId: module.id, position, source: lesson.source, document: lesson.document }] : [],
    ),
  )
  const published: string[] = []
  const keptAside: string[] = []
  for (const lesson of withFile) {
    const did = await syncLesson(tx, lesson, now)
    if (did === 'publish' || did === 'adopt') published.push(lesson.id)
    if (did === 'keep-aside') keptAside.push(lesson.id)
  }
  const ids = withFile.map(({ id }) => id)
  return { published, keptAside, retired: isWhole ? await retireLessonsWithoutFile(tx, ids, now) : [] }
}

async function storeQuizzes(tx: Db, course: Course, { isWhole, now }: Options): Promise<void> {
  const quizzes = course.modules.flatMap(({ id, quiz }) => (quiz ? [{ moduleId: id, quiz: quiz.value }] : []))
  for (const { moduleId, quiz } of quizzes) await syncQuiz(tx, moduleId, quiz, now)
  const ids = quizzes.map(({ quiz }) => quiz.id)
  if (isWhole) await closeMissingQuizzes(tx, ids)
}

async function storeLabs(tx: Db, course: Course, { isWhole, now }: Options): Promise<void> {
  for (const { definition, source } of course.labs) await syncLab(tx, { definition, source }, now)
  const ids = course.labs.map(({ value }) => value.id)
  if (isWhole) await closeMissingLabs(tx, ids)
}

async function storeCards(tx: Db, course: Course, { isWhole, now }: Options): Promise<void> {
  for (const [position, { topic, value }] of course.cards.entries())
    await syncCard(tx, topic, position, value, now)
  const ids = course.cards.map(({ value }) => value.id)
  if (isWhole) await retireCardsWithoutFile(tx, ids, now)
}
