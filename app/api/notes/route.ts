import { z } from 'zod'
import { notePlaceFields } from '#lib/domain/notes/note-input.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { getPageNotes } from '#lib/services/notes/get-notes.ts'

const { kind, id } = notePlaceFields

export const GET = defineRoute({
  access: 'learn',
  query: z.strictObject({ kind, id }),
  handler: async ({ actor, query }) => ({ notes: await getPageNotes(actor, query) }),
})
