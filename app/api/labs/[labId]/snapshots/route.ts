import { z } from 'zod'
import { labValuesSchema } from '#lib/domain/labs/lab-values.ts'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { keepSnapshot } from '#lib/services/labs/keep-snapshot.ts'

export const POST = defineRoute({
  access: 'learn',
  params: z.strictObject({ labId: slugSchema }),
  body: z.strictObject({
    values: labValuesSchema,
    name: z.string().trim().min(1, 'Give the snapshot a name.').max(80, 'At most 80 characters.'),
    isBackup: z.boolean().default(false),
    // When a visitor kept it, on a device.
    keptAt: z.iso.datetime().optional(),
  }),
  limit: { name: 'lab-snapshot', capacity: 30, perMinute: 20 },
  handler: ({ actor, params, body, context }) => keepSnapshot(actor, { ...params, ...body }, context),
})
