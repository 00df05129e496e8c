import { defineRoute } from '#lib/http/define-route.ts'
import { exportOwnData } from '#lib/services/own-data/export-own-data.ts'

export const GET = defineRoute({
  access: 'learn',
  limit: { name: 'export-own-data', capacity: 3, perMinute: 0.2 },
  handler: async ({ actor, context }) =>
    new Response(await exportOwnData(actor, context), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="interleave-my-data-${context.now.toISOString().slice(0, 10)}.json"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    }),
})
