import { readFileSync } from 'node:fs'

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
  const before = cpuTicks(pid)
  const latencies = await runAll(send, { from: warmUp, to: warmUp + requests, concurrency })
  const ticks = cpuTicks(pid) - before
  latencies.sort((a, b) => a - b)
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? Number.NaN
  return {
    cpuMs: ((ticks / TICKS_PER_SECOND) * 1000) / requests,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  }
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

/** User and system time of a process so far (proc(5), fields 14 and 15). */
function cpuTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}
