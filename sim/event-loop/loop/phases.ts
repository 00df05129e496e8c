// Node's loop, phase by phase, in virtual time. Sources: Node.js "The Node.js Event Loop", lib/internal/timers as
// documented; libuv design overview (uv_run).
import type { QueueName } from '../events.ts'
import type { VmFace } from '../machine/values.ts'
import type { Snapshot, Waiting } from './observer.ts'
import type { Callback, Operations } from './operations.ts'
import type { Choose, Payload, RuntimeOptions } from './options.ts'
import type { Timer, TimerList, Timers } from './timers.ts'
import type { Usage } from './usage.ts'

export type Immediate = Callback & { isActive: boolean; isRef: boolean; readonly object: object }

/** What the phases work on. */
export type LoopHost = {
  readonly options: RuntimeOptions
  readonly vm: Pick<VmFace, 'call'>
  readonly timers: Timers
  readonly operations: Operations
  readonly usage: Usage
  /** Milliseconds. */
  now: number
  phase: Snapshot['phase']
  immediates: Immediate[]
  closing: Callback[]
  /** The rest of the batch that the poll or check phase is going through. */
  rest: { readonly poll: readonly Callback[]; readonly check: readonly Immediate[] }
  /** Things that keep the loop alive without a queue, such as a worker. */
  readonly alive: number
  readonly emit: (event: Payload) => void
  readonly run: (queue: QueueName, one: Callback, reason: string) => void
  readonly drain: () => void
}

/** Loop iterations cost this, so that endless immediates let time pass. */
const ITERATION_MS = 0.01

export class Phases {
  readonly #host: LoopHost
  /** Whether the timers phase of a turn is over and its poll phase is to come. */
  isMidTurn = false

  constructor(host: LoopHost) {
    this.#host = host
  }

