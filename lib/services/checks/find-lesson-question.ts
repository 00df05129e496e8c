import { extractQuestions } from '#lib/content/extract-questions.ts'
import type { Db } from '#lib/db/client.ts'
import { findLessonSource } from '#lib/db/lesson-sources.ts'
import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import { drawItem, drawQuestion } from '#lib/domain/questions/draw-question.ts'
import { seedOfId } from '#lib/domain/questions/part-order.ts'
import { SealedQuestion } from '#lib/domain/questions/sealed-question.ts'

export type QuestionAddress = {
  readonly lessonId: string
  readonly questionId: string
  /** Hash of the lesson's version the reader has before them; the published one if left out. */
  readonly lessonHash?: string
  /** Which draw of a generated question; the first one if left out. */
  readonly seed?: number
}

/** A knowledge check of an open lesson with its key, drawn if it is a generated one, or null when there is none at that address. */
export async function findLessonQuestion(
  reader: Db,
  address: QuestionAddress,
): Promise<SealedQuestion | null> {
  const authored = (await findAuthoredCheck(reader, address))?.open()
  return authored ? new SealedQuestion(drawQuestion(authored, seedOf(address))) : null
}

/** The same as its author wrote it. */
export async function findAuthoredCheck(
  reader: Db,
  { lessonId, questionId, lessonHash }: QuestionAddress,
): Promise<SealedQuestion<AuthoredQuestion> | null> {
  const source = await findLessonSource(reader, { lessonId, hash: lessonHash })
  const question = source && extractQuestions(source).find(({ id }) => id === questionId)
  return question ? new SealedQuestion(question) : null
}

/** What has to be kept of a generated check to know later what its reader got; null for any other. */
export const drawnAt = (authored: AuthoredQuestion, address: QuestionAddress) =>
  drawItem(authored, seedOf(address)).drawn

const seedOf = ({ seed, questionId }: QuestionAddress): number => seed ?? seedOfId(questionId)
