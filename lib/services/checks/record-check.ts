import { saveCheck } from '#lib/db/checks.ts'
import type { Db } from '#lib/db/client.ts'
import { addEvidence } from '#lib/db/progress.ts'
import { grade } from '#lib/domain/grading/grade.ts'
import type { Graded } from '#lib/domain/grading/graded.ts'
import type { Question } from '#lib/domain/questions/question.ts'
import type { Response } from '#lib/domain/questions/response.ts'

export type CheckRecord = {
  readonly userId: string
  readonly lessonId: string
  readonly question: Question
  /** In the question's own part ids. */
  readonly response: Response
  readonly answeredAt: Date
}

/**
 * Grades an answer to a knowledge check and stores it, with evidence for its objectives when it is right. The caller's
 * transaction holds the learner's lock.
 */
export async function recordCheck(tx: Db, record: CheckRecord): Promise<Graded> {
  const { userId, lessonId, question, response, answeredAt } = record
  const graded = grade(question, response)
  await saveCheck(tx, {
    ...{ userId, lessonId, response, answeredAt },
    ...{ questionId: question.id, score: graded.score },
  })
  const evidence = graded.isRight
    ? question.objectives.map((objectiveId) => ({
        ...({ objectiveId, kind: 'check', reference: question.id, earnedAt: answeredAt } as const),
      }))
    : []
  await addEvidence(tx, userId, evidence)
  return graded
}
