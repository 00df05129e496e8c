import { fnOf, isObject, type Obj, type RealmFace, type Value } from './values.ts'

/** A binary operator on any two values, as in ECMA-262, 13.15.3. */
export function binary(realm: RealmFace, operator: string, [left, right]: readonly [Value, Value]): Value {
  switch (operator) {
    case '===':
      return left === right
    case '!==':
      return left !== right
    case '==':
      return looselyEqual(realm, left, right)
    case '!=':
      return !looselyEqual(realm, left, right)
    case '+':
      return add(realm, left, right)
    case 'in':
      if (!isObject(right))
        throw realm.typeError(`Cannot use 'in' operator to search for '${String(left)}' in ${String(right)}`)
      return (typeof left === 'symbol' ? left : realm.toText(left)) in right
    case 'instanceof':
      return isInstance(realm, left, right)
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compare(operator, realm.toPrimitive(left, 'number'), realm.toPrimitive(right, 'number'))
    default:
      return arithmetic(realm, operator, [realm.toNumeric(left), realm.toNumeric(right)])
  }
}

export function unary(realm: RealmFace, operator: string, value: Value): Value {
  switch (operator) {
    case '!':
      return !value
    case 'typeof':
      return fnOf(value) ? 'function' : typeof value
    case 'void':
      return undefined
    case '+': {
      const number = realm.toPrimitive(value, 'number')
      if (typeof number === 'bigint') throw realm.typeError('Cannot convert a BigInt value to a number')
      return Number(number)
    }
    case '-':
      return -realm.toNumeric(value)
    default:
      return ~realm.toNumeric(value)
  }
}

function looselyEqual(realm: RealmFace, left: Value, right: Value): boolean {
  if (isObject(left) === isObject(right)) {
    // biome-ignore lint/suspicious/noDoubleEquals: the program's own operator.
    return left == right
  }
  if (left === null || left === undefined || right === null || right === undefined) return false
  // biome-ignore lint/suspicious/noDoubleEquals: the program's own operator.
  return realm.toPrimitive(left, 'default') == realm.toPrimitive(right, 'default')
}

function add(realm: RealmFace, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + right
  const [first, second] = [realm.toPrimitive(left, 'default'), realm.toPrimitive(right, 'default')]
  if (typeof first !== 'string' && typeof second !== 'string') {
    return arithmetic(realm, '+', [realm.toNumeric(first), realm.toNumeric(second)])
  }
  return realm.boundedText(realm.toText(first) + realm.toText(second))
}

function compare(operator: string, left: Value, right: Value): boolean {
  const [first, second] = [left as number, right as number]
  switch (operator) {
    case '<':
      return first < second
    case '>':
      return first > second
    case '<=':
      return first <= second
    default:
      return first >= second
  }
}

function isInstance(realm: RealmFace, value: Value, type: Value): boolean {
  const custom = isObject(type) ? realm.get(type, Symbol.hasInstance) : undefined
  if (fnOf(custom)) return Boolean(realm.call(custom, type, [value]))
  if (!fnOf(type)) throw realm.typeError("Right-hand side of 'instanceof' is not callable")
  const wanted = (type as Obj).prototype
  if (!isObject(value)) return false
  for (let proto = realm.protoOf(value); proto !== null; proto = Object.getPrototypeOf(proto)) {
    if (proto === wanted) return true
  }
  return false
}

function arithmetic(
  realm: RealmFace,
  operator: string,
  [left, right]: readonly [number | bigint, number | bigint],
): Value {
  if (typeof left !== typeof right) {
    throw realm.typeError('Cannot mix BigInt and other types, use explicit conversions')
  }
  if (operator === '**' && typeof right === 'bigint' && right > 100_000n) {
    throw realm.rangeError('Maximum BigInt size exceeded')
  }
  // Both are numbers or both are BigInts; the operators below take either.
  const [a, b] = [left as number, right as number]
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '%':
      return a % b
    case '**':
      return a ** b
    case '&':
      return a & b
    case '|':
      return a | b
    case '^':
      return a ^ b
    case '<<':
      return a << b
    case '>>':
      return a >> b
    default:
      return a >>> b
  }
}
