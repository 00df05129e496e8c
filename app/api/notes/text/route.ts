import { z } from 'zod'
import {
  headingTextSchema,
  notePlaceFields,
  noteTextSchema,
  revisionSchema,
} from '#lib/domain/notes/note-input.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { saveNoteText } from '#lib/services/notes/change-note.ts'

export const PUT = defineRoute({
  access: 'learn',
  maxBytes: 256 * 1024,
  body: z.strictObject({
    ...notePlaceFields,
    heading: headingTextSchema,
    text: noteTextSchema,
    revision: revisionSchema,
  }),
  handler: ({ actor, body, context }) => saveNoteText(actor, body, context),
})
