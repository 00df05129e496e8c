import { type AttemptItem, listItems } from '#lib/db/attempt-items.ts'
import { createResults } from '#lib/db/attempt-results.ts'
import { type AttemptEnd, endAttempt } from '#lib/db/attempts.ts'
import { addEvidence, clearResumePoint } from '#lib/db/progress.ts'
import type { Statements } from '#lib/db/sqlite-writer.ts'
import type { Attempt, AttemptGrade } from '#lib/domain/attempts/attempt.ts'
import { gradeAttempt } from '#lib/domain/attempts/grade-attempt.ts'
import { GRADER_VERSION } from '#lib/domain/grading/grade.ts'
import { paths } from '#lib/shared/paths.ts'

/**
 * Grades an open attempt against its pinned questions and closes it: results, grade and evidence in the caller's
 * transaction, which holds the attempt's lock.
 */
export async function closeAttempt(
  tx: Statements,
  attempt: Attempt,
  end: AttemptEnd & { readonly items?: readonly AttemptItem[]; readonly now: Date },
): Promise<AttemptGrade> {
  const { items = await listItems(tx, attempt.id), now, ...how } = end
  const answered = items.map(({ id, question, draft }) => ({
    itemId: id,
    question: question.open(),
    response: draft.response,
    confidence: draft.confidence,
  }))
  const outcome = gradeAttempt(answered, attempt.policy)
  await endAttempt(tx, attempt.id, how)
  await createResults(tx, {
    ...{ attemptId: attempt.id, items: outcome.items, grade: outcome.grade },
    graderVersion: GRADER_VERSION,
    gradedAt: now,
  })
  const evidence = outcome.objectives.map((objectiveId) => ({
    ...({ objectiveId, kind: 'quiz', reference: attempt.id, earnedAt: how.submittedAt } as const),
  }))
  await addEvidence(tx, attempt.userId, evidence)
  await clearResumePoint(tx, attempt.userId, paths.attempt(attempt.quizId, attempt.id))
  return outcome.grade
}
