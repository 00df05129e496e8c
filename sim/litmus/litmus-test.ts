/**
 * Strength of an access. `plain` is an ordinary access of the machine; the C11 models take it as relaxed, so that a test is
 * about order and not about data races. `na` is C's non-atomic access, for which a race is undefined behaviour.
 */
export type Order = 'plain' | 'na' | 'rlx' | 'acq' | 'rel' | 'acqrel' | 'sc'

/** `full`: fence sc, mfence, dmb; `load`: dmb ld; `store`: dmb st, stbar. Each model says what the others' fences are to it. */
export type Fence = 'full' | 'acq' | 'rel' | 'acqrel' | 'load' | 'store' | 'isb'

export type Expression =
  | { readonly type: 'constant'; readonly value: number }
  | { readonly type: 'register'; readonly name: string }
  | {
      readonly type: 'operation'
      readonly operator: '+' | '-' | '*' | '^' | '&' | '==' | '!='
      readonly left: Expression
      readonly right: Expression
    }

/** What an instruction does. `address` is a register the address is computed from: it changes nothing but is a dependency. */
export type Operation =
  | {
      readonly type: 'load'
      readonly register: string
      readonly location: string
      readonly order: Order
      readonly address: string | null
    }
  | {
      readonly type: 'store'
      readonly location: string
      readonly value: Expression
      readonly order: Order
      readonly address: string | null
    }
  /** Atomic; the register gets the old value. `cas` writes only where the old value is `expected`. */
  | {
      readonly type: 'update'
      readonly how: 'exchange' | 'add' | 'cas'
      readonly register: string | null
      readonly location: string
      readonly expected: Expression | null
      readonly value: Expression
      readonly order: Order
    }
  | { readonly type: 'fence'; readonly fence: Fence }
  | { readonly type: 'compute'; readonly register: string; readonly value: Expression }

export type Instruction = {
  /** As written, with single spaces. */
  readonly text: string
  /** The instruction is skipped when this is 0; null when there is no `if`. */
  readonly guard: Expression | null
  readonly operation: Operation
}

/** What a condition says about the values at the end; `thread` null means a location of memory. */
export type Condition =
  | {
      readonly type: 'equals'
      readonly thread: number | null
      readonly name: string
      readonly value: number
    }
  | { readonly type: 'not'; readonly part: Condition }
  | { readonly type: 'and' | 'or'; readonly left: Condition; readonly right: Condition }

export type LitmusTest = {
  readonly threads: readonly (readonly Instruction[])[]
  /** Every location that is used, in order of appearance, with its value at the start. */
  readonly locations: readonly { readonly name: string; readonly initial: number }[]
  /** Null when nothing is asked. */
  readonly question: {
    readonly quantifier: 'exists' | 'forall' | 'not exists'
    readonly condition: Condition
    /** The condition as written. */
    readonly text: string
  } | null
}

/** Where an instruction stands: thread and place in it, both from 0. */
export type Place = { readonly thread: number; readonly instruction: number }

export const MAX_THREADS = 4
export const MAX_INSTRUCTIONS = 8
/** Relations between events are rows of 32 bits. */
export const MAX_EVENTS = 32
export const MAX_LOCATIONS = 6
export const MAX_VALUE = 999

/** What is known when all threads have ended: registers per thread, and memory. A register never written is 0. */
export type Final = {
  readonly registers: readonly Readonly<Record<string, number>>[]
  readonly memory: Readonly<Record<string, number>>
}

export function evaluate(expression: Expression, registers: Readonly<Record<string, number>>): number {
  switch (expression.type) {
    case 'constant':
      return expression.value
    case 'register':
      return registers[expression.name] ?? 0
    case 'operation':
      return apply(
        expression.operator,
        evaluate(expression.left, registers),
        evaluate(expression.right, registers),
      )
  }
}

/** Values stay within 16 bits, so that no test runs away. */
function apply(operator: Extract<Expression, { type: 'operation' }>['operator'], a: number, b: number) {
  switch (operator) {
    case '+':
      return (a + b) & 0xffff
    case '-':
      return (a - b) & 0xffff
    case '*':
      return (a * b) & 0xffff
    case '^':
      return a ^ b
    case '&':
      return a & b
    case '==':
      return a === b ? 1 : 0
    case '!=':
      return a === b ? 0 : 1
  }
}

export function registersIn(expression: Expression | null): readonly string[] {
  if (expression === null || expression.type === 'constant') return []
  if (expression.type === 'register') return [expression.name]
  return [...registersIn(expression.left), ...registersIn(expression.right)]
}

export function satisfies(condition: Condition, final: Final): boolean {
  switch (condition.type) {
    case 'equals': {
      const { thread, name, value } = condition
      return (thread === null ? final.memory[name] : (final.registers[thread]?.[name] ?? 0)) === value
    }
    case 'not':
      return !satisfies(condition.part, final)
    case 'and':
      return satisfies(condition.left, final) && satisfies(condition.right, final)
    case 'or':
      return satisfies(condition.left, final) || satisfies(condition.right, final)
  }
}

/** Whether an end is one that the test asks about: for `forall`, one that breaks it. */
export function isAsked({ question }: LitmusTest, final: Final): boolean {
  if (question === null) return false
  const isTrue = satisfies(question.condition, final)
  return question.quantifier === 'forall' ? !isTrue : isTrue
}

/** The register an operation sets; null when none. */
export function targetOf(operation: Operation): string | null {
  return operation.type === 'load' || operation.type === 'update' || operation.type === 'compute'
    ? operation.register
    : null
}

/**
 * The end of a run in words, `0:r0=0 1:r0=1 x=2`: every register that is set, and the locations that the question names
 * (all of them when no register is set). Two ends with the same words are one outcome.
 */
export function outcomeText(test: LitmusTest, final: Final): string {
  const registers = test.threads.flatMap((instructions, thread) => {
    const names = instructions.flatMap(({ operation }) => targetOf(operation) ?? [])
    return [...new Set(names)]
      .sort()
      .map((name) => `${thread}:${name}=${final.registers[thread]?.[name] ?? 0}`)
  })
  const named = new Set(test.question === null ? [] : locationsIn(test.question.condition))
  const shown = test.locations.filter(({ name }) => registers.length === 0 || named.has(name))
  return [...registers, ...shown.map(({ name }) => `${name}=${final.memory[name]}`)].join(' ')
}

function locationsIn(condition: Condition): readonly string[] {
  if (condition.type === 'equals') return condition.thread === null ? [condition.name] : []
  if (condition.type === 'not') return locationsIn(condition.part)
  return [...locationsIn(condition.left), ...locationsIn(condition.right)]
}

/** The constants that a condition compares with. */
export function valuesIn(condition: Condition): readonly number[] {
  if (condition.type === 'equals') return [condition.value]
  if (condition.type === 'not') return valuesIn(condition.part)
  return [...valuesIn(condition.left), ...valuesIn(condition.right)]
}
