import type { ObjectOp, SyncOp } from './sync-op.ts'

/** A step of a run as far as it orders threads; null where nothing was done (the start). */
export type TraceStep = { readonly tid: number; readonly syncs: readonly SyncOp[] } | null

/** What one thread did before something of another, with the reason; `from` and `to` are positions in the trace. */
export type Arrow = {
  readonly from: number
  readonly to: number
  readonly type:
    | 'start'
    | 'join'
    | 'lock'
    | 'semaphore'
    | 'notify'
    | 'event'
    | 'barrier'
    | 'item'
    | 'room'
    | 'task'
    | 'atomic'
  /** The object's name; of a start or join, empty. */
  readonly name: string
}

/**
 * The happens-before order of a run (Lamport 1978): arrows between threads, and for each position a vector clock (Mattern
 * 1989), the number of steps of each thread that are before it or are it.
 */
export type Order = { readonly arrows: readonly Arrow[]; readonly clocks: readonly (readonly number[])[] }

/** Computes the order of a whole run in O(steps x threads + arrows). */
export function happensBefore(trace: readonly TraceStep[]): Order {
  const tracer = new Tracer()
  trace.forEach((step, at) => {
    tracer.take(step, at)
  })
  return { arrows: tracer.arrows, clocks: tracer.clocks }
}

/** How position `a` of the run stands to `b`: `unordered` means that another schedule could have had them the other way round. */
export function relationOf(
  { clocks }: Order,
  trace: readonly TraceStep[],
  a: number,
  b: number,
): 'before' | 'after' | 'same' | 'unordered' {
  const [one, two] = [trace[a], trace[b]]
  if (a === b || !one || !two) return 'same'
  const reaches = (from: number, tid: number, to: number) =>
    (clocks[from]?.[tid] ?? 0) <= (clocks[to]?.[tid] ?? 0)
  if (a < b) return reaches(a, one.tid, b) ? 'before' : 'unordered'
  return reaches(b, two.tid, a) ? 'after' : 'unordered'
}

/** What is remembered of one synchronisation object: positions of the steps that let others go on. */
type Kept = {
  last: number | null
  /** Semaphores: where each free permit comes from, null for those of the beginning. Queues: where each item was put. */
  readonly stock: (number | null)[]
  /** Queues: the steps that took items, in order, and how many were put. */
  readonly takes: number[]
  puts: number
  /** Conditions: by whom each thread was notified. Barriers: by round, who arrived, the last of them last. */
  readonly notified: Map<number, number>
  readonly arrived: Map<number, number[]>
}

class Tracer {
  readonly arrows: Arrow[] = []
  readonly clocks: number[][] = []
  private readonly lastOf = new Map<number, number>()
  private readonly startedBy = new Map<number, number>()
  private readonly objects = new Map<number, Kept>()
  /** The thread of each position. */
  private readonly owners: (number | null)[] = []
  private at = 0
  private tid = 0

  take(step: TraceStep, at: number): void {
    this.at = at
    this.clocks.push([])
    this.owners.push(step?.tid ?? null)
    if (step === null) return
    const { tid, syncs } = step
    this.tid = tid
    const previous = this.lastOf.get(tid)
    if (previous !== undefined) this.join(previous)
    else this.from(this.startedBy.get(tid), 'start', '')
    for (const op of syncs) this.follow(op)
    const clock = this.clocks[at] as number[]
    clock[tid] = (clock[tid] ?? 0) + 1
    for (let n = 0; n < clock.length; n++) clock[n] ??= 0
    this.lastOf.set(tid, at)
  }

  private join(from: number): void {
    const clock = this.clocks[this.at] as number[]
    ;(this.clocks[from] as number[]).forEach((steps, tid) => {
      clock[tid] = Math.max(clock[tid] ?? 0, steps)
    })
  }

  /** An arrow from an earlier step to this one; steps of one thread are in order anyway. */
  private from(from: number | null | undefined, type: Arrow['type'], name: string): void {
    if (from === null || from === undefined || from === this.at) return
    this.join(from)
    if (this.owners[from] !== this.tid) this.arrows.push({ from, to: this.at, type, name })
  }

  private keptOf(on: number): Kept {
    const known = this.objects.get(on)
    if (known) return known
    const made = { last: null, stock: [], takes: [], puts: 0, notified: new Map(), arrived: new Map() }
    this.objects.set(on, made)
    return made
  }

  private follow(op: SyncOp): void {
    if (op.type === 'start') this.startedBy.set(op.tid, this.at)
    else if (op.type === 'join') this.from(this.lastOf.get(op.tid), 'join', '')
    else this.followObject(op)
  }

  private followObject(op: ObjectOp): void {
    const kept = this.keptOf(op.on)
    const { name } = op
    switch (op.type) {
      case 'acquire':
        this.from(kept.last, 'lock', name)
        break
      case 'see':
        this.from(kept.last, 'event', name)
        break
      case 'load':
        this.from(kept.last, 'atomic', name)
        break
      case 'drain':
        this.from(kept.last, 'task', name)
        break
      case 'release':
      case 'set':
      case 'store':
      case 'finish-task':
        kept.last = this.at
        break
      case 'notify':
        for (const tid of op.woken) kept.notified.set(tid, this.at)
        break
      case 'wake':
        this.from(kept.notified.get(this.tid), 'notify', name)
        kept.notified.delete(this.tid)
        break
      case 'up':
        this.stockUp(kept, op.permits)
        for (let n = 0; n < op.count; n++) kept.stock.push(this.at)
        break
      case 'down':
        this.stockUp(kept, op.permits)
        this.from(kept.stock.shift(), 'semaphore', name)
        break
      case 'put':
        if (op.limit > 0) this.from(kept.takes[kept.puts - op.limit], 'room', name)
        kept.puts++
        kept.stock.push(this.at)
        break
      case 'get':
        kept.takes.push(this.at)
        this.from(kept.stock.splice(op.at, 1)[0], 'item', name)
        break
      case 'arrive':
        this.arrive(kept, op)
        break
      case 'leave':
        this.from(kept.arrived.get(op.round)?.at(-1), 'barrier', name)
        break
    }
  }

  /** Permits that were there before the run's first operation have no giver. */
  private stockUp({ stock }: Kept, permits: number): void {
    while (stock.length < permits) stock.unshift(null)
  }

  private arrive(kept: Kept, { round, isLast, name }: Extract<ObjectOp, { type: 'arrive' }>): void {
    const arrived = kept.arrived.get(round) ?? []
    if (isLast) for (const earlier of arrived) this.from(earlier, 'barrier', name)
    kept.arrived.set(round, [...arrived, this.at])
  }
}
