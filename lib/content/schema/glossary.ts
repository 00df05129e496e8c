import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'

/** `content/glossary.yaml` */
export const glossaryFileSchema = z.array(
  z.strictObject({
    id: slugSchema,
    term: z.string().min(1),
    definition: z.string().min(1).max(400).describe('Markdown inline, one or two sentences.'),
    lesson: slugSchema.optional(),
  }),
)

export type GlossaryEntry = z.infer<typeof glossaryFileSchema>[number]
