/** The module `worker_threads` over the natives in `internal/threads` (Node.js, Worker threads). */
export const WORKER_THREADS = `
const threads = require('internal/threads')
const EventEmitter = require('events')
const invalid = (Type, code, message) => {
  const error = new Type(message)
  error.code = code
  return error
}
class MessagePort extends EventEmitter {
  #handle
  #onmessage = null
  #isUnref = false
  constructor(handle) {
    super()
    this.#handle = handle
    threads.listen(handle, this, (type, value) => {
      if (type === 'message') this.#onmessage?.({ data: value, target: this })
      this.emit(type, value)
    })
  }
  static handleOf(port) { return port.#handle }
  #update() {
    const hasListener = this.listenerCount('message') > 0 || this.#onmessage !== null
    if (hasListener) threads.start(this.#handle)
    threads.ref(this.#handle, hasListener && !this.#isUnref)
  }
  get onmessage() { return this.#onmessage }
  set onmessage(fn) { this.#onmessage = typeof fn === 'function' ? fn : null; this.#update() }
  on(name, fn) { super.on(name, fn); this.#update(); return this }
  addListener(name, fn) { return this.on(name, fn) }
  once(name, fn) { super.once(name, fn); this.#update(); return this }
  off(name, fn) { return this.removeListener(name, fn) }
  removeListener(name, fn) { super.removeListener(name, fn); this.#update(); return this }
  removeAllListeners(name) { super.removeAllListeners(name); this.#update(); return this }
  addEventListener(name, fn, { once = false } = {}) {
    const wrapped = (value) => fn({ type: name, data: value, target: this })
    wrapped.listener = fn
    return once ? this.once(name, wrapped) : this.on(name, wrapped)
  }
  removeEventListener(name, fn) { this.removeListener(name, fn) }
  postMessage(value, transfer) {
    threads.post(this.#handle, value, listOf(transfer).map(MessagePort.handleOf))
  }
  start() { threads.start(this.#handle) }
  close() { threads.close(this.#handle) }
  ref() { this.#isUnref = false; threads.ref(this.#handle, true); return this }
  unref() { this.#isUnref = true; threads.ref(this.#handle, false); return this }
  hasRef() { return threads.hasRef(this.#handle) }
}
const listOf = (transfer) => Array.isArray(transfer) ? transfer.filter((one) => one instanceof MessagePort) : listOf(transfer?.transfer ?? [])
threads.portMaker((handle) => new MessagePort(handle))
class MessageChannel {
  constructor() {
    const [first, second] = threads.channel()
    this.port1 = new MessagePort(first)
    this.port2 = new MessagePort(second)
  }
}
class Worker extends EventEmitter {
  #worker
  #port
  #exit = null
  constructor(file, options = {}) {
    super()
    if (typeof file !== 'string') {
      throw invalid(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "filename" argument must be of type string or an instance of URL. Received ' + (file === undefined || file === null ? String(file) : 'type ' + typeof file + ' (' + String(file) + ')'))
    }
    if (!options.eval && !threads.isPath(file)) {
      throw invalid(TypeError, 'ERR_WORKER_PATH', "The worker script or module filename must be an absolute path or a relative path starting with './' or '../'. Received \\"" + file + '"')
    }
    const made = threads.create(file, options.eval === true, options.workerData, options.argv, (type, value) => this.#hear(type, value))
    this.#worker = made.worker
    this.#port = made.port
    this.threadId = made.threadId
    threads.listen(this.#port, undefined, (type, value) => { if (type === 'message') this.emit('message', value) })
    threads.start(this.#port)
  }
  #hear(type, value) {
    if (type === 'error') this.emit('error', value)
    else if (type === 'online') this.emit('online')
    else if (type === 'exit') {
      this.threadId = -1
      this.emit('exit', value)
      if (this.#exit) this.#exit(value)
      this.#exit = true
    }
  }
  postMessage(value, transfer) { threads.post(this.#port, value, listOf(transfer).map(MessagePort.handleOf)) }
  terminate() {
    if (this.#exit === true) return Promise.resolve(undefined)
    const { promise, resolve } = Promise.withResolvers()
    const before = this.#exit
    this.#exit = (code) => { before?.(code); resolve(code) }
    threads.terminate(this.#worker)
    return promise
  }
  ref() { threads.refWorker(this.#worker, true); return this }
  unref() { threads.refWorker(this.#worker, false); return this }
}
const shared = { MessageChannel, MessagePort, Worker }
module.exports = {
  ...shared,
  isMainThread: threads.isMainThread,
  threadId: threads.threadId,
  workerData: threads.workerData,
  parentPort: threads.parent === null ? null : new MessagePort(threads.parent),
  resourceLimits: {},
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  receiveMessageOnPort: (port) => threads.receive(MessagePort.handleOf(port)),
  markAsUntransferable: () => {},
}
`
