import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { responseSchema } from '#lib/domain/questions/response.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { checkCard } from '#lib/services/check-card.ts'

export const POST = defineRoute({
  access: 'public',
  params: z.object({ cardId: slugSchema }),
  body: z.strictObject({ response: responseSchema, answerKey: z.uuid() }),
  maxBytes: 8 * 1024,
  limit: { name: 'check', capacity: 60, perMinute: 60 },
  handler: ({ params, body }) => checkCard(params.cardId, body.response),
})
