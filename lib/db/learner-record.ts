import type { AttemptStatus } from '#lib/domain/attempts/attempt.ts'
import type { Objective } from '#lib/domain/progress/objectives.ts'
import type { Db } from './client.ts'

export type AttemptLine = {
  readonly id: string
  readonly quizId: string
  readonly quizTitle: string
  readonly number: number
  readonly status: AttemptStatus
  readonly startedAt: Date
  readonly submittedAt: Date | null
  readonly grade: { readonly score: number; readonly maxScore: number; readonly passed: boolean } | null
}

/** Every attempt of one learner, the newest first. */
export async function listAttemptLines(reader: Db, userId: string): Promise<AttemptLine[]> {
  const rows = await reader.attempt.findMany({
    where: { userId },
    orderBy: [{ startedAt: 'desc' }, { number: 'desc' }],
    select: {
      id: true,
      quizId: true,
      number: true,
      status: true,
      startedAt: true,
      submittedAt: true,
      quiz: { select: { title: true } },
      grade: { select: { score: true, maxScore: true, passed: true } },
    },
  })
  return rows.map(({ quiz, ...row }) => ({ ...row, quizTitle: quiz.title }))
}

export type SubmissionLine = {
  readonly id: string
  readonly labId: string
  readonly labTitle: string
  readonly submittedAt: Date
  readonly passed: boolean
  readonly deliverables: { readonly passed: number; readonly total: number }
}

/** Every lab submission of one learner, the newest first. */
export async function listSubmissionLines(reader: Db, userId: string): Promise<SubmissionLine[]> {
  const rows = await reader.labSubmission.findMany({
    where: { userId },
    orderBy: { submittedAt: 'desc' },
    select: {
      id: true,
      labId: true,
      submittedAt: true,
      passed: true,
      labVersion: { select: { lab: { select: { title: true } } } },
      results: { select: { passed: true } },
    },
  })
  return rows.map(({ labVersion, results, ...row }) => ({
    ...row,
    labTitle: labVersion.lab.title,
    deliverables: { passed: results.filter(({ passed }) => passed).length, total: results.length },
  }))
}

export type CheckCount = { readonly answered: number; readonly rightAtFirst: number }

/** Knowledge checks answered per lesson, and how many of them were right at the first try. */
export async function countChecks(reader: Db, userId: string): Promise<ReadonlyMap<string, CheckCount>> {
  const rows = await reader.checkResponse.findMany({
    where: { userId },
    select: { lessonId: true, firstScore: true },
  })
  const counts = new Map<string, CheckCount>()
  for (const { lessonId, firstScore } of rows) {
    const { answered, rightAtFirst } = counts.get(lessonId) ?? { answered: 0, rightAtFirst: 0 }
    counts.set(lessonId, { answered: answered + 1, rightAtFirst: rightAtFirst + (firstScore >= 1 ? 1 : 0) })
  }
  return counts
}

/** Objectives of every published lesson, by lesson id. */
export async function listLessonObjectives(reader: Db): Promise<ReadonlyMap<string, readonly Objective[]>> {
  const rows = await reader.lesson.findMany({
    where: { publishedVersionId: { not: null }, retiredAt: null },
    select: { id: true, publishedVersion: { select: { objectives: true } } },
  })
  return new Map(
    rows.map(({ id, publishedVersion }) => [id, (publishedVersion?.objectives ?? []) as Objective[]]),
  )
}
