import { err, ok, type Result } from '#sim/core/result.ts'
import type { SyntaxProblem } from '../language/syntax-error.ts'
import { boot } from '../machine/boot.ts'
import { machineClock } from '../machine/clock.ts'
import { Abort, classes } from '../machine/errors.ts'
import { field, heap } from '../machine/heap.ts'
import { loadProgram, type Machine, type PackedAction } from '../machine/machine.ts'
import { nativeOf } from '../machine/native.ts'
import { output } from '../machine/output.ts'
import { installSuggestions } from '../machine/suggestions.ts'
import { T, threadByTid } from '../machine/thread-object.ts'
import { placesOf, summaryOf } from '../machine/traceback.ts'
import { isInstance } from '../machine/types.ts'
import { UNBOUND } from '../machine/values.ts'
import { type LEVEL, vm } from '../machine/vm.ts'
import { runProgram } from '../run-program.ts'
import { decodeSchedule, encodeSchedule } from '../schedule.ts'
import { makeScheduler, type SchedulerOptions } from '../schedulers.ts'
import { waitingThreads } from '../wait-for.ts'
import { nextDeed } from './deed.ts'
import { lineOf } from './frames.ts'
import { type StateView, shareParts, survey } from './state-view.ts'
import { nextSyncOps, SyncObjects, type SyncOp } from './sync-op.ts'
import { threadLabel } from './thread-label.ts'
import type { Names } from './value-text.ts'

export type StepperOptions = {
  readonly level?: keyof typeof LEVEL
  /** Replays this schedule string with its switch points. */
  readonly schedule?: string
  /** Time as in a search: sleep is a yield, and a timeout may happen whenever its thread waits. Otherwise time is virtual. */
  readonly anyTime?: boolean
  /** The scheduler also chooses which waiter `notify` wakes; otherwise first come first served, as in CPython. */
  readonly anyWaiter?: boolean
  /** A wait on a condition may end without a notification. Only where time is not virtual: see `anyTime`. */
  readonly spuriousWakeups?: boolean
}

/** One thing a scheduler can do now. */
export type Choice = {
  readonly action: PackedAction
  readonly tid: number
  readonly line: number
  readonly text: string
  /** It neither sleeps nor only gives up waiting: taking another thread's step instead is a preemption of this one. */
  readonly isReady: boolean
}

/** A step that was taken. */
export type StepDone = {
  readonly action: PackedAction
  readonly tid: number
  /** The line it acted on; 0 inside the library. */
  readonly line: number
  readonly text: string
  /** What else came of it: an exception, misuse, the end of the thread, time that passed. */
  readonly remarks: readonly string[]
  readonly stdout: string
  /** What it did that orders threads: see `happens-before.ts`. */
  readonly syncs: readonly SyncOp[]
  /** The line of the uncaught exception by which the thread ended; null for any other step. */
  readonly failedLine: number | null
}

export type End = {
  readonly type: 'finished' | 'failed' | 'deadlock' | 'budget'
  readonly text: string
}

/** A state of the run, and how it was reached; `step` is null at the start. */
export type Moment = {
  readonly step: StepDone | null
  readonly view: StateView
  readonly choices: readonly Choice[]
  readonly end: End | null
}

/** Steps that are kept, and bytecodes in all. A run that needs more ends with `budget`. */
export const MAX_STEPS = 4_000
const FUEL = 2_000_000
const MAX_OUTPUT = 200_000

/**
 * Runs a program step by step for somebody who looks at every state. There is one machine per process: making a stepper
 * puts the one before away. The machine only goes forward; to go back, make a new one and replay.
 */
export class Stepper {
  readonly machine: Machine
  readonly start: Moment
  readonly taken: PackedAction[] = []
  readonly visible: readonly number[]
  private view: StateView | null = null
  /** The names of objects in the state we stand at. */
  private names: Names = new Map()
  private end: End | null = null
  private remarks: string[] = []
  private stdout = ''
  private written = 0
  private failures: string[] = []
  private failedLine: number | null = null
  private readonly objects = new SyncObjects()
  /** The half of the heap in which names were taken: another one means that objects may have moved. */
  private words = heap.h

  /** The first exception so far that nobody caught, with its line and thread; other threads may still go on. */
  get failure(): string | null {
    return this.failures[0] ?? null
  }

