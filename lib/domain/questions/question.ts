import { z } from 'zod'
import { markdownSchema } from './markdown-schema.ts'
import { scheduleFields } from './schedule-fields.ts'
import { askedCells, checkTrace, traceFields } from './trace-fields.ts'

/** Stable id of anything an author names: lower-case words joined by hyphens. */
export const slugSchema = z
  .string()
  .max(80)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'Use lower-case letters, digits and single hyphens, as in "process-states".',
  )

/** A lesson, or a heading of one. */
export const lessonPlaceSchema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9-]+(#[a-z0-9-]+)?$/, 'Write the id of a lesson, with #heading for the exact place.')

/** What every question has, however it is answered. */
export const commonFields = {
  id: slugSchema.describe('Unique in the whole course; progress hangs on it, so never change it.'),
  stem: markdownSchema.describe('The question, in Markdown.'),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  objectives: z.array(slugSchema).default([]).describe('Objectives a right answer is evidence for.'),
  points: z.number().int().min(1).max(20).default(1),
  card: slugSchema
    .optional()
    .describe('The interview card that practises this; offered after a wrong answer.'),
  lesson: lessonPlaceSchema.optional().describe('Where it is taught; offered after a wrong answer.'),
}

const common = {
  ...commonFields,
  explanation: markdownSchema.describe('Shown after grading, whatever was answered.'),
}

const optionSchema = z.strictObject({
  id: slugSchema,
  text: markdownSchema,
  correct: z.boolean().default(false),
  feedback: markdownSchema.describe('Why this option is right or wrong.'),
})

const verdictFeedbackSchema = z.strictObject({ correct: markdownSchema, incorrect: markdownSchema })

const single = z.strictObject({
  type: z.literal('single'),
  ...common,
  options: z.array(optionSchema).min(2).max(10),
})

/** Scoring of multiple choice with c correct options of n, t chosen right, f chosen wrong. */
export const multipleScoringSchema = z.enum(['all-or-nothing', 'net-correct', 'coverage', 'every-decision'])

const multiple = z.strictObject({
  type: z.literal('multiple'),
  ...common,
  scoring: multipleScoringSchema.default('all-or-nothing'),
  options: z.array(optionSchema).min(2).max(10),
})

const numeric = z.strictObject({
  type: z.literal('numeric'),
  ...common,
  answer: z.number(),
  tolerance: z.number().min(0).default(0).describe('Absolute, in the unit of the answer.'),
  unit: z
    .string()
    .max(20)
    .optional()
    .describe('Shown beside the field; learners may type it or leave it out.'),
  feedback: verdictFeedbackSchema,
})

const text = z.strictObject({
  type: z.literal('text'),
  ...common,
  accepted: z
    .array(z.string().trim().min(1).max(200))
    .min(1)
    .max(20)
    .describe('Compared without case and extra spaces.'),
  feedback: verdictFeedbackSchema,
})

const ordering = z.strictObject({
  type: z.literal('ordering'),
  ...common,
  scoring: z.enum(['exact', 'pairwise']).default('exact'),
  items: z
    .array(z.strictObject({ id: slugSchema, text: markdownSchema }))
    .min(2)
    .max(10)
    .describe('In the right order.'),
  feedback: verdictFeedbackSchema,
})

const matching = z.strictObject({
  type: z.literal('matching'),
  ...common,
  pairs: z
    .array(
      z.strictObject({
        id: slugSchema,
        left: markdownSchema,
        right: markdownSchema,
        feedback: markdownSchema,
      }),
    )
    .min(2)
    .max(10),
})

const trace = z.strictObject({ type: z.literal('trace'), ...common, ...traceFields })

const schedule = z.strictObject({
  type: z.literal('schedule'),
  ...common,
  ...scheduleFields,
  feedback: verdictFeedbackSchema,
})

/** The types whose text and key stand in the question itself. */
export const writtenTypes = [single, multiple, numeric, text, ordering, matching, trace, schedule] as const

/**
 * A question with its text and key. It never leaves the server whole: pages get a `QuestionView`
 * (see `project-question.ts`). What authors write may also be a generated question, of which one of these is drawn
 * (see `authored-question.ts`).
 */
export const questionSchema = z.discriminatedUnion('type', writtenTypes).superRefine(checkParts)

/** Parts have ids of their own, and the right number of options is marked. */
export function checkParts(question: Question, ctx: z.RefinementCtx): void {
  const ids = partIds(question)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice) ctx.addIssue({ code: 'custom', message: `Two parts of this question share the id "${twice}".` })
  if (question.type === 'trace') checkTrace(question, ctx)
  if (question.type !== 'single' && question.type !== 'multiple') return
  const correct = question.options.filter((option) => option.correct).length
  if (question.type === 'single' && correct !== 1)
    ctx.addIssue({
      code: 'custom',
      path: ['options'],
      message: `Mark exactly one option "correct: true"; ${correct} are marked.`,
    })
  if (question.type === 'multiple' && correct === 0)
    ctx.addIssue({
      code: 'custom',
      path: ['options'],
      message: 'Mark at least one option "correct: true".',
    })
}

export type Question = z.infer<(typeof writtenTypes)[number]>

/** Ids of options, items, pairs or asked cells, in authored order. */
export function partIds(question: Question): string[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.options.map((option) => option.id)
    case 'ordering':
      return question.items.map((item) => item.id)
    case 'matching':
      return question.pairs.map((pair) => pair.id)
    case 'trace':
      return askedCells(question).map((cell) => cell.id)
    case 'numeric':
    case 'text':
    case 'schedule':
      return []
  }
}
