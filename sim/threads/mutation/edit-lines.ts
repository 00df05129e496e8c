import type { Statement } from '../language/ast.ts'
import { parseProgram } from '../language/parse.ts'

/** In one line, counted from 1; columns from 0, end exclusive. */
export type Edit = {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * The program with edits that keep every line where it is, so that what is found in it can be shown on the original. Null
 * when it does not parse or nothing is to be edited.
 */
export function editLines(
  source: string,
  editsOf: (body: readonly Statement[], lines: readonly string[]) => Edit[],
): string | null {
  const parsed = parseProgram(source)
  if (!parsed.ok) return null
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const edits = editsOf(parsed.value.body, lines)
  if (edits.length === 0) return null
  // From the last to the first, so that the places of the others stay true.
  edits.sort((a, b) => b.line - a.line || b.from - a.from)
  for (const { line, from, to, text } of edits) {
    const old = lines[line - 1] as string
    lines[line - 1] = old.slice(0, from) + text + old.slice(to)
  }
  return lines.join('\n')
}