  constructor(machine: Machine, visible: readonly number[]) {
    this.machine = machine
    this.visible = visible
    machine.learns = false
    machine.visible = visible
    vm.fuel = FUEL
    vm.localFuel = 20_000
    vm.onUncaught = (thread, exception) => this.uncaught(thread, exception)
    machineClock.event = (_, thread, message) =>
      this.remarks.push(`misuse: ${message} (line ${lineOf(thread)})`)
    output.write = (chunk) => this.print(chunk)
    this.passTime()
    this.start = this.moment(null)
  }

  /** The schedule so far, which replays here and in `runProgram`. */
  get schedule(): string {
    const { level = 'L1', isExploring, spuriousWakeups } = this.machine.options
    return encodeSchedule({
      actions: this.taken,
      visible: this.visible,
      isEachBytecode: level === 'L0',
      isTimeless: isExploring === true,
      hasSpuriousWakeups: spuriousWakeups === true,
    })
  }

  /** Takes one step. `action` must be among the choices. */
  take(action: PackedAction): Moment {
    const { machine } = this
    const tid = action & 255
    const way = action >> 8
    const { done } = nextDeed(machine, tid, this.names, way)
    const syncs = nextSyncOps(machine, { tid, way, names: this.names, objects: this.objects })
    const line = lineOf(threadByTid(tid))
    this.remarks = []
    this.stdout = ''
    this.failedLine = null
    this.taken.push(action)
    this.perform(action)
    if (this.end === null) {
      if (!machine.isAlive(tid)) this.remarks.push(`${threadLabel(tid)} ends`)
      this.passTime()
    }
    const { remarks, stdout, failedLine } = this
    return this.moment({ action, tid, line, text: done, remarks, stdout, syncs: syncs(), failedLine })
  }

  /** Takes steps without looking at the states between them. */
  skip(actions: readonly PackedAction[]): Moment {
    for (const action of actions) {
      this.taken.push(action)
      this.perform(action)
      if (this.end === null) this.passTime()
    }
    return this.moment(null)
  }

  private perform(action: PackedAction): void {
    try {
      this.machine.step(action)
      if (vm.instructions > FUEL) throw new Abort('fuel', '')
    } catch (error) {
      if (!(error instanceof Abort)) throw error
      this.end = { type: 'budget', text: BUDGET_TEXT[error.reason] }
    }
    if (this.end === null && this.taken.length >= MAX_STEPS)
      this.end = {
        type: 'budget',
        text: `The run was stopped after ${MAX_STEPS.toLocaleString('en')} steps, which is all that is kept. Make its loops shorter to see it to the end.`,
      }
  }

  /** When nobody can go on but somebody's sleep or timeout ends, virtual time jumps there. */
  private passTime(): void {
    const { machine } = this
    while (!machine.isFinished && machine.enabled().length === 0) {
      const deadline = machine.options.isExploring ? undefined : machine.nextDeadline()
      if (deadline === undefined) return
      machine.now = deadline
      this.remarks.push(`time passes to ${deadline / 1e6} s`)
    }
  }

  private moment(step: StepDone | null): Moment {
    const { machine } = this
    const { view, names } = survey(machine)
    if (this.words !== heap.h) this.objects.moved(this.names, names)
    this.words = heap.h
    this.names = names
    this.view = shareParts(this.view, view)
    const actions = this.end === null ? machine.enabled() : []
    const choices = actions.map((action) => ({
      action,
      tid: action & 255,
      line: lineOf(threadByTid(action & 255)),
      text: nextDeed(machine, action & 255, names, action >> 8).next,
      isReady: action >> 8 !== 1 && !isAsleep(threadByTid(action & 255)),
    }))
    this.end ??= choices.length === 0 ? this.endOf() : null
    return { step, view: this.view, choices, end: this.end }
  }

  private endOf(): End {
    if (!this.machine.isFinished) {
      const edges = waitingThreads(this.machine).map(
        ({ tid, what, line, holderTid }) =>
          `${threadLabel(tid)} waits to ${what} at line ${line}${holderTid === null ? '' : `, held by ${threadLabel(holderTid)}`}`,
      )
      return { type: 'deadlock', text: `Deadlock: no thread can go on. ${edges.join('; ')}.` }
    }
    const [first] = this.failures
    if (first === undefined) return { type: 'finished', text: 'The program ended.' }
    return { type: 'failed', text: `The program ended with an error: ${first}.` }
  }

