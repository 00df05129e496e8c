import type { Candidate, EventNode } from '../candidates.ts'
import type { Fence, Order } from '../litmus-test.ts'
import { type EventSet, intersection, inverse, minus, type Relation } from './relation.ts'

/** A candidate execution as relations, with the sets that the models speak of. Initial values are no events here: nothing precedes them. */
export type Execution = {
  readonly size: number
  readonly all: EventSet
  readonly reads: EventSet
  readonly writes: EventSet
  readonly po: Relation
  /** po between accesses of one location. */
  readonly poLoc: Relation
  /** Pairs of accesses to one location, whoever makes them. */
  readonly sameLocation: Relation
  readonly rf: Relation
  readonly co: Relation
  /** From a read to the writes that come after its source in co; a read of the initial value precedes all. */
  readonly fr: Relation
  readonly rmw: Relation
  readonly address: Relation
  readonly data: Relation
  readonly control: Relation
  /** Events on the same thread, in any order. */
  readonly internal: Relation
  /** Reads of initial values. */
  readonly initialReads: EventSet
  /** Reads and writes of atomic updates, also of a cas that failed. */
  readonly updates: EventSet
  readonly withOrder: (...orders: readonly Order[]) => EventSet
  readonly fences: (...fences: readonly Fence[]) => EventSet
}

/** O(events^2). */
export function executionOf({ events, sources, coherence }: Candidate): Execution {
  const size = events.length
  const where = (test: (event: EventNode) => boolean): EventSet =>
    events.reduce((set, event) => (test(event) ? set | (1 << event.id) : set), 0)
  const rows = (row: (event: EventNode) => EventSet): Relation => {
    const relation = new Int32Array(size)
    for (const event of events) relation[event.id] = row(event)
    return relation
  }
  const located = new Map<string | null, EventSet>()
  const threaded: EventSet[] = []
  for (const { id, location, thread } of events) {
    located.set(location, (located.get(location) ?? 0) | (1 << id))
    threaded[thread] = (threaded[thread] ?? 0) | (1 << id)
  }
  const sameLocation = rows(({ location }) => (location === null ? 0 : located.get(location)!))
  const internal = rows(({ thread }) => threaded[thread]!)
  /** All but the events up to this one; << takes its distance modulo 32, hence two shifts. */
  const po = rows(({ id, thread }) => threaded[thread]! & ((-1 << id) << 1))
  const co = new Int32Array(size)
  for (const writes of coherence) {
    let later = 0
    for (const write of writes.toReversed()) {
      co[write] = later
      later |= 1 << write
    }
  }
  const writes = where(({ type }) => type === 'write')
  const rf = new Int32Array(size)
  const fr = new Int32Array(size)
  let initialReads = 0
  for (const { id, type } of events) {
    if (type !== 'read') continue
    const source = sources[id]!
    if (source >= 0) rf[source]! |= 1 << id
    else initialReads |= 1 << id
    fr[id] = source >= 0 ? co[source]! : writes & sameLocation[id]!
  }
  return {
    size,
    all: where(() => true),
    reads: where(({ type }) => type === 'read'),
    writes,
    po,
    poLoc: intersection(po, sameLocation),
    sameLocation,
    rf,
    co,
    fr,
    rmw: inverse(rows(({ updateOf }) => (updateOf === null ? 0 : 1 << updateOf))),
    address: inverse(rows(({ address }) => address)),
    data: inverse(rows(({ data }) => data)),
    control: inverse(rows(({ control }) => control)),
    internal,
    initialReads,
    updates: where(({ isUpdate }) => isUpdate),
    withOrder: (...orders) => where(({ type, order }) => type !== 'fence' && orders.includes(order)),
    fences: (...fences) => where(({ fence }) => fence !== null && fences.includes(fence)),
  }
}

/** The part of a relation that crosses threads: rfe, coe, fre. */
export const external = ({ internal }: Execution, relation: Relation): Relation => minus(relation, internal)
