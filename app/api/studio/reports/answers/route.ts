import { defineRoute } from '#lib/http/define-route.ts'
import { answerReports, answerReportsSchema } from '#lib/services/reports/answer-reports.ts'

export const POST = defineRoute({
  access: 'lessons.edit',
  body: answerReportsSchema,
  limit: { name: 'answer-reports', capacity: 60, perMinute: 30 },
  handler: ({ actor, body, context }) => answerReports(actor, body, context),
})
