import type { ThreadPoolConfig } from '#sim/pool/config.ts'

export type Lane = { readonly name: string; readonly y: number }
export type Strip = {
  readonly pool: number
  readonly name: string
  readonly capacity: number
  readonly y: number
}

export type Layout = {
  readonly lanes: readonly Lane[]
  readonly strips: readonly Strip[]
  readonly left: number
  /** Where the lanes end and the time axis is. */
  readonly bottom: number
}

export const LANE = 30
export const STRIP = 34
const TOP = 10
const GAP = 8

/** A lane for each thread that ever has a task or is there from the start, pool by pool with its queue below, the caller last. */
export function layoutOf(config: ThreadPoolConfig, threads: ReadonlySet<string>): Layout {
  const lanes: Lane[] = []
  const strips: Strip[] = []
  let y = TOP
  for (const [pool, { name, coreThreads, growth, queueCapacity }] of config.pools.entries()) {
    const places = Array.from({ length: 16 }, (_, place) => `${name}-${place + 1}`)
    const shown = places.filter(
      (thread, place) => threads.has(thread) || (growth === 'fixed' ? place < coreThreads : place === 0),
    )
    for (const thread of shown) {
      lanes.push({ name: thread, y })
      y += LANE
    }
    if (queueCapacity > 0) {
      strips.push({ pool, name, capacity: queueCapacity, y })
      y += STRIP
    }
    y += GAP
  }
  if (threads.has('caller')) {
    lanes.push({ name: 'caller', y })
    y += LANE
  }
  const longest = Math.max(7, ...lanes.map(({ name }) => name.length))
  return { lanes, strips, left: 18 + longest * 7.5, bottom: y }
}
