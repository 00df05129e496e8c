// One recursive-descent parser for one small language; split, its parts would share every name.
import { err, ok, type Result } from '../core/result.ts'
import {
  type Condition,
  type Expression,
  type Fence,
  type Instruction,
  type LitmusTest,
  MAX_EVENTS,
  MAX_INSTRUCTIONS,
  MAX_LOCATIONS,
  MAX_THREADS,
  MAX_VALUE,
  type Operation,
  type Order,
  targetOf,
} from './litmus-test.ts'
import { orderOf, TestProblem, type Token, tokensOf } from './tokens.ts'

export type BadTest = {
  readonly code: 'bad-test'
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly message: string
}

const QUANTIFIERS = ['exists', 'forall']
const FENCES: Readonly<Record<string, Readonly<Record<string, Fence>>>> = {
  fence: { '': 'full', sc: 'full', acq: 'acq', rel: 'rel', acqrel: 'acqrel' },
  dmb: { '': 'full', sy: 'full', ish: 'full', ld: 'load', ishld: 'load', st: 'store', ishst: 'store' },
  mfence: { '': 'full' },
  stbar: { '': 'store' },
  isb: { '': 'isb' },
}
const UPDATES = { xchg: 'exchange', exchange: 'exchange', fadd: 'add', fetch_add: 'add', cas: 'cas' } as const
const RESERVED = new Set([
  'if',
  'init',
  'not',
  'and',
  'or',
  'exists',
  'forall',
  ...Object.keys(FENCES),
  ...Object.keys(UPDATES),
])
const REGISTER = /^r\d+$/
const READS: readonly Order[] = ['plain', 'na', 'rlx', 'acq', 'sc']
const WRITES: readonly Order[] = ['plain', 'na', 'rlx', 'rel', 'sc']
const UPDATE_ORDERS: readonly Order[] = ['plain', 'rlx', 'acq', 'rel', 'acqrel', 'sc']

/**
 * Reads a litmus test: threads side by side, `||` between them, instructions apart by `;` or in rows; then `exists`, `forall`
 * or `~exists` with a condition. `{ x = 1 }` in front sets values at the start. The first problem is named with its place.
 */
export function parseTest(source: string): Result<LitmusTest, BadTest> {
  try {
    return ok(new Parser(source).test())
  } catch (problem) {
    if (!(problem instanceof TestProblem)) throw problem
    const before = source.slice(0, problem.at).split('\n')
    return err({
      code: 'bad-test',
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      message: problem.message,
    })
  }
}

class Parser {
  readonly #source: string
  readonly #tokens: readonly Token[]
  #next = 0
  /** In order of appearance; value at the start. */
  readonly #locations = new Map<string, number>()

  constructor(source: string) {
    this.#source = source
    this.#tokens = tokensOf(source)
  }

  test(): LitmusTest {
    this.#skipBreaks()
    if (this.#accept('{')) this.#initials()
    const threads: Instruction[][] = [[]]
    for (let column = 0; !this.#isQuestion() && this.#peek.type !== 'end'; ) {
      const token = this.#peek
      if (this.#accept('||')) {
        column += 1
        if (column >= MAX_THREADS)
          throw new TestProblem(`There are at most ${MAX_THREADS} threads.`, token.at)
        threads[column] ??= []
      } else if (token.type === 'break') {
        this.#next += 1
        if (token.text === '\n') column = 0
      } else {
        const thread = threads[column]!
        if (thread.length === MAX_INSTRUCTIONS)
          throw new TestProblem(`A thread has at most ${MAX_INSTRUCTIONS} instructions.`, token.at)
        thread.push(this.#instruction())
        this.#endOfInstruction()
      }
    }
    const empty = threads.findIndex((thread) => thread.length === 0)
    if (empty >= 0) throw new TestProblem(`Thread ${empty} has no instruction.`, this.#peek.at)
    if (eventsIn(threads) > MAX_EVENTS)
      throw new TestProblem(
        `The test has more than ${MAX_EVENTS} accesses and fences; an atomic update counts twice.`,
        this.#peek.at,
      )
    const question = this.#question(threads)
    const locations = [...this.#locations].map(([name, initial]) => ({ name, initial }))
    return { threads, locations, question }
  }

  get #peek(): Token {
    return this.#tokens[this.#next]!
  }

  #isAtEnd(): boolean {
    return this.#peek.type === 'end'
  }

  #accept(text: string): boolean {
    if (this.#peek.text !== text || this.#peek.type === 'end') return false
    this.#next += 1
    return true
  }

  #expect(text: string, why: string): void {
    const { at } = this.#peek
    if (!this.#accept(text)) throw new TestProblem(`Expected ${text} ${why}, not ${this.#found()}.`, at)
  }

  #found(): string {
    const { type, text } = this.#peek
    return type === 'end' ? 'the end' : text === '\n' ? 'the end of the line' : text
  }

  #skipBreaks(): void {
    while (this.#peek.type === 'break') this.#next += 1
  }

  #endOfInstruction(): void {
    const { type, text, at } = this.#peek
    if (type === 'break' || type === 'end' || text === '||' || this.#isQuestion()) return
    throw new TestProblem(`Expected ; or || or a new line after an instruction, not ${text}.`, at)
  }

  /** `{ x = 1; y = 2 }`. */
  #initials(): void {
    for (this.#skipBreaks(); !this.#accept('}'); this.#skipBreaks()) {
      const name = this.#location('a location')
      this.#expect('=', `after ${name}`)
      this.#locations.set(name, this.#number())
      if (this.#peek.text !== '}' && this.#peek.type !== 'break' && !this.#accept(','))
        throw new TestProblem(
          `Expected ; or } after a value at the start, not ${this.#found()}.`,
          this.#peek.at,
        )
    }
  }

  #number(): number {
    const { type, text, at } = this.#peek
    if (type !== 'number') throw new TestProblem(`Expected a number, not ${this.#found()}.`, at)
    this.#next += 1
    const value = Number(text)
    if (value > MAX_VALUE) throw new TestProblem(`A value is at most ${MAX_VALUE}.`, at)
    return value
  }

