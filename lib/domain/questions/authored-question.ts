import { z } from 'zod'
import { isSimulationId, simulationIds } from '#sim/registry.ts'
import { generatorsOf } from './generated/generators.ts'
import { markdownSchema } from './markdown-schema.ts'
import { checkParts, commonFields, writtenTypes } from './question.ts'

const generated = z.strictObject({
  type: z.literal('generated'),
  ...commonFields,
  simulation: z.string().max(80).describe('Which simulation computes the answer.'),
  generator: z.string().max(80).describe('What is asked of it.'),
  settings: z.record(z.string(), z.json()).default({}).describe('What is not left to the draw.'),
  explanation: markdownSchema
    .optional()
    .describe('What to remember, before the steps that the simulation took.'),
})

/**
 * An exercise of which everybody gets another one: `simulation`, `generator` and `settings` name what is drawn, and
 * `drawQuestion` makes a question of it. It has no key of its own.
 */
export type GeneratedQuestion = z.infer<typeof generated>

/** What an author may write as a question. */
export const authoredQuestionSchema = z
  .discriminatedUnion('type', [...writtenTypes, generated])
  .superRefine((question, ctx) => {
    if (question.type === 'generated') checkGenerated(question, ctx)
    else checkParts(question, ctx)
  })

export type AuthoredQuestion = z.infer<typeof authoredQuestionSchema>

function checkGenerated({ simulation, generator, settings }: GeneratedQuestion, ctx: z.RefinementCtx): void {
  const refuse = (path: PropertyKey[], message: string) => ctx.addIssue({ code: 'custom', path, message })
  if (!isSimulationId(simulation))
    return void refuse(
      ['simulation'],
      `There is no simulation "${simulation}". Known are ${simulationIds.join(', ')}.`,
    )
  const known = generatorsOf(simulation)
  const found = known.find(({ id }) => id === generator)
  if (!found)
    return void refuse(
      ['generator'],
      `"${simulation}" cannot be asked for "${generator}". Known are ${known.map(({ id }) => id).join(', ')}.`,
    )
  const parsed = found.settings.safeParse(settings)
  for (const issue of parsed.error?.issues ?? []) {
    const key = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    refuse(['settings', ...issue.path, ...key], `${issue.message}.`)
  }
}
