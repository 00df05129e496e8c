import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { startLesson } from '#lib/services/studio/start-lesson.ts'

export const POST = defineRoute({
  access: 'lessons.edit',
  limit: { name: 'start-lesson', capacity: 20, perMinute: 20 },
  body: z.strictObject({ moduleId: slugSchema, lessonId: slugSchema }),
  handler: ({ actor, body, context }) => startLesson(actor, body, context),
})
