import { z } from 'zod'
import { slugSchema } from '../questions/question.ts'
import { noteKinds } from './note-place.ts'

/** As the headings of a compiled page are named; empty for the page as a whole. */
const anchorSchema = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{M}\p{N}_-]*$/u, 'is not the id of a heading')

export const notePlaceFields = {
  kind: z.enum(noteKinds),
  id: slugSchema,
  anchor: anchorSchema,
}

// PostgreSQL stores every character but this one.
const withoutNul = (text: string): string => text.replaceAll('\0', '')

/** What a heading says. */
export const headingTextSchema = z.string().trim().max(300).transform(withoutNul)

/** Longer than a note may be, because joined notes may be shortened step by step. */
export const noteTextSchema = z.string().max(50_000).transform(withoutNul)

export const revisionSchema = z.int().min(0)
