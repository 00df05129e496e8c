import { type Final, type LitmusTest, outcomeText, type Place } from './litmus-test.ts'
import { domainsOf, type EventNode, type Trace, tracesOf } from './traces.ts'

export type { EventNode } from './traces.ts'

/**
 * A candidate execution: what each thread does given the values it reads, from which write each read gets its value, and in which
 * order the writes of each location reach memory. Whether it may happen is for a model to say. Events are numbered 0, 1, ...
 * thread by thread in program order.
 */
export type Candidate = {
  readonly events: readonly EventNode[]
  /** By event: for a read the write it reads from, -1 for the initial value; 0 for other events. */
  readonly sources: readonly number[]
  /** The writes of each location, first to last. */
  readonly coherence: readonly (readonly number[])[]
  readonly final: Final
  readonly outcome: string
}

export type Candidates = {
  readonly list: readonly Candidate[]
  /** False when a limit was hit: then there are more. */
  readonly isComplete: boolean
}

export type CandidateLimits = {
  /** Also counts those that `isKept` drops. */
  readonly maxCandidates: number
  /** Choices of one trace per thread. */
  readonly maxCombinations: number
  /**
   * Leaves out what every model rejects: stores of a thread to one location against its program order, and loads that read from
   * later stores of their own thread.
   */
  readonly isPruned: boolean
  readonly isKept: (candidate: Candidate) => boolean
}

/** All candidate executions of a test (as in cppmem: Batty et al., POPL 2011), up to limits. */
export function candidatesOf(test: LitmusTest, limits: CandidateLimits): Candidates {
  const domains = domainsOf(test)
  const found = test.threads.map((_, thread) => tracesOf(test, thread, domains.values))
  const threads = found.map(({ list }) => list.map((trace) => withValues(test, trace)))
  const isComplete = domains.isComplete && found.every((traces) => traces.isComplete)
  const executions: Found = { list: [], seen: 0 }
  let combinations = 0
  /** False once a limit is hit. */
  const combine = (chosen: readonly ValuedTrace[]): boolean => {
    const next = threads[chosen.length]
    if (next !== undefined) return next.every((trace) => combine([...chosen, trace]))
    combinations += 1
    if (combinations > limits.maxCombinations) return false
    if (!areAnswered(chosen)) return true
    return addExecutions(
      test,
      chosen.map(({ trace }) => trace),
      { found: executions, limits },
    )
  }
  const isCovered = combine([])
  return { list: executions.list, isComplete: isComplete && isCovered }
}

/** A trace with what it takes and gives, as `x=1`: values it reads that are not there from the start, and values it writes. */
type ValuedTrace = {
  readonly trace: Trace
  readonly takes: readonly string[]
  readonly gives: ReadonlySet<string>
}

function withValues({ locations }: LitmusTest, trace: Trace): ValuedTrace {
  const initial = new Set(locations.map(({ name, initial: value }) => `${name}=${value}`))
  const values = (kind: 'read' | 'write') =>
    trace.events.flatMap(({ type, location, value }) => (type === kind ? [`${location}=${value}`] : []))
  const takes = [...new Set(values('read'))].filter((value) => !initial.has(value))
  return { trace, takes, gives: new Set(values('write')) }
}

/** Whether some thread writes each value that is read: most combinations fail here, before anything is built. */
const areAnswered = (chosen: readonly ValuedTrace[]): boolean =>
  chosen.every(({ takes }) => takes.every((value) => chosen.some(({ gives }) => gives.has(value))))

type Found = { readonly list: Candidate[]; seen: number }

