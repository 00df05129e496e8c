import type { CycleEdge, MemoryModelEvent } from '#sim/litmus/events.ts'
import type { Place } from '#sim/litmus/litmus-test.ts'

/** An edge of the execution graph: rf, co or fr between neighbours in their order, or an edge of a forbidden circle. */
export type GraphEdge = {
  readonly name: string
  readonly from: Place
  readonly to: Place
  readonly isInCycle: boolean
}

type Known = {
  /** The store each load got its value from; null for the value at the start. */
  readonly sources: Map<string, { read: Place; location: string; source: Place | null }>
  /** Stores of a location as they reach memory. */
  readonly orders: Map<string, Place[]>
}

const keyOf = ({ thread, instruction }: Place) => `${thread} ${instruction}`
const isSame = (a: Place, b: Place) => keyOf(a) === keyOf(b)

/** The edges that the events so far have settled. Program order is not among them: it is how the threads are drawn. */
export function graphEdges(events: readonly MemoryModelEvent[]): readonly GraphEdge[] {
  const known: Known = { sources: new Map(), orders: new Map() }
  for (const event of events) learn(known, event)
  const cycle = cycleOf(events)
  const settled = [...readFrom(known), ...coherence(known), ...fromRead(known)].filter(
    ({ from, to }) => !isSame(from, to),
  )
  const isCovered = (edge: GraphEdge) =>
    cycle.some(({ from, to }) => isSame(from.place, edge.from) && isSame(to.place, edge.to))
  return [
    ...settled.filter((edge) => !isCovered(edge)),
    ...cycle
      .filter(({ from, to }) => !isSame(from.place, to.place))
      .map(({ from, to, name }) => ({ name, from: from.place, to: to.place, isInCycle: true })),
  ]
}

function cycleOf(events: readonly MemoryModelEvent[]): readonly CycleEdge[] {
  const violated = events.findLast((event) => event.type === 'axiom-violated')
  return violated?.type === 'axiom-violated' ? violated.cycle : []
}

function learn({ sources, orders }: Known, event: MemoryModelEvent): void {
  const read = (place: Place, location: string, source: Place | null) =>
    sources.set(keyOf(place), { read: place, location, source })
  const write = (location: string, place: Place) =>
    orders.set(location, [...(orders.get(location) ?? []), place])
  switch (event.type) {
    case 'value-loaded':
    case 'source-chosen':
      read(event.place, event.location, event.source)
      return
    case 'location-updated':
      read(event.place, event.location, event.source)
      if (event.value !== null) write(event.location, event.place)
      return
    case 'store-flushed':
    case 'store-performed':
    case 'coherence-chosen':
      write(event.location, event.place)
      return
    case 'execution-built':
      for (const { location, writes } of event.coherence) orders.set(location, [...writes])
      return
    default:
      return
  }
}

const plain = (name: string, from: Place, to: Place): GraphEdge => ({ name, from, to, isInCycle: false })

const readFrom = ({ sources }: Known): readonly GraphEdge[] =>
  [...sources.values()].flatMap(({ read, source }) => (source === null ? [] : [plain('rf', source, read)]))

const coherence = ({ orders }: Known): readonly GraphEdge[] =>
  [...orders.values()].flatMap((writes) =>
    writes.slice(1).map((write, index) => plain('co', writes[index]!, write)),
  )

/** From a load to the first store that comes after its source. */
const fromRead = ({ sources, orders }: Known): readonly GraphEdge[] =>
  [...sources.values()].flatMap(({ read, location, source }) => {
    const writes = orders.get(location) ?? []
    const place = source === null ? -1 : writes.findIndex((write) => isSame(write, source))
    const next = source !== null && place < 0 ? undefined : writes[place + 1]
    return next === undefined ? [] : [plain('fr', read, next)]
  })
