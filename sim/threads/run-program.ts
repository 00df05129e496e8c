import { boot } from './machine/boot.ts'
import { machineClock } from './machine/clock.ts'
import { Abort, classes } from './machine/errors.ts'
import { field, KIND, kindOf } from './machine/heap.ts'
import { loadProgram, type Machine, type PackedAction } from './machine/machine.ts'
import { output } from './machine/output.ts'
import { installSuggestions } from './machine/suggestions.ts'
import { toStr } from './machine/text.ts'
import { T } from './machine/thread-object.ts'
import { placesOf, setExceptionText, tracebackText } from './machine/traceback.ts'
import { className, isInstance, itemsOfTuple, typeName, typeOf } from './machine/types.ts'
import { isInt, NONE, text } from './machine/values.ts'
import { LEVEL, vm } from './machine/vm.ts'
import { decodeSchedule, encodeSchedule } from './schedule.ts'
import { makeScheduler, type SchedulerOptions } from './schedulers.ts'
import { syntaxErrorText } from './syntax-error-text.ts'
import { type WaitEdge, waitingThreads } from './wait-for.ts'

export type RunOptions = SchedulerOptions & {
  readonly fileName?: string
  readonly level?: keyof typeof LEVEL
  /** Bytecodes the run may take in all. */
  readonly fuel?: number
  /** Characters of output kept; a program that prints more is stopped. */
  readonly maxOutput?: number
}

export type RunEvent =
  | { readonly type: 'deadlocked'; readonly waiting: readonly WaitEdge[] }
  | { readonly type: 'misused'; readonly thread: number; readonly message: string; readonly line: number }
  | { readonly type: 'exhausted'; readonly reason: 'fuel' | 'memory' | 'output'; readonly message: string }
  | { readonly type: 'thread-failed'; readonly thread: number; readonly error: RunError }

export type RunError = {
  readonly type: string
  readonly message: string
  readonly line: number
  readonly column?: number
  readonly hint?: string
}

export type RunResult = {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  /** Why the program did not end well: a syntax error, the main thread's exception, else the first failed thread's. */
  readonly error: RunError | null
  /** Replays this run: see `schedule.ts`. */
  readonly schedule: string
  readonly events: readonly RunEvent[]
  /** Scheduling decisions, and bytecodes. */
  readonly steps: number
  readonly instructions: number
}

const DEFAULT_FUEL = 50_000_000
const DEFAULT_OUTPUT = 4_000_000

/** Runs a program once under a scheduler, in virtual time. Never throws for what the program does. */
export function runProgram(source: string, options: RunOptions = {}): RunResult {
  boot()
  installSuggestions()
  const given = options.schedule === undefined ? null : decodeSchedule(options.schedule)
  const load = () =>
    loadProgram(source, {
      fileName: options.fileName ?? 'main.py',
      level: given?.isEachBytecode ? 'L0' : (options.level ?? 'L1'),
      isTimeless: given?.isTimeless === true,
      spuriousWakeups: given?.hasSpuriousWakeups === true,
      anyWaiter: given?.actions.some((action) => action >> 8 > 1) === true,
    })
  const visible = given ? given.visible : STARTS_THREADS.test(source) ? switchPoints(load, options) : []
  const loaded = load()
  if (!loaded.ok) {
    const { type, message, line, column, hint } = loaded.error
    return {
      stdout: '',
      stderr: syntaxErrorText(source, options.fileName ?? 'main.py', loaded.error),
      exitCode: 1,
      error: { type, message, line, column, hint },
      schedule: '',
      events: [],
      steps: 0,
      instructions: 0,
    }
  }
  loaded.value.learns = false
  loaded.value.visible = visible
  return new Run(loaded.value, options).run()
}

/** Only a program that names one of these can have a second thread. */
const STARTS_THREADS = /\b(?:threading|concurrent)\b/
const REHEARSALS = 3
const REHEARSAL_FUEL = 1_000_000

/**
 * Where threads may be switched in this run: what the schedule says, else what rehearsals find. A rehearsal is a run
 * that only watches which accesses of different threads meet; at its end the switch points of the next are known.
 */
function switchPoints(load: () => ReturnType<typeof loadProgram>, options: RunOptions): readonly number[] {
  let points: readonly number[] = []
  for (let n = 0; n < REHEARSALS; n++) {
    const loaded = load()
    if (!loaded.ok) return []
    loaded.value.visible = points
    const { scheduler, seed, quantum } = options
    const fuel = Math.min(REHEARSAL_FUEL, options.fuel ?? DEFAULT_FUEL)
    const { steps } = new Run(loaded.value, { scheduler, seed, quantum, fuel }).run()
    const found = loaded.value.visible
    if (loaded.value.threadCount === 1 || steps === 1 || found.length === points.length) return found
    points = found
  }
  return points
}

class Run {
  readonly machine: Machine
  readonly options: RunOptions
  readonly events: RunEvent[] = []
  readonly taken: PackedAction[] = []
  stdout: string[] = []
  stderr = ''
  written = 0
  exitCode = 0
  error: RunError | null = null
  threadError: RunError | null = null
  steps = 0

