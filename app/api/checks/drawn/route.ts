import { z } from 'zod'
import { seedSchema } from '#lib/domain/questions/draw-question.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { drawCheck } from '#lib/services/checks/draw-check.ts'

export const GET = defineRoute({
  access: 'public',
  query: z.strictObject({
    lessonId: slugSchema,
    lessonHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    questionId: slugSchema,
    seed: z.coerce.number().pipe(seedSchema),
  }),
  limit: { name: 'draw-check', capacity: 60, perMinute: 60 },
  handler: ({ query }) => drawCheck(query),
})
