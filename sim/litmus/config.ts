import { z } from 'zod'
import { analysisOf, MAX_CANDIDATES } from './analysis.ts'
import { isBuffered, MODEL_IDS } from './models.ts'
import { parseTest } from './parse.ts'

const STORE_BUFFERING = `x = 1  || y = 1
r0 = y || r1 = x
exists 0:r0 = 0 /\\ 1:r1 = 0`

const fields = z.strictObject({
  test: z
    .string()
    .max(2_000, 'A test has at most 2000 characters.')
    .default(STORE_BUFFERING)
    .describe(
      'The threads side by side, || between them; instructions like x = 1, r0 = y, x =rel 1, r0 =acq y, fence sc; then exists, forall or ~exists with a condition.',
    ),
  model: z
    .enum(MODEL_IDS)
    .default('tso')
    .describe(
      'Whose rules hold: sc, tso and pso run on store buffers; rc11, c11 and armv8 judge executions.',
    ),
  convention: z
    .enum(['textbook'])
    .default('textbook')
    .describe('The definitions used; see the conventions of this simulation.'),
})

/** The test parses, and for a model that judges executions there are not too many of them. */
export const memoryModelConfigSchema = fields.superRefine(({ test, model }, context) => {
  const refuse = (message: string) => context.addIssue({ code: 'custom', message, path: ['test'] })
  const parsed = parseTest(test)
  if (!parsed.ok) {
    const { line, column, message } = parsed.error
    refuse(`Line ${line}, column ${column}: ${message}`)
  } else if (!isBuffered(model) && !analysisOf(test).isComplete) {
    refuse(
      `This test has more than ${MAX_CANDIDATES} candidate executions: make it smaller, or choose sc, tso or pso, which run it step by step.`,
    )
  }
})

export type MemoryModelConfig = z.infer<typeof memoryModelConfigSchema>
export type MemoryModelInput = z.input<typeof memoryModelConfigSchema>
