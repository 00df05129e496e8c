/** A word of running text; with an apostrophe inside it is one word. */
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu

export type Word = { readonly text: string; readonly start: number; readonly end: number }

/** The words of a text with their places in it, in UTF-16 units. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

/** Words that nobody looks for: they stand everywhere, so a question in full finds what its other words find. */
const STOP = new Set(
  'a an and are as at be by can do does for from had has have how i if in into is it its me my of on or so than that the their them then there these they this to was we were what when where which who why will with you your'.split(
    ' ',
  ),
)

/**
 * What a word is indexed and looked for as: lower case, without accents, possessive or plural ending. Null for a word that
 * says nothing.
 */
export function termOf(word: string): string | null {
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?$|['’](?=s$)/, '')
  return STOP.has(plain) ? null : singular(plain)
}

/** By the endings of English alone, the same for texts and queries: it need not be right, only the same. */
function singular(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2)
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word
}
