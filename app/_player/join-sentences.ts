/** Sentences of one moment as one text: a place in front (`t=7:`, `t=2.5 µs:`, `Action 4:`) that repeats is said once. */
export function joinSentences(sentences: readonly string[]): string {
  let place = ''
  return sentences
    .map((sentence) => {
      const found = /^(t=[\d.]+(?: µs)?|\w+ \d+): /.exec(sentence)?.[0] ?? ''
      const rest = sentence.slice(found.length)
      const isSame = found !== '' && found === place
      place = found
      return isSame ? rest.charAt(0).toUpperCase() + rest.slice(1) : sentence
    })
    .join(' ')
}
