import { extractQuestions } from '#lib/content/extract-questions.ts'
import type { Db } from '#lib/db/client.ts'
import { findLessonSource } from '#lib/db/lesson-sources.ts'
import { SealedQuestion } from '#lib/domain/questions/sealed-question.ts'

export type QuestionAddress = {
  readonly lessonId: string
  readonly questionId: string
  /** Hash of the lesson's version the reader has before them; the published one if left out. */
  readonly lessonHash?: string
}

/** A knowledge check of an open lesson with its key, or null when there is none at that address. */
export async function findLessonQuestion(
  reader: Db,
  { lessonId, questionId, lessonHash }: QuestionAddress,
): Promise<SealedQuestion | null> {
  const source = await findLessonSource(reader, { lessonId, hash: lessonHash })
  const question = source && extractQuestions(source).find(({ id }) => id === questionId)
  return question ? new SealedQuestion(question) : null
}
