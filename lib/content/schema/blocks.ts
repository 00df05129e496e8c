import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'

/** ```` ```sim <simulation-id> ````: an embedded simulation. */
export const simBlockSchema = z.strictObject({
  id: slugSchema.describe('Unique in the lesson; `<Value sim="...">` and "Continue" refer to it.'),
  title: z.string().min(1).describe('Caption of the figure, a full sentence or noun phrase.'),
  preset: slugSchema.optional().describe('A preset of the simulation, instead of or under `config`.'),
  config: z.record(z.string(), z.unknown()).default({}),
  path: z
    .array(z.number().int().min(0))
    .optional()
    .describe('Choices to start from, for machines with choices.'),
})

const predictChoices = z
  .array(
    z.strictObject({
      text: z.string().min(1),
      feedback: z.string().min(1),
      correct: z.boolean().default(false),
    }),
  )
  .min(2)
  .max(6)

/** ```` ```predict ````: "what happens next?" before the reveal. Not graded; readable without JavaScript. */
export const predictBlockSchema = z.strictObject({
  id: slugSchema,
  question: z.string().min(1),
  choices: predictChoices.optional(),
  answer: z.string().min(1).describe('Markdown, shown on reveal.'),
})

/** ```` ```memory-map ````: a column of labelled regions, highest address first. */
export const memoryMapBlockSchema = z.strictObject({
  title: z.string().min(1),
  columns: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        regions: z
          .array(
            z.strictObject({
              label: z.string().min(1),
              from: z.string().optional().describe('Address of the lower edge, as in 0x400000.'),
              size: z.string().optional(),
              note: z.string().optional(),
              kind: z.enum(['code', 'data', 'heap', 'stack', 'mapped', 'kernel', 'free']),
              owner: z.string().optional().describe('A thread label such as T1.'),
            }),
          )
          .min(1)
          .max(16),
      }),
    )
    .min(1)
    .max(4),
})

export type SimBlock = z.infer<typeof simBlockSchema>
export type PredictBlock = z.infer<typeof predictBlockSchema>
export type MemoryMapBlock = z.infer<typeof memoryMapBlockSchema>
