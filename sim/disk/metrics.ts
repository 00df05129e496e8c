import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { DiskConfig } from './config.ts'
import type { DiskEvent } from './events.ts'

type RequestRow = {
  request: number
  block: number
  arrival: number
  /** Place in the order of service, from 1; the times are null until it is served. */
  place: number | null
  seek: number | null
  rotate: number | null
  transfer: number | null
  total: number | null
  /** From arrival to completion. */
  latency: number | null
}

/** All in ticks. */
export type DiskMetrics = {
  readonly served: number
  readonly seek: number
  readonly rotate: number
  readonly transfer: number
  /** seek + rotate + transfer */
  readonly total: number
  readonly averageLatency: number | null
  readonly maxLatency: number | null
  /** In the order of the queue. */
  readonly requests: readonly Readonly<RequestRow>[]
}

export const diskFields: readonly MetricField[] = [
  { key: 'served', label: 'Requests served', unit: 'requests' },
  { key: 'seek', label: 'Seek', unit: 'ticks', better: 'lower' },
  { key: 'rotate', label: 'Rotation', unit: 'ticks', better: 'lower' },
  { key: 'transfer', label: 'Transfer', unit: 'ticks' },
  { key: 'total', label: 'Total', unit: 'ticks', better: 'lower' },
  { key: 'averageLatency', label: 'Average latency', unit: 'ticks', better: 'lower' },
  { key: 'maxLatency', label: 'Longest latency', unit: 'ticks', better: 'lower' },
]

export const diskTables: readonly MetricTable[] = [
  {
    key: 'requests',
    label: 'Per request',
    columns: [
      { key: 'request', label: 'Request', unit: '' },
      { key: 'block', label: 'Block', unit: '' },
      { key: 'arrival', label: 'Arrival', unit: 'ticks' },
      { key: 'place', label: 'Served as number', unit: '' },
      { key: 'seek', label: 'Seek', unit: 'ticks' },
      { key: 'rotate', label: 'Rotation', unit: 'ticks' },
      { key: 'transfer', label: 'Transfer', unit: 'ticks' },
      { key: 'total', label: 'Total', unit: 'ticks', better: 'lower' },
      { key: 'latency', label: 'Latency', unit: 'ticks', better: 'lower' },
    ],
  },
]

/** O(events). */
export function measureDisk(config: DiskConfig, events: readonly DiskEvent[]): DiskMetrics {
  const blank = { place: null, seek: null, rotate: null, transfer: null, total: null, latency: null }
  const requests: RequestRow[] = config.requests.map(({ block, arrival }, request) => ({
    request,
    block,
    arrival,
    ...blank,
  }))
  let served = 0
  for (const event of events) {
    if (event.type === 'request-arrived' && event.request >= requests.length) {
      requests.push({ request: event.request, block: event.block, arrival: event.time, ...blank })
    }
    if (!('request' in event)) continue
    const row = requests[event.request]!
    if (event.type === 'arm-moved') row.seek = event.ticks
    if (event.type === 'disk-turned') row.rotate = event.ticks
    if (event.type !== 'block-transferred') continue
    served += 1
    row.place = served
    row.transfer = event.ticks
    row.total = row.seek! + row.rotate! + event.ticks
    row.latency = event.time + event.ticks - row.arrival
  }
  const sum = (key: 'seek' | 'rotate' | 'transfer') =>
    requests.reduce((total, row) => total + (row[key] ?? 0), 0)
  const latencies = requests.flatMap(({ latency }) => (latency === null ? [] : [latency]))
  const [seek, rotate, transfer] = [sum('seek'), sum('rotate'), sum('transfer')]
  return {
    served,
    seek,
    rotate,
    transfer,
    total: seek + rotate + transfer,
    averageLatency: served === 0 ? null : latencies.reduce((total, latency) => total + latency, 0) / served,
    maxLatency: served === 0 ? null : Math.max(...latencies),
    requests,
  }
}
