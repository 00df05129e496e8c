import { Halt, type Value } from '../machine/values.ts'
import { MESSAGE_MS, makeChannel, OUTPUT_MS } from './messages.ts'
import type { ThreadFace } from './thread-face.ts'

/** From `new Worker` to its first line: a new engine with its own loop. */
const START_MS = 15
const MAX_WORKERS = 32
/** Steps that making a thread costs. */
const START_STEPS = 10_000

export type WorkerEvent = 'online' | 'message' | 'error' | 'exit'

export type WorkerThread = {
  readonly runtime: ThreadFace
  /** Runs its main script. */
  readonly main: () => void
  /** Milliseconds. */
  readonly startAt: number
  hasStarted: boolean
  isOver: boolean
  isRef: boolean
  /** The parent's `(type, value) => void`. */
  readonly tell: (type: WorkerEvent, value: Value) => void
}

/**
 * The threads of one process, each with its own loop and its own time. The thread whose next moment comes first goes on,
 * for half a turn, so a message is there whenever its receiver looks (a conservative discrete-event simulation). A
 * thread's computing takes nothing from the others: there is a core for each.
 */
export class Threads {
  readonly main: ThreadFace
  readonly workers: WorkerThread[] = []

  constructor(main: ThreadFace) {
    this.main = main
  }

  /** Adds a thread that starts soon. `tell` is called on the parent's thread. */
  add(worker: Pick<WorkerThread, 'runtime' | 'main' | 'tell'>): WorkerThread {
    const { main } = this
    if (this.workers.length >= MAX_WORKERS) {
      throw main.realm.makeError('Error', `A program may have at most ${MAX_WORKERS} workers here`)
    }
    main.vm.charge(START_STEPS)
    const one: WorkerThread = {
      ...worker,
      startAt: main.now + START_MS,
      hasStarted: false,
      isOver: false,
      isRef: true,
    }
    one.runtime.now = one.startAt
    this.workers.push(one)
    main.alive++
    main.emit({ type: 'thread-created', worker: one.runtime.thread, startAt: one.startAt })
    return one
  }

  setRef(worker: WorkerThread, isRef: boolean): void {
    if (worker.isRef === isRef || worker.isOver) return
    worker.isRef = isRef
    this.main.alive += isRef ? 1 : -1
  }

  /** Half a turn of the thread that comes first. Throws `Halt` when the main thread ends or a budget is used up. */
  advance(): void {
    const ready = this.workers.filter(({ isOver }) => !isOver)
    let first: WorkerThread | null = null
    let at = this.main.loop.stepAt() ?? Number.POSITIVE_INFINITY
    for (const worker of ready) {
      const next = worker.hasStarted ? (worker.runtime.loop.stepAt() ?? worker.runtime.now) : worker.startAt
      if (next < at) [first, at] = [worker, next]
    }
    if (at === Number.POSITIVE_INFINITY) throw new Halt('waits')
    if (first === null) this.main.loop.advance()
    else this.#run(first)
  }

  #run(worker: WorkerThread): void {
    const { runtime } = worker
    runtime.vm.fuel = this.main.vm.fuel
    try {
      if (!worker.hasStarted) {
        worker.hasStarted = true
        this.#tell(worker, 'online', undefined)
        worker.main()
      } else if (runtime.loop.stepAt() === null) {
        runtime.announce('exit', [runtime.exitCodeNow()])
        this.#end(worker, runtime.exitCodeNow())
      } else runtime.loop.advance()
    } catch (halt) {
      if (!(halt instanceof Halt) || halt.reason !== 'exit') throw halt
      runtime.vm.frames.length = 0
      this.#leave(worker, halt.exitCode)
    } finally {
      this.main.vm.fuel = runtime.vm.fuel
    }
  }

  /** After `process.exit` or an error that nothing caught. */
  #leave(worker: WorkerThread, exitCode: number): void {
    const { runtime } = worker
    const { failure } = runtime
    if (failure === null) {
      try {
        runtime.announce('exit', [exitCode])
      } catch (halt) {
        if (!(halt instanceof Halt) || halt.reason !== 'exit') throw halt
      }
    } else this.#tell(worker, 'error', runtime.copyTo(this.main, failure.value))
    this.#end(worker, exitCode)
  }

  /** Stops a worker at the main thread's time, whatever it is doing. */
  terminate(worker: WorkerThread): void {
    if (worker.isOver) return
    const { now } = this.main
    this.main.forget(worker.runtime.thread, now)
    worker.runtime.now = now
    this.#end(worker, 1)
  }

  #end(worker: WorkerThread, exitCode: number): void {
    const { runtime } = worker
    worker.isOver = true
    runtime.emit({ type: 'thread-ended', exitCode })
    this.#tell(worker, 'exit', exitCode, () => {
      if (worker.isRef) this.main.alive--
    })
  }

  #tell(worker: WorkerThread, type: WorkerEvent, value: Value, before = () => {}): void {
    const { runtime, tell } = worker
    this.main.complete({
      label: `${type} of worker ${runtime.thread}`,
      line: 0,
      at: runtime.now + (type === 'online' ? OUTPUT_MS / 2 : MESSAGE_MS),
      isRef: worker.isRef,
      sender: null,
      isPunctual: true,
      run: () => {
        before()
        tell(type, value)
      },
    })
  }

  /** What a worker prints: the main thread writes it when its loop turns. */
  print(from: ThreadFace, stream: 'stdout' | 'stderr', text: string): void {
    this.main.complete({
      label: `output of worker ${from.thread}`,
      line: 0,
      at: from.now + OUTPUT_MS,
      isRef: false,
      sender: from.thread,
      isPunctual: true,
      run: () => this.main.write(stream, text),
    })
  }

  /** Two ports in one thread. */
  channel(owner: ThreadFace) {
    return makeChannel(owner, owner)
  }
}
