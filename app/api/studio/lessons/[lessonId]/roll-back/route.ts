import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { rollBackLesson } from '#lib/services/studio/roll-back-lesson.ts'

export const POST = defineRoute({
  access: 'lessons.publish',
  limit: { name: 'roll-back-lesson', capacity: 20, perMinute: 20 },
  params: z.strictObject({ lessonId: slugSchema }),
  body: z.strictObject({
    key: z.uuid(),
    to: z.int().min(1),
    publishedNumber: z.int().min(1).nullable(),
    note: z.string().trim().max(500),
  }),
  handler: ({ actor, params, body, context }) => rollBackLesson(actor, { ...params, ...body }, context),
})
