import type { ThrashingEvent } from '#sim/memory/thrashing/events.ts'
import type { ProcessStanding } from '#sim/memory/thrashing/state.ts'

/** A stretch [from, to) of one process's lane, in ticks. */
export type Stretch = { readonly standing: ProcessStanding; readonly from: number; readonly to: number }

/** Where each process stood, tick by tick; neighbours of the same kind are one. O(events x processes). */
export function lanesOf(events: readonly ThrashingEvent[], processes: number): Stretch[][] {
  const lanes: Stretch[][] = Array.from({ length: processes }, () => [])
  for (const event of events) {
    if (event.type !== 'tick-passed') continue
    for (const [process, standing] of event.standings.entries()) {
      const lane = lanes[process] as Stretch[]
      const last = lane.at(-1)
      if (last?.standing === standing) lane[lane.length - 1] = { ...last, to: event.time + 1 }
      else lane.push({ standing, from: event.time, to: event.time + 1 })
    }
  }
  return lanes
}
