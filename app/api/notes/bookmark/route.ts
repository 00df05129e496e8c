import { z } from 'zod'
import { headingTextSchema, notePlaceFields } from '#lib/domain/notes/note-input.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { setBookmark } from '#lib/services/notes/change-note.ts'

export const PUT = defineRoute({
  access: 'learn',
  body: z.strictObject({ ...notePlaceFields, heading: headingTextSchema, isBookmarked: z.boolean() }),
  handler: ({ actor, body, context }) => setBookmark(actor, body, context),
})
