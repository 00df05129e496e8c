/** Modules that are themselves JavaScript, run by the machine like the program but without lines and stack entries. */
export const LIBRARY: Readonly<Record<string, string>> = {
  events: `
class EventEmitter {
  #listeners = new Map()
  on(name, fn) { return this.addListener(name, fn) }
  addListener(name, fn) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, [])
    this.#listeners.get(name).push({ fn, once: false })
    return this
  }
  prependListener(name, fn) {
    this.#listeners.set(name, [{ fn, once: false }, ...(this.#listeners.get(name) ?? [])])
    return this
  }
  once(name, fn) {
    this.addListener(name, fn)
    this.#listeners.get(name).at(-1).once = true
    return this
  }
  off(name, fn) { return this.removeListener(name, fn) }
  removeListener(name, fn) {
    const list = this.#listeners.get(name) ?? []
    const index = list.findLastIndex((one) => one.fn === fn)
    if (index >= 0) this.#listeners.set(name, list.filter((_one, at) => at !== index))
    return this
  }
  removeAllListeners(name) {
    if (name === undefined) this.#listeners.clear()
    else this.#listeners.delete(name)
    return this
  }
  emit(name, ...args) {
    const list = this.#listeners.get(name) ?? []
    if (list.length === 0 && name === 'error') throw args[0]
    for (const one of [...list]) {
      if (one.once) this.removeListener(name, one.fn)
      one.fn.apply(this, args)
    }
    return list.length > 0
  }
  listenerCount(name) { return (this.#listeners.get(name) ?? []).length }
  listeners(name) { return (this.#listeners.get(name) ?? []).map((one) => one.fn) }
}
EventEmitter.EventEmitter = EventEmitter
EventEmitter.once = (emitter, name) => new Promise((resolve, reject) => {
  emitter.once(name, (...args) => resolve(args))
  if (name !== 'error') emitter.once('error', reject)
})
module.exports = EventEmitter
`,
  'timers/promises': `
const promised = (set) => (ms, value) => new Promise((resolve) => set(() => resolve(value), ms))
exports.setTimeout = promised(setTimeout)
exports.setImmediate = (value) => new Promise((resolve) => setImmediate(() => resolve(value)))
exports.scheduler = { wait: (ms) => exports.setTimeout(ms), yield: () => exports.setImmediate() }
`,
  assert: `
class AssertionError extends Error {
  constructor(message) {
    super(message)
    this.name = 'AssertionError'
    this.code = 'ERR_ASSERTION'
  }
}
const fail = (message, fallback) => { throw message instanceof Error ? message : new AssertionError(message ?? fallback) }
const assert = (value, message) => { if (!value) fail(message, 'The expression evaluated to a falsy value') }
assert.ok = assert
assert.equal = (a, b, message) => { if (!(a == b)) fail(message, String(a) + ' == ' + String(b)) }
assert.strictEqual = (a, b, message) => { if (!Object.is(a, b)) fail(message, 'Expected values to be strictly equal:\\n\\n' + String(a) + ' !== ' + String(b) + '\\n') }
assert.deepStrictEqual = (a, b, message) => { if (JSON.stringify(a) !== JSON.stringify(b)) fail(message, 'Expected values to be strictly deep-equal') }
assert.AssertionError = AssertionError
module.exports = assert
`,
}
