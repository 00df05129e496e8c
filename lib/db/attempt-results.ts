import type { AttemptGrade } from '#lib/domain/attempts/attempt.ts'
import type { Confidence } from '#lib/domain/attempts/calibration.ts'
import type { GradedItem } from '#lib/domain/attempts/grade-attempt.ts'
import type { Graded } from '#lib/domain/grading/graded.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import type { Db } from './client.ts'
import { toJson, toRows } from './sql-values.ts'
import type { Statements } from './sqlite-writer.ts'

export type NewResults = {
  readonly attemptId: string
  readonly items: readonly GradedItem[]
  readonly grade: AttemptGrade
  readonly graderVersion: number
  readonly gradedAt: Date
}

/** Stores the outcome of a closed attempt. Both tables are append-only: a second call for an attempt is an error. */
export async function createResults(tx: Statements, results: NewResults): Promise<void> {
  const { attemptId, items, grade, graderVersion, gradedAt } = results
  const rows = items.map(({ itemId, response, confidence, graded, points }) => {
    const verdict = toJson(graded.marks.map(({ id, mark }) => ({ id, mark })))
    return [itemId, response && toJson(response), confidence, graded.score, points, verdict]
  })
  await tx.$executeRaw`
    INSERT INTO "ItemResult" ("itemId", "response", "confidence", "score", "points", "verdict")
    VALUES ${toRows(rows)}`
  const { score, maxScore, passed } = grade
  await tx.$executeRaw`
    INSERT INTO "Grade" ("attemptId", "score", "maxScore", "passed", "graderVersion", "gradedAt")
    VALUES (${attemptId}, ${score}, ${maxScore}, ${passed}, ${graderVersion}, ${gradedAt})`
}

export type ItemResult = {
  readonly response: Response | null
  readonly confidence: Confidence | null
  readonly graded: Graded
  readonly points: number
}

/** What each item of a closed attempt came to, by item id. */
export async function readResults(reader: Db, attemptId: string): Promise<ReadonlyMap<string, ItemResult>> {
  const rows = await reader.itemResult.findMany({
    where: { item: { attemptId } },
    select: { itemId: true, response: true, confidence: true, score: true, points: true, verdict: true },
  })
  return new Map(
    rows.map(({ itemId, response, confidence, score, points, verdict }) => [
      itemId,
      {
        response: response as unknown as Response | null,
        confidence: confidence as Confidence | null,
        graded: { score, isRight: score === 1, marks: verdict as unknown as Graded['marks'] },
        points,
      },
    ]),
  )
}
