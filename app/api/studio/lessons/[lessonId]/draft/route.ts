import { z } from 'zod'
import { LESSON_SOURCE_MAX_BYTES, lessonSourceSchema } from '#lib/content/schema/lesson-source.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { discardDraft } from '#lib/services/studio/discard-draft.ts'
import { saveDraft } from '#lib/services/studio/save-draft.ts'

const params = z.strictObject({ lessonId: slugSchema })
const revision = z.int().min(0)

export const PUT = defineRoute({
  access: 'lessons.edit',
  limit: { name: 'save-draft', capacity: 60, perMinute: 120 },
  maxBytes: LESSON_SOURCE_MAX_BYTES,
  params,
  body: z.strictObject({ source: lessonSourceSchema, revision }),
  handler: ({ actor, params, body, context }) => saveDraft(actor, { ...params, ...body }, context),
})

export const DELETE = defineRoute({
  access: 'lessons.edit',
  limit: { name: 'discard-draft', capacity: 20, perMinute: 20 },
  params,
  body: z.strictObject({ revision }),
  handler: ({ actor, params, body, context }) => discardDraft(actor, { ...params, ...body }, context),
})
