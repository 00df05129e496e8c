import { authorize } from '#lib/auth/authorize.ts'
import { findClassRecord } from '#lib/db/analytics.ts'
import { db } from '#lib/db/client.ts'
import { countAnswers, listCurrentQuestions } from '#lib/db/question-statistics.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { type QuestionSummary, summariseQuestion } from '#lib/domain/analytics/question-summary.ts'
import { type QuizSummary, summariseQuiz } from '#lib/domain/analytics/quiz-summary.ts'
import { type ScoreBin, scoreDistribution } from '#lib/domain/analytics/score-distribution.ts'
import { notFoundError } from '#lib/shared/errors.ts'

export type QuizResults = Omit<QuizSummary, 'first'> & {
  readonly id: string
  readonly title: string
  /** First scores; null where too few submitted to show them without pointing at a person. */
  readonly scores: { readonly bins: readonly ScoreBin[]; readonly median: number } | null
  readonly questions: readonly {
    readonly questionId: string
    readonly stem: string
    readonly type: string
    readonly summary: QuestionSummary
  }[]
}

/**
 * Results of one quiz, of enrolled learners only. Scores and questions count each learner's first submitted attempt;
 * passing counts any attempt.
 */
export async function getQuizResults(actor: Actor, { quizId }: { quizId: string }): Promise<QuizResults> {
  authorize(actor, 'progress.read')
  const record = await findClassRecord(db())
  const quiz = record?.outline.quizzes.find(({ id }) => id === quizId)
  if (!record || !quiz) throw notFoundError()
  const [questions, counts] = await Promise.all([
    listCurrentQuestions(db(), quizId),
    countAnswers(db(), record.outline.id, quizId),
  ])
  const { first, ...summary } = summariseQuiz(record, quizId)
  const byVersion = new Map(counts.map((count) => [count.questionVersionId, count]))
  return {
    id: quiz.id,
    title: quiz.title,
    ...summary,
    scores: first && { bins: scoreDistribution(first.percents), median: first.median },
    questions: questions.map(({ versionId, questionId, stem, type }) => ({
      questionId,
      stem,
      type,
      summary: summariseQuestion(byVersion.get(versionId) ?? { n: 0, fullMarks: 0, meanScore: 0 }),
    })),
  }
}
