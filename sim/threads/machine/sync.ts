// Locks, semaphores, events and conditions as atomic operations of the machine. An operation's
// `isReady` says whether it can happen now; the machine never performs one that is not ready.
// SYNC words: 4 a, 5 b, 6 c, 7 d, 8 e.
//   Lock       a holder tid or NONE, e id      RLock      a holder, b depth, e id
//   Semaphore  a value, b limit or NONE        Event      a flag
//   Condition  a lock, b list of waiting threads in order

import { access, logSync, markVisible, observeLocks, programPcOf } from './access.ts'
import { machineClock } from './clock.ts'
import { itemsOf, lengthOf, newList, newObject, push, splice } from './containers.ts'
import { defineClass, defineConstructor, method, property } from './define.ts'
import { numberOf } from './equality.ts'
import { classes, raised, typeError } from './errors.ts'
import { field, KIND, setField } from './heap.ts'
import { nativeOf, type SyncOptions } from './native.ts'
import { addressText } from './text.ts'
import { ROOT, root, setRoot, T, tidOf } from './thread-object.ts'
import { isInstance, lookup, typeName, typeOf } from './types.ts'
import { FALSE, fromBool, int, isInt, NONE, PENDING, str, TRUE, UNBOUND } from './values.ts'

const A = 4
const B = 5

const make = (cls: number, words: readonly number[]): number =>
  newObject(KIND.sync, [cls, 0, UNBOUND, ...words, ...new Array(5 - words.length).fill(UNBOUND)])

/** Locks are numbered, so that the locks held at two accesses can be compared across states. */
function nextLockId(): number {
  const n = root(ROOT.locks)
  setRoot(ROOT.locks, n + 2)
  return n
}

const me = () => tidOf(machineClock.thread()) << 1

/** The options of an operation that may take `timeout` as argument `n` (and `blocking` as `blockingAt`). */
function waiting(
  what: string,
  isReady: (self: number) => boolean,
  n: number,
  blockingAt = -1,
  timeout = timeoutOf,
): SyncOptions {
  const polls = (args: readonly number[]) => blockingAt >= 0 && isPolling(args[blockingAt])
  return {
    what,
    isReady: (args) => isReady(args[0] as number) || polls(args) || timeout(args[n]) === 0,
    canGiveUp: (args) => (timeout(args[n]) ?? 0) > 0 && !isReady(args[0] as number),
    timeoutAt: n,
  }
}

/** A timeout in seconds, where one that is negative is over at once; undefined when there is none. */
export function timeoutOf(word: number | undefined): number | undefined {
  if (word === undefined || word === UNBOUND || word === NONE) return undefined
  const seconds = numberOf(word)
  return seconds === undefined ? undefined : Math.max(0, seconds)
}

/** As `timeoutOf` for a lock, where -1 stands for none. */
const lockTimeoutOf = (word: number | undefined): number | undefined =>
  word !== undefined && numberOf(word) === -1 ? undefined : timeoutOf(word)

/** Throws what CPython does when a lock's `acquire` is given a timeout that it cannot use. */
function checkLockTimeout(blocking: number, timeout: number): void {
  const seconds = timeout === undefined || timeout === UNBOUND ? -1 : (numberOf(timeout) ?? -1)
  if (seconds === -1) return
  if (isPolling(blocking)) throw raised('ValueError', "can't specify a timeout for a non-blocking call")
  if (seconds < 0) throw raised('ValueError', 'timeout value must be positive')
}

export const isPolling = (blocking: number | undefined) => blocking === FALSE || blocking === 0

/** What other threads' operations change: where the program reads it is a switch point. */
export const observed = (get: (self: number) => number) => (self: number) => {
  if (access.isOn) markVisible(programPcOf(access.frame()))
  logSync(self >>> 3)
  return get(self)
}

export function bootSync(): void {
  bootLock()
  bootRLock()
  bootSemaphores()
  bootEvent()
  bootCondition()
}

