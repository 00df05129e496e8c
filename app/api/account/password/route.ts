import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { changePassword } from '#lib/services/manage-account.ts'

export const POST = defineRoute({
  access: 'learn',
  limit: { name: 'change-password', capacity: 5, perMinute: 1 },
  body: z.strictObject({ current: z.string().max(1024), next: z.string().max(1024) }),
  handler: ({ actor, body, context }) => changePassword(actor, body, context),
})
