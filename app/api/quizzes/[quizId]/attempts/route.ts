import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { startAttempt } from '#lib/services/quizzes/start-attempt.ts'

export const POST = defineRoute({
  access: 'learn',
  params: z.strictObject({ quizId: slugSchema }),
  body: z.strictObject({}),
  limit: { name: 'start-attempt', capacity: 40, perMinute: 20 },
  handler: ({ actor, params, context }) => startAttempt(actor, params, context),
})
