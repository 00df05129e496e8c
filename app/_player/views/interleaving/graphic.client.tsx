'use client'
import type { InterleavingConfig } from '#sim/races/config.ts'
import type { InterleavingEvent } from '#sim/races/events.ts'
import { type InterleavingAction, type InterleavingState, interleaving } from '#sim/races/interleaving.ts'
import type { InterleavingMetrics } from '#sim/races/metrics.ts'
import type { GraphicProps } from '../../view.ts'
import styles from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { colourOf } from '../chart/look.ts'
import { columnWindow } from '../chart/ticks.ts'
import { StepBlock } from './blocks.tsx'
import { CounterRow } from './counter-row.tsx'
import { type Geometry, geometryOf, laneMiddle } from './geometry.ts'
import own from './interleaving.module.css'
import { LaneHead } from './lane-head.tsx'
import { LockBands } from './lock-bands.tsx'
import { stepsOf, weavePath } from './steps.ts'

type Props = GraphicProps<InterleavingConfig, InterleavingState, InterleavingEvent, InterleavingMetrics>

/** A lane per thread through which one thread of control weaves, and the shared counter beneath. */
export function InterleavingGraphic({ config, state, events, position, width, label }: Props) {
  const steps = stepsOf(config)
  const geometry = geometryOf(config.threads, steps, width)
  const { first, end } = columnWindow(steps, position, geometry.capacity)
  const shown = events.slice(first, end)
  const enabled = interleaving.enabled(state)
  return (
    <Figure
      label={`${label}. Counter ${state.counter} after ${position} of ${steps} steps.`}
      width={width}
      height={geometry.height}
    >
      {state.threads.map(({ register }, thread) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number.
        <LaneHead key={thread} thread={thread} register={register} geometry={geometry} />
      ))}
      {config.isLocked && (
        <LockBands events={events} first={first} end={end} position={position} geometry={geometry} />
      )}
      <path d={weavePath(shown, geometry)} className={own.weave} />
      {shown.map((event, index) => (
        <StepBlock key={event.time} event={event} column={index} geometry={geometry} />
      ))}
      {position < end &&
        enabled.map((action) => (
          <NextSlot key={action.thread} action={action} column={position - first} geometry={geometry} />
        ))}
      <CounterRow events={shown} geometry={geometry} counter={state.counter} />
      {first > 0 && (
        <text x={geometry.left} y="10" className={styles.small}>
          ← {first} earlier steps
        </text>
      )}
    </Figure>
  )
}

/** What a thread would do if it went next. */
function NextSlot({
  action,
  column,
  geometry,
}: {
  action: InterleavingAction
  column: number
  geometry: Geometry
}) {
  const x = geometry.left + column * geometry.columnWidth + 2
  const y = laneMiddle(geometry, action.thread) - geometry.blockHeight / 2
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={geometry.columnWidth - 4}
        height={geometry.blockHeight}
        rx="5"
        className={own.next}
        stroke={colourOf(action.thread)}
      />
      <text
        x={x + geometry.columnWidth / 2 - 2}
        y={y + geometry.blockHeight / 2 + 4}
        textAnchor="middle"
        className={styles.small}
      >
        {action.op}?
      </text>
    </g>
  )
}
