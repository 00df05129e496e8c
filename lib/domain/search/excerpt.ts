import { termOf, type Word, wordsOf } from './words.ts'

/** A stretch of text; matching words are stretches of their own. */
export type Piece = { readonly text: string; readonly isMatch: boolean }

export type Excerpt = {
  readonly pieces: readonly Piece[]
  /** The first matching word shown, with a few words of its own line on either side; null when none matches. */
  readonly found: { readonly before: string; readonly word: string; readonly after: string } | null
}

const BEFORE = 40
const LENGTH = 180
/** Words on either side that tell which of several equal words is meant. */
const CONTEXT_WORDS = 3

/** The whole text with the words of `terms` marked. */
export const markText = (text: string, terms: ReadonlySet<string>): Piece[] =>
  piecesOf(text, matching(text, terms))

/** About 180 characters of a text, from where most of `terms` stand close together, cut between words. */
export function excerptOf(text: string, terms: ReadonlySet<string>): Excerpt {
  const matches = matching(text, terms)
  const first = densest(matches)
  const words = wordsOf(text)
  const from = first ? Math.max(0, first.start - BEFORE) : 0
  const start = words.find((word) => word.start >= from)?.start ?? 0
  const last = words.findLast((word) => word.end <= start + LENGTH)
  const end = last && last !== words.at(-1) ? last.end : text.length
  const shown = text.slice(start, end)
  const inside = matches
    .filter((word) => word.start >= start && word.end <= end)
    .map((word) => ({ ...word, start: word.start - start, end: word.end - start }))
  const pieces = [
    ...(start > (words[0]?.start ?? 0) ? [{ text: '… ', isMatch: false }] : []),
    ...piecesOf(shown, inside),
    ...(end < text.length ? [{ text: ' …', isMatch: false }] : []),
  ].map((piece) => ({ ...piece, text: onOneLine(piece.text) }))
  return { pieces, found: first ? neighbourhood(text, first) : null }
}

/** Lines that are no sentences, cells of a table for instance, are set apart. */
const onOneLine = (text: string): string => text.replace(/(?<![.?!:;,…\s])\n/g, ' · ').replace(/\s+/g, ' ')

const matching = (text: string, terms: ReadonlySet<string>): Word[] =>
  wordsOf(text).filter((word) => terms.has(termOf(word.text) ?? ''))

/** The match from which on the most different words are found within the length of an excerpt. */
function densest(matches: readonly Word[]): Word | null {
  let best: { word: Word; count: number } | null = null
  matches.forEach((word, i) => {
    const near = matches.slice(i).filter(({ end }) => end <= word.start + LENGTH - BEFORE)
    const count = new Set(near.map(({ text }) => termOf(text))).size
    if (!best || count > best.count) best = { word, count }
  })
  return (best as { word: Word } | null)?.word ?? null
}

function piecesOf(text: string, matches: readonly Word[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of matches) {
    if (start > at) pieces.push({ text: text.slice(at, start), isMatch: false })
    pieces.push({ text: text.slice(start, end), isMatch: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false })
  return pieces
}

function neighbourhood(text: string, { start, end }: Word): NonNullable<Excerpt['found']> {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const before = text.slice(lineStart, start)
  const after = text.slice(end, lineEnd < 0 ? undefined : lineEnd)
  const from = wordsOf(before).slice(-CONTEXT_WORDS)[0]?.start ?? before.length
  const to = wordsOf(after).slice(0, CONTEXT_WORDS).at(-1)?.end ?? 0
  return {
    before: before.slice(from).trim(),
    word: text.slice(start, end),
    after: after.slice(0, to).trim(),
  }
}