/** Every way to give the reads of these traces a source and the writes an order. False when there is no room for all. */
function addExecutions(
  test: LitmusTest,
  traces: readonly Trace[],
  { found, limits }: { found: Found; limits: CandidateLimits },
): boolean {
  const events = numbered(traces)
  const { isPruned, maxCandidates, isKept } = limits
  const sources = sourcesOf(test, events, isPruned)
  if (sources === null) return true
  const writes = test.locations.map(({ name }) =>
    events.filter(({ type, location }) => type === 'write' && location === name),
  )
  const total = [
    ...sources.map(({ length }) => length),
    ...writes.map((located) => orderCount(located, isPruned)),
  ].reduce((all, count) => all * count, 1)
  found.seen += total
  if (found.seen > maxCandidates) return false
  const orders = writes.map((located) => ordersOf(located, isPruned))
  const registers = traces.map((trace) => trace.registers)
  for (const coherence of product(orders)) {
    const memory = memoryAfter(test, events, coherence)
    const final = { registers, memory }
    const outcome = outcomeText(test, final)
    for (const chosen of product(sources)) {
      const candidate = { events, sources: chosen, coherence, final, outcome }
      if (isKept(candidate)) found.list.push(candidate)
    }
  }
  return true
}

/** The events of all threads with their numbers in the execution. */
function numbered(traces: readonly Trace[]): readonly EventNode[] {
  const events: EventNode[] = []
  for (const trace of traces) {
    const offset = events.length
    for (const event of trace.events) {
      events.push({
        ...event,
        id: event.id + offset,
        updateOf: event.updateOf === null ? null : event.updateOf + offset,
        data: event.data << offset,
        address: event.address << offset,
        control: event.control << offset,
      })
    }
  }
  return events
}

/** For each event the writes it may read from; null when some read has none. */
function sourcesOf(
  test: LitmusTest,
  events: readonly EventNode[],
  isPruned: boolean,
): readonly (readonly number[])[] | null {
  const options = events.map((read) => {
    if (read.type !== 'read') return [0]
    const initial = test.locations.find(({ name }) => name === read.location)!.initial
    const writes = events.filter(
      (write) =>
        write.type === 'write' &&
        write.location === read.location &&
        write.value === read.value &&
        write.updateOf !== read.id &&
        !(isPruned && write.thread === read.thread && write.id > read.id),
    )
    return [...(initial === read.value ? [-1] : []), ...writes.map(({ id }) => id)]
  })
  return options.every(({ length }) => length > 0) ? options : null
}

function memoryAfter(
  test: LitmusTest,
  events: readonly EventNode[],
  coherence: Candidate['coherence'],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    test.locations.map(({ name, initial }, index) => {
      const last = coherence[index]!.at(-1)
      return [name, last === undefined ? initial : events[last]!.value]
    }),
  )
}

const factorial = (count: number): number => (count <= 1 ? 1 : count * factorial(count - 1))

/** How many orders `ordersOf` gives. */
function orderCount(writes: readonly EventNode[], isPruned: boolean): number {
  if (!isPruned) return factorial(writes.length)
  const sizes = [...new Set(writes.map(({ thread }) => thread))].map(
    (own) => writes.filter(({ thread }) => thread === own).length,
  )
  return sizes.reduce((count, size) => count / factorial(size), factorial(writes.length))
}

/** The orders of the writes of a location: all, or those that agree with program order. Program order comes first. */
function ordersOf(writes: readonly EventNode[], isPruned: boolean): readonly (readonly number[])[] {
  if (writes.length === 0) return [[]]
  const isFirst = (write: EventNode) =>
    !isPruned || writes.every(({ thread, id }) => thread !== write.thread || id >= write.id)
  return writes.filter(isFirst).flatMap((write) =>
    ordersOf(
      writes.filter((other) => other !== write),
      isPruned,
    ).map((rest) => [write.id, ...rest]),
  )
}

function product<T>(options: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return options.reduce<readonly (readonly T[])[]>(
    (partial, choices) => partial.flatMap((chosen) => choices.map((choice) => [...chosen, choice])),
    [[]],
  )
}

/** Where the instruction of an event stands. */
export const placeOf = ({ thread, instruction }: EventNode): Place => ({ thread, instruction })
