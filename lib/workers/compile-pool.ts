import type { Compiled, CompileInput } from '#lib/content/compile.ts'
import { LIMITS } from '#lib/content/gate/limits.ts'
import type { Problem } from '#lib/content/problem.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import { createWorkerClient } from './worker-client.ts'

/** Time one document may take; a stranger's gets the default. */
export type CompileOptions = { readonly limitMs?: number }

const LIMIT_MS = 2_000
const MAX_WAITING = 50

const client = createWorkerClient<CompileInput, Compiled>('compile-worker.ts', { memoryMb: 256 })

/**
 * Gates and compiles a document outside the request thread. The worker has little memory, no environment and a time limit;
 * one that does not answer is killed and the next document gets a fresh one. Never rejects for what the author wrote.
 * Throws `ServiceError` 503 when too many documents wait.
 */
export async function compileInWorker(input: CompileInput, options: CompileOptions = {}): Promise<Compiled> {
  if (input.source.length > LIMITS.characters) return refusal(input, 'is too long')
  if (client.waiting() >= MAX_WAITING)
    throw new ServiceError(
      503,
      'compiler-busy',
      'Many lessons are being rendered. Try again in a few seconds.',
    )
  const limitMs = options.limitMs ?? LIMIT_MS
  const compiled = await client.ask(input, limitMs)
  return (
    compiled ??
    refusal(input, `cannot be rendered within ${limitMs / 1000} seconds and the memory it may use`)
  )
}

/** Ends the worker thread, for tests and a clean shutdown. The next document starts a new one. */
export const closeCompilePool = client.close

/** Points at the longest line: with a parser that gave up, that is where the author should look first. */
function refusal(input: CompileInput, why: string): Compiled {
  const lines = input.source.split('\n')
  const longest = lines.reduce((best, line, i) => (line.length > (lines[best]?.length ?? 0) ? i : best), 0)
  const problem: Problem = {
    file: input.file,
    line: longest + 1,
    column: 1,
    message: `This document ${why}.`,
    hint: 'Shorten it or split it; the longest line is shown here.',
  }
  return { ok: false, problems: [problem] }
}
