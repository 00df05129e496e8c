import { z } from 'zod'
import { seedSchema } from '#lib/domain/questions/draw-question.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { responseSchema } from '#lib/domain/questions/response.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { answerCheck } from '#lib/services/checks/answer-check.ts'

export const POST = defineRoute({
  access: 'public',
  body: z.strictObject({
    lessonId: slugSchema,
    lessonHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    questionId: slugSchema,
    seed: seedSchema.optional(),
    response: responseSchema,
    answerKey: z.uuid(),
  }),
  maxBytes: 8 * 1024,
  limit: { name: 'check', capacity: 60, perMinute: 60 },
  handler: ({ actor, body, context }) => answerCheck(actor, body, context),
})
