import { defineRoute } from '#lib/http/define-route.ts'
import { exportProgressCsv } from '#lib/services/export-progress-csv.ts'
import { learnerQuerySchema } from '#lib/services/learner-query.ts'

export const GET = defineRoute({
  access: 'progress.export',
  query: learnerQuerySchema,
  limit: { name: 'export-progress', capacity: 10, perMinute: 5 },
  handler: async ({ actor, query, context }) =>
    new Response(await exportProgressCsv(actor, query, context), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="learners-${context.now.toISOString().slice(0, 10)}.csv"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    }),
})
