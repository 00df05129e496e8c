import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { submitAttempt } from '#lib/services/quizzes/submit-attempt.ts'

export const POST = defineRoute({
  access: 'learn',
  params: z.strictObject({ attemptId: z.uuid() }),
  body: z.strictObject({ submitKey: z.uuid() }),
  handler: ({ actor, params, body, context }) => submitAttempt(actor, { ...params, ...body }, context),
})
