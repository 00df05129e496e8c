import type { IoMultiplexingEvent } from '#sim/multiplex/events.ts'
import type { Standing } from '../chart/state-fills.tsx'

/** What a core did over [from, to), in microseconds: first `overhead` of it, then work for the request. */
export type Block = {
  readonly core: number
  readonly from: number
  readonly to: number
  readonly overhead: number
  /** Null for a call of the loop, and for a read in vain. */
  readonly request: number | null
  readonly what: string
}

/** Everything the cores did up to `now`. O(events). */
export function blocksOf(events: readonly IoMultiplexingEvent[], now: number): Block[] {
  return events.flatMap((event): Block[] => {
    if (!('costs' in event) || event.time >= now) return []
    const { time: from, until, costs } = event
    const to = Math.min(until, now)
    const overhead = Math.min(to - from, until - from - costs.work)
    switch (event.type) {
      case 'burst-started':
        return [{ core: event.core, from, to, overhead, request: event.request, what: 'thread' }]
      case 'handling-started':
        return [{ core: 0, from, to, overhead, request: event.request, what: 'loop' }]
      case 'wait-started':
        return [{ core: 0, from, to, overhead, request: null, what: event.model }]
      default:
        return [{ core: 0, from, to, overhead, request: null, what: 'read in vain' }]
    }
  })
}

/** How a request stood over [from, to), in microseconds: worked on, waiting for its turn, or for input or output. */
export type Span = { readonly standing: Standing; readonly from: number; readonly to: number }
export type RequestSpans = { readonly spans: readonly Span[]; readonly result: 'answered' | 'refused' | null }

/** The life of each request that has arrived, up to `now`. O(events). */
export function requestSpans(
  events: readonly IoMultiplexingEvent[],
  now: number,
): ReadonlyMap<number, RequestSpans> {
  const rows = new Map<number, { spans: Span[]; open: Span | null; result: RequestSpans['result'] }>()
  const close = (request: number, at: number) => {
    const row = rows.get(request)
    if (row?.open && row.open.from < at) row.spans.push({ ...row.open, to: at })
    if (row) row.open = null
    return row
  }
  const open = (request: number, standing: Standing, from: number) => {
    const row = close(request, from) ?? { spans: [], open: null, result: null }
    row.open = { standing, from, to: from }
    rows.set(request, row)
  }
  for (const event of events) {
    switch (event.type) {
      case 'request-arrived':
      case 'io-finished':
        open(event.request, 'ready', event.time)
        break
      case 'burst-started':
      case 'handling-started': {
        const row = close(event.request, event.time)
        const to = Math.min(event.until, now)
        if (to > event.time) row?.spans.push({ standing: 'running', from: event.time, to })
        open(event.request, 'ready', to)
        break
      }
      case 'io-started':
        open(event.request, 'blocked', event.time)
        break
      case 'request-answered':
      case 'request-refused': {
        const row = close(event.request, event.time)
        if (row) row.result = event.type === 'request-answered' ? 'answered' : 'refused'
      }
    }
  }
  for (const [request, { result }] of rows) if (result === null) close(request, now)
  return rows
}
