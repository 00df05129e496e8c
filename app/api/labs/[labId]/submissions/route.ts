import { z } from 'zod'
import { labValuesSchema } from '#lib/domain/labs/lab-values.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { submitLab } from '#lib/services/labs/submit-lab.ts'

export const POST = defineRoute({
  access: 'learn',
  params: z.strictObject({ labId: slugSchema }),
  body: z.strictObject({ values: labValuesSchema, submitKey: z.uuid() }),
  limit: { name: 'submit-lab', capacity: 20, perMinute: 10 },
  handler: ({ actor, params, body, context }) => submitLab(actor, { ...params, ...body }, context),
})
