import { causalPast } from '#sim/clocks/order.ts'
import { type ClocksState, type Entry, eventName } from '#sim/clocks/state.ts'

/** How an event stands to the newest one. */
export type Relation = 'newest' | 'before' | 'concurrent'

export type Dot = {
  readonly column: number
  readonly process: number
  readonly lamport: number
  readonly vector: string
  readonly caption: string
  readonly relation: Relation
}

/** A message between columns; one that is under way has no end. */
export type Arrow = {
  readonly from: { readonly column: number; readonly process: number }
  readonly to: { readonly column: number | null; readonly process: number }
  readonly text: string
}

/** The space-time diagram of a log: a column per event, in the order of this run. O(events²). */
export function diagramOf(state: ClocksState): { dots: readonly Dot[]; arrows: readonly Arrow[] } {
  const { log, messages, processes, config } = state
  const newest = log.length - 1
  const past: ReadonlySet<number> = newest < 0 ? new Set() : causalPast(log, newest)
  const dots = log.map((entry, column): Dot => {
    const relation = column === newest ? 'newest' : past.has(column) ? 'before' : 'concurrent'
    const { process, number, lamport } = entry
    const name = eventName(processes[process]?.name ?? '', number)
    const caption = config.topic === 'clocks' ? name : localCaption(entry)
    return { column, process, lamport, vector: entry.vector.join(','), caption, relation }
  })
  const received = log.flatMap((entry, column): Arrow[] => {
    const sender = entry.cause === null ? undefined : log[entry.cause]
    if (sender === undefined || entry.cause === null) return []
    const from = { column: entry.cause, process: sender.process }
    return [{ from, to: { column, process: entry.process }, text: shortText(entry.label) }]
  })
  const underway = messages.map(({ from, to, sentBy }): Arrow => {
    const text = shortText(log[sentBy]?.label ?? '')
    return { from: { column: sentBy, process: from }, to: { column: null, process: to }, text }
  })
  return { dots, arrows: [...received, ...underway] }
}

const LOCAL: readonly (readonly [RegExp, string])[] = [
  [/^the lease is valid/, 'valid'],
  [/gives up/, 'gives up'],
  [/^stands still/, 'pause'],
  [/^goes on/, 'goes on'],
  [/is over$/, 'expires'],
]

const localCaption = ({ kind, label }: Entry): string =>
  kind === 'local' ? (LOCAL.find(([pattern]) => pattern.test(label))?.[1] ?? '') : ''

const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^message (.*)$/, '$1'],
  [/^a message$/, ''],
  [/^a request for the lease$/, 'ask'],
  [/^the lease \(token (\d+)\)$/, '$1'],
  [/^a write \(token (\d+)\)$/, 'write $1'],
  [/^the result$/, ''],
  [/^the lease back.*$/, 'back'],
  [/^version (\d+)$/, 'v$1'],
  [/^its acknowledgement.*$/, 'ok'],
  [/^a query$/, '?'],
]

/** The few letters of a message that fit beside its arrow. */
export function shortText(label: string): string {
  const found = MESSAGES.find(([pattern]) => pattern.test(label))
  return found === undefined ? label : label.replace(found[0], found[1])
}

/** Columns between which a process stands still; up to the present when it has not gone on yet. */
export function pausesOf({ log }: ClocksState): { process: number; from: number; to: number | null }[] {
  return log.flatMap(({ process, label }, from) => {
    if (!label.startsWith('stands still')) return []
    const to = log.findIndex((entry, at) => at > from && entry.process === process)
    return [{ process, from, to: to < 0 ? null : to }]
  })
}