function misuse(thread: number, message: string): void {
  machineClock.event('misuse', thread, message)
}

function bootLock(): void {
  const cls = defineClass('lock', 'object', KIND.sync, '_thread')
  defineConstructor(cls, ([own]) => make(own as number, [NONE, UNBOUND, UNBOUND, UNBOUND, nextLockId()]))
  const isFree = (self: number) => field(self, A) === NONE
  const acquire = (self: number, blocking: number, timeout: number): number => {
    checkLockTimeout(blocking, timeout)
    if (!isFree(self)) return FALSE
    setField(self, A, me())
    return TRUE
  }
  const release = (self: number): number => {
    if (isFree(self)) {
      misuse(machineClock.thread(), 'release of an unheld lock')
      throw raised('RuntimeError', 'release unlocked lock')
    }
    setField(self, A, NONE)
    return NONE
  }
  method(cls, 'acquire', 'blocking? timeout?', acquire, {
    sync: waiting('acquire lock', isFree, 2, 1, lockTimeoutOf),
  })
  method(cls, 'release', '', release, {
    sync: { what: 'release lock', isReady: () => true, isRelease: true },
  })
  method(cls, '__enter__', '', acquire, {
    sync: { what: 'acquire lock', isReady: ([self]) => isFree(self as number) },
  })
  method(cls, '__exit__', 'type? value? traceback?', release, {
    sync: { what: 'release lock', isReady: () => true, isRelease: true },
  })
  method(cls, 'locked', '', (self) => fromBool(!isFree(self)), {
    sync: { what: 'look at lock', isReady: () => true },
  })
  const textOf = observed((self) =>
    str(`<${isFree(self) ? 'unlocked' : 'locked'} _thread.lock object at ${addressText(self)}>`),
  )
  method(cls, '__repr__', '', (self) => {
    // Not where a report shows variables.
    if (access.log !== null) observeLocks()
    return textOf(self)
  })
}

const ownsRLock = (self: number, thread: number) => field(self, A) === tidOf(thread) << 1

function bootRLock(): void {
  const cls = defineClass('RLock', 'object', KIND.sync, '_thread')
  defineConstructor(cls, ([own]) => make(own as number, [NONE, 0, UNBOUND, UNBOUND, nextLockId()]))
  const isFree = (self: number) => field(self, A) === NONE || ownsRLock(self, machineClock.asking())
  const acquire = (self: number, blocking: number, timeout: number): number => {
    checkLockTimeout(blocking, timeout)
    if (!(field(self, A) === NONE || ownsRLock(self, machineClock.thread()))) return FALSE
    setField(self, A, me())
    setField(self, B, field(self, B) + 2)
    return TRUE
  }
  const release = (self: number): number => {
    if (!ownsRLock(self, machineClock.thread())) {
      misuse(machineClock.thread(), 'release of a lock that the thread does not hold')
      throw raised('RuntimeError', 'cannot release un-acquired lock')
    }
    setField(self, B, field(self, B) - 2)
    if (field(self, B) === 0) setField(self, A, NONE)
    return NONE
  }
  const options = waiting('acquire lock', isFree, 2, 1, lockTimeoutOf)
  method(cls, 'acquire', 'blocking? timeout?', acquire, { sync: options })
  method(cls, 'release', '', release, {
    sync: { what: 'release lock', isReady: () => true, isRelease: true },
  })
  method(cls, '__enter__', '', acquire, {
    sync: { what: 'acquire lock', isReady: ([self]) => isFree(self as number) },
  })
  method(cls, '__exit__', 'type? value? traceback?', release, {
    sync: { what: 'release lock', isReady: () => true, isRelease: true },
  })
}

