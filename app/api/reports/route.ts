import { defineRoute } from '#lib/http/define-route.ts'
import { reportQuestion, reportQuestionSchema } from '#lib/services/reports/report-question.ts'

export const POST = defineRoute({
  access: 'learn',
  body: reportQuestionSchema,
  maxBytes: 8 * 1024,
  limit: { name: 'report-question', capacity: 20, perMinute: 5 },
  handler: ({ actor, body, context }) => reportQuestion(actor, body, context),
})
