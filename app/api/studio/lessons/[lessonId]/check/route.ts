import { z } from 'zod'
import { LESSON_SOURCE_MAX_BYTES, lessonSourceSchema } from '#lib/content/schema/lesson-source.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { checkDraft } from '#lib/services/studio/check-draft.ts'

export const POST = defineRoute({
  access: 'lessons.edit',
  limit: { name: 'check-draft', capacity: 60, perMinute: 120 },
  maxBytes: LESSON_SOURCE_MAX_BYTES,
  params: z.strictObject({ lessonId: slugSchema }),
  body: z.strictObject({ source: lessonSourceSchema }),
  handler: ({ actor, params, body }) => checkDraft(actor, { ...params, ...body }),
})
