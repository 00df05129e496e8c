import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'

/** `course.yaml` */
export const courseFileSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  summary: z.string().min(1),
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
