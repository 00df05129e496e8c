import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { getAttempt } from '#lib/services/quizzes/get-attempt.ts'

export const GET = defineRoute({
  access: 'learn',
  params: z.strictObject({ attemptId: z.uuid() }),
  handler: ({ actor, params, context }) => getAttempt(actor, params, context),
})
