import { readFileSync } from 'node:fs'
import { fractionAt } from '#sim/core/rng.ts'

export type Measurement = {
  readonly cpuMs: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

type LoadOptions = { readonly pid: number; readonly requests: number; readonly concurrency?: number }

/** Clock ticks a second of /proc/<pid>/stat on Linux. */
const TICKS_PER_SECOND = 100

/**
 * Sends `requests` requests, a few at a time, after a tenth as many to warm up. CPU is that of the server process alone, user
 * and system, divided by the requests; latencies are the client's.
 */
export async function measureLoad(
  send: (i: number) => Promise<unknown>,
  { pid, requests, concurrency = 2 }: LoadOptions,
): Promise<Measurement> {
  const warmUp = Math.ceil(requests / 10)
  await runAll(send, { from: 0, to: warmUp, concurrency })
  const before = cpuMsOf(pid)
  const latencies = await runAll(send, { from: warmUp, to: warmUp + requests, concurrency })
  return summarise(latencies, cpuMsOf(pid) - before)
}

type Side = { readonly send: (i: number) => Promise<unknown>; readonly pid: number }

/** How often `measureBeside` goes from one side to the other. */
const ROUNDS = 10

/**
 * As `measureLoad` for two sides, one request at a time, by turns: what else the machine does meanwhile slows both down
 * alike, so their ratio holds where each figure alone does not.
 */
export async function measureBeside(
  sides: readonly [Side, Side],
  { requests }: { readonly requests: number },
): Promise<[Measurement, Measurement]> {
  const warmUp = Math.ceil(requests / 10)
  const told = sides.map(() => ({ latencies: [] as number[], cpuMs: 0 }))
  for (const { send } of sides) await runAll(send, { from: 0, to: warmUp, concurrency: 1 })
  const size = Math.ceil(requests / ROUNDS)
  for (let from = warmUp; from < warmUp + requests; from += size)
    for (const [i, { send, pid }] of sides.entries()) {
      const so = told[i] as (typeof told)[number]
      const before = cpuMsOf(pid)
      const to = Math.min(from + size, warmUp + requests)
      so.latencies.push(...(await runAll(send, { from, to, concurrency: 1 })))
      so.cpuMs += cpuMsOf(pid) - before
    }
  return told.map(({ latencies, cpuMs }) => summarise(latencies, cpuMs)) as [Measurement, Measurement]
}

/** With so many under way, sending stops: the server, or the machine beside it, does not carry the load. */
const MOST_UNDER_WAY = 1_000

export type OpenLoad = Measurement & {
  /** Of one processor, by the server. */
  readonly utilisation: number
  readonly isCarried: boolean
}

/**
 * Sends `requests` requests at random times (Poisson arrivals of a fixed seed), `perSecond` on average, whether or not the
 * ones before were answered. Latencies count from the time a request was due, so a stall is told by everybody who had
 * to wait for it.
 */
export async function measureOpenLoad(
  send: (i: number) => Promise<unknown>,
  {
    pid,
    requests,
    perSecond,
  }: { readonly pid: number; readonly requests: number; readonly perSecond: number },
): Promise<OpenLoad> {
  const dueAt = arrivals(requests, perSecond)
  const latencies: number[] = []
  const underWay = new Set<Promise<void>>()
  let sent = 0
  const before = cpuMsOf(pid)
  const startedAt = performance.now()
  for (const [i, due] of dueAt.entries()) {
    const early = startedAt + due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    if (underWay.size >= MOST_UNDER_WAY) break
    const answered: Promise<void> = send(i).then(() => {
      latencies.push(performance.now() - startedAt - due)
      underWay.delete(answered)
    })
    answered.catch(() => {}) // told by the wait for all of them
    underWay.add(answered)
    sent++
  }
  await Promise.all(underWay)
  const cpuMs = cpuMsOf(pid) - before
  const utilisation = cpuMs / (performance.now() - startedAt)
  return { ...summarise(latencies, cpuMs), utilisation, isCarried: sent === requests }
}

/** Milliseconds from the start at which each request is due. */
function arrivals(requests: number, perSecond: number): number[] {
  let at = 0
  return Array.from({ length: requests }, (_, i) => {
    at += (-Math.log(1 - fractionAt(1, i)) * 1000) / perSecond
    return at
  })
}

/** Sends all at once, once each. */
export async function measureBurst(
  sends: readonly (() => Promise<unknown>)[],
  { pid }: { readonly pid: number },
): Promise<Measurement & { readonly totalMs: number }> {
  const before = cpuMsOf(pid)
  const startedAt = performance.now()
  const latencies = await Promise.all(
    sends.map(async (send) => {
      await send()
      return performance.now() - startedAt
    }),
  )
  const totalMs = performance.now() - startedAt
  return { ...summarise(latencies, cpuMsOf(pid) - before), totalMs }
}

function summarise(latencies: number[], cpuMs: number): Measurement {
  latencies.sort((a, b) => a - b)
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? Number.NaN
  return { cpuMs: cpuMs / latencies.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) }
}

async function runAll(
  send: (i: number) => Promise<unknown>,
  { from, to, concurrency }: { from: number; to: number; concurrency: number },
): Promise<number[]> {
  const latencies: number[] = []
  let next = from
  const worker = async () => {
    for (let i = next++; i < to; i = next++) {
      const startedAt = performance.now()
      await send(i)
      latencies.push(performance.now() - startedAt)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return latencies
}

/** User and system time of a process so far, in milliseconds (proc(5), fields 14 and 15). */
function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1000
}
