import type { SchedulingConfig } from '#sim/scheduling/config.ts'
import type { SchedulingEvent } from '#sim/scheduling/events.ts'
import type { Standing } from '../chart/state-fills.tsx'
import { type TimeWindow, within } from '../chart/ticks.ts'

/** A stretch [from, to) of one job's lane, in ticks. `level` is that of the running job, 0 the highest priority. */
export type Segment = {
  readonly standing: Standing
  readonly from: number
  readonly to: number
  readonly level: number
}
/** A stretch of the CPU: the job that ran, or null while idle, or a context switch. */
export type CpuSegment = {
  readonly type: 'job' | 'idle' | 'switch'
  readonly job: number
  readonly from: number
  readonly to: number
}

export type Lanes = { readonly jobs: readonly (readonly Segment[])[]; readonly cpu: readonly CpuSegment[] }

/** What each job and the CPU did up to `now`. Neighbouring stretches of the same kind are one. O(events). */
export function lanesOf(config: SchedulingConfig, events: readonly SchedulingEvent[], now: number): Lanes {
  const jobs: Segment[][] = config.jobs.map(() => [])
  const cpu: CpuSegment[] = []
  const arrived = config.jobs.map(() => null as number | null)
  const finished = config.jobs.map(() => null as number | null)
  const awaits = config.jobs.map(() => null as number | null)
  for (const event of events) {
    switch (event.type) {
      case 'job-arrived':
        arrived[event.job] = event.time
        break
      case 'job-finished':
        finished[event.job] = event.time
        break
      case 'job-ran':
        append(jobs[event.job]!, 'running', event.time, { to: event.time + event.ticks, level: event.level })
        appendCpu(cpu, 'job', event.job, [event.time, event.time + event.ticks])
        break
      case 'job-blocked':
        append(jobs[event.job]!, 'blocked', event.time, { to: Math.min(now, event.until), level: 0 })
        break
      case 'lock-awaited':
        awaits[event.job] = event.time
        break
      case 'lock-acquired':
        if (event.hasWaited)
          append(jobs[event.job]!, 'blocked', awaits[event.job]!, { to: event.time, level: 0 })
        awaits[event.job] = null
        break
      case 'cpu-idled':
        appendCpu(cpu, 'idle', -1, [event.time, event.time + event.ticks])
        break
      case 'context-switched':
        appendCpu(cpu, 'switch', event.job, [event.time, event.time + event.ticks])
        break
    }
  }
  for (const [job, since] of awaits.entries()) {
    if (since !== null) append(jobs[job]!, 'blocked', since, { to: now, level: 0 })
  }
  const filled = jobs.map((segments, job) => fillGaps(segments, [arrived[job] ?? now, finished[job] ?? now]))
  return { jobs: filled, cpu }
}

const wholeRuns = new WeakMap<readonly SchedulingEvent[], Lanes>()

/**
 * The lanes of a whole run as they look at `now`, from `from` on: made once per run, then cut in O(stretches in sight +
 * log events). Equal to `lanesOf` of the events up to `now`, cut to the window.
 */
export function lanesIn(
  config: SchedulingConfig,
  { events, end }: { readonly events: readonly SchedulingEvent[]; readonly end: number },
  { from, until }: TimeWindow,
): Lanes {
  const whole = wholeRuns.get(events) ?? lanesOf(config, events, end)
  wholeRuns.set(events, whole)
  return {
    jobs: whole.jobs.map((lane) => within(stretchesIn(lane, { from, until }), { from, until })),
    cpu: within(stretchesIn(whole.cpu, { from, until }), { from, until }),
  }
}

/** Those of a list of stretches, in order and apart, that may reach into a window. */
function stretchesIn<S extends { readonly from: number; readonly to: number }>(
  stretches: readonly S[],
  { from, until }: TimeWindow,
): readonly S[] {
  if (until <= from) return []
  const first = firstIndex(stretches, ({ to }) => to > from)
  return stretches.slice(
    first,
    firstIndex(stretches, (stretch) => stretch.from >= until),
  )
}

/** The first place of which `is` holds, when it holds for all behind it too. O(log n). */
function firstIndex<S>(list: readonly S[], is: (entry: S) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (is(list[middle] as S)) high = middle
    else low = middle + 1
  }
  return low
}

function append(
  segments: Segment[],
  standing: Standing,
  from: number,
  { to, level }: { to: number; level: number },
) {
  const last = segments.at(-1)
  if (to <= from) return
  if (last?.standing === standing && last.to === from && last.level === level) segments.pop()
  const start = last?.standing === standing && last.to === from && last.level === level ? last.from : from
  segments.push({ standing, from: start, to, level })
}

function appendCpu(cpu: CpuSegment[], type: CpuSegment['type'], job: number, [from, to]: [number, number]) {
  const last = cpu.at(-1)
  if (last?.type === type && last.job === job && last.to === from) cpu[cpu.length - 1] = { ...last, to }
  else cpu.push({ type, job, from, to })
}

/** Whoever has arrived, is not done, and neither runs nor waits for I/O, is ready. */
function fillGaps(segments: readonly Segment[], [start, end]: readonly [number, number]): Segment[] {
  const filled: Segment[] = []
  let at = start
  for (const segment of segments) {
    if (segment.from > at) filled.push({ standing: 'ready', from: at, to: segment.from, level: 0 })
    filled.push(segment)
    at = Math.max(at, segment.to)
  }
  if (end > at) filled.push({ standing: 'ready', from: at, to: end, level: 0 })
  return filled
}
