import type { Doing, ThreadPoolEvent } from '#sim/pool/events.ts'

/** A stretch [from, to) of one thread, in ticks: the task it holds and what becomes of it. */
export type Stretch = {
  readonly task: string
  readonly doing: Doing
  readonly from: number
  readonly to: number
}

/** What each thread did, by its name; time without a task is left out. Neighbours of the same kind are one. O(events). */
export function stretchesOf(events: readonly ThreadPoolEvent[]): ReadonlyMap<string, readonly Stretch[]> {
  const lanes = new Map<string, Stretch[]>()
  for (const event of events) {
    if (event.type !== 'tick-passed') continue
    for (const { worker, task, doing } of event.lanes) {
      const lane = lanes.get(worker) ?? []
      lanes.set(worker, lane)
      const last = lane.at(-1)
      if (last?.task === task && last.doing === doing && last.to === event.time) {
        lane[lane.length - 1] = { ...last, to: event.time + 1 }
      } else {
        lane.push({ task, doing, from: event.time, to: event.time + 1 })
      }
    }
  }
  return lanes
}

/** A stretch of constant queue length. */
export type QueueStretch = { readonly length: number; readonly from: number; readonly to: number }

/** How long the queue of one pool was. O(events). */
export function queueStretches(events: readonly ThreadPoolEvent[], pool: number): QueueStretch[] {
  const stretches: QueueStretch[] = []
  for (const event of events) {
    if (event.type !== 'tick-passed') continue
    const length = event.queued[pool] ?? 0
    const last = stretches.at(-1)
    if (last?.length === length) stretches[stretches.length - 1] = { ...last, to: event.time + 1 }
    else stretches.push({ length, from: event.time, to: event.time + 1 })
  }
  return stretches
}
