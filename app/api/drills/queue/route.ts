import { defineRoute } from '#lib/http/define-route.ts'
import { getDrillQueue } from '#lib/services/get-drill-queue.ts'

export const GET = defineRoute({
  access: 'learn',
  handler: ({ actor, context }) => getDrillQueue(actor, context),
})
