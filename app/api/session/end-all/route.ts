import { defineRoute } from '#lib/http/define-route.ts'
import { endEverySession } from '#lib/services/manage-account.ts'

export const POST = defineRoute({
  access: 'learn',
  handler: ({ actor, context }) => endEverySession(actor, context),
})
