import type { ProcessStatesEvent, ProcessStatus } from '#sim/processes/events.ts'

export type Tick = Extract<ProcessStatesEvent, { readonly type: 'tick-passed' }>
/** A stretch [from, to) of one state, in ticks. */
export type Stretch = { readonly status: ProcessStatus; readonly from: number; readonly to: number }

export const ticksOf = (events: readonly ProcessStatesEvent[]): Tick[] =>
  events.filter((event) => event.type === 'tick-passed')

/** The lane of each process: equal neighbours are one stretch. O(ticks x processes). */
export function lanesOf(ticks: readonly Tick[], processes: number): Stretch[][] {
  return Array.from({ length: processes }, (_, process) => {
    const lane: Stretch[] = []
    for (const { time, statuses } of ticks) {
      const status = statuses[process] as ProcessStatus
      const last = lane.at(-1)
      if (last?.status === status && last.to === time) lane[lane.length - 1] = { ...last, to: time + 1 }
      else lane.push({ status, from: time, to: time + 1 })
    }
    return lane
  })
}

/** Stretches in which something is busy: the CPU or the device. */
export function busyStretches(
  ticks: readonly Tick[],
  isBusy: (tick: Tick) => boolean,
): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = []
  for (const tick of ticks) {
    if (!isBusy(tick)) continue
    const last = stretches.at(-1)
    if (last?.to === tick.time) last.to = tick.time + 1
    else stretches.push({ from: tick.time, to: tick.time + 1 })
  }
  return stretches
}
