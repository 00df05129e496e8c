export type Token = {
  readonly type: 'name' | 'number' | 'order' | 'sign' | 'break' | 'end'
  readonly text: string
  /** Offset in the source. */
  readonly at: number
}

/** What stops the reading of a test: what is wrong, and where. */
export class TestProblem extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

export const ORDER_WORDS = {
  na: 'na',
  plain: 'plain',
  rlx: 'rlx',
  relaxed: 'rlx',
  acq: 'acq',
  acquire: 'acq',
  rel: 'rel',
  release: 'rel',
  acqrel: 'acqrel',
  acq_rel: 'acqrel',
  sc: 'sc',
  seq_cst: 'sc',
} as const

/** The order that a word names, also as C++ spells it (`memory_order_release`); null when it names none. */
export function orderOf(word: string): (typeof ORDER_WORDS)[keyof typeof ORDER_WORDS] | null {
  const short = word.replace(/^(std::)?memory_order(_|::)/, '')
  return Object.hasOwn(ORDER_WORDS, short) ? ORDER_WORDS[short as keyof typeof ORDER_WORDS] : null
}

const PATTERNS: readonly (readonly [Token['type'] | 'blank', RegExp])[] = [
  ['blank', /[ \t\r]+|(?:#|\/\/)[^\n]*/y],
  ['break', /\n|;/y],
  ['order', new RegExp(`=(?:${Object.keys(ORDER_WORDS).join('|')})(?![A-Za-z0-9_])`, 'y')],
  ['number', /\d+/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['sign', /\|\||\/\\|\\\/|&&|==|!=|[=~!(){}[\],.:+\-*^&]/y],
]

/** The tokens of a test; `=rel` is one token, a line break and `;` are both `break`. Throws `TestProblem`. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < source.length; ) {
    const found = matchAt(source, at)
    if (found === null) throw new TestProblem(`${JSON.stringify(source[at])} has no meaning here.`, at)
    if (found.type !== 'blank') tokens.push({ type: found.type, text: found.text, at })
    at += found.text.length
  }
  return [...tokens, { type: 'end', text: '', at: source.length }]
}

function matchAt(source: string, at: number) {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text !== undefined) return { type, text }
  }
  return null
}
