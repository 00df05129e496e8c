import type { GoroutinesEvent } from '#sim/goroutines/events.ts'

/** A stretch [from, to) of one processor, in ticks; `goroutine` is null while its thread blocks in a system call. */
export type Stretch = {
  readonly goroutine: number | null
  readonly thread: number
  readonly from: number
  readonly to: number
}

/** What each processor did; idle time is left out. Neighbours of the same kind are one. O(events). */
export function stretchesOf(events: readonly GoroutinesEvent[], processors: number): Stretch[][] {
  const lanes: Stretch[][] = Array.from({ length: processors }, () => [])
  for (const event of events) {
    if (event.type !== 'processor-ran' && event.type !== 'processor-stalled') continue
    const goroutine = event.type === 'processor-ran' ? event.goroutine : null
    const lane = lanes[event.processor] as Stretch[]
    const last = lane.at(-1)
    const { thread, time } = event
    if (last?.goroutine === goroutine && last.thread === thread && last.to === time) {
      lane[lane.length - 1] = { ...last, to: time + 1 }
    } else {
      lane.push({ goroutine, thread, from: time, to: time + 1 })
    }
  }
  return lanes
}
