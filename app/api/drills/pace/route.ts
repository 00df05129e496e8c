import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { setDrillPace } from '#lib/services/set-drill-pace.ts'

export const PUT = defineRoute({
  access: 'learn',
  limit: { name: 'drill-pace', capacity: 20, perMinute: 10 },
  body: z.strictObject({
    newPerDay: z.int().min(0).max(100),
    reviewsPerDay: z.int().min(1).max(1000),
    interviewOn: z.iso.date('Write the date as in 2026-06-30.').nullable(),
  }),
  handler: ({ actor, body, context }) => setDrillPace(actor, body, context),
})
