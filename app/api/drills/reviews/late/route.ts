import { z } from 'zod'
import { LATE_REVIEWS } from '#lib/domain/drills/late-reviews.ts'
import { deviceReviewSchema } from '#lib/domain/progress/device-progress.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { recordLateReviews } from '#lib/services/record-late-reviews.ts'

export const POST = defineRoute({
  access: 'learn',
  limit: { name: 'late-reviews', capacity: 20, perMinute: 10 },
  maxBytes: 256 * 1024,
  body: z.strictObject({ reviews: z.array(deviceReviewSchema).min(1).max(LATE_REVIEWS) }),
  handler: ({ actor, body, context }) => recordLateReviews(actor, body, context),
})
