import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { changeRole, changeRoleSchema } from '#lib/services/change-role.ts'

export const POST = defineRoute({
  access: 'users.manage',
  params: z.strictObject({ userId: z.uuid() }),
  body: changeRoleSchema,
  limit: { name: 'manage-users', capacity: 60, perMinute: 30 },
  handler: ({ actor, params, body, context }) => changeRole(actor, { ...body, ...params }, context),
})
