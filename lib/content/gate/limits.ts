import type { Problem } from '../problem.ts'

/** Sizes that no honest lesson reaches; past them Markdown parsers become slow or overflow the stack. */
export const LIMITS = {
  characters: 200_000,
  lineCharacters: 8_000,
  blockCharacters: 20_000,
  containersPerLine: 12,
  treeDepth: 40,
} as const

const CONTAINER_MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/
const ONE_MARKER = />|[-*+]|\d+[.)]/g

/** Linear-time refusal of input that is made to exhaust a parser. Runs before anything is parsed. */
export function checkLimits(source: string, file: string): Problem[] {
  if (source.length > LIMITS.characters)
    return [
      {
        file,
        line: 1,
        column: 1,
        message: `This file has ${source.length} characters; ${LIMITS.characters} are allowed.`,
        hint: 'Split it into two lessons.',
      },
    ]
  const problems: Problem[] = []
  let block = { start: 1, characters: 0, isReported: false }
  for (const [i, text] of source.split('\n').entries()) {
    const line = i + 1
    const refusal = lineRefusal(text)
    if (refusal) problems.push({ file, line, ...refusal })
    if (text.trim() === '') block = { start: line + 1, characters: 0, isReported: false }
    block.characters += text.length
    if (block.characters > LIMITS.blockCharacters && !block.isReported) {
      block.isReported = true
      problems.push({
        file,
        line: block.start,
        column: 1,
        message: `This block is longer than ${LIMITS.blockCharacters} characters.`,
        hint: 'Break it up with blank lines.',
      })
    }
  }
  return problems
}

function lineRefusal(text: string): { column: number; message: string; hint: string } | null {
  if (text.length > LIMITS.lineCharacters)
    return {
      column: LIMITS.lineCharacters + 1,
      message: `This line has ${text.length} characters; ${LIMITS.lineCharacters} are allowed.`,
      hint: 'Break the paragraph into lines.',
    }
  const nul = text.indexOf('\0')
  if (nul >= 0)
    return { column: nul + 1, message: 'This line contains a NUL character.', hint: 'Delete the character.' }
  const markers = CONTAINER_MARKERS.exec(text)?.[0].match(ONE_MARKER)?.length ?? 0
  if (markers > LIMITS.containersPerLine)
    return {
      column: 1,
      message: `This line nests ${markers} quotes or lists; ${LIMITS.containersPerLine} are allowed.`,
      hint: 'Flatten the nesting.',
    }
  return null
}
