import type { MetricField, MetricTable } from '../core/simulation.ts'
import { type IoMultiplexingConfig, isLoop } from './config.ts'
import { type Costs, type IoMultiplexingEvent, requestName } from './events.ts'
import { requestsOf, toMicros } from './requests.ts'

type RequestRow = {
  name: string
  connection: number
  arrival: number
  started: number | null
  answered: number | null
  latency: number | null
  /** `answered`, `refused`; null while it is under way. */
  result: string | null
}

export type IoMultiplexingMetrics = {
  /** Microseconds, as all times here. */
  readonly time: number
  readonly answered: number
  readonly refused: number
  readonly meanLatency: number | null
  readonly p95Latency: number | null
  readonly maxLatency: number | null
  /** Answers per second; null before the first. */
  readonly throughput: number | null
  /** Share of the cores' busy time that is no work of a request; null before there is any. */
  readonly overhead: number | null
  readonly syscalls: number
  readonly switches: number
  /** Descriptors that select and poll looked at. */
  readonly scanned: number
  readonly peakThreads: number
  /** Address space reserved for their stacks. */
  readonly stackMib: number
  readonly costs: readonly { readonly kind: string; readonly micros: number; readonly share: number | null }[]
  readonly requests: readonly Readonly<RequestRow>[]
}

export const ioMultiplexingFields: readonly MetricField[] = [
  { key: 'time', label: 'Time so far', unit: 'µs', better: 'lower' },
  { key: 'answered', label: 'Answered', unit: 'requests', better: 'higher' },
  { key: 'refused', label: 'Refused', unit: 'requests', better: 'lower' },
  { key: 'meanLatency', label: 'Mean latency', unit: 'µs', better: 'lower' },
  { key: 'p95Latency', label: '95th percentile of latency', unit: 'µs', better: 'lower' },
  { key: 'maxLatency', label: 'Longest latency', unit: 'µs', better: 'lower' },
  { key: 'throughput', label: 'Throughput', unit: 'requests per second', better: 'higher' },
  { key: 'overhead', label: 'Busy time that is no work', unit: 'share', better: 'lower' },
  { key: 'syscalls', label: 'System calls', unit: 'calls', better: 'lower' },
  { key: 'switches', label: 'Switches to a thread', unit: 'switches', better: 'lower' },
  { key: 'scanned', label: 'Descriptors looked at', unit: 'descriptors', better: 'lower' },
  { key: 'peakThreads', label: 'Most threads', unit: 'threads', better: 'lower' },
  { key: 'stackMib', label: 'Reserved for stacks', unit: 'MiB', better: 'lower' },
]

export const ioMultiplexingTables: readonly MetricTable[] = [
  {
    key: 'costs',
    label: 'Where the time of the cores went',
    columns: [
      { key: 'kind', label: 'What for', unit: '' },
      { key: 'micros', label: 'Time', unit: 'µs', better: 'lower' },
      { key: 'share', label: 'Share', unit: 'share' },
    ],
  },
  {
    key: 'requests',
    label: 'Per request',
    columns: [
      { key: 'name', label: 'Request', unit: '' },
      { key: 'connection', label: 'Connection', unit: '' },
      { key: 'arrival', label: 'Arrival', unit: 'µs' },
      { key: 'started', label: 'Started', unit: 'µs' },
      { key: 'answered', label: 'Answered', unit: 'µs', better: 'lower' },
      { key: 'latency', label: 'Latency', unit: 'µs', better: 'lower' },
      { key: 'result', label: 'Result', unit: '' },
    ],
  },
]

const KINDS: Readonly<Record<keyof Costs, string>> = {
  create: 'creating threads',
  switching: 'switching to threads',
  syscalls: 'system calls',
  scanning: 'looking at descriptors and reporting',
  work: 'work of the requests',
}

type Fold = { requests: RequestRow[]; nanos: Record<keyof Costs, number> } & Record<
  'time' | 'syscalls' | 'switches' | 'scanned' | 'threads' | 'peakThreads',
  number
