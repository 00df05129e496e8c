import { z } from 'zod'
import { labValuesSchema } from '#lib/domain/labs/lab-values.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { saveLabDraft } from '#lib/services/labs/save-lab-draft.ts'

export const PUT = defineRoute({
  access: 'learn',
  params: z.strictObject({ labId: slugSchema }),
  body: z.strictObject({ values: labValuesSchema, revision: z.int().min(0).max(1_000_000) }),
  handler: ({ actor, params, body, context }) => saveLabDraft(actor, { ...params, ...body }, context),
})
