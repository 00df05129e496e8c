import type { Response } from '#lib/domain/questions/response.ts'
import type { Db } from './client.ts'

export type CheckAnswer = {
  readonly userId: string
  readonly lessonId: string
  readonly questionId: string
  /** In the question's own part ids. */
  readonly response: Response
  readonly score: number
  readonly answeredAt: Date
}

/** Stores the latest answer to a knowledge check; the first score stays, tries are counted. Lock the learner before. */
export async function saveCheck(tx: Db, answer: CheckAnswer): Promise<{ readonly tries: number }> {
  const { userId, questionId, lessonId, response, score, answeredAt } = answer
  const latest = { lessonId, response, score, answeredAt }
  return tx.checkResponse.upsert({
    where: { userId_questionId: { userId, questionId } },
    create: { userId, questionId, ...latest, tries: 1, firstScore: score },
    update: { ...latest, tries: { increment: 1 } },
    select: { tries: true },
  })
}
