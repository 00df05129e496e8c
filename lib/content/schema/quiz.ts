import { z } from 'zod'
import { quizPolicySchema } from '#lib/domain/attempts/quiz-policy.ts'
import { authoredQuestionSchema } from '#lib/domain/questions/authored-question.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'

/** `quiz.yaml` in a module folder. */
export const quizFileSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  summary: z.string().min(1),
  minutes: z.number().int().min(1).max(180),
  policy: quizPolicySchema,
  questions: z.array(authoredQuestionSchema).min(1).max(100),
})

export type QuizFile = z.infer<typeof quizFileSchema>
