// One deep module: Node's loop around the language machine, in virtual time. Sources: Node.js "The Node.js Event Loop",
// lib/internal/process/task_queues and timers as documented; libuv design overview (uv_run).

import type { EventLoopEvent, QueueName } from '../events.ts'
import { inspect } from '../library/inspect.ts'
import { lineOf } from '../library/install.ts'
import type { Job } from '../machine/promises.ts'
import { Realm } from '../machine/realm.ts'
import {
  type Frame,
  Halt,
  isObject,
  nameOf,
  type Obj,
  promiseOf,
  Thrown,
  type Value,
} from '../machine/values.ts'
import { Vm } from '../machine/vm.ts'
import type { Snapshot, Waiting } from './observer.ts'
import { Pool } from './pool.ts'
import { type Timer, Timers } from './timers.ts'

type Bare<E> = E extends unknown ? Omit<E, 'time' | 'thread'> : never
export type Payload = Bare<EventLoopEvent>

export type RuntimeOptions = {
  readonly fileName: string
  /** The content of a file, null when there is none. */
  readonly readFile: (path: string) => { readonly text: string; readonly ms: number } | null
  readonly lookupMs: number
  readonly poolThreads: number
  /** Milliseconds that starting and the main script take; below 1, a timeout of 0 loses against setImmediate. */
  readonly scriptMs: number
  /** Steps of the machine in all. */
  readonly fuel: number
  /** Characters of output in all. */
  readonly maxOutput: number
  /** Hears of every event; null runs without (faster). */
  readonly observe: ((event: EventLoopEvent, snapshot: () => Snapshot) => void) | null
}

type Callback = { readonly label: string; readonly line: number; readonly run: () => void }
type Completed = Callback & { readonly at: number; readonly isRef: boolean }
type Immediate = Callback & { isActive: boolean; isRef: boolean; readonly object: Obj }

/** Loop iterations cost this, so that endless immediates let time pass. */
const ITERATION_MS = 0.01
/** A program that keeps asking for the time is waiting for it: from this many questions in one callback, each costs. */
const FREE_CLOCK_READS = 20
const CLOCK_READ_MS = 0.1

