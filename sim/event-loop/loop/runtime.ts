import type { EventLoopEvent, QueueName } from '../events.ts'
import { inspect } from '../library/inspect.ts'
import { lineOf } from '../library/install.ts'
import { structuredClone } from '../library/structured-clone.ts'
import type { Job } from '../machine/promises.ts'
import { Realm } from '../machine/realm.ts'
import {
  type Frame,
  Halt,
  internalOf,
  isCallable,
  isObject,
  nameOf,
  type Obj,
  promiseOf,
  Thrown,
  type Value,
} from '../machine/values.ts'
import { Vm } from '../machine/vm.ts'
import { type Endpoint, MESSAGE_MS } from './messages.ts'
import type { Snapshot, Waiting } from './observer.ts'
import { type Callback, type Completed, Operations } from './operations.ts'
import type { Payload, RuntimeOptions } from './options.ts'
import { type Immediate, type LoopHost, Phases } from './phases.ts'
import { Pool } from './pool.ts'
import type { ThreadFace } from './thread-face.ts'
import type { Threads } from './threads.ts'
import { type Timer, Timers } from './timers.ts'
import { Usage } from './usage.ts'

/** A program that keeps asking for the time is waiting for it: from this many questions in one callback, each costs. */
const FREE_CLOCK_READS = 20
const CLOCK_READ_MS = 0.1

/**
 * One thread: the language machine, the queues around it and what the program asks for. After every callback nextTick and
 * microtasks are emptied (Node.js, lib/internal/process/task_queues as documented).
 */
export class Runtime implements LoopHost, ThreadFace {
  readonly realm: Realm
  readonly vm: Vm
  readonly options: RuntimeOptions
  readonly timers = new Timers()
  readonly pool: Pool
  readonly thread: number
  readonly usage = new Usage()
  readonly operations: Operations
  readonly loop: Phases = new Phases(this)
  /** The threads of the process; set before anything runs. */
  threads!: Threads
  /** In a worker: the port to its parent, and its data. */
  parentPort: Endpoint | null = null
  workerData: Value = null
  /** The library's function that makes a port object for an endpoint. */
  makePort: Value = undefined
  /** Listeners of `process`: exit, beforeExit, uncaughtException, unhandledRejection. */
  readonly listeners = new Map<string, Value[]>()
  /** Milliseconds. */
  now = 0
  stdout: string[] = []
  stderr: string[] = []
  /** Why it ended badly; null while it has not. */
  failure: { readonly value: Value; readonly line: number; readonly isRejection: boolean } | null = null
  phase: Snapshot['phase'] = 'idle'
  #ticks: Callback[] = []
  #microtasks: Job[] = []
  immediates: Immediate[] = []
  closing: Callback[] = []
  /** The rest of the batch that the poll or check phase is going through. */
  rest: { readonly poll: readonly Callback[]; readonly check: readonly Immediate[] } = {
    poll: [],
    check: [],
  }
  #unhandled: Obj[] = []
  #written = 0
  #clockReads = 0
  /** Things that keep the loop alive without a queue, such as a worker. */
  alive = 0

  constructor(options: RuntimeOptions, { thread = 0, pool }: { thread?: number; pool?: Pool } = {}) {
    this.options = options
    this.thread = thread
    this.pool = pool ?? new Pool(options.poolThreads)
    this.operations = new Operations(
      this.pool,
      (event, time) => this.emit(event, time),
      options.choose !== null,
    )
    this.realm = new Realm({
      fileName: options.fileName,
      enqueue: (job) => this.enqueueMicrotask(job),
      onSettled: (_promise, { state, value }) => {
        if (state !== 'pending' && options.observe)
          this.emit({ type: 'promise-settled', state, value: this.short(value) })
      },
      onRejection: (promise, type) => {
        if (type === 'unhandled') this.#unhandled.push(promise)
        else this.#unhandled = this.#unhandled.filter((one) => one !== promise)
      },
      inspectShort: (value) => inspect(this.realm, value, 0),
    })
    this.vm = new Vm(
      this.realm,
      {
        onLine: (frame) => {
          if (options.observe) this.emit({ type: 'line-reached', line: frame.line, name: frameName(frame) })
        },
        onCall: () => undefined,
        onReturn: () => undefined,
        onAwait: (frame, value) => {
          if (!frame.code.isLibrary)
            this.emit({ type: 'function-suspended', name: frameName(frame), line: frame.line })
          this.realm.promises.await(frame, value)
        },
      },
      options.fuel,
    )
    this.realm.attach(this.vm)
  }

  emit(event: Payload, time = this.now): void {
    this.options.observe?.({ ...event, time: rounded(time), thread: this.thread } as EventLoopEvent, () =>
      this.snapshot(),
    )
  }

