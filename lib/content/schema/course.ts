import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'

/**
 * `course.yaml`. A certificate is of one edition: raise it when what is asked for has changed so much that everybody should
 * be able to earn a new one.
 */
export const courseFileSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  summary: z.string().min(1),
  edition: z
    .string()
    .regex(
      /^[\p{L}\p{N}][\p{L}\p{N} .-]{0,19}$/u,
      'Write at most 20 letters, digits, spaces, dots or hyphens.',
    )
    .default('1'),
  certificate: z.strictObject({ labs: z.array(slugSchema).max(50).default([]) }).prefault({}),
})

/**
 * `<nn-module>/module.yaml`. `lessons` is the table of contents in order; a lesson whose folder exists is open,
 * the others are shown as planned.
 */
export const moduleFileSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  summary: z.string().min(1),
  lessons: z.array(z.strictObject({ id: slugSchema, title: z.string().min(1) })).min(1),
})

export type ModuleFile = z.infer<typeof moduleFileSchema>