export class Runtime {
  readonly realm: Realm
  readonly vm: Vm
  readonly options: RuntimeOptions
  readonly timers = new Timers()
  readonly pool: Pool
  readonly thread: number
  /** Listeners of `process`: exit, beforeExit, uncaughtException, unhandledRejection. */
  readonly listeners = new Map<string, Value[]>()
  /** Milliseconds. */
  now = 0
  exitCode = 0
  stdout: string[] = []
  stderr: string[] = []
  /** Why it ended badly; null while it has not. */
  failure: { readonly value: Value; readonly line: number; readonly isRejection: boolean } | null = null
  phase: Snapshot['phase'] = 'idle'
  #ticks: Callback[] = []
  #microtasks: Job[] = []
  #immediates: Immediate[] = []
  #completed: Completed[] = []
  #closing: Callback[] = []
  /** The rest of the batch that the poll or check phase is going through. */
  #rest: { readonly poll: readonly Completed[]; readonly check: readonly Immediate[] } = {
    poll: [],
    check: [],
  }
  #unhandled: Obj[] = []
  #written = 0
  #clockReads = 0
  /** Things that keep the loop alive without a queue, such as a worker. */
  alive = 0

  constructor(options: RuntimeOptions, thread = 0) {
    this.options = options
    this.thread = thread
    this.pool = new Pool(options.poolThreads)
    this.realm = new Realm({
      fileName: options.fileName,
      enqueue: (job) => this.enqueueMicrotask(job),
      onSettled: (_promise, { state, value }) => {
        if (state !== 'pending' && options.observe)
          this.emit({ type: 'promise-settled', state, value: this.#short(value) })
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
      poll: [...this.#rest.poll, ...this.#completed].map((one) => ({
        ...waiting(one),
        due: rounded(one.at),
      })),
      check: [...this.#rest.check, ...this.#immediates].filter(({ isActive }) => isActive).map(waiting),
      close: this.#closing.map(waiting),
    }
  }

  // What the program asks for

  write(stream: 'stdout' | 'stderr', text: string): void {
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
    this.#immediates.push(one)
    this.#queued('check', one)
    return one
  }

  clearImmediate(object: Value): void {
    for (const one of [...this.#rest.check, ...this.#immediates]) {
      if (one.object === object) one.isActive = false
    }
    this.#immediates = this.#immediates.filter(({ isActive }) => isActive)
  }

  /** An operation of the thread pool; `done` runs in the poll phase. */
  submit(label: string, ms: number, { line, done }: { line: number; done: () => void }): void {
    const { job, start, end, worker, waiting: ahead } = this.pool.submit(this.now, ms)
    this.emit({ type: 'job-submitted', job, label, waiting: ahead })
    this.emit({ type: 'job-started', job, label, worker, until: rounded(end) }, start)
    this.emit({ type: 'job-finished', job, label, worker }, end)
    this.complete({ label, line, at: end, run: done, isRef: true })
  }

  /** A callback for the poll phase from time `at`. */
  complete(one: Completed): void {
    const index = this.#completed.findIndex(({ at }) => at > one.at)
    this.#completed.splice(index < 0 ? this.#completed.length : index, 0, one)
  }

  close(one: Callback): void {
    this.#closing.push(one)
    this.#queued('close', one)
  }

  /** CPU time on the stack. */
  work(ms: number): void {
    this.now += ms
    const late =
      this.timers.all().filter((timer) => timer.start + timer.delay <= this.now).length +
      this.#completed.filter(({ at }) => at <= this.now).length
    this.emit({ type: 'cpu-used', ms: rounded(ms), late })
  }

  readClock(): number {
    if (++this.#clockReads > FREE_CLOCK_READS) {
      this.now += CLOCK_READ_MS
      this.vm.charge(20)
    }
    return this.now
  }

  on(event: string, fn: Value): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), fn])
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

  // The loop

  /** Runs the main script with everything it queues for at once. Throws `Halt` when the program is stopped. */
  runMain(main: () => void, isModule: boolean): void {
    this.phase = 'main'
    this.#run('main', { label: 'main script', line: 1, run: main }, 'the loop starts only when it is done')
    if (isModule) this.#runMicrotasks('a module runs inside of a microtask, so these come before nextTick')
    this.drain()
    this.now += this.options.scriptMs
  }

  /** When the loop has something to do next, in ms; null when it is not alive. */
  nextAt(): number | null {
    if (this.#immediates.some(({ isRef }) => isRef) || this.#closing.length > 0) return this.now
    const isAlive = this.timers.hasRef() || this.#completed.some(({ isRef }) => isRef) || this.alive > 0
    if (!isAlive) return null
    const due = Math.min(this.timers.first()?.expiry ?? Infinity, this.#completed[0]?.at ?? Infinity)
    return Math.max(due, this.now)
  }

  /** One turn of the loop: timers, pending, poll, check, close. */
  turn(): void {
    this.now += ITERATION_MS
    this.#timersPhase()
    this.#pollPhase()
    this.#checkPhase()
    this.#closePhase()
    this.phase = 'idle'
  }

  #enter(phase: QueueName, reason: string): void {
    this.phase = phase
    this.emit({ type: 'phase-entered', phase, reason })
  }

  #timersPhase(): void {
    const first = this.timers.first()
    if (first === undefined || first.expiry > this.now) return
    this.#enter('timers', 'the delay of at least one timer is over; they run by when they are due')
    for (
      let list = this.timers.first();
      list !== undefined && list.expiry <= this.now;
      list = this.timers.first()
    ) {
      for (let timer = this.timers.takeDue(list, Math.floor(this.now)); timer !== null; ) {
        this.#runTimer(timer)
        timer = this.timers.takeDue(list, Math.floor(this.now))
      }
    }
  }

  #runTimer(timer: Timer): void {
    const start = Math.floor(this.now)
    const late = rounded(this.now - (timer.start + timer.delay))
    const reason = `its ${timer.delay} ms are over${late >= 1 ? `, ${Math.floor(late)} ms ago; the loop was busy` : ''}`
    timer.isActive = timer.isRepeating
    this.#run(
      'timers',
      { ...timer, run: () => void this.vm.call(timer.callback, timer.object, timer.args) },
      reason,
    )
    if (timer.isRepeating && timer.isActive) {
      this.timers.insert(timer, start)
      this.emit({ type: 'callback-queued', queue: 'timers', ...waiting(timer), due: start + timer.delay })
    }
    this.drain()
  }

  #pollPhase(): void {
    if (this.#immediates.length === 0 && this.#closing.length === 0) this.#sleep()
    const ready = this.#completed.filter(({ at }) => at <= this.now)
    if (ready.length === 0) return
    this.#completed = this.#completed.filter(({ at }) => at > this.now)
    this.#enter(
      'poll',
      `${ready.length === 1 ? 'an operation has' : `${ready.length} operations have`} finished; callbacks run in the order of completion`,
    )
    for (const [index, one] of ready.entries()) {
      this.#rest = { poll: ready.slice(index + 1), check: [] }
      this.#run('poll', one, 'its operation has finished')
      this.drain()
    }
  }

  #sleep(): void {
    const next = this.nextAt()
    if (next === null || next <= this.now || next === Infinity) return
    const isTimer = (this.timers.first()?.expiry ?? Infinity) === next
    this.phase = 'poll'
    this.emit({
      type: 'loop-waited',
      until: rounded(next),
      reason: isTimer
        ? 'nothing is ready, the next timer is due then'
        : 'nothing is ready, an operation finishes then',
    })
    this.now = next
  }

  #checkPhase(): void {
    const batch = this.#immediates.filter(({ isActive }) => isActive)
    this.#immediates = []
    if (batch.length === 0) return
    this.#enter('check', 'setImmediate callbacks run right after poll; those they add wait for the next turn')
    for (const [index, one] of batch.entries()) {
      this.#rest = { poll: [], check: batch.slice(index + 1) }
      if (!one.isActive) continue
      one.isActive = false
      this.#run('check', one, 'setImmediate asked for the next check phase')
      this.drain()
    }
  }

  #closePhase(): void {
    const batch = this.#closing
    this.#closing = []
    if (batch.length === 0) return
    this.#enter('close', 'handles were closed')
    for (const one of batch) {
      this.#run('close', one, 'its handle is closed')
      this.drain()
    }
  }

  /** nextTick callbacks, then microtasks, until both are empty; then rejections that nobody took. */
  drain(): void {
    const phase = this.phase
    do {
      for (let tick = this.#ticks.shift(); tick !== undefined; tick = this.#ticks.shift()) {
        this.#run('nextTick', tick, 'the stack is empty, and nextTick comes before microtasks')
      }
      this.#runMicrotasks('the stack is empty and no nextTick callback waits')
    } while (this.#ticks.length > 0 || this.#reportRejections())
    this.phase = phase
  }

  #runMicrotasks(reason: string): void {
    for (let job = this.#microtasks.shift(); job !== undefined; job = this.#microtasks.shift()) {
      this.vm.charge(5)
      this.#run('microtask', job, reason)
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

  #run(queue: QueueName, one: Callback, reason: string): void {
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
    const stack = isObject(value) ? String(this.realm.get(value, 'stack')) : ''
    const line = Number(/:(\d+):\d+\)?(?:\n|$)/.exec(stack)?.[1] ?? 0)
    this.failure = { value, line, isRejection }
    this.emit({ type: 'error-uncaught', message: this.#short(value), line })
    throw new Halt('exit', 1)
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

  #short(value: Value): string {
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