  snapshot(): Snapshot {
    return {
      phase: this.phase,
      stack: this.vm.frames
        .filter(({ code }) => !code.isLibrary)
        .map((frame) => ({ name: frameName(frame), line: frame.line })),
      nextTick: this.#ticks.map(waiting),
      microtasks: this.#microtasks.map(waiting),
      timers: this.timers
        .all()
        .map((timer) => ({ ...waiting(timer), due: rounded(timer.start + timer.delay) })),
      poll: [
        ...this.rest.poll.map((one) => ({ ...waiting(one), due: rounded(this.now) })),
        ...this.operations.waiting().map((one) => ({ ...waiting(one), due: rounded(one.at) })),
      ],
      check: [...this.rest.check, ...this.immediates].filter(({ isActive }) => isActive).map(waiting),
      close: this.closing.map(waiting),
    }
  }

  // What the program asks for

  write(stream: 'stdout' | 'stderr', text: string): void {
    if (this.thread > 0) {
      this.threads.print(this, stream, text)
      return
    }
    this.#written += text.length
    if (this.#written > this.options.maxOutput) throw new Halt('output')
    this[stream].push(text)
    this.emit({ type: 'printed', stream, text: text.replace(/\n$/, '') })
  }

  nextTick(fn: Value, args: readonly Value[]): void {
    const one = this.#callback(fn, args)
    this.#ticks.push(one)
    this.#queued('nextTick', one)
  }

  enqueueMicrotask(job: Job): void {
    this.#microtasks.push(job)
    this.#queued('microtask', job)
  }

  queueMicrotask(fn: Value): void {
    this.enqueueMicrotask(this.#callback(fn, []))
  }

  setTimer(timer: Timer): void {
    this.timers.insert(timer, Math.floor(this.now))
    this.emit({
      type: 'callback-queued',
      queue: 'timers',
      ...waiting(timer),
      due: rounded(timer.start + timer.delay),
    })
  }

  clearTimer(timer: Timer): void {
    if (timer.isActive) this.emit({ type: 'timer-cleared', label: timer.label })
    this.timers.remove(timer)
  }

  setImmediate(fn: Value, args: readonly Value[], object: Obj): Immediate {
    const one = { ...this.#callback(fn, args), isActive: true, isRef: true, object }
    this.immediates.push(one)
    this.#queued('check', one)
    return one
  }

  clearImmediate(object: Value): void {
    for (const one of [...this.rest.check, ...this.immediates]) {
      if (one.object === object) one.isActive = false
    }
    this.immediates = this.immediates.filter(({ isActive }) => isActive)
  }

  /** An operation of the thread pool; `done` runs in the poll phase. */
  submit(label: string, ms: number, { line, done }: { line: number; done: () => void }): void {
    this.operations.submit({ label, line, run: done }, ms, this.now)
  }

  complete(one: Completed): void {
    this.operations.add(one)
  }

  /** Drops what a thread that is stopped at `at` sent after that. */
  forget(sender: number, at: number): void {
    this.operations.forget(sender, at + MESSAGE_MS)
  }

  close(one: Callback): void {
    this.closing.push(one)
    this.#queued('close', one)
  }

  /** CPU time on the stack. */
  work(ms: number): void {
    this.now += ms
    this.usage.add(ms, this.lineNow())
    const late =
      this.timers.all().filter((timer) => timer.start + timer.delay <= this.now).length +
      this.operations.dueBy(this.now)
    this.emit({ type: 'cpu-used', ms: rounded(ms), late })
  }

  readClock(): number {
    if (++this.#clockReads > FREE_CLOCK_READS) {
      this.now += CLOCK_READ_MS
      this.usage.add(CLOCK_READ_MS, this.lineNow())
      this.vm.charge(20)
    }
    return this.now
  }

  lineNow(): number {
    return this.vm.frames.findLast(({ code }) => !code.isLibrary)?.line ?? 0
  }

  exitCodeNow(): number {
    return Number((this.realm.globals.process as Obj).exitCode ?? 0)
  }

  /** Calls the function of the program that hears of a port's messages. */
  callReceiver(receive: Value, type: string, value: Value): void {
    if (isCallable(receive)) this.vm.call(receive, undefined, [type, value])
  }

  /** A value as another thread gets it; text where it cannot be copied. */
  copyTo(other: ThreadFace, value: Value): Value {
    try {
      const copy = structuredClone(value, { from: this.realm, to: other.realm, known: new Map() })
      // Node sends the properties of an error along, such as its code.
      if (internalOf(value)?.kind === 'error')
        Object.assign(copy as Obj, this.#ownProperties(value as Obj, other))
      return copy
    } catch (error) {
      if (error instanceof Thrown) return this.short(value)
      throw error
    }
  }

  #ownProperties(error: Obj, other: ThreadFace): Obj {
    const entries = Object.entries(error).map(([key, one]) => [key, this.copyTo(other, one)])
    return Object.fromEntries(entries) as Obj
  }

  #callback(fn: Value, args: readonly Value[]): Callback {
    return {
      label: nameOf(fn) || 'callback',
      line: lineOf(fn),
      run: () => void this.vm.call(fn, undefined, args),
    }
  }

  #queued(queue: QueueName, one: { readonly label: string; readonly line: number }): void {
    this.emit({ type: 'callback-queued', queue, label: one.label, line: one.line, due: null })
  }

  /** Runs the main script with everything it queues for at once. Throws `Halt` when the program is stopped. */
  runMain(main: () => void, isModule: boolean): void {
    this.phase = 'main'
    this.run('main', { label: 'main script', line: 1, run: main }, 'the loop starts only when it is done')
    if (isModule) this.#runMicrotasks('a module runs inside of a microtask, so these come before nextTick')
    this.drain()
    this.now += this.#startMs()
  }

  /** Whether a timer of 1 ms is due in the first turn depends on how long starting took, so both orders happen. */
  #startMs(): number {
    const { choose, scriptMs } = this.options
    const first = this.timers.first()
    const isOpen = this.immediates.length > 0 && first?.expiry === Math.floor(this.now) + 1
    if (choose === null || !isOpen || scriptMs !== 1) return scriptMs
    return choose(['the timer of 1 ms is due when the loop starts', 'the timer of 1 ms is not yet due']) === 0
      ? 1
      : 0
  }

