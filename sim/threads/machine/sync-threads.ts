// threading.Thread and what belongs to it, time.sleep, lab.atomic.

import { access, logSync, OBSERVES, observeThreads } from './access.ts'
import { machineClock } from './clock.ts'
import { newList, newObject, push } from './containers.ts'
import { defineClass, defineConstructor, method, property } from './define.ts'
import { get, keysOf, newDict } from './dict.ts'
import { equal } from './equality.ts'
import { classes, Raised, raised, typeError, valueError } from './errors.ts'
import { field, KIND, kindOf, setField } from './heap.ts'
import { asList } from './iteration.ts'
import { hooks, native } from './native.ts'
import { program } from './program.ts'
import { timeoutOf } from './sync.ts'
import { functionName, toStr } from './text.ts'
import {
  DAEMON,
  isConcurrent,
  newThread,
  ROOT,
  root,
  STATUS,
  setRoot,
  statusOf,
  T,
  threadByTid,
  threadCount,
  tidOf,
} from './thread-object.ts'
import { truth } from './truth.ts'
import { lookup, newTuple, typeName, typeOf } from './types.ts'
import { FALSE, fromBool, int, isInt, isPointer, NONE, str, TRUE, text, UNBOUND } from './values.ts'

const always = (what: string) => ({ what, isReady: () => true })

/** Thread ids as people see them: like CPython's, large and distinct. */
const identOf = (thread: number): number => int(140_000_000_000_000 + tidOf(thread) * 4096)

export function bootThreads(): void {
  const cls = defineClass('Thread', 'object', KIND.thread, 'threading')
  defineConstructor(cls, ([own]) => newThread(own as number))
  const make = (
    self: number,
    group: number,
    target: number,
    name: number,
    args: number,
    keywords: number,
  ): number => {
    if (group !== UNBOUND && group !== NONE)
      throw raised('AssertionError', 'group argument must be None for now')
    setField(self, T.target, target === UNBOUND ? NONE : target)
    setField(self, T.args, args === UNBOUND ? newTuple([]) : args)
    setField(self, T.keywords, keywords === UNBOUND || keywords === NONE ? newDict() : keywords)
    setField(self, T.name, name === UNBOUND || name === NONE ? nextName(target) : str(toStr(name)))
    const parent = machineClock.thread()
    setField(
      self,
      T.daemon,
      parent !== NONE && parent !== UNBOUND && field(parent, T.daemon) >> 1 === DAEMON.yes
        ? DAEMON.yes << 1
        : 0,
    )
    return NONE
  }
  // `daemon` is keyword-only in practice; the library's `__init__` sets it after this.
  method(cls, '_make', 'group? target? name? args? kwargs?', make)
  method(cls, 'start', '', start, { sync: always('start thread') })
  method(cls, 'join', 'timeout?', join, {
    sync: {
      what: 'join thread',
      isReady: ([self, timeout], thread) =>
        statusOf(self as number) !== STATUS.alive || self === thread || timeoutOf(timeout) === 0,
      canGiveUp: ([self, timeout]) =>
        timeoutOf(timeout) !== undefined && statusOf(self as number) === STATUS.alive,
      timeoutAt: 1,
    },
  })
  method(
    cls,
    'is_alive',
    '',
    (self) => {
      observeThreads(OBSERVES.status)
      return fromBool(statusOf(self) === STATUS.alive)
    },
    { sync: always('look at thread') },
  )
  method(cls, 'getName', '', (self) => field(self, T.name))
  property(
    cls,
    'name',
    (self) => field(self, T.name),
    (self, value) => setField(self, T.name, str(toStr(value))),
  )
  property(cls, 'daemon', (self) => fromBool(field(self, T.daemon) >> 1 === DAEMON.yes), setDaemon)
  property(cls, 'ident', (self) => (statusOf(self) === STATUS.created ? NONE : identOf(self)))
  property(cls, 'native_id', (self) => (statusOf(self) === STATUS.created ? NONE : identOf(self)))
  property(cls, '_target', ofThread(T.target))
  property(cls, '_args', ofThread(T.args))
  property(cls, '_kwargs', ofThread(T.keywords))
  method(cls, '__repr__', '', (self) => str(threadText(self)))
  const main = defineClass('_MainThread', 'Thread', KIND.thread, 'threading')
  void main
}

/** What a thread was given to do, and no longer has once it has ended. */
const ofThread = (word: number) => (self: number) => {
  if (self !== machineClock.thread()) logSync(self >>> 3)
  return field(self, word)
}

