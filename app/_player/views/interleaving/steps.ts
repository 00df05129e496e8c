import type { InterleavingConfig } from '#sim/races/config.ts'
import type { InterleavingEvent } from '#sim/races/events.ts'
import { type Geometry, laneMiddle } from './geometry.ts'

/** Instructions of all threads together; with the lock two more per increment. */
export const stepsOf = ({ threads, increments, isLocked }: InterleavingConfig): number =>
  threads * increments * (isLocked ? 5 : 3)

/** A smooth line through the blocks in the order in which they ran. */
export function weavePath(events: readonly InterleavingEvent[], geometry: Geometry): string {
  const points = events.map(({ thread }, column) => ({
    x: geometry.left + (column + 0.5) * geometry.columnWidth,
    y: laneMiddle(geometry, thread),
  }))
  const [start, ...rest] = points
  if (start === undefined) return ''
  let from = start
  const curves = rest.map((to) => {
    const middle = (from.x + to.x) / 2
    from = to
    return `S${middle} ${to.y} ${to.x} ${to.y}`
  })
  return `M${start.x} ${start.y} ${curves.join(' ')}`
}

export type LockBand = { readonly thread: number; readonly from: number; readonly to: number }

/** The steps [from, to) during which a thread holds the lock, up to `position`. */
export function lockBands(events: readonly InterleavingEvent[], position: number): LockBand[] {
  const bands: LockBand[] = []
  for (const { type, thread, time } of events) {
    if (type === 'lock-acquired') bands.push({ thread, from: time, to: position })
    if (type === 'lock-released') bands.push({ ...(bands.pop() as LockBand), to: time + 1 })
  }
  return bands
}
