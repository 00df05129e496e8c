import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { accommodate, accommodateSchema } from '#lib/services/accommodate.ts'

export const POST = defineRoute({
  access: 'users.manage',
  params: z.strictObject({ userId: z.uuid() }),
  body: accommodateSchema,
  limit: { name: 'manage-users', capacity: 60, perMinute: 30 },
  handler: ({ actor, params, body, context }) => accommodate(actor, { ...body, ...params }, context),
})
