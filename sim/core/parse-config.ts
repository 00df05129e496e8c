import { err, ok, type Result } from './result.ts'
import type { SimEvent, Simulation } from './simulation.ts'

export type ConfigProblem = { readonly message: string; readonly path: readonly (string | number)[] }
export type InvalidConfig = { readonly code: 'invalid-config'; readonly problems: readonly ConfigProblem[] }

/** The one door for configs from outside (files, links, forms, presets): validated, defaults filled in, every problem listed. */
export function parseConfig<C, S, A, E extends SimEvent, M>(
  simulation: Simulation<C, S, A, E, M>,
  input: unknown,
): Result<C, InvalidConfig> {
  const parsed = simulation.configSchema.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const problems = parsed.error.issues.map((issue) => ({
    message: issue.message,
    path: issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
  }))
  return err({ code: 'invalid-config', problems })
}