  #name(what: string): Token {
    const token = this.#peek
    if (token.type !== 'name') throw new TestProblem(`Expected ${what}, not ${this.#found()}.`, token.at)
    this.#next += 1
    return token
  }

  #register(what: string): string {
    const { text, at } = this.#name(what)
    if (!REGISTER.test(text))
      throw new TestProblem(`${text} is not a register: registers are r0, r1, r2 and so on.`, at)
    return text
  }

  #location(what: string): string {
    const { text, at } = this.#name(what)
    if (REGISTER.test(text)) throw new TestProblem(`${text} is a register, and here stands a location.`, at)
    if (RESERVED.has(text) || orderOf(text) !== null)
      throw new TestProblem(`${text} is a word of the language: name the location otherwise.`, at)
    if (!this.#locations.has(text)) {
      if (this.#locations.size === MAX_LOCATIONS)
        throw new TestProblem(`There are at most ${MAX_LOCATIONS} locations.`, at)
      this.#locations.set(text, 0)
    }
    return text
  }

  #instruction(): Instruction {
    const from = this.#peek.at
    const guard = this.#accept('if') ? this.#guard() : null
    const operation = this.#operation()
    const end = this.#tokens[this.#next - 1]!
    const text = this.#source.slice(from, end.at + end.text.length).replace(/\s+/g, ' ')
    return { text, guard, operation }
  }

  /** `if r0 ...`, `if (r0 == 1) ...`. */
  #guard(): Expression {
    if (!this.#accept('(')) return { type: 'register', name: this.#register('a register after if') }
    const guard = this.#comparison()
    this.#expect(')', 'after the condition of if')
    return guard
  }

  #operation(): Operation {
    const first = this.#name('an instruction')
    const kinds = Object.hasOwn(FENCES, first.text) ? FENCES[first.text] : undefined
    if (kinds !== undefined) return this.#fence(first, kinds)
    this.#next -= 1
    if (Object.hasOwn(UPDATES, first.text)) return this.#update(null, 'plain')
    return REGISTER.test(first.text) ? this.#intoRegister() : this.#intoMemory()
  }

  #fence({ text, at }: Token, kinds: Readonly<Record<string, Fence>>): Operation {
    const isBracketed = this.#accept('(')
    const word = this.#peek.type === 'name' && !this.#isQuestion() ? this.#name('').text : ''
    if (isBracketed) this.#expect(')', 'after the fence')
    const kind = text === 'fence' ? (word === '' ? '' : (orderOf(word) ?? word)) : word
    const fence = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (fence === undefined)
      throw new TestProblem(
        `There is no ${text} ${word}: write ${Object.keys(kinds)
          .map((known) => `${text} ${known}`.trim())
          .join(', ')}.`,
        at,
      )
    return { type: 'fence', fence }
  }

  /** `r0 = x`, `r0 =acq x`, `r0 = x.load(acq)`, `r0 = x[r1]`, `r0 = xchg(x, 1)`, `r0 = r1 + 1`. */
  #intoRegister(): Operation {
    const register = this.#register('a register')
    const { at } = this.#peek
    const order = this.#assignment(register)
    const { type, text } = this.#peek
    if (Object.hasOwn(UPDATES, text)) return this.#update(register, order)
    if (type === 'name' && !REGISTER.test(text)) {
      const location = this.#location('a location')
      if (this.#accept('.')) return this.#method(location, { register, order, at })
      const load = { type: 'load', register, location, order, address: this.#address() } as const
      return this.#allowed(load, READS, at)
    }
    if (order !== 'plain') throw new TestProblem('Only accesses to memory have an order.', at)
    return { type: 'compute', register, value: this.#expression() }
  }

  /** `x = 1`, `x =rel r0 + 1`, `x[r0] = 1`, `x.store(1, rel)`. */
  #intoMemory(): Operation {
    const { at } = this.#peek
    const location = this.#location('an instruction')
    if (this.#accept('.')) return this.#method(location, { register: null, order: 'plain', at })
    const address = this.#address()
    const { at: orderAt } = this.#peek
    const order = this.#assignment(location)
    return this.#allowed(
      { type: 'store', location, value: this.#expression(), order, address },
      WRITES,
      orderAt,
    )
  }

  #assignment(target: string): Order {
    const { type, text } = this.#peek
    if (type !== 'order') {
      this.#expect('=', `after ${target}`)
      return 'plain'
    }
    this.#next += 1
    return orderOf(text.slice(1)) ?? 'plain'
  }

  #address(): string | null {
    if (!this.#accept('[')) return null
    const register = this.#register('a register in [ ]')
    this.#expect(']', 'after the register')
    return register
  }

  /** `.load(order)`, `.store(value, order)`, `.exchange(value, order)`, `.fetch_add(value, order)`; the order may be left out. */
  #method(location: string, into: { register: string | null; order: Order; at: number }): Operation {
    const { text: method, at } = this.#name('load, store, exchange or fetch_add')
    const { register } = into
    this.#expect('(', `after ${method}`)
    if (method === 'load' && register !== null) {
      const order = this.#peek.text === ')' ? into.order : this.#order()
      this.#expect(')', 'after the order')
      return this.#allowed({ type: 'load', register, location, order, address: null }, READS, into.at)
    }
    const how = Object.hasOwn(UPDATES, method) ? UPDATES[method as keyof typeof UPDATES] : null
    if (!(method === 'store' && register === null) && (how === null || how === 'cas')) {
      const known = register === null ? 'store, exchange or fetch_add' : 'load, exchange or fetch_add'
      throw new TestProblem(`${location}.${method} cannot stand here: write ${known}.`, at)
    }
    const value = this.#expression()
    const order = this.#accept(',') ? this.#order() : into.order
    this.#expect(')', `at the end of ${method}`)
    if (how === null)
      return this.#allowed({ type: 'store', location, value, order, address: null }, WRITES, at)
    return this.#allowed(
      { type: 'update', how, register, location, expected: null, value, order },
      UPDATE_ORDERS,
      at,
    )
  }

  /** `xchg(x, 1)`, `fadd(x, 1)`, `cas(x, 0, 1)`. */
  #update(register: string | null, order: Order): Operation {
    const { text, at } = this.#name('xchg, fadd or cas')
    const how = UPDATES[text as keyof typeof UPDATES]
    this.#expect('(', `after ${text}`)
    const location = this.#location(`the location that ${text} changes`)
    this.#expect(',', `after ${location}`)
    const expected = how === 'cas' ? this.#expression() : null
    if (how === 'cas') this.#expect(',', 'after the expected value')
    const value = this.#expression()
    this.#expect(')', `at the end of ${text}`)
    return this.#allowed(
      { type: 'update', how, register, location, expected, value, order },
      UPDATE_ORDERS,
      at,
    )
  }

  #order(): Order {
    const { text, at } = this.#name('an order')
    const order = orderOf(text)
    if (order === null)
      throw new TestProblem(`${text} is not an order: write rlx, acq, rel, acqrel, sc or na.`, at)
    return order
  }

  #allowed<Access extends Operation & { order: Order }>(
    access: Access,
    orders: readonly Order[],
    at: number,
  ) {
    if (orders.includes(access.order)) return access
    const what = { load: 'A load', store: 'A store', update: 'An atomic update' }[
      access.type as 'load' | 'store' | 'update'
    ]
    throw new TestProblem(`${what} cannot be ${access.order}: write ${orders.join(', ')}.`, at)
  }

  #comparison(): Expression {
    const left = this.#expression()
    const { text } = this.#peek
    if (text !== '==' && text !== '!=') return left
    this.#next += 1
    return { type: 'operation', operator: text, left, right: this.#expression() }
  }

  /** Terms from left to right; `*` binds no stronger, so write brackets. */
  #expression(): Expression {
    let left = this.#term()
    for (;;) {
      const { text: operator } = this.#peek
      if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '^' && operator !== '&')
        return left
      this.#next += 1
      left = { type: 'operation', operator, left, right: this.#term() }
    }
  }

  #term(): Expression {
    const { type, text, at } = this.#peek
    if (this.#accept('(')) {
      const inner = this.#comparison()
      this.#expect(')', 'to close the bracket')
      return inner
    }
    if (type === 'number') return { type: 'constant', value: this.#number() }
    if (type === 'name' && !REGISTER.test(text))
      throw new TestProblem(`${text} is in memory: load it into a register first, like r0 = ${text}.`, at)
    return { type: 'register', name: this.#register('a number or a register') }
  }

  #isQuestion(): boolean {
    const { text } = this.#peek
    if (QUANTIFIERS.includes(text)) return true
    return ['~', '!', 'not'].includes(text) && this.#tokens[this.#next + 1]?.text === 'exists'
  }

  #question(threads: readonly (readonly Instruction[])[]): LitmusTest['question'] {
    if (this.#isAtEnd()) return null
    const isNegated = this.#accept('~') || this.#accept('!') || this.#accept('not')
    const word = this.#name('exists or forall').text
    this.#skipBreaks()
    const from = this.#peek.at
    const condition = this.#or(threads)
    const last = this.#tokens[this.#next - 1]!
    this.#skipBreaks()
    if (!this.#isAtEnd())
      throw new TestProblem(`Expected the end after the condition, not ${this.#found()}.`, this.#peek.at)
    const text = this.#source.slice(from, last.at + last.text.length).replace(/\s+/g, ' ')
    return { quantifier: isNegated ? 'not exists' : word === 'forall' ? 'forall' : 'exists', condition, text }
  }

  #or(threads: readonly (readonly Instruction[])[]): Condition {
    let left = this.#and(threads)
    while (this.#accept('\\/') || this.#accept('||') || this.#accept('or'))
      left = { type: 'or', left, right: this.#and(threads) }
    return left
  }

  #and(threads: readonly (readonly Instruction[])[]): Condition {
    let left = this.#unary(threads)
    while (this.#accept('/\\') || this.#accept('&&') || this.#accept('and'))
      left = { type: 'and', left, right: this.#unary(threads) }
    return left
  }

  #unary(threads: readonly (readonly Instruction[])[]): Condition {
    if (this.#accept('~') || this.#accept('!') || this.#accept('not'))
      return { type: 'not', part: this.#unary(threads) }
    if (!this.#accept('(')) return this.#equation(threads)
    const inner = this.#or(threads)
    this.#expect(')', 'to close the bracket')
    return inner
  }

  /** `0:r0 = 1`, `T0:r0 = 1`, `r0 = 1` where only one thread sets r0, `x = 2`. */
  #equation(threads: readonly (readonly Instruction[])[]): Condition {
    const { at } = this.#peek
    const { thread, name } = this.#observed(threads)
    const isEqual = this.#accept('=') || this.#accept('==')
    if (!isEqual) this.#expect('!=', `or = after ${name}`)
    const equals = { type: 'equals', thread, name, value: this.#number() } as const
    if (thread !== null && !setsOf(threads[thread]).has(name))
      throw new TestProblem(`Thread ${thread} never sets ${name}.`, at)
    return isEqual ? equals : { type: 'not', part: equals }
  }

  #observed(threads: readonly (readonly Instruction[])[]): { thread: number | null; name: string } {
    const { type, text, at } = this.#peek
    const prefix = type === 'number' ? text : (/^[TP](\d)$/.exec(text)?.[1] ?? null)
    if (prefix !== null && this.#tokens[this.#next + 1]?.text === ':') {
      this.#next += 2
      const thread = Number(prefix)
      if (thread >= threads.length)
        throw new TestProblem(`There is no thread ${thread}: threads count from 0.`, at)
      return { thread, name: this.#register(`a register of thread ${thread}`) }
    }
    if (!REGISTER.test(text)) {
      const name = this.#name('a register like 0:r0, or a location').text
      if (!this.#locations.has(name)) throw new TestProblem(`No thread uses ${name}.`, at)
      return { thread: null, name }
    }
    const name = this.#register('a register')
    const owners = [...threads.keys()].filter((thread) => setsOf(threads[thread]).has(name))
    if (owners.length > 1)
      throw new TestProblem(
        `${name} is set in threads ${owners.join(' and ')}: write ${owners[0]}:${name} or ${owners[1]}:${name}.`,
        at,
      )
    if (owners[0] === undefined) throw new TestProblem(`No thread sets ${name}.`, at)
    return { thread: owners[0], name }
  }
}

/** Nodes of an execution: a fence or access is one, an update two, a computation none. */
const eventsIn = (threads: readonly (readonly Instruction[])[]): number =>
  threads
    .flat()
    .reduce((sum, { operation: { type } }) => sum + (type === 'update' ? 2 : type === 'compute' ? 0 : 1), 0)

const setsOf = (instructions: readonly Instruction[] = []): ReadonlySet<string | null> =>
  new Set(instructions.map(({ operation }) => targetOf(operation)))
