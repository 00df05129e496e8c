import { z } from 'zod'
import { DEVICE_LIMITS } from '#lib/domain/progress/device-limits.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { recordLessonProgress } from '#lib/services/record-lesson-progress.ts'

const heading = z
  .string()
  .max(160)
  .regex(/^[\p{L}\p{N}_-]+$/u)

export const POST = defineRoute({
  access: 'learn',
  limit: { name: 'lesson-progress', capacity: 120, perMinute: 60 },
  params: z.object({ lessonId: slugSchema }),
  body: z.strictObject({
    steps: z.array(z.string().max(100)).max(DEVICE_LIMITS.steps),
    resume: z.strictObject({ heading, label: z.string().trim().min(1).max(160) }).optional(),
  }),
  handler: ({ actor, params, body, context }) => recordLessonProgress(actor, { ...params, ...body }, context),
})
