import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { suspendUser, suspensionSchema } from '#lib/services/suspend-user.ts'

export const POST = defineRoute({
  access: 'users.manage',
  params: z.strictObject({ userId: z.uuid() }),
  body: suspensionSchema,
  limit: { name: 'manage-users', capacity: 60, perMinute: 30 },
  handler: ({ actor, params, body, context }) => suspendUser(actor, { ...body, ...params }, context),
})
