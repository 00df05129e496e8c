import type { InterleavingEvent } from '#sim/races/events.ts'
import { colourOf } from '../chart/look.ts'
import { type Geometry, laneMiddle } from './geometry.ts'
import own from './interleaving.module.css'
import { lockBands } from './steps.ts'

type Props = {
  events: readonly InterleavingEvent[]
  first: number
  end: number
  position: number
  geometry: Geometry
}

/** A band behind the lane of whoever is inside the critical section. */
export function LockBands({ events, first, end, position, geometry }: Props) {
  const { left, columnWidth, blockHeight } = geometry
  return lockBands(events, position)
    .filter(({ from, to }) => to > first && from < end)
    .map(({ thread, from, to }) => (
      <rect
        key={from}
        x={left + (Math.max(from, first) - first) * columnWidth - 3}
        y={laneMiddle(geometry, thread) - blockHeight / 2 - 5}
        width={(Math.min(to, end) - Math.max(from, first)) * columnWidth + 6}
        height={blockHeight + 10}
        rx="9"
        className={own.band}
        stroke={colourOf(thread)}
      />
    ))
}