function setDaemon(self: number, value: number): void {
  if (statusOf(self) !== STATUS.created)
    throw raised('RuntimeError', 'cannot set daemon status of active thread')
  setField(self, T.daemon, truth(value) ? 2 : 0)
}

function threadText(self: number): string {
  observeThreads(OBSERVES.status)
  const status = ['initial', 'started', 'stopped'][statusOf(self)]
  const daemon = field(self, T.daemon) !== 0 ? ' daemon' : ''
  const ident = statusOf(self) === STATUS.created ? '' : ` ${toStr(identOf(self))}`
  return `<${typeName(self)}(${text(field(self, T.name))}, ${status}${daemon}${ident})>`
}

function nextName(target: number): number {
  const n = (root(ROOT.counter) >> 1) + 1
  setRoot(ROOT.counter, n << 1)
  const name = kindOf(target) === KIND.func ? functionName(target).split('.').at(-1) : targetName(target)
  return str(name ? `Thread-${n} (${name})` : `Thread-${n}`)
}

function targetName(target: number): string | undefined {
  if (target === UNBOUND || target === NONE) return undefined
  return kindOf(target) === KIND.bound && kindOf(field(target, 2)) === KIND.func
    ? functionName(field(target, 2)).split('.').at(-1)
    : undefined
}

function start(self: number): number {
  if (field(self, T.name) === str('')) throw raised('RuntimeError', 'thread.__init__() not called')
  if (statusOf(self) !== STATUS.created) {
    machineClock.event('misuse', machineClock.thread(), 'thread started twice')
    throw raised('RuntimeError', 'threads can only be started once')
  }
  if (threadCount() >= 200) throw raised('RuntimeError', "can't start new thread")
  setField(self, T.tid, threadCount() << 1)
  setField(self, T.status, STATUS.alive << 1)
  push(root(ROOT.threads), self)
  onlyMain()
  access.isOn = access.learns
  const run = lookup(typeOf(self), RUN)
  const target = field(self, T.target)
  const frame = run === runOfThread() && isCallableAtOnce(target) ? targetFrame(self, target) : UNBOUND
  setField(self, T.frame, frame === UNBOUND ? hooks.threadFrame(run, [self], null) : frame)
  return NONE
}

/** The thread's first frame is its target's, or UNBOUND when the arguments do not fit: then `run` fails in the thread. */
function targetFrame(self: number, target: number): number {
  const given = field(self, T.args)
  const keywords = field(self, T.keywords)
  if (!ARGUMENT_KINDS.has(kindOf(given)) || kindOf(keywords) !== KIND.dict) return UNBOUND
  const named = new Map(keysOf(keywords).map((key) => [key, get(keywords, key)]))
  const args = asList(given)
  const frame = boundFrame(target, args, named)
  if (frame === UNBOUND) return UNBOUND
  setField(self, T.origin, originOf(self, target, args, named.size))
  // Words of its own that it will not read again: what they point to need not move when it ends.
  for (const n of [T.target, T.args, T.keywords]) setField(self, n, NONE)
  return frame
}

const ARGUMENT_KINDS: ReadonlySet<number> = new Set([KIND.tuple, KIND.list])

function boundFrame(target: number, args: number[], named: ReadonlyMap<number, number>): number {
  try {
    return hooks.threadFrame(target, args, named)
  } catch (error) {
    if (error instanceof Raised) return UNBOUND
    throw error
  }
}

/** Threads that only the main one starts and waits for are anonymous to each other. */
function onlyMain(): void {
  if (tidOf(machineClock.thread()) !== 0) observeThreads(OBSERVES.status)
}

/** See `T.origin`. */
function originOf(self: number, target: number, args: readonly number[], keywords: number): number {
  const isPlain =
    typeOf(self) === classes.Thread &&
    field(self, T.daemon) === 0 &&
    keywords === 0 &&
    [2, 3, 4].every((n) => field(target, n) === NONE || field(target, n) === UNBOUND) &&
    args.every((word) => !isPointer(word))
  return isPlain ? str(`${field(target, 1)} ${args.join(' ')}`) : UNBOUND
}

const RUN = str('run')
const runOfThread = () => lookup(classes.Thread as number, RUN)

/** A plain function can be the thread's first frame; the library's `run` is left out, which keeps states small. */
const isCallableAtOnce = (target: number) =>
  kindOf(target) === KIND.func && !(program.codes[field(target, 1) >> 1]?.isGenerator ?? true)

