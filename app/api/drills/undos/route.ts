import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { undoReview } from '#lib/services/undo-review.ts'

export const POST = defineRoute({
  access: 'learn',
  limit: { name: 'undo-review', capacity: 120, perMinute: 60 },
  body: z.strictObject({ undoKey: z.uuid(), reviewKey: z.uuid() }),
  handler: ({ actor, body, context }) => undoReview(actor, body, context),
})
