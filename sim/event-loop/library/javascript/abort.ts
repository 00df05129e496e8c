/** Event, EventTarget, CustomEvent, DOMException, AbortController and AbortSignal (DOM, 2 Events and 3 Aborting). */
export const ABORT = `
class DOMException extends Error {
  #name
  #code
  constructor(message = '', options = 'Error') {
    super(message)
    this.#name = typeof options === 'object' ? options.name ?? 'Error' : options
    this.#code = { AbortError: 20, TimeoutError: 23, DataCloneError: 25 }[this.#name] ?? 0
    if (typeof options === 'object' && 'cause' in options) this.cause = options.cause
    Object.defineProperty(this, 'stack', {
      value: this.stack.replace(/^Error/, 'DOMException [' + this.#name + ']'), writable: true, configurable: true,
    })
  }
  get name() { return this.#name }
  get code() { return this.#code }
}
class Event {
  #type
  #cancelable
  target = null
  defaultPrevented = false
  constructor(type, { cancelable = false } = {}) { this.#type = String(type); this.#cancelable = cancelable }
  get type() { return this.#type }
  get currentTarget() { return this.target }
  get cancelable() { return this.#cancelable }
  isStopped = false
  preventDefault() { if (this.#cancelable) this.defaultPrevented = true }
  stopPropagation() {}
  stopImmediatePropagation() { this.isStopped = true }
}
class CustomEvent extends Event {
  #detail
  constructor(type, options = {}) { super(type, options); this.#detail = options.detail ?? null }
  get detail() { return this.#detail }
}
class EventTarget {
  #listeners = new Map()
  addEventListener(type, fn, options) {
    if (fn === null || fn === undefined) return
    const { once = false, signal } = typeof options === 'object' && options !== null ? options : {}
    if (signal?.aborted) return
    const list = this.#listeners.get(type) ?? []
    if (list.some((one) => one.fn === fn)) return
    this.#listeners.set(type, [...list, { fn, once }])
    signal?.addEventListener('abort', () => this.removeEventListener(type, fn), { once: true })
  }
  removeEventListener(type, fn) {
    this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((one) => one.fn !== fn))
  }
  dispatchEvent(event) {
    event.target = this
    for (const { fn, once } of this.#listeners.get(event.type) ?? []) {
      if (event.isStopped) break
      if (!(this.#listeners.get(event.type) ?? []).some((one) => one.fn === fn)) continue
      if (once) this.removeEventListener(event.type, fn)
      try {
        if (typeof fn === 'function') fn.call(this, event)
        else fn.handleEvent(event)
      } catch (error) {
        process.nextTick(() => { throw error })
      }
    }
    return !event.defaultPrevented
  }
}
const KEY = {}
const abortAs = new WeakMap()
class AbortSignal extends EventTarget {
  #reason
  #aborted = false
  #onabort = null
  constructor(key) {
    super()
    if (key !== KEY) throw new TypeError('Illegal constructor')
    abortAs.set(this, (reason) => {
      if (this.#aborted) return
      this.#aborted = true
      this.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason
      this.dispatchEvent(new Event('abort'))
    })
  }
  get aborted() { return this.#aborted }
  get reason() { return this.#reason }
  get onabort() { return this.#onabort }
  set onabort(fn) {
    if (this.#onabort) this.removeEventListener('abort', this.#onabort)
    this.#onabort = fn
    if (fn) this.addEventListener('abort', fn)
  }
  throwIfAborted() { if (this.#aborted) throw this.#reason }
  static abort(reason) {
    const signal = new AbortSignal(KEY)
    abortAs.get(signal)(reason)
    return signal
  }
  static timeout(ms) {
    const signal = new AbortSignal(KEY)
    setTimeout(function timeout() {
      abortAs.get(signal)(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
    }, ms).unref()
    return signal
  }
  static any(signals) {
    const any = new AbortSignal(KEY)
    for (const one of signals) {
      if (one.aborted) { abortAs.get(any)(one.reason); return any }
    }
    for (const one of signals) one.addEventListener('abort', () => abortAs.get(any)(one.reason), { once: true })
    return any
  }
}
class AbortController {
  #signal = new AbortSignal(KEY)
  get signal() { return this.#signal }
  abort(reason) { abortAs.get(this.#signal)(reason) }
}
class AbortError extends Error {
  constructor(message = 'The operation was aborted', options) {
    super(message, options)
    this.code = 'ABORT_ERR'
    this.name = 'AbortError'
  }
}
module.exports = { DOMException, Event, CustomEvent, EventTarget, AbortSignal, AbortController, AbortError }
`
