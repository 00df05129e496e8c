import { z } from 'zod'
import { slugSchema } from '../questions/question.ts'
import { ANCHOR, NOTE_LIMITS } from './note-limits.ts'
import { noteKinds } from './note-place.ts'

const anchorSchema = z.string().max(NOTE_LIMITS.anchorCharacters).regex(ANCHOR, 'is not the id of a heading')

export const notePlaceFields = {
  kind: z.enum(noteKinds),
  id: slugSchema,
  anchor: anchorSchema,
}

// PostgreSQL stores every character but this one.
const withoutNul = (text: string): string => text.replaceAll('\0', '')

/** What a heading says. */
export const headingTextSchema = z.string().trim().max(NOTE_LIMITS.headingCharacters).transform(withoutNul)

export const noteTextSchema = z.string().max(NOTE_LIMITS.sentCharacters).transform(withoutNul)

export const revisionSchema = z.int().min(0)