function bootSemaphores(): void {
  const cls = defineClass('Semaphore', 'object', KIND.sync, 'threading')
  const bounded = defineClass('BoundedSemaphore', 'Semaphore', KIND.sync, 'threading')
  defineConstructor(cls, ([own, value], keywords) => {
    const start = value ?? keywords?.get('value') ?? int(1)
    if ((numberOf(start) ?? 0) < 0) throw raised('ValueError', 'semaphore initial value must be >= 0')
    return make(own as number, [start, own === bounded ? start : NONE])
  })
  const isFree = (self: number) => field(self, A) > 0
  const acquire = (self: number, blocking: number, timeout: number): number => {
    if (isPolling(blocking) && timeout !== undefined && timeout !== UNBOUND && timeout !== NONE)
      throw raised('ValueError', "can't specify timeout for non-blocking acquire")
    if (!isFree(self)) return FALSE
    setField(self, A, field(self, A) - 2)
    return TRUE
  }
  const release = (self: number, n: number): number => {
    const count = isInt(n) ? n : 2
    if (count < 2) throw raised('ValueError', 'n must be one or more')
    const limit = field(self, B)
    if (limit !== NONE && field(self, A) + count > limit) {
      misuse(machineClock.thread(), 'semaphore released too many times')
      throw raised('ValueError', 'Semaphore released too many times')
    }
    setField(self, A, field(self, A) + count)
    return NONE
  }
  method(cls, 'acquire', 'blocking? timeout?', acquire, { sync: waiting('acquire semaphore', isFree, 2, 1) })
  method(cls, 'release', 'n?', release, { sync: { what: 'release semaphore', isReady: () => true } })
  method(cls, '__enter__', '', acquire, {
    sync: { what: 'acquire semaphore', isReady: ([self]) => isFree(self as number) },
  })
  method(cls, '__exit__', 'type? value? traceback?', (self) => release(self, UNBOUND), {
    sync: { what: 'release semaphore', isReady: () => true },
  })
  property(
    cls,
    '_value',
    observed((self) => field(self, A)),
  )
}

function bootEvent(): void {
  const cls = defineClass('Event', 'object', KIND.sync, 'threading')
  defineConstructor(cls, ([own]) => make(own as number, [FALSE]))
  const isSet = (self: number) => field(self, A) === TRUE
  const set = (value: number) => (self: number) => {
    setField(self, A, value)
    return NONE
  }
  const now = { what: 'event', isReady: () => true }
  method(cls, 'set', '', set(TRUE), { sync: { ...now, what: 'set event' } })
  method(cls, 'clear', '', set(FALSE), { sync: { ...now, what: 'clear event' } })
  method(cls, 'is_set', '', (self) => field(self, A), { sync: { ...now, what: 'look at event' } })
  method(cls, 'wait', 'timeout?', (self) => fromBool(isSet(self)), {
    sync: waiting('wait for event', isSet, 1),
  })
}

/** Releases a condition's lock however deep it is held; what to restore later. */
function releaseFully(lock: number): number {
  if (typeOf(lock) === classes.lock) {
    setField(lock, A, NONE)
    return 2
  }
  const depth = field(lock, B)
  setField(lock, A, NONE)
  setField(lock, B, 0)
  return depth
}

const isHeldBy = (lock: number, thread: number) =>
  typeOf(lock) === classes.lock ? field(lock, A) !== NONE : ownsRLock(lock, thread)

