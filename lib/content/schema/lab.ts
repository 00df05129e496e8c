import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'

const markdown = z.string().trim().min(1).max(4000)

/** A path into a run's metrics or config, as in `averageResponse` or `jobs.2.turnaround`. */
const pathSchema = z.string().regex(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/)

const comparisonSchema = z.strictObject({
  of: z.enum(['metrics', 'config']),
  path: pathSchema,
  is: z.enum(['at-most', 'at-least', 'equal', 'less-than', 'greater-than']),
  value: z.union([z.number(), z.string()]),
})

export const deliverableSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  required: z.boolean().default(true).describe('false: a stretch goal.'),
  scenario: slugSchema.optional().describe('Which scenario it runs on; the first if left out.'),
  goals: z
    .array(comparisonSchema)
    .min(1)
    .describe('All must hold for the run of the submitted configuration.'),
  passed: markdown.describe('What passing shows.'),
  failed: markdown.describe('What to look at when it fails.'),
  objectives: z.array(slugSchema).default([]),
})

/** `content/labs/<id>/lab.yaml` of a simulation lab; the steps are prose in `lab.mdx` beside it. */
export const labFileSchema = z.strictObject({
  id: slugSchema,
  kind: z.literal('simulation'),
  title: z.string().min(1),
  summary: z.string().min(1),
  module: slugSchema,
  minutes: z.number().int().min(5).max(240),
  parts: z
    .array(z.strictObject({ title: z.string().min(1), minutes: z.number().int().min(1) }))
    .min(1)
    .describe('Timed parts; the content check sums them against `minutes`.'),
  simulation: slugSchema,
  scenarios: z
    .array(
      z.strictObject({
        id: slugSchema,
        title: z.string().min(1),
        config: z.record(z.string(), z.unknown()).describe('The fixed part, such as the jobs.'),
      }),
    )
    .min(1),
  editable: z
    .array(pathSchema)
    .min(1)
    .describe('Config paths the learner may set; everything else stays as given.'),
  start: z
    .record(z.string(), z.unknown())
    .describe('Values of the editable paths at the start (path: value).'),
  deliverables: z.array(deliverableSchema).min(1),
  hints: z.array(markdown).length(3).describe('Three, from a nudge to nearly the answer.'),
  rubric: z.strictObject({ minimum: markdown, proficient: markdown, advanced: markdown, ready: markdown }),
  troubleshooting: z.array(z.strictObject({ symptom: markdown, diagnosis: markdown, fix: markdown })).min(1),
  reflection: z.array(markdown).min(1),
})

export type LabFile = z.infer<typeof labFileSchema>
