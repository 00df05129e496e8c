import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { getCardView } from '#lib/services/get-card.ts'

export const GET = defineRoute({
  access: 'public',
  params: z.object({ cardId: slugSchema }),
  handler: ({ params }) => getCardView(params.cardId),
})