  private uncaught(thread: number, exception: number): void {
    if (isInstance(exception, classes.SystemExit as number)) return
    const line = placesOf(exception).at(-1)?.line ?? 0
    const summary = `${summaryOf(exception)} (line ${line} in ${threadLabel(field(thread, T.tid) >> 1)})`
    this.failures.push(summary)
    this.failedLine = line
    this.remarks.push(summary)
  }

  private print(chunk: string): void {
    this.written += chunk.length
    if (this.written > MAX_OUTPUT) throw new Abort('output', '')
    this.stdout += chunk
  }
}

function isAsleep(thread: number): boolean {
  const pending = field(thread, T.pending)
  return pending !== UNBOUND && nativeOf(pending).sync?.isSleep === true
}

const BUDGET_TEXT: Readonly<Record<Abort['reason'], string>> = {
  fuel: 'The run was stopped: a thread computed for millions of bytecodes, or with very long text. A loop may never end.',
  memory: 'The run was stopped: the program asked for more memory than a lab has.',
  output: 'The run was stopped: the program printed more than a lab keeps.',
  exit: 'The program ended.',
}

/**
 * Loads `source` and stands before its first step, or tells the first problem of its text. `visible` are the switch points
 * of an earlier stepper of the same program.
 */
export function makeStepper(
  source: string,
  options: StepperOptions = {},
  visible?: readonly number[],
): Result<Stepper, SyntaxProblem & { readonly code: 'syntax' }> {
  boot()
  installSuggestions()
  const level = options.level ?? 'L1'
  const schedule = options.schedule === undefined ? null : decodeSchedule(options.schedule)
  const spuriousWakeups = options.spuriousWakeups === true || schedule?.hasSpuriousWakeups === true
  const load = () =>
    loadProgram(source, {
      level,
      isExploring: options.anyTime === true || spuriousWakeups || schedule?.isTimeless === true,
      anyWaiter: options.anyWaiter === true || schedule?.actions.some((action) => action >> 8 > 1) === true,
      spuriousWakeups,
    })
  const first = load()
  if (!first.ok) return err(first.error)
  const points = visible ?? schedule?.visible ?? (level === 'L1' ? switchPoints(source) : [])
  const loaded = load()
  return loaded.ok ? ok(new Stepper(loaded.value, points)) : err(loaded.error)
}

/** The accesses that can conflict, as a few runs under different schedulers find them. */
function switchPoints(source: string): readonly number[] {
  if (!/\b(?:threading|concurrent)\b/.test(source)) return []
  const found = new Set<number>()
  const schedulers: readonly SchedulerOptions[] = [
    { scheduler: 'round-robin' },
    { scheduler: 'random', seed: 1 },
    { scheduler: 'random', seed: 2 },
  ]
  for (const scheduler of schedulers) {
    const { schedule, steps } = runProgram(source, { ...scheduler, fuel: REHEARSAL_FUEL })
    for (const point of decodeSchedule(schedule)?.visible ?? []) found.add(point)
    if (steps > MAX_STEPS) break
  }
  return [...found].sort((a, b) => a - b)
}
const REHEARSAL_FUEL = 300_000

/** Goes on from where the stepper stands under a scheduler, giving each moment to `onMoment`; false ends it. */
export function runOn(
  stepper: Stepper,
  from: Moment,
  options: SchedulerOptions,
  onMoment: (moment: Moment) => boolean,
): void {
  const choose = makeScheduler(options)
  let moment = from
  while (moment.end === null) {
    const actions = moment.choices.map(({ action }) => action)
    moment = stepper.take(choose(actions, { steps: stepper.taken.length, machine: stepper.machine }))
    if (!onMoment(moment)) return
  }
}

/** Takes exactly these steps; false when one of them is not possible, so that they belong to another program. */
export function replayOn(
  stepper: Stepper,
  from: Moment,
  actions: readonly PackedAction[],
  onMoment: (moment: Moment) => void,
): boolean {
  let moment = from
  for (const action of actions) {
    if (!moment.choices.some((choice) => choice.action === action)) return false
    moment = stepper.take(action)
    onMoment(moment)
  }
  return true
}
