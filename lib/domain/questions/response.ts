import { z } from 'zod'
import { turnSchema } from './schedule-fields.ts'
import { MAX_TURNS } from './turns.ts'

const partId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const unique = (ids: readonly string[]) => new Set(ids).size === ids.length

/**
 * An answer, strict per question type. Parts are named as the question names them, or on the wire as the learner saw
 * them (`1`, `2`, ... from the top; see `shown-response.ts`).
 */
export const responseSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('single'), choice: partId }),
  z.strictObject({
    type: z.literal('multiple'),
    choices: z.array(partId).min(1).max(10).refine(unique, 'An option is named twice.'),
  }),
  z.strictObject({ type: z.literal('numeric'), text: z.string().min(1).max(100) }),
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(500) }),
  z.strictObject({
    type: z.literal('ordering'),
    order: z.array(partId).min(2).max(10).refine(unique, 'An item is named twice.'),
  }),
  z.strictObject({
    type: z.literal('matching'),
    pairs: z
      .record(partId, partId)
      .refine((pairs) => Object.keys(pairs).length >= 1, 'Match at least one pair, or leave it unanswered.')
      .refine((pairs) => Object.keys(pairs).length <= 10, 'There are at most ten pairs.'),
  }),
  z.strictObject({
    type: z.literal('trace'),
    cells: z
      .record(partId, z.string().trim().min(1).max(60))
      .refine((cells) => Object.keys(cells).length >= 1, 'Fill in at least one cell, or leave it unanswered.')
      .refine((cells) => Object.keys(cells).length <= 30, 'There are at most thirty cells.'),
  }),
  z.strictObject({ type: z.literal('schedule'), turns: z.array(turnSchema).min(1).max(MAX_TURNS) }),
])

export type Response = z.infer<typeof responseSchema>
export type ResponseOf<Type extends Response['type']> = Extract<Response, { type: Type }>
