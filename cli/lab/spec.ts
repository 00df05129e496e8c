import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { type CheckLevel, PROPERTIES } from '#sim/threads/check/types.ts'
import { UsageError } from './usage.ts'

/** What a lab asks of a program, as YAML or JSON. */
const labSpecSchema = z.strictObject({
  properties: z.array(z.enum(PROPERTIES)).nonempty().optional(),
  level: z.enum(['L0', 'L1', 'L2'] satisfies CheckLevel[]).optional(),
  maxStates: z.int().positive().optional(),
  maxTransitions: z.int().positive().optional(),
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