>

/** O(events). Activities count from their start. */
export function measureIoMultiplexing(
  config: IoMultiplexingConfig,
  events: readonly IoMultiplexingEvent[],
): IoMultiplexingMetrics {
  const fold: Fold = {
    requests: requestsOf(config).map(({ connection, arrival }, request) => ({
      name: requestName(request),
      connection,
      arrival: toMicros(arrival),
      started: null,
      answered: null,
      latency: null,
      result: null,
    })),
    nanos: { create: 0, switching: 0, syscalls: 0, scanning: 0, work: 0 },
    time: 0,
    syscalls: 0,
    switches: 0,
    scanned: 0,
    threads: 0,
    peakThreads: threadsAtStart(config),
  }
  for (const event of events) apply(fold, event, config)
  const latencies = fold.requests
    .flatMap(({ latency }) => (latency === null ? [] : [latency]))
    .sort((a, b) => a - b)
  const busy = Object.values(fold.nanos).reduce((sum, nanos) => sum + nanos, 0)
  const { time, syscalls, switches, scanned, peakThreads } = fold
  return {
    time,
    answered: latencies.length,
    refused: fold.requests.filter(({ result }) => result === 'refused').length,
    meanLatency: latencies.length === 0 ? null : mean(latencies),
    p95Latency: latencies[Math.ceil(0.95 * latencies.length) - 1] ?? null,
    maxLatency: latencies.at(-1) ?? null,
    throughput: latencies.length === 0 || time === 0 ? null : (1_000_000 * latencies.length) / time,
    overhead: busy === 0 ? null : 1 - fold.nanos.work / busy,
    syscalls,
    switches,
    scanned,
    peakThreads,
    stackMib: (peakThreads * config.costs.stackKib) / 1024,
    costs: (Object.keys(KINDS) as (keyof Costs)[]).map((kind) => ({
      kind: KINDS[kind],
      micros: toMicros(fold.nanos[kind]),
      share: busy === 0 ? null : fold.nanos[kind] / busy,
    })),
    requests: fold.requests,
  }
}

/** Exact sums of nanoseconds, so that the mean does not depend on the order. */
const mean = (micros: readonly number[]) =>
  micros.reduce((sum, value) => sum + Math.round(value * 1000), 0) / micros.length / 1000

function threadsAtStart({ model, connections, poolThreads }: IoMultiplexingConfig): number {
  if (isLoop(model)) return 1
  if (model === 'thread-pool') return poolThreads
  return model === 'thread-per-connection' ? connections : 0
}

function apply(fold: Fold, event: IoMultiplexingEvent, { model }: IoMultiplexingConfig): void {
  fold.time = Math.max(fold.time, event.time)
  if ('costs' in event) {
    for (const kind of Object.keys(fold.nanos) as (keyof Costs)[])
      fold.nanos[kind] += Math.round(event.costs[kind] * 1000)
  }
  switch (event.type) {
    case 'request-arrived':
      if (model !== 'thread-per-request') return
      fold.threads += 1
      fold.peakThreads = Math.max(fold.peakThreads, fold.threads)
      return
    case 'request-refused':
      fold.requests[event.request]!.result = 'refused'
      return
    case 'request-answered':
      Object.assign(fold.requests[event.request]!, {
        answered: event.time,
        latency: event.latency,
        result: 'answered',
      })
      fold.threads -= 1
      return
    case 'burst-started':
      fold.requests[event.request]!.started ??= event.time
      fold.switches += 1
      fold.syscalls += event.isSecond ? 1 : 2
      return
    case 'handling-started':
      fold.requests[event.request]!.started ??= event.time
      fold.syscalls += event.calls
      return
    case 'nothing-read':
      fold.syscalls += 1
      return
    case 'wait-started':
      fold.syscalls += event.calls
      fold.switches += event.hasSlept ? 1 : 0
      if (model === 'select' || model === 'poll') fold.scanned += event.watched
  }
}
