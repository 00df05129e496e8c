import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { tickObjective } from '#lib/services/tick-objective.ts'

export const PUT = defineRoute({
  access: 'learn',
  limit: { name: 'tick-objective', capacity: 60, perMinute: 60 },
  params: z.object({ objectiveId: slugSchema }),
  body: z.strictObject({ lessonId: slugSchema, isTicked: z.boolean() }),
  handler: ({ actor, params, body, context }) => tickObjective(actor, { ...params, ...body }, context),
})
