import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { showRhythm } from '#lib/services/show-rhythm.ts'

export const PUT = defineRoute({
  access: 'learn',
  body: z.strictObject({ isShown: z.boolean() }),
  handler: ({ actor, body }) => showRhythm(actor, body),
})