function join(self: number, timeout: number): number {
  onlyMain()
  if (timeout !== UNBOUND && timeout !== NONE) observeThreads(OBSERVES.status)
  if (statusOf(self) === STATUS.created) {
    machineClock.event('misuse', machineClock.thread(), 'join of a thread that was not started')
    throw raised('RuntimeError', 'cannot join thread before it is started')
  }
  if (self === machineClock.thread()) {
    machineClock.event('misuse', self, 'a thread joined itself')
    throw raised('RuntimeError', 'cannot join current thread')
  }
  if (statusOf(self) === STATUS.done) {
    setField(self, T.joined, 1 << 1)
    access.isOn = access.learns && isConcurrent(tidOf(machineClock.thread()))
  }
  return NONE
}

export const threadNatives: ReadonlyMap<string, () => number> = new Map([
  ['current_thread', () => native('current_thread', '', current)],
  ['currentThread', () => native('currentThread', '', current)],
  ['main_thread', () => native('main_thread', '', () => threadByTid(0))],
  ['get_ident', () => native('get_ident', '', () => identOf(current()))],
  ['get_native_id', () => native('get_native_id', '', () => identOf(current()))],
  [
    'active_count',
    () => native('active_count', '', () => alive().length << 1, { sync: always('look at threads') }),
  ],
  ['enumerate', () => native('enumerate', '', () => newList(alive()), { sync: always('look at threads') })],
])

function current(): number {
  const thread = machineClock.thread()
  if (tidOf(thread) !== 0) observeThreads(OBSERVES.identity)
  return thread
}

function alive(): number[] {
  observeThreads(OBSERVES.status)
  return Array.from({ length: threadCount() }, (_, tid) => threadByTid(tid)).filter(
    (own) => statusOf(own) === STATUS.alive,
  )
}

/** time.sleep: a switch point that a run takes when virtual time has come and a search at any time. */
export function sleepNative(): number {
  return native(
    'sleep',
    'seconds',
    (seconds) => {
      checkSeconds(seconds)
      return NONE
    },
    {
      sync: {
        what: 'sleep',
        isReady: ([seconds]) => timeoutOf(seconds) === undefined || machineClock.isAwake(),
        isSleep: true,
        timeoutAt: 0,
      },
    },
  )
}

function checkSeconds(seconds: number): void {
  const value = timeoutOf(seconds)
  if (value === undefined && !isInt(seconds))
    throw typeError(`'${typeName(seconds)}' object cannot be interpreted as an integer`)
  if (
    (isInt(seconds) && seconds < 0) ||
    (kindOf(seconds) === KIND.float && value === 0 && toStr(seconds).startsWith('-'))
  )
    throw valueError('sleep length must be non-negative')
}

/** lab.atomic.Atomic: a cell with indivisible operations. */
export function bootAtomic(): void {
  const cls = defineClass('Atomic', 'object', KIND.sync, 'lab.atomic')
  defineConstructor(cls, ([own, value]) =>
    newObject(KIND.sync, [own as number, 0, UNBOUND, value ?? 0, UNBOUND, UNBOUND, UNBOUND, UNBOUND]),
  )
  const get = (self: number) => field(self, 4)
  const set = (self: number, value: number) => {
    const old = get(self)
    setField(self, 4, value)
    return old
  }
  method(cls, 'load', 'order?', get, { sync: always('atomic load') })
  method(
    cls,
    'store',
    'value order?',
    (self, value) => {
      set(self, value)
      return NONE
    },
    {
      sync: always('atomic store'),
    },
  )
  method(cls, 'exchange', 'value order?', set, { sync: always('atomic exchange') })
  method(
    cls,
    'compare_exchange',
    'expected desired order?',
    (self, expected, desired) => {
      if (!equal(get(self), expected)) return FALSE
      set(self, desired)
      return TRUE
    },
    { sync: always('compare-and-exchange') },
  )
  method(cls, 'fetch_add', 'amount order?', (self, amount) => set(self, hooks.add(get(self), amount)), {
    sync: always('fetch-and-add'),
  })
  method(cls, 'fetch_sub', 'amount order?', (self, amount) => set(self, hooks.subtract(get(self), amount)), {
    sync: always('fetch-and-subtract'),
  })
  method(cls, '__repr__', '', (self) => str(`Atomic(${toStr(get(self))})`))
}
