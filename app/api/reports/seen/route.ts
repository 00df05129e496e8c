import { defineRoute } from '#lib/http/define-route.ts'
import { seeAnswers, seeAnswersSchema } from '#lib/services/reports/see-answers.ts'

export const POST = defineRoute({
  access: 'learn',
  body: seeAnswersSchema,
  maxBytes: 4 * 1024,
  handler: ({ actor, body, context }) => seeAnswers(actor, body, context),
})