function bootCondition(): void {
  const cls = defineClass('Condition', 'object', KIND.sync, 'threading')
  defineConstructor(cls, ([own, lock], keywords) => {
    const asked = lock ?? keywords?.get('lock') ?? NONE
    // Over another condition: its lock is what is taken, so that no operation is about more than one lock.
    const given = isInstance(asked, cls) ? field(asked, A) : asked
    if (
      given !== NONE &&
      !isInstance(given, classes.lock as number) &&
      !isInstance(given, classes.RLock as number)
    )
      throw typeError(`the Condition of a lab takes a Lock or an RLock, not '${typeName(given)}'`)
    return make(own as number, [
      given === NONE ? make(classes.RLock as number, [NONE, 0, UNBOUND, UNBOUND, nextLockId()]) : given,
      newList([]),
    ])
  })
  const delegate = (name: string, params: string) => {
    const target = (self: number) => nativeOf(lookup(typeOf(field(self, A)), str(name)))
    const inner = (args: readonly number[]) => [field(args[0] as number, A), ...args.slice(1)]
    method(
      cls,
      name,
      params,
      (self, a, b, c) => target(self).fixed!(field(self, A), a, b, c, UNBOUND, UNBOUND),
      {
        sync: {
          what: name === 'release' || name === '__exit__' ? 'release lock' : 'acquire lock',
          isReady: (args, thread) => target(args[0] as number).sync?.isReady(inner(args), thread) ?? true,
          canGiveUp: (args, thread) =>
            target(args[0] as number).sync?.canGiveUp?.(inner(args), thread) ?? false,
          timeoutAt: 2,
          isRelease: name === 'release' || name === '__exit__',
        },
      },
    )
  }
  delegate('acquire', 'blocking? timeout?')
  delegate('release', '')
  delegate('__enter__', '')
  delegate('__exit__', 'type? value? traceback?')
  const requireHeld = (self: number, what: string) => {
    if (isHeldBy(field(self, A), machineClock.thread())) return
    misuse(machineClock.thread(), `${what} on a condition whose lock is not held`)
    throw raised('RuntimeError', `cannot ${what} on un-acquired lock`)
  }
  // Phase 0 releases and queues; phase 1 waits until notified (or given up) and the lock is free, and takes it again.
  const wait = (self: number): number => {
    const thread = machineClock.thread()
    const lock = field(self, A)
    if (field(thread, T.phase) === 0) {
      requireHeld(self, 'wait')
      setField(thread, T.notified, 0)
      setField(thread, T.aux, releaseFully(lock))
      push(field(self, B), thread)
      setField(thread, T.phase, 1 << 1)
      return PENDING
    }
    const wasNotified = field(thread, T.notified) !== 0
    if (!wasNotified) removeWaiter(self, thread)
    setField(lock, A, tidOf(thread) << 1)
    if (typeOf(lock) !== classes.lock) setField(lock, B, field(thread, T.aux))
    setField(thread, T.notified, 0)
    return fromBool(wasNotified)
  }
  const isReady = (args: readonly number[], thread: number) => {
    if (field(thread, T.phase) === 0) return true
    return field(thread, T.notified) !== 0 && field(field(args[0] as number, A), A) === NONE
  }
  method(cls, 'wait', 'timeout?', wait, {
    sync: {
      what: 'wait on condition',
      isReady,
      timeoutAt: 1,
      canGiveUp: (args, thread) =>
        field(thread, T.phase) !== 0 &&
        field(thread, T.notified) === 0 &&
        (timeoutOf(args[1]) !== undefined || machineClock.allowsSpurious()) &&
        field(field(args[0] as number, A), A) === NONE,
    },
  })
  const notify = (count: (self: number, n: number) => number) => (self: number, n: number) => {
    requireHeld(self, 'notify')
    for (let left = count(self, n); left > 0 && lengthOf(field(self, B)) > 0; left--) {
      const chosen = Math.max(0, machineClock.alternative() - 2)
      const thread = itemsOf(field(self, B))[chosen] ?? (itemsOf(field(self, B))[0] as number)
      removeWaiter(self, thread)
      setField(thread, T.notified, 1 << 1)
    }
    return NONE
  }
  const always = { isReady: () => true }
  const one = notify((_, n) => (isInt(n) ? n >> 1 : 1))
  const all = notify((self) => lengthOf(field(self, B)))
  method(cls, 'notify', 'n?', one, { sync: { ...always, what: 'notify' } })
  method(cls, 'notify_all', '', all, { sync: { ...always, what: 'notify all' } })
  method(cls, 'notifyAll', '', all, { sync: { ...always, what: 'notify all' } })
}

function removeWaiter(self: number, thread: number): void {
  const waiters = field(self, B)
  const at = itemsOf(waiters).indexOf(thread)
  if (at >= 0) splice(waiters, at, 1, [])
}
