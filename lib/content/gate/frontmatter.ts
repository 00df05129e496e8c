import type { Problem } from '../problem.ts'

/** A content file cut at its frontmatter. `body` keeps every line at its place: the frontmatter is blanked, not removed. */
export type SplitSource = { readonly yaml: string | null; readonly yamlLine: number; readonly body: string }

const FENCE = /^---[ \t]*$/

/**
 * Our own split: only a bare `---` opens frontmatter and its content is YAML, whatever follows. Libraries that let the
 * file choose an engine (`---js`) would run its code.
 */
export function splitFrontmatter(source: string, file: string): { split: SplitSource; problems: Problem[] } {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const lines = text.split('\n')
  const first = lines[0] ?? ''
  const none = { yaml: null, yamlLine: 1, body: text }
  if (!first.startsWith('---')) return { split: none, problems: [] }
  const refuse = (message: string, hint: string) => ({
    split: { ...none, body: ['', ...lines.slice(1)].join('\n') },
    problems: [{ file, line: 1, column: 1, message, hint }],
  })
  if (!FENCE.test(first))
    return refuse(
      `Frontmatter opens with "${first.slice(0, 40)}"; only a bare "---" is allowed.`,
      'Write the frontmatter as YAML between two lines of exactly "---".',
    )
  const end = lines.findIndex((line, i) => i > 0 && FENCE.test(line))
  if (end < 0)
    return refuse(
      'The frontmatter is never closed.',
      'Close it with a line of exactly "---" before the text.',
    )
  const body = [...lines.slice(0, end + 1).map(() => ''), ...lines.slice(end + 1)].join('\n')
  return { split: { yaml: lines.slice(1, end).join('\n'), yamlLine: 2, body }, problems: [] }
}
