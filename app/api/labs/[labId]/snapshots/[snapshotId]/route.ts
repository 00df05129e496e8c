import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { deleteSnapshot } from '#lib/services/labs/delete-snapshot.ts'

export const DELETE = defineRoute({
  access: 'learn',
  params: z.strictObject({ labId: slugSchema, snapshotId: z.uuid() }),
  handler: ({ actor, params }) => deleteSnapshot(actor, params),
})
