import { StreamLanguage, type StringStream } from '@codemirror/language'

const KEYWORDS = new Set(
  'and as assert break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)
const CONSTANTS = new Set(['True', 'False', 'None', 'self'])

type State = { quote: string; isDefining: boolean }

/** Colours for Python: what a reader needs to see its shape. Meaning and errors come from the machine's own parser. */
export const pythonLanguage = StreamLanguage.define<State>({
  name: 'python',
  startState: () => ({ quote: '', isDefining: false }),
  token: (stream, state) => (state.quote === '' ? token(stream, state) : inString(stream, state)),
  languageData: { commentTokens: { line: '#' }, closeBrackets: { brackets: ['(', '[', '{', "'", '"'] } },
})

function token(stream: StringStream, state: State): string | null {
  if (stream.eatSpace()) return null
  if (stream.match(/^#.*/)) return 'comment'
  const quote = stream.match(/^[rbfuRBFU]{0,2}("""|'''|"|')/) as RegExpMatchArray | null
  if (quote) {
    state.quote = quote[1] as string
    return inString(stream, state)
  }
  if (stream.match(/^(0[xob][\da-f_]+|\d[\d_]*(\.[\d_]*)?(e[+-]?\d+)?|\.\d+)/i)) return 'number'
  if (stream.match(/^@[\w.]+/)) return 'meta'
  const word = (stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u) as RegExpMatchArray | null)?.[0]
  if (word === undefined) {
    stream.next()
    return null
  }
  const isDefined = state.isDefining
  state.isDefining = word === 'def' || word === 'class'
  if (KEYWORDS.has(word)) return 'keyword'
  if (CONSTANTS.has(word)) return 'bool'
  return isDefined ? 'def' : null
}

/** To the end of the string, or, of a long one, of the line. */
function inString(stream: StringStream, state: State): string {
  const { quote } = state
  while (!stream.eol()) {
    if (stream.match(quote)) {
      state.quote = ''
      return 'string'
    }
    if (stream.next() === '\\') stream.next()
  }
  if (quote.length === 1) state.quote = ''
  return 'string'
}
