import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { ClocksConfig } from './config.ts'
import type { ClocksEvent } from './events.ts'
import { isVectorBefore } from './order.ts'
import { eventName } from './state.ts'

type EventRow = {
  name: string
  process: string
  kind: 'local' | 'send' | 'receive'
  lamport: number
  /** `(2, 1, 0)`. */
  vector: string
  /** Its place in the total order of Lamport: by clock, then by process; from 1. */
  place: number
}

type ProcessRow = {
  name: string
  events: number
  sent: number
  received: number
  lamport: number
  vector: string
}

export type ClocksMetrics = {
  readonly events: number
  /** Messages sent and received. */
  readonly sent: number
  readonly received: number
  /** Pairs of events of which one happened before the other, and the others. */
  readonly orderedPairs: number
  readonly concurrentPairs: number
  /** Concurrent pairs with different Lamport clocks, which say nothing. */
  readonly misleadingPairs: number
  readonly acceptedWrites: number
  readonly refusedWrites: number
  /** Accepted with a token lower than one accepted before. */
  readonly lateWrites: number
  readonly reads: number
  readonly staleReads: number
  readonly processes: readonly Readonly<ProcessRow>[]
  readonly order: readonly Readonly<EventRow>[]
}

export const clocksFields: readonly MetricField[] = [
  { key: 'events', label: 'Events of processes', unit: 'events' },
  { key: 'sent', label: 'Messages sent', unit: 'messages' },
  { key: 'received', label: 'Messages received', unit: 'messages' },
  { key: 'orderedPairs', label: 'Happened before', unit: 'pairs' },
  { key: 'concurrentPairs', label: 'Concurrent', unit: 'pairs' },
  { key: 'misleadingPairs', label: 'Concurrent, with different Lamport clocks', unit: 'pairs' },
  { key: 'acceptedWrites', label: 'Writes accepted', unit: 'writes' },
  { key: 'refusedWrites', label: 'Writes refused', unit: 'writes' },
  { key: 'lateWrites', label: 'Writes accepted after a later lease wrote', unit: 'writes', better: 'lower' },
  { key: 'reads', label: 'Reads', unit: 'reads' },
  { key: 'staleReads', label: 'Stale reads', unit: 'reads', better: 'lower' },
]

export const clocksTables: readonly MetricTable[] = [
  {
    key: 'processes',
    label: 'Per process',
    columns: [
      { key: 'name', label: 'Process', unit: '' },
      { key: 'events', label: 'Events', unit: 'events' },
      { key: 'sent', label: 'Sent', unit: 'messages' },
      { key: 'received', label: 'Received', unit: 'messages' },
      { key: 'lamport', label: 'Lamport clock', unit: '' },
      { key: 'vector', label: 'Vector clock', unit: '' },
    ],
  },
  {
    key: 'order',
    label: 'Per event, in the order in which they happened in this run',
    columns: [
      { key: 'name', label: 'Event', unit: '' },
      { key: 'process', label: 'Process', unit: '' },
      { key: 'kind', label: 'Kind', unit: '' },
      { key: 'lamport', label: 'Lamport clock', unit: '' },
      { key: 'vector', label: 'Vector clock', unit: '' },
      { key: 'place', label: 'Place in Lamport’s total order', unit: '' },
    ],
  },
]

type Clocked = Extract<ClocksEvent, { vector: unknown }>

const KIND = { 'local-event': 'local', 'message-sent': 'send', 'message-received': 'receive' } as const
const textOf = (vector: readonly number[]) => `(${vector.join(', ')})`

/** O(events²), of the events of processes. */
export function measureClocks(_config: ClocksConfig, events: readonly ClocksEvent[]): ClocksMetrics {
  const clocked = events.filter((event): event is Clocked => 'vector' in event)
  const count = (type: ClocksEvent['type']) => events.filter((event) => event.type === type).length
  const reads = events.filter((event) => event.type === 'read-completed')
  const accepted = events.filter((event) => event.type === 'write-accepted')
  const sent = clocked.reduce((sum, event) => sum + (event.type === 'message-sent' ? event.to.length : 0), 0)
  return {
    events: clocked.length,
    sent,
    received: count('message-received'),
    ...pairsOf(clocked),
    acceptedWrites: accepted.length,
    refusedWrites: count('write-refused'),
    lateWrites: accepted.filter(({ token, highest }) => token < highest).length,
    reads: reads.length,
    staleReads: reads.filter(({ version, newest }) => version < newest).length,
    processes: processRows(clocked),
    order: orderRows(clocked),
  }
}

function pairsOf(events: readonly Clocked[]) {
  let orderedPairs = 0
  let concurrentPairs = 0
  let misleadingPairs = 0
  for (const [index, later] of events.entries()) {
    for (const earlier of events.slice(0, index)) {
      const isOrdered = isVectorBefore(earlier.vector, later.vector)
      orderedPairs += isOrdered ? 1 : 0
      concurrentPairs += isOrdered ? 0 : 1
      misleadingPairs += !isOrdered && earlier.lamport !== later.lamport ? 1 : 0
    }
  }
  return { orderedPairs, concurrentPairs, misleadingPairs }
}

function processRows(events: readonly Clocked[]): ProcessRow[] {
  const rows = new Map<number, ProcessRow>()
  for (const event of events) {
    const row = rows.get(event.process)
    rows.set(event.process, {
      name: event.name,
      events: event.number,
      sent: (row?.sent ?? 0) + (event.type === 'message-sent' ? event.to.length : 0),
      received: (row?.received ?? 0) + (event.type === 'message-received' ? 1 : 0),
      lamport: event.lamport,
      vector: textOf(event.vector),
    })
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}

function orderRows(events: readonly Clocked[]): EventRow[] {
  const total = [...events].sort((a, b) => a.lamport - b.lamport || a.process - b.process)
  return events.map((event) => ({
    name: eventName(event.name, event.number),
    process: event.name,
    kind: KIND[event.type],
    lamport: event.lamport,
    vector: textOf(event.vector),
    place: total.indexOf(event) + 1,
  }))
}
