import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { ALL_PROPERTIES, type CheckLevel, type Fairness } from '#sim/threads/check/types.ts'
import { parseProgram } from '#sim/threads/language/parse.ts'
import { UsageError } from './usage.ts'

/** A Python expression, for example `0 <= count <= 3`, and when it counts. */
const invariantSchema = z
  .union([
    z.string().transform((expression) => ({ expression, when: undefined })),
    z.strictObject({ expression: z.string(), when: z.string().optional() }),
  ])
  .superRefine(({ expression, when }, context) => {
    for (const text of when === undefined ? [expression] : [expression, when]) {
      const parsed = parseProgram(`(${text}\n)\n`)
      if (!parsed.ok)
        context.addIssue({ code: 'custom', message: `"${text}" is no expression: ${parsed.error.message}` })
    }
  })
/** A line of the program, or the name of a function. */
const pointSchema = z.union([z.int().positive(), z.string().min(1)])

/** What a lab asks of a program, as YAML or JSON. */
const labSpecSchema = z.strictObject({
  properties: z.array(z.enum(ALL_PROPERTIES)).nonempty().optional(),
  level: z.enum(['L0', 'L1', 'L2'] satisfies CheckLevel[]).optional(),
  maxStates: z.int().positive().optional(),
  maxTransitions: z.int().positive().optional(),
  /** What starvation is judged under: `weak` unless it says `strong`. */
  fairness: z.enum(['weak', 'strong'] satisfies Fairness[]).optional(),
  /** While a thread waits from one point to the other, others may pass the second at most `bound` times. */
  waiting: z
    .array(z.strictObject({ from: pointSchema, to: pointSchema, bound: z.int().nonnegative() }))
    .optional(),
  /** What has to be true at every state, or at those at which `when` is true. */
  invariants: z.array(invariantSchema).optional(),
  /** Python that runs after the program: asserts about how it ended. */
  harness: z.string().optional(),
})

export type LabSpec = z.infer<typeof labSpecSchema>

/** Reads a specification. Throws a `UsageError` that names what is wrong with it. */
export function readSpec(file: string): LabSpec {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`)
  }
  const parsed = labSpecSchema.safeParse(parseYaml(file, text))
  if (parsed.success) return parsed.data
  throw new UsageError(`${file} is no specification of a lab: ${z.prettifyError(parsed.error)}`)
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new UsageError(
      `${file} is neither YAML nor JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
}
