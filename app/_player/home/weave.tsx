import type { InterleavingEvent } from '#sim/races/events.ts'
import chart from '../views/chart/chart.module.css'
import { StepBlock } from '../views/interleaving/blocks.tsx'
import { CounterRow } from '../views/interleaving/counter-row.tsx'
import { type Geometry, laneMiddle } from '../views/interleaving/geometry.ts'
import lanes from '../views/interleaving/interleaving.module.css'
import { LaneHead } from '../views/interleaving/lane-head.tsx'
import { weavePath } from '../views/interleaving/steps.ts'

type Props = {
  events: readonly InterleavingEvent[]
  counter: number
  geometry: Geometry
  width: number
  label: string
}

/** The two lanes with the steps taken so far, and the counter below. */
export function Weave({ events, counter, geometry, width, label }: Props) {
  return (
    <svg
      width={width}
      height={geometry.height}
      viewBox={`0 0 ${width} ${geometry.height}`}
      className={chart.figure}
      role="img"
      aria-label={label}
    >
      {[0, 1].map((thread) => (
        <g key={thread}>
          <LaneHead thread={thread} register={registerOf(events, thread)} geometry={geometry} />
          <Slots thread={thread} geometry={geometry} />
        </g>
      ))}
      <path d={weavePath(events, geometry)} className={lanes.weave} />
      {events.map((event, column) => (
        <StepBlock key={event.time} event={event} column={column} geometry={geometry} />
      ))}
      <CounterRow events={events} geometry={geometry} counter={counter} />
    </svg>
  )
}

/** The places of the steps to come. */
function Slots({ thread, geometry }: { thread: number; geometry: Geometry }) {
  const { left, columnWidth, capacity } = geometry
  const y = laneMiddle(geometry, thread)
  return Array.from({ length: capacity }, (_, column) => left + (column + 0.5) * columnWidth).map((x) => (
    <circle key={x} cx={x} cy={y} r={2} fill="var(--outline)" opacity="0.5" />
  ))
}

function registerOf(events: readonly InterleavingEvent[], thread: number): number | null {
  const last = events.findLast((event) => event.thread === thread && 'value' in event)
  return last !== undefined && 'value' in last ? last.value : null
}
