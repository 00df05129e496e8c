/** The module `events`: EventEmitter with `once` and `on` (Node.js, Events). */
export const EVENTS = `
const { AbortError } = require('internal/abort')
function EventEmitter() { init(this) }
function init(self) {
  if (self._events === undefined || self._events === Object.getPrototypeOf(self)._events) {
    self._events = Object.create(null)
    self._eventsCount = 0
  }
  self._maxListeners = self._maxListeners || undefined
}
const listOf = (self, name) => {
  const known = self._events?.[name]
  return known === undefined ? [] : typeof known === 'function' ? [known] : known
}
const keep = (self, name, list) => {
  if (list.length === 0) {
    if (name in self._events) self._eventsCount--
    delete self._events[name]
  } else self._events[name] = list.length === 1 ? list[0] : list
}
const check = (fn) => {
  if (typeof fn === 'function') return
  const got = fn === undefined || fn === null ? String(fn) : typeof fn === 'object' ? 'an instance of ' + fn.constructor.name : 'type ' + typeof fn + ' (' + require('util').inspect(fn) + ')'
  const error = new TypeError('The "listener" argument must be of type function. Received ' + got)
  error.code = 'ERR_INVALID_ARG_TYPE'
  throw error
}
const add = (self, name, fn, isFirst) => {
  check(fn)
  if (self._events === undefined) init(self)
  if (self._events.newListener !== undefined) self.emit('newListener', name, fn.listener ?? fn)
  const list = listOf(self, name)
  if (list.length === 0) self._eventsCount++
  self._events[name] = list.length === 0 ? fn : isFirst ? [fn, ...list] : [...list, fn]
  return self
}
const onceOf = (self, name, fn) => {
  check(fn)
  const wrapped = (...args) => {
    self.removeListener(name, wrapped)
    return fn.apply(self, args)
  }
  wrapped.listener = fn
  return wrapped
}
const methods = {
  on(name, fn) { return add(this, name, fn, false) },
  addListener(name, fn) { return add(this, name, fn, false) },
  prependListener(name, fn) { return add(this, name, fn, true) },
  once(name, fn) { return add(this, name, onceOf(this, name, fn), false) },
  prependOnceListener(name, fn) { return add(this, name, onceOf(this, name, fn), true) },
  off(name, fn) { return this.removeListener(name, fn) },
  removeListener(name, fn) {
    check(fn)
    const list = listOf(this, name)
    const index = list.findLastIndex((one) => one === fn || one.listener === fn)
    if (index < 0) return this
    keep(this, name, list.filter((_one, at) => at !== index))
    if (this._events.removeListener !== undefined) this.emit('removeListener', name, fn)
    return this
  },
  removeAllListeners(name) {
    if (name !== undefined) keep(this, name, [])
    else {
      this._events = Object.create(null)
      this._eventsCount = 0
    }
    return this
  },
  emit(name, ...args) {
    const list = listOf(this, name)
    if (list.length === 0 && name === 'error') {
      if (args[0] instanceof Error) throw args[0]
      const error = new Error('Unhandled error. (' + (typeof args[0] === 'string' ? "'" + args[0] + "'" : require('util').inspect(args[0])) + ')')
      error.code = 'ERR_UNHANDLED_ERROR'
      error.context = args[0]
      throw error
    }
    for (const fn of [...list]) fn.apply(this, args)
    return list.length > 0
  },
  listenerCount(name) { return listOf(this, name).length },
  listeners(name) { return listOf(this, name).map((fn) => fn.listener ?? fn) },
  rawListeners(name) { return [...listOf(this, name)] },
  eventNames() { return Object.keys(this._events ?? {}) },
  setMaxListeners(n) { this._maxListeners = n; return this },
  getMaxListeners() { return this._maxListeners ?? EventEmitter.defaultMaxListeners },
}
for (const [name, fn] of Object.entries(methods)) {
  Object.defineProperty(EventEmitter.prototype, name, { value: fn, writable: true, configurable: true })
}
EventEmitter.EventEmitter = EventEmitter
EventEmitter.defaultMaxListeners = 10
EventEmitter.once = (emitter, name, { signal } = {}) => new Promise((resolve, reject) => {
  const clean = () => {
    emitter.removeListener(name, done)
    emitter.removeListener('error', failed)
    signal?.removeEventListener('abort', aborted)
  }
  const done = (...args) => { clean(); resolve(args) }
  const failed = (error) => { clean(); reject(error) }
  const aborted = () => { clean(); reject(new AbortError(undefined, { cause: signal.reason })) }
  if (signal?.aborted) { reject(new AbortError(undefined, { cause: signal.reason })); return }
  emitter.once(name, done)
  if (name !== 'error') emitter.once('error', failed)
  signal?.addEventListener('abort', aborted)
})
EventEmitter.on = (emitter, name, { signal } = {}) => {
  const values = []
  const waiting = []
  let error = null
  let isDone = false
  const push = (...args) => { waiting.length > 0 ? waiting.shift().resolve({ value: args, done: false }) : values.push(args) }
  const fail = (reason) => {
    if (waiting.length > 0) waiting.shift().reject(reason)
    else error = reason
    close()
  }
  const aborted = () => fail(new AbortError(undefined, { cause: signal.reason }))
  const close = () => {
    isDone = true
    emitter.removeListener(name, push)
    emitter.removeListener('error', fail)
    signal?.removeEventListener('abort', aborted)
    for (const one of waiting.splice(0)) one.resolve({ value: undefined, done: true })
    return Promise.resolve({ value: undefined, done: true })
  }
  emitter.on(name, push)
  if (name !== 'error') emitter.on('error', fail)
  signal?.addEventListener('abort', aborted)
  return {
    next() {
      if (values.length > 0) return Promise.resolve({ value: values.shift(), done: false })
      if (error !== null) { const reason = error; error = null; return Promise.reject(reason) }
      if (isDone) return close()
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    return: close,
    [Symbol.asyncIterator]() { return this },
  }
}
module.exports = EventEmitter
`
