import { integerAt } from '../core/rng.ts'
import type { IoMultiplexingConfig } from './config.ts'

/** Times in nanoseconds, so that all sums are exact. */
export type Request = {
  readonly connection: number
  readonly arrival: number
  readonly cpu: number
  readonly io: number
}

export const toNanos = (micros: number): number => Math.round(micros * 1_000)
export const toMicros = (nanos: number): number => nanos / 1_000

/** The requests in order of arrival; those of one moment as listed. */
export function requestsOf({ trace, workload, connections }: IoMultiplexingConfig): readonly Request[] {
  if (trace.length > 0) {
    return trace
      .map(({ atMicros, connection, cpuMicros, ioMicros }) => ({
        connection,
        arrival: toNanos(atMicros),
        cpu: toNanos(cpuMicros),
        io: toNanos(ioMicros),
      }))
      .sort((a, b) => a.arrival - b.arrival)
  }
  const { requests, intervalMicros, isRandom, seed, cpuMicros, ioMicros } = workload
  const active = Math.min(workload.active, connections)
  const interval = toNanos(intervalMicros)
  let arrival = 0
  return Array.from({ length: requests }, (_, index) => {
    if (index > 0) arrival += isRandom ? integerAt(seed, index, 2 * interval + 1) : interval
    return {
      connection: Math.floor(((index % active) * connections) / active),
      arrival,
      cpu: toNanos(cpuMicros),
      io: toNanos(ioMicros),
    }
  })
}
