/** The module `assert` (Node.js, Assert): messages are shorter than Node's where it shows a difference. */
export const ASSERT = `
const { isDeepStrictEqual, inspect } = require('util')
class AssertionError extends Error {
  constructor({ message, actual, expected, operator }) {
    super(message)
    this.generatedMessage = false
    this.code = 'ERR_ASSERTION'
    this.actual = actual
    this.expected = expected
    this.operator = operator
    this.diff = 'simple'
    Object.defineProperty(this, 'name', { value: 'AssertionError', writable: true, configurable: true, enumerable: false })
  }
}
const fail = (message, fallback, actual, expected, operator) => {
  if (message instanceof Error) throw message
  throw new AssertionError({ message: message ?? fallback, actual, expected, operator })
}
const assert = (value, message) => { if (!value) fail(message, 'The expression evaluated to a falsy value', value, true, '==') }
assert.ok = assert
assert.equal = (a, b, message) => { if (!(a == b || (a !== a && b !== b))) fail(message, inspect(a) + ' == ' + inspect(b), a, b, '==') }
assert.notEqual = (a, b, message) => { if (a == b) fail(message, inspect(a) + ' != ' + inspect(b), a, b, '!=') }
assert.strictEqual = (a, b, message) => { if (!Object.is(a, b)) fail(message, 'Expected values to be strictly equal:\\n\\n' + inspect(a) + ' !== ' + inspect(b) + '\\n', a, b, 'strictEqual') }
assert.notStrictEqual = (a, b, message) => { if (Object.is(a, b)) fail(message, 'Expected "actual" to be strictly unequal to: ' + inspect(b), a, b, 'notStrictEqual') }
assert.deepStrictEqual = (a, b, message) => { if (!isDeepStrictEqual(a, b)) fail(message, 'Expected values to be strictly deep-equal:\\n' + inspect(a) + '\\n\\nshould equal\\n\\n' + inspect(b), a, b, 'deepStrictEqual') }
assert.deepEqual = assert.deepStrictEqual
assert.notDeepStrictEqual = (a, b, message) => { if (isDeepStrictEqual(a, b)) fail(message, 'Expected "actual" not to be strictly deep-equal to: ' + inspect(b), a, b, 'notDeepStrictEqual') }
assert.notDeepEqual = assert.notDeepStrictEqual
assert.fail = (message = 'Failed') => fail(message, message, undefined, undefined, 'fail')
assert.match = (text, pattern, message) => { if (!pattern.test(text)) fail(message, 'The input did not match the regular expression ' + pattern + '. Input:\\n\\n' + inspect(text) + '\\n', text, pattern, 'match') }
assert.ifError = (value) => { if (value !== null && value !== undefined) throw value }
const fits = (error, expected) => {
  if (expected === undefined || typeof expected === 'string') return true
  if (expected instanceof RegExp) return expected.test(String(error))
  if (typeof expected === 'function') {
    if (expected.prototype !== undefined && error instanceof expected) return true
    return !(expected === Error || expected.prototype instanceof Error) && expected(error) === true
  }
  return Object.entries(expected).every(([key, value]) => value instanceof RegExp ? value.test(error[key]) : isDeepStrictEqual(error[key], value))
}
assert.throws = (fn, expected, message) => {
  let error
  try { fn() } catch (caught) { error = { caught } }
  if (!error) fail(typeof expected === 'string' ? expected : message, 'Missing expected exception.', undefined, expected, 'throws')
  if (!fits(error.caught, expected)) throw error.caught
}
assert.doesNotThrow = (fn) => { fn() }
assert.rejects = async (promise, expected, message) => {
  let error
  try { await (typeof promise === 'function' ? promise() : promise) } catch (caught) { error = { caught } }
  if (!error) fail(typeof expected === 'string' ? expected : message, 'Missing expected rejection.', undefined, expected, 'rejects')
  if (!fits(error.caught, expected)) throw error.caught
}
assert.doesNotReject = async (promise) => { await (typeof promise === 'function' ? promise() : promise) }
assert.AssertionError = AssertionError
assert.strict = assert
module.exports = assert
`
