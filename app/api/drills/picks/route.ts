import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { pickCard } from '#lib/services/pick-card.ts'

export const POST = defineRoute({
  access: 'learn',
  body: z.strictObject({ cardId: slugSchema }),
  maxBytes: 1024,
  handler: ({ actor, body, context }) => pickCard(actor, body, context),
})
