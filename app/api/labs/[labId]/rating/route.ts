import { z } from 'zod'
import { LAB_LEVELS } from '#lib/domain/labs/lab-level.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { rateOwnLab } from '#lib/services/labs/rate-own-lab.ts'

export const PUT = defineRoute({
  access: 'learn',
  params: z.strictObject({ labId: slugSchema }),
  body: z.strictObject({ level: z.enum(LAB_LEVELS) }),
  handler: ({ actor, params, body, context }) => rateOwnLab(actor, { ...params, ...body }, context),
})
