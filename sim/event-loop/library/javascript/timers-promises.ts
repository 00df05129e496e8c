/** The module `timers/promises` (Node.js, Timers promises API). */
export const TIMERS_PROMISES = `
const { AbortError } = require('internal/abort')
const abortable = (signal, start, stop) => new Promise((resolve, reject) => {
  if (signal?.aborted) { reject(new AbortError(undefined, { cause: signal.reason })); return }
  const handle = start(() => {
    signal?.removeEventListener('abort', onAbort)
    resolve()
  })
  const onAbort = () => {
    stop(handle)
    reject(new AbortError(undefined, { cause: signal.reason }))
  }
  signal?.addEventListener('abort', onAbort)
})
const promised = (signal, start, stop, value) => {
  if (signal) return abortable(signal, start, stop).then(() => value)
  return new Promise((resolve) => start(() => resolve(value)))
}
exports.setTimeout = (ms, value, { signal, ref = true } = {}) => promised(signal, (done) => {
  const timer = setTimeout(done, ms)
  if (!ref) timer.unref()
  return timer
}, clearTimeout, value)
exports.setImmediate = (value, { signal } = {}) => promised(signal, (done) => setImmediate(done), clearImmediate, value)
exports.setInterval = async function* (ms, value, { signal } = {}) {
  signal?.throwIfAborted()
  let due = 0
  let wake = null
  let failed = null
  const timer = setInterval(() => { due++; wake?.() }, ms)
  const onAbort = () => { failed = new AbortError(undefined, { cause: signal.reason }); wake?.() }
  signal?.addEventListener('abort', onAbort)
  try {
    for (;;) {
      if (failed) throw failed
      if (due === 0) {
        await new Promise((resolve) => { wake = resolve })
        wake = null
        continue
      }
      due--
      yield value
    }
  } finally {
    clearInterval(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
exports.scheduler = { wait: (ms, options) => exports.setTimeout(ms, undefined, options), yield: () => exports.setImmediate() }
`
