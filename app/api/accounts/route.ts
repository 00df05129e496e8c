import { z } from 'zod'
import { emailSchema, nameSchema, timeZoneSchema } from '#lib/domain/accounts/account-input.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { register } from '#lib/services/register.ts'

export const POST = defineRoute({
  access: 'public',
  // A class in one room registers from one address.
  limit: { name: 'register', capacity: 60, perMinute: 10 },
  body: z.strictObject({
    name: nameSchema,
    email: emailSchema,
    password: z.string().max(1024),
    timeZone: timeZoneSchema.catch('UTC'),
  }),
  handler: ({ body, context }) => register(body, context),
})
