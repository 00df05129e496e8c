import type { EventLoopEvent } from '../events.ts'
import type { Pool } from './pool.ts'

export type Callback = { readonly label: string; readonly line: number; readonly run: () => void }

/** A callback for the poll phase from time `at`. */
export type Completed = Callback & {
  readonly at: number
  readonly isRef: boolean
  /** The thread whose message it is; messages of one sender stay in order. */
  readonly sender: number | null
  /** It comes at its time, and nobody chooses otherwise: that a thread begins or ends, what it prints. */
  readonly isPunctual?: boolean
}

/** A job of the pool whose end is chosen, not computed. */
type OpenJob = Callback & {
  readonly job: number
  readonly ms: number
  start: number | null
  worker: number
}

/** What may come next in the poll phase: `at` is when it would come if nobody chose. */
export type Candidate = {
  readonly label: string
  readonly at: number
  /** It cannot come earlier. */
  readonly isFixed: boolean
  /** Nor later. */
  readonly isPunctual: boolean
  readonly take: (now: number) => Callback
}

type Bare<E> = E extends unknown ? Omit<E, 'time' | 'thread'> : never
type Emit = (event: Bare<EventLoopEvent>, time?: number) => void

/** Operations of one thread that are under way or finished, their callbacks not yet run. */
export class Operations {
  readonly #pool: Pool
  readonly #emit: Emit
  /** Whether the order of completion is chosen from outside. */
  readonly #isChosen: boolean
  #completed: Completed[] = []
  #jobs: OpenJob[] = []

  constructor(pool: Pool, emit: Emit, isChosen: boolean) {
    this.#pool = pool
    this.#emit = emit
    this.#isChosen = isChosen
  }

  /** A job of `ms` for the thread pool. */
  submit({ label, line, run }: Callback, ms: number, now: number): void {
    if (this.#isChosen) {
      const ahead = this.#jobs.filter(({ start }) => start === null).length
      const job = this.#pool.nextNumber()
      this.#jobs.push({ label, line, run, job, ms, start: null, worker: -1 })
      this.#startJobs(now)
      this.#emit({
        type: 'job-submitted',
        job,
        label,
        waiting: this.#jobs.at(-1)?.start === null ? ahead + 1 : 0,
      })
      return
    }
    const { job, start, end, worker, waiting } = this.#pool.submit(now, ms)
    this.#emit({ type: 'job-submitted', job, label, waiting })
    this.#emit({ type: 'job-started', job, label, worker, until: rounded(end) }, start)
    this.#emit({ type: 'job-finished', job, label, worker }, end)
    this.add({ label, line, at: end, run, isRef: true, sender: null })
  }

  add(one: Completed): void {
    const index = this.#completed.findIndex(({ at }) => at > one.at)
    this.#completed.splice(index < 0 ? this.#completed.length : index, 0, one)
  }

  /** When the first would come; null when there is none. */
  firstAt(): number | null {
    const first = this.candidates()[0]
    return first === undefined ? null : first.at
  }

  hasRef(): boolean {
    return this.#jobs.length > 0 || this.#completed.some(({ isRef }) => isRef)
  }

  dueBy(now: number): number {
    return this.candidates().filter(({ at }) => at <= now).length
  }

  /** Those whose time has come, in the order of completion. */
  takeReady(now: number): readonly Callback[] {
    const ready = this.#completed.filter(({ at }) => at <= now)
    this.#completed = this.#completed.filter(({ at }) => at > now)
    return ready
  }

  /** Everything that may come next: running jobs in any order, the first message of each sender. By `at`. */
  candidates(): readonly Candidate[] {
    if (!this.#isChosen)
      return this.#completed.map((one) => ({
        label: one.label,
        at: one.at,
        isFixed: true,
        isPunctual: true,
        take: () => one,
      }))
    const senders = new Set<number>()
    const messages = this.#completed.filter(({ sender, isPunctual }) => {
      if (sender === null || isPunctual) return true
      const isFirst = !senders.has(sender)
      senders.add(sender)
      return isFirst
    })
    const jobs = this.#jobs.filter(({ start }) => start !== null)
    return [
      ...messages.map((one) => ({
        label: one.label,
        at: one.at,
        isFixed: true,
        isPunctual: one.isPunctual === true,
        take: () => {
          this.#completed = this.#completed.filter((other) => other !== one)
          return one
        },
      })),
      ...jobs.map((one) => ({
        label: one.label,
        at: (one.start as number) + one.ms,
        isFixed: false,
        isPunctual: false,
        take: (now: number) => this.#finish(one, now),
      })),
    ].sort((a, b) => a.at - b.at)
  }

  /** What there is to see: label, line and when it would finish. */
  waiting(): readonly { readonly label: string; readonly line: number; readonly at: number }[] {
    const jobs = this.#jobs.map(({ label, line, start, ms }) => ({
      label,
      line,
      at: (start ?? Infinity) + ms,
    }))
    return [...this.#completed, ...jobs.filter(({ at }) => at < Infinity)].sort((a, b) => a.at - b.at)
  }

  /** Drops what `sender` sent after `at`. */
  forget(sender: number, at: number): void {
    this.#completed = this.#completed.filter((one) => one.sender !== sender || one.at <= at)
  }

  #startJobs(now: number): void {
    const running = this.#jobs.filter(({ start }) => start !== null)
    for (const job of this.#jobs) {
      if (job.start !== null) continue
      if (running.length >= this.#pool.size) return
      job.start = now
      job.worker = Array.from({ length: this.#pool.size }, (_unused, n) => n).find(
        (n) => !running.some(({ worker }) => worker === n),
      ) as number
      running.push(job)
    }
  }

  #finish(done: OpenJob, now: number): Callback {
    const { job, label, worker, start } = done
    this.#jobs = this.#jobs.filter((one) => one !== done)
    this.#emit({ type: 'job-started', job, label, worker, until: rounded(now) }, start as number)
    this.#emit({ type: 'job-finished', job, label, worker }, now)
    this.#startJobs(now)
    return done
  }
}

const rounded = (ms: number) => Math.round(ms * 1000) / 1000
