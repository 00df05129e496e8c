import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { publishLesson } from '#lib/services/studio/publish-lesson.ts'

export const POST = defineRoute({
  access: 'lessons.publish',
  limit: { name: 'publish-lesson', capacity: 20, perMinute: 20 },
  params: z.strictObject({ lessonId: slugSchema }),
  body: z.strictObject({
    key: z.uuid(),
    revision: z.int().min(1),
    publishedNumber: z.int().min(1).nullable(),
    note: z.string().trim().max(500),
  }),
  handler: ({ actor, params, body, context }) => publishLesson(actor, { ...params, ...body }, context),
})
