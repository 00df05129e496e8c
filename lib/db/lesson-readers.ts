import type { Db } from './client.ts'

export type LessonReaders = {
  readonly started: number
  readonly completed: number
  /** People with an answer to that question in this lesson. */
  readonly answersTo: ReadonlyMap<string, number>
  /** People who reached that objective, by evidence or by a tick. */
  readonly reached: ReadonlyMap<string, number>
}

/** How many people's progress hangs on the lesson and on the questions and objectives named. */
export async function countLessonReaders(
  reader: Db,
  lessonId: string,
  parts: { readonly questionIds: readonly string[]; readonly objectiveIds: readonly string[] },
): Promise<LessonReaders> {
  const started = await reader.lessonProgress.count({ where: { lessonId } })
  const completed = await reader.lessonProgress.count({ where: { lessonId, completedAt: { not: null } } })
  const answers = await reader.checkResponse.groupBy({
    by: ['questionId'],
    where: { lessonId, questionId: { in: [...parts.questionIds] } },
    _count: { userId: true },
  })
  const evidence = await reader.objectiveEvidence.findMany({
    where: { objectiveId: { in: [...parts.objectiveIds] } },
    distinct: ['objectiveId', 'userId'],
    select: { objectiveId: true },
  })
  const reached = new Map<string, number>()
  for (const { objectiveId } of evidence) reached.set(objectiveId, (reached.get(objectiveId) ?? 0) + 1)
  return {
    started,
    completed,
    answersTo: new Map(answers.map(({ questionId, _count }) => [questionId, _count.userId])),
    reached,
  }
}
