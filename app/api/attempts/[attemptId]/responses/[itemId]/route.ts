import { z } from 'zod'
import { CONFIDENCES } from '#lib/domain/attempts/calibration.ts'
import { responseSchema } from '#lib/domain/questions/response.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { saveResponse } from '#lib/services/quizzes/save-response.ts'

export const PUT = defineRoute({
  access: 'learn',
  params: z.strictObject({ attemptId: z.uuid(), itemId: z.uuid() }),
  body: z.strictObject({
    response: z.nullable(responseSchema),
    confidence: z.enum(CONFIDENCES).nullable().default(null),
    revision: z.int().min(0).max(1_000_000),
  }),
  maxBytes: 8 * 1024,
  handler: ({ actor, params, body, context }) => saveResponse(actor, { ...params, ...body }, context),
})