  constructor(machine: Machine, options: RunOptions) {
    this.machine = machine
    this.options = options
    vm.fuel = options.fuel ?? DEFAULT_FUEL
    vm.localFuel = 20_000
    vm.onUncaught = (thread, exception) => this.uncaught(thread, exception)
    machineClock.event = (_, thread, message) =>
      this.events.push({
        type: 'misused',
        thread: field(thread, T.tid) >> 1,
        message,
        line: this.machine.pendingOf(field(thread, T.tid) >> 1).line,
      })
    output.write = (chunk, stream) => this.write(chunk, stream)
    setExceptionText(safeText)
  }

  write(chunk: string, stream: 'stdout' | 'stderr'): void {
    this.written += chunk.length
    if (this.written > (this.options.maxOutput ?? DEFAULT_OUTPUT))
      throw new Abort('output', 'The program printed more than a lab keeps.')
    if (stream === 'stdout') this.stdout.push(chunk)
    else this.stderr += chunk
  }

  run(): RunResult {
    try {
      this.loop()
    } catch (error) {
      if (!(error instanceof Abort)) throw error
      if (error.reason !== 'exit') {
        this.events.push({ type: 'exhausted', reason: error.reason, message: error.message })
        this.stderr += `${error.message}\n`
        this.exitCode = error.reason === 'fuel' ? 124 : 137
        this.error = {
          type:
            error.reason === 'fuel'
              ? 'OutOfSteps'
              : error.reason === 'memory'
                ? 'OutOfMemory'
                : 'OutOfOutput',
          message: error.message,
          line: this.lineOfRunning(),
        }
      }
    }
    return {
      stdout: this.stdout.join(''),
      stderr: this.stderr,
      exitCode: this.exitCode,
      error: this.error ?? this.threadError,
      schedule: encodeSchedule({
        actions: this.taken,
        visible: this.machine.visible,
        isEachBytecode: vm.level === LEVEL.L0,
        isTimeless: this.machine.options.isTimeless === true,
        hasSpuriousWakeups: this.machine.options.spuriousWakeups === true,
      }),
      events: this.events,
      steps: this.steps,
      instructions: vm.instructions,
    }
  }

  lineOfRunning(): number {
    return this.machine.pendingOf(field(vm.thread, T.tid) >> 1).line
  }

  loop(): void {
    const { machine } = this
    const choose = makeScheduler(this.options)
    for (;;) {
      if (machine.isFinished) return
      const actions = machine.enabled()
      if (actions.length === 0) {
        const deadline = machine.nextDeadline()
        if (deadline === undefined) {
          this.deadlock()
          return
        }
        machine.now = deadline
        continue
      }
      const action = choose(actions, { steps: this.steps, machine })
      this.taken.push(action)
      this.steps++
      machine.step(action)
      if (vm.instructions > vm.fuel)
        throw new Abort('fuel', 'The program did not end within its budget of steps.')
    }
  }

  deadlock(): void {
    const waiting = waitingThreads(this.machine)
    this.events.push({ type: 'deadlocked', waiting })
    const lines = waiting.map(
      ({ thread, what, line, holder }) =>
        `  ${thread} waits to ${what} (line ${line})${holder ? `, held by ${holder}` : ''}`,
    )
    this.stderr += `Deadlock: no thread can go on.\n${lines.join('\n')}\n`
    this.exitCode = 125
    this.error ??= { type: 'Deadlock', message: 'No thread can go on.', line: waiting[0]?.line ?? 0 }
  }

  uncaught(thread: number, exception: number): void {
    const isMain = field(thread, T.tid) === 0
    const places = placesOf(exception)
    if (isInstance(exception, classes.SystemExit as number)) {
      this.exit(exception, isMain)
      return
    }
    const error = {
      type: className(typeOf(exception)),
      message: safeText(exception),
      line: places.at(-1)?.line ?? 0,
    }
    if (isMain) {
      this.stderr += tracebackText(exception)
      this.exitCode = 1
      this.error = error
      return
    }
    this.threadError ??= error
    this.events.push({ type: 'thread-failed', thread: field(thread, T.tid) >> 1, error })
    this.stderr += `Exception in thread ${text(field(thread, T.name))}:\n${tracebackText(exception)}`
  }

  exit(exception: number, isMain: boolean): void {
    if (!isMain) return
    const code = itemsOfTuple(field(exception, 4))[0] ?? NONE
    if (code === NONE) this.exitCode = 0
    else if (isInt(code)) this.exitCode = (code >> 1) & 255
    else {
      this.stderr += `${safeText(code)}\n`
      this.exitCode = 1
    }
  }
}

/** `str(v)`, or what CPython prints when that fails. */
function safeText(v: number): string {
  try {
    return toStr(v)
  } catch {
    return kindOf(v) === KIND.exception ? '<exception str() failed>' : `<${typeName(v)}>`
  }
}
