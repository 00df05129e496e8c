import { z } from 'zod'
import { lessonPlaceSchema, questionSchema, slugSchema } from '#lib/domain/questions/question.ts'

const markdown = z.string().trim().min(1).max(4000)

/** `content/drills/<topic>/<id>.yaml`: one interview card. */
export const cardFileSchema = z.strictObject({
  id: slugSchema,
  prompt: markdown,
  difficulty: z.enum(['easy', 'medium', 'hard']),
  approach: markdown.describe('How to approach the answer, in paragraphs.'),
  bullets: z
    .array(z.strictObject({ id: slugSchema, text: markdown }))
    .min(2)
    .max(8)
    .describe('What a strong answer covers; the learner ticks what they said.'),
  redFlags: z
    .array(z.strictObject({ id: slugSchema, text: markdown }))
    .min(1)
    .max(4),
  followUps: z
    .array(z.strictObject({ prompt: markdown, hint: markdown.optional() }))
    .min(1)
    .max(6),
  selfCheck: questionSchema.optional(),
  companies: z
    .array(z.strictObject({ name: z.string().min(1), source: z.url({ protocol: /^https$/ }) }))
    .default([])
    .describe('Best effort: who is reported to ask it, and where that is reported.'),
  sources: z.array(z.strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https$/ }) })).min(1),
  lesson: lessonPlaceSchema.optional().describe('Lesson id, with #heading for the exact place.'),
})

export type CardFile = z.infer<typeof cardFileSchema>
