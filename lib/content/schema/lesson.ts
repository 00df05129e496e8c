import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'

export const sourceSchema = z.strictObject({
  title: z.string().min(1),
  where: z.string().optional().describe('Chapter, section or page.'),
  url: z.url({ protocol: /^https$/ }).optional(),
  why: z.string().min(1).describe('What the reader finds there.'),
})

/** Frontmatter of `lesson.mdx`. */
export const lessonFrontmatterSchema = z.strictObject({
  id: slugSchema.describe('Stable and unique; the URL is built from it.'),
  title: z.string().min(1).max(120),
  summary: z.string().min(1).max(300).describe('One or two sentences for the course map and search.'),
  minutes: z.number().int().min(1).max(60),
  objectives: z
    .array(z.strictObject({ id: slugSchema, text: z.string().min(1).max(200) }))
    .min(1)
    .max(8),
  prerequisites: z.array(slugSchema).default([]).describe('Lesson ids.'),
  cards: z.array(slugSchema).default([]).describe('Interview cards that belong to this lesson.'),
  labs: z.array(slugSchema).default([]).describe('Lab ids.'),
  takeaways: z.array(z.string().min(1)).min(1).max(8).describe('Key takeaways, Markdown inline.'),
  sources: z.array(sourceSchema).min(1),
})

export type LessonFrontmatter = z.infer<typeof lessonFrontmatterSchema>
