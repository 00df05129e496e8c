import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { gradeCard } from '#lib/services/grade-card.ts'

const ticked = z.array(slugSchema).max(20)

export const POST = defineRoute({
  access: 'learn',
  limit: { name: 'grade-card', capacity: 120, perMinute: 60 },
  body: z.strictObject({
    reviewKey: z.uuid(),
    cardId: slugSchema,
    grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    bullets: ticked,
    redFlags: ticked,
  }),
  handler: ({ actor, body, context }) => gradeCard(actor, body, context),
})
