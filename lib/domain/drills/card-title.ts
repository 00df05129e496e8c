const MOST = 90

/** A card's name in links and titles: its question without markup, the first sentence, cut at a word after 90 characters. */
export function cardTitle(prompt: string): string {
  const plain = plainText(prompt)
  const [sentence = plain] = /^.*?[.?!](?=\s|$)/.exec(plain) ?? []
  if (sentence.length <= MOST) return sentence
  return `${sentence.slice(0, MOST).replace(/[\s,;:]+\S*$/, '')} …`
}

/** A short Markdown text without its markup, on one line. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
