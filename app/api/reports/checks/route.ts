import { defineRoute } from '#lib/http/define-route.ts'
import { checkAddressSchema, getCheckReport } from '#lib/services/reports/report-question.ts'

export const GET = defineRoute({
  access: 'learn',
  query: checkAddressSchema,
  limit: { name: 'read-report', capacity: 60, perMinute: 60 },
  handler: ({ actor, query }) => getCheckReport(actor, query),
})
