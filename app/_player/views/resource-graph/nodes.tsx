import { freeOf, type ResourceGraphState } from '#sim/deadlock/state.ts'
import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import styles from './graph.module.css'
import type { Point } from './ring-layout.ts'

export const PROCESS_RADIUS = 24
export const RESOURCE_HALF = 24

/** A circle: filled while it can go on, outlined while it waits, double while deadlocked, dotted once it has ended. */
export function ProcessNode({
  state,
  process,
  at,
}: {
  state: ResourceGraphState
  process: number
  at: Point
}) {
  const colour = colourOf(process)
  const isWaiting = state.waiting[process] !== null
  const isDeadlocked = state.deadlocked.includes(process)
  const hasEnded = state.hasEnded[process]
  const isActive = !isWaiting && !hasEnded
  const status = isDeadlocked ? 'deadlocked' : isWaiting ? 'waits' : hasEnded ? 'ended' : ''
  return (
    <g>
      {isDeadlocked && <circle cx={at.x} cy={at.y} r={PROCESS_RADIUS + 5} className={styles.doubled} />}
      <circle
        cx={at.x}
        cy={at.y}
        r={PROCESS_RADIUS}
        fill={isActive ? colour : 'var(--raised)'}
        stroke={isDeadlocked ? 'var(--danger)' : colour}
        strokeWidth="2.5"
        strokeDasharray={hasEnded ? '2 4' : undefined}
      />
      <text x={at.x} y={at.y + 5} textAnchor="middle" className={isActive ? chart.onColour : chart.strong}>
        {state.config.processes[process]}
      </text>
      <text
        x={at.x}
        y={at.y + PROCESS_RADIUS + (isDeadlocked ? 19 : 15)}
        textAnchor="middle"
        className={isDeadlocked ? styles.stuck : chart.small}
      >
        {status}
      </text>
    </g>
  )
}

/** A square with a dot per instance, the free ones hollow; beyond four instances it says how many are free. */
export function ResourceNode({
  state,
  resource,
  at,
}: {
  state: ResourceGraphState
  resource: number
  at: Point
}) {
  const { name, instances } = state.config.resources[resource]!
  const free = freeOf(state, resource)
  const size = 2 * RESOURCE_HALF
  return (
    <g>
      <rect
        x={at.x - RESOURCE_HALF}
        y={at.y - RESOURCE_HALF}
        width={size}
        height={size}
        rx="5"
        className={styles.resource}
      />
      <text x={at.x} y={at.y - 5} textAnchor="middle" className={chart.strong}>
        {name}
      </text>
      {instances > 4 ? (
        <text x={at.x} y={at.y + 14} textAnchor="middle" className={chart.small}>
          {free}/{instances} free
        </text>
      ) : (
        Array.from({ length: instances }, (_, index) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: an instance is its number.
            key={index}
            cx={at.x + (index - (instances - 1) / 2) * 11}
            cy={at.y + 10}
            r="4"
            className={index < instances - free ? styles.taken : styles.free}
          />
        ))
      )}
    </g>
  )
}
