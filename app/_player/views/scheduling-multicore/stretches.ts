import type { MulticoreEvent } from '#sim/multicore/events.ts'

/** A stretch [from, to) of one core, in ticks. */
export type Stretch = {
  readonly job: number
  readonly isWarm: boolean
  readonly from: number
  readonly to: number
}

/** What each core ran; idle time is left out. Neighbours of the same kind are one. O(events). */
export function stretchesOf(events: readonly MulticoreEvent[], cores: number): Stretch[][] {
  const lanes: Stretch[][] = Array.from({ length: cores }, () => [])
  for (const event of events) {
    if (event.type !== 'core-ran') continue
    const lane = lanes[event.core] as Stretch[]
    const last = lane.at(-1)
    const { job, isWarm, time } = event
    if (last?.job === job && last.isWarm === isWarm && last.to === time)
      lane[lane.length - 1] = { ...last, to: time + 1 }
    else lane.push({ job, isWarm, from: time, to: time + 1 })
  }
  return lanes
}
