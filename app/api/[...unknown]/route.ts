import { defineRoute } from '#lib/http/define-route.ts'
import { notFoundError } from '#lib/shared/errors.ts'

/** Addresses under `/api/` that no other route has: told in the form of every other error. */
const route = defineRoute({
  access: 'public',
  handler: async () => {
    throw notFoundError()
  },
})

export { route as DELETE, route as GET, route as PATCH, route as POST, route as PUT }