  /** nextTick callbacks, then microtasks, until both are empty; then rejections that nobody took. */
  drain(): void {
    const phase = this.phase
    do {
      for (let tick = this.#ticks.shift(); tick !== undefined; tick = this.#ticks.shift()) {
        this.run('nextTick', tick, 'the stack is empty, and nextTick comes before microtasks')
      }
      this.#runMicrotasks('the stack is empty and no nextTick callback waits')
    } while (this.#ticks.length > 0 || this.#reportRejections())
    this.phase = phase
  }

  #runMicrotasks(reason: string): void {
    for (let job = this.#microtasks.shift(); job !== undefined; job = this.#microtasks.shift()) {
      this.vm.charge(5)
      this.run('microtask', job, reason)
    }
  }

  #reportRejections(): boolean {
    const promises = this.#unhandled
    this.#unhandled = []
    for (const promise of promises) {
      const data = promiseOf(promise)
      if (!data || data.isHandled) continue
      const listeners = this.listeners.get('unhandledRejection') ?? []
      for (const one of listeners) this.vm.call(one, undefined, [data.value, promise])
      if (listeners.length === 0) this.#fail(data.value, true)
    }
    return promises.length > 0
  }

  run(queue: QueueName, one: Callback, reason: string): void {
    if (queue !== 'main') this.vm.charge(10)
    this.#clockReads = 0
    const phase = this.phase
    this.phase = queue
    this.emit({ type: 'callback-started', queue, label: one.label, line: one.line, reason })
    try {
      one.run()
    } catch (error) {
      this.#fail(this.vm.thrownValue(error), false)
    }
    this.emit({ type: 'callback-ended', queue, label: one.label })
    this.phase = phase
  }

  #fail(value: Value, isRejection: boolean): void {
    const listeners = this.listeners.get('uncaughtException') ?? []
    if (listeners.length > 0) {
      for (const one of listeners)
        this.vm.call(one, undefined, [value, isRejection ? 'unhandledRejection' : 'uncaughtException'])
      return
    }
    const stack = this.#stackOf(value)
    const line = Number(/:(\d+):\d+\)?(?:\n|$)/.exec(stack)?.[1] ?? 0)
    this.failure = { value, line, isRejection }
    this.emit({ type: 'error-uncaught', message: this.short(value), line })
    throw new Halt('exit', 1)
  }

  /** A program may put a getter there that throws. */
  #stackOf(value: Value): string {
    try {
      return isObject(value) ? String(this.realm.get(value, 'stack')) : ''
    } catch (error) {
      if (error instanceof Thrown || error instanceof TypeError) return ''
      throw error
    }
  }

  /** Calls the listeners of an event of `process`. */
  announce(event: string, args: readonly Value[]): void {
    for (const one of this.listeners.get(event) ?? []) {
      try {
        this.vm.call(one, undefined, args)
      } catch (error) {
        this.#fail(this.vm.thrownValue(error), false)
      }
    }
  }

  /** A value in a few words. */
  short(value: Value): string {
    try {
      return inspect(this.realm, value, 1).split('\n')[0]?.slice(0, 120) ?? ''
    } catch (error) {
      if (error instanceof Thrown) return 'a value'
      throw error
    }
  }
}

const waiting = ({ label, line }: Waiting): Waiting => ({ label, line })
const rounded = (ms: number) => Math.round(ms * 1000) / 1000
const frameName = ({ code }: Frame) => code.name || 'anonymous function'
