import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { searchCourse, searchQuerySchema } from '#lib/services/search/search-course.ts'

/** Typed searches come one per pause of the typist. */
const LIMIT = { name: 'search', capacity: 60, perMinute: 120 }

export const GET = defineRoute({
  access: 'public',
  query: z.strictObject({ q: searchQuerySchema }),
  limit: LIMIT,
  handler: async ({ actor, query }) => ({ groups: await searchCourse(actor, query.q, { perKind: 4 }) }),
})
