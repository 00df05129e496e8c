import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { getPublishImpact } from '#lib/services/studio/get-publish-impact.ts'

export const GET = defineRoute({
  access: 'lessons.publish',
  limit: { name: 'publish-impact', capacity: 30, perMinute: 30 },
  params: z.strictObject({ lessonId: slugSchema }),
  handler: ({ actor, params }) => getPublishImpact(actor, params.lessonId),
})
