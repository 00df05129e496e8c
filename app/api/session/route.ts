import { defineRoute } from '#lib/http/define-route.ts'

/** Whose session this browser has: for what a device keeps of an account, which nobody else may see there. */
export const GET = defineRoute({
  access: 'public',
  handler: async ({ actor }) => ({ accountId: actor.type === 'user' ? actor.id : null }),
})
