import { type Db, transaction } from '#lib/db/client.ts'
import { syncCourse } from '#lib/db/course.ts'
import { syncQuiz } from '#lib/db/quizzes.ts'
import { type QuizPolicy, quizPolicySchema } from '#lib/domain/attempts/quiz-policy.ts'
import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import { allQuestions } from './questions.ts'

const NOW = new Date('2026-03-01T08:00:00Z')

/** The module that quizzes, lessons and labs of a test hang on. */
export const ensureCourse = (tx: Db): Promise<void> =>
  syncCourse(tx, {
    ...{ id: 'test-course', title: 'Test course', summary: 'For tests.', isWhole: false },
    modules: [{ id: 'test-module', title: 'Test module', summary: 'For tests.', outline: [] }],
  })

export type QuizOptions = {
  readonly id?: string
  readonly policy?: Partial<QuizPolicy>
  readonly questions?: readonly AuthoredQuestion[]
}

/** Syncs a quiz from what its file would say; the same id again stands for an edit of the file. */
export async function storeQuiz({ id, policy, questions = allQuestions }: QuizOptions = {}): Promise<string> {
  const quizId = id ?? `quiz-${crypto.randomUUID()}`
  const texts = { title: 'Test quiz', summary: 'For tests.', minutes: 5 }
  await transaction(async (tx) => {
    await ensureCourse(tx)
    const quiz = { id: quizId, ...texts, policy: quizPolicySchema.parse(policy ?? {}), questions }
    await syncQuiz(tx, 'test-module', quiz, NOW)
  })
  return quizId
}
