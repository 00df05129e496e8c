import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { drawMockInterview, finishMockInterview } from '#lib/services/mock-interviews.ts'

export const GET = defineRoute({
  access: 'public',
  limit: { name: 'draw-mock', capacity: 30, perMinute: 20 },
  query: z.strictObject({
    count: z.coerce.number().int().min(1).max(15),
    seed: z.coerce.number().int().min(0).max(2_147_483_647),
    topic: slugSchema.optional(),
    difficulty: z.enum(['easy', 'medium', 'hard']).optional(),
  }),
  handler: ({ query }) => drawMockInterview(query),
})

const ticked = z.array(slugSchema).max(20)

export const POST = defineRoute({
  access: 'learn',
  limit: { name: 'finish-mock', capacity: 20, perMinute: 10 },
  body: z.strictObject({
    mockKey: z.uuid(),
    answers: z
      .array(
        z.strictObject({
          ...{ cardId: slugSchema, bullets: ticked, redFlags: ticked },
          followUps: z.int().min(0).max(20),
          seconds: z.int().min(0).max(86_400),
        }),
      )
      .min(1)
      .max(15),
  }),
  handler: ({ actor, body, context }) => finishMockInterview(actor, body, context),
})
