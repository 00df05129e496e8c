// The special methods of operators on built-in types, for explicit calls (`super().__add__(other)`, `int.__lt__`).

import { method } from './define.ts'
import { equal } from './equality.ts'
import { classes } from './errors.ts'
import { KIND, kindOf } from './heap.ts'
import { hooks } from './native.ts'
import { binary, compareSets, METHODS, order, unary } from './operators.ts'
import { truth, unwrap } from './truth.ts'
import { isInstance } from './types.ts'
import { fromBool, NOT_IMPLEMENTED, UNBOUND } from './values.ts'

const NUMBERS = ['int', 'float']
const SEQUENCES = ['str', 'list', 'tuple', 'deque']
const SETS = ['set', 'frozenset']

/** Names by what `METHODS` calls them. */
const OPERATORS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['int'],
    ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor'],
  ],
  [['float'], ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow']],
  [SEQUENCES, ['add', 'mul']],
  [['str'], ['mod']],
  [['dict'], ['or']],
  [SETS, ['sub', 'and', 'or', 'xor']],
]

const COMPARISONS: readonly (readonly [string, (sign: number) => boolean])[] = [
  ['__lt__', (sign) => sign < 0],
  ['__le__', (sign) => sign <= 0],
  ['__gt__', (sign) => sign > 0],
  ['__ge__', (sign) => sign >= 0],
]

export function bootOperators(): void {
  for (const [names, operators] of OPERATORS)
    for (const name of names) for (const operator of operators) operatorMethods(name, operator)
  for (const name of [...NUMBERS, ...SEQUENCES, ...SETS]) comparisonMethods(name)
  for (const name of [...NUMBERS, ...SEQUENCES, ...SETS, 'dict']) equalityMethods(name)
  for (const name of NUMBERS) unaryMethods(name)
}

function operatorMethods(name: string, operator: string): void {
  const cls = classes[name] as number
  const op = METHODS.indexOf(operator as (typeof METHODS)[number])
  const operate = (a: number, b: number): number => {
    if (!goTogether(name, op, a, b)) return NOT_IMPLEMENTED
    const result = binary(op, a, b)
    return result === UNBOUND ? NOT_IMPLEMENTED : result
  }
  method(cls, `__${operator}__`, 'other modulus?', (self, other) => operate(unwrap(self), unwrap(other)))
  if (!SEQUENCES.includes(name) || operator === 'mul')
    method(cls, `__r${operator}__`, 'other', (self, other) => operate(unwrap(other), unwrap(self)))
}

/** Whether the type's own method takes the other operand: an int leaves floats to them. */
function goTogether(name: string, op: number, a: number, b: number): boolean {
  const is = (v: number, cls: string) => isInstance(v, classes[cls] as number)
  if (name === 'int') return is(a, 'int') && is(b, 'int')
  if (name === 'float') return [a, b].every((v) => is(v, 'int') || is(v, 'float'))
  if (SETS.includes(name)) return [a, b].every((v) => is(v, 'set') || is(v, 'frozenset'))
  if (name === 'dict') return is(a, 'dict') && is(b, 'dict')
  // A sequence concatenated with another type is an error of its own, with its own words.
  return op === 0 || op === 5 || is(a, 'int') || is(b, 'int')
}

function comparisonMethods(name: string): void {
  const cls = classes[name] as number
  COMPARISONS.forEach(([special, test], op) => {
    method(cls, special, 'other', (self, given) => {
      const [a, b] = [unwrap(self), unwrap(given)]
      const sets = compareSets(op, a, b)
      if (sets !== undefined) return fromBool(sets)
      const isLeftToFloat = name === 'int' && kindOf(b) === KIND.float
      const sign = isLeftToFloat ? undefined : order(a, b)
      return sign === undefined ? NOT_IMPLEMENTED : fromBool(test(sign))
    })
  })
}

function equalityMethods(name: string): void {
  const cls = classes[name] as number
  const alike = (self: number, other: number): boolean | undefined => {
    const [a, b] = [unwrap(self), unwrap(other)]
    const isKnown = equal(a, b) || isInstance(b, cls) || (SETS.includes(name) && kindOf(b) === KIND.set)
    return isKnown ? equal(a, b) : undefined
  }
  method(cls, '__eq__', 'other', (self, other) => {
    const is = alike(self, other)
    return is === undefined ? NOT_IMPLEMENTED : fromBool(is)
  })
  method(cls, '__ne__', 'other', (self, other) => {
    const is = alike(self, other)
    return is === undefined ? NOT_IMPLEMENTED : fromBool(!is)
  })
}

function unaryMethods(name: string): void {
  const cls = classes[name] as number
  const special = name === 'int' ? ['__neg__', '__pos__', '__invert__'] : ['__neg__', '__pos__']
  special.forEach((own, op) => {
    method(cls, own, '', (self) => unary(op, unwrap(self)))
  })
  method(cls, '__abs__', '', (self) =>
    hooks.less(unwrap(self), 0) ? unary(0, unwrap(self)) : unary(1, unwrap(self)),
  )
  method(cls, '__bool__', '', (self) => fromBool(truth(unwrap(self))))
}