  /** When the loop has something to do next, in ms; null when it is not alive, Infinity when it waits for others. */
  nextAt(): number | null {
    if (this.#host.immediates.some(({ isRef }) => isRef) || this.#host.closing.length > 0)
      return this.#host.now
    const isAlive = this.#host.timers.hasRef() || this.#host.operations.hasRef() || this.#host.alive > 0
    if (!isAlive) return null
    const due = Math.min(
      this.#host.timers.first()?.expiry ?? Infinity,
      this.#host.operations.firstAt() ?? Infinity,
    )
    return Math.max(due, this.#host.now)
  }

  /** When `advance` does something, in ms; null at the thread's end. */
  stepAt(): number | null {
    if (this.isMidTurn && this.#host.immediates.length > 0) return this.#host.now
    return this.nextAt() ?? (this.isMidTurn ? this.#host.now : null)
  }

  /** Half a turn of the loop: timers and pending, or poll, check and close. */
  advance(): void {
    if (this.isMidTurn) {
      this.#pollPhase()
      this.#checkPhase()
      this.#closePhase()
    } else {
      this.#host.now += ITERATION_MS
      this.#host.usage.turn()
      this.#timersPhase()
    }
    this.isMidTurn = !this.isMidTurn
    this.#host.phase = 'idle'
  }

  #enter(phase: QueueName, reason: string): void {
    this.#host.phase = phase
    this.#host.emit({ type: 'phase-entered', phase, reason })
  }

  #timersPhase(): void {
    const first = this.#host.timers.first()
    if (first === undefined || first.expiry > this.#host.now) return
    this.#enter('timers', 'the delay of at least one timer is over; they run by when they are due')
    for (
      let list = this.#host.timers.first();
      list !== undefined && list.expiry <= this.#host.now;
      list = this.#host.timers.first()
    ) {
      list = this.#firstOfEqual(list)
      for (let timer = this.#host.timers.takeDue(list, Math.floor(this.#host.now)); timer !== null; ) {
        this.#runTimer(timer)
        timer = this.#host.timers.takeDue(list, Math.floor(this.#host.now))
      }
    }
  }

  /** Lists that are due at the same moment are one clock reading apart in Node: either may come first. */
  #firstOfEqual(first: TimerList): TimerList {
    const { choose } = this.#host.options
    if (choose === null) return first
    const equal = this.#host.timers.equalTo(first)
    if (equal.length < 2) return first
    return equal[choose(equal.map(({ timers }) => `${timers[0]?.label ?? 'timer'} comes first`))] ?? first
  }

  #runTimer(timer: Timer): void {
    const start = Math.floor(this.#host.now)
    const late = rounded(this.#host.now - (timer.start + timer.delay))
    const reason = `its ${timer.delay} ms are over${late >= 1 ? `, ${Math.floor(late)} ms ago; the loop was busy` : ''}`
    timer.isActive = timer.isRepeating
    this.#host.run(
      'timers',
      { ...timer, run: () => void this.#host.vm.call(timer.callback, timer.object, timer.args) },
      reason,
    )
    if (timer.isRepeating && timer.isActive) {
      this.#host.timers.insert(timer, start)
      this.#host.emit({
        type: 'callback-queued',
        queue: 'timers',
        ...waiting(timer),
        due: start + timer.delay,
      })
    }
    this.#host.drain()
  }

  #pollPhase(): void {
    const { choose } = this.#host.options
    if (choose !== null) {
      this.#pollChosen(choose)
      return
    }
    if (this.#host.immediates.length === 0 && this.#host.closing.length === 0) this.#sleep(this.nextAt())
    const ready = this.#host.operations.takeReady(this.#host.now)
    if (ready.length > 0) this.#enterPoll(ready.length)
    for (const [index, one] of ready.entries()) {
      this.#host.rest = { poll: ready.slice(index + 1), check: [] }
      this.#runPolled(one)
    }
  }

  /** As above, but each time something else may come next, it is asked which; the first answer is what would come. */
  #pollChosen(choose: Choose): void {
    let batchEnd: number | null = null
    for (;;) {
      const candidates = this.#host.operations.candidates()
      const hasMore = this.#host.immediates.length > 0 || this.#host.closing.length > 0
      const laterAt = hasMore ? this.#host.now : (this.#host.timers.first()?.expiry ?? Infinity)
      const first = candidates[0]
      if (first === undefined) {
        if (batchEnd === null && !hasMore) this.#sleep(this.nextAt())
        return
      }
      const limit: number = batchEnd ?? Math.max(this.#host.now, Math.min(laterAt, first.at))
      // Messages come when they were sent or later; operations whenever they like.
      const free = candidates.filter(({ isFixed, at }) => !isFixed || at <= limit)
      const possible = first.isPunctual && first.at <= limit ? [first] : free.filter((one) => !one.isPunctual)
      const isLaterFirst = first.at > limit && laterAt < Infinity
      const later = laterAt < Infinity && !(first.isPunctual && first.at <= limit) ? [null] : []
      const options = isLaterFirst ? [...later, ...possible] : [...possible, ...later]
      if (options.length === 0) return
      const index = options.length === 1 ? 0 : choose(options.map((one) => this.#optionText(one, hasMore)))
      const chosen = options[index] ?? null
      if (chosen === null) {
        if (batchEnd === null && !hasMore) this.#sleep(laterAt)
        return
      }
      if (batchEnd === null) {
        this.#sleep(Math.min(chosen.at, Math.max(laterAt, this.#host.now)))
        this.#enterPoll(1)
      }
      batchEnd ??= this.#host.now
      this.#runPolled(chosen.take(this.#host.now))
    }
  }

  #optionText(one: { readonly label: string } | null, hasMore: boolean): string {
    if (one !== null) return `${one.label} is done`
    return hasMore ? 'the check phase comes before it is done' : 'the next timer comes before it is done'
  }

  #enterPoll(count: number): void {
    this.#enter(
      'poll',
      `${count === 1 ? 'an operation has' : `${count} operations have`} finished; callbacks run in the order of completion`,
    )
  }

  #runPolled(one: Callback): void {
    this.#host.run('poll', one, 'its operation has finished')
    this.#host.drain()
  }

  #sleep(next: number | null): void {
    if (next === null || next <= this.#host.now || next === Infinity) return
    const isTimer = (this.#host.timers.first()?.expiry ?? Infinity) === next
    this.#host.phase = 'poll'
    this.#host.emit({
      type: 'loop-waited',
      until: rounded(next),
      reason: isTimer
        ? 'nothing is ready, the next timer is due then'
        : 'nothing is ready, an operation finishes then',
    })
    this.#host.now = next
  }

  #checkPhase(): void {
    const batch = this.#host.immediates.filter(({ isActive }) => isActive)
    this.#host.immediates = []
    if (batch.length === 0) return
    this.#enter('check', 'setImmediate callbacks run right after poll; those they add wait for the next turn')
    for (const [index, one] of batch.entries()) {
      this.#host.rest = { poll: [], check: batch.slice(index + 1) }
      if (!one.isActive) continue
      one.isActive = false
      this.#host.run('check', one, 'setImmediate asked for the next check phase')
      this.#host.drain()
    }
  }

  #closePhase(): void {
    const batch = this.#host.closing
    this.#host.closing = []
    if (batch.length === 0) return
    this.#enter('close', 'handles were closed')
    for (const one of batch) {
      this.#host.run('close', one, 'its handle is closed')
      this.#host.drain()
    }
  }
}

const waiting = ({ label, line }: Waiting): Waiting => ({ label, line })
const rounded = (ms: number) => Math.round(ms * 1000) / 1000
