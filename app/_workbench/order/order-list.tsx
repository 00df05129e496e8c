import { type Order, relationOf } from '#sim/threads/stepper/happens-before.ts'
import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { arrowText } from './arrow-text.ts'
import styles from './order.module.css'

const MAX_ROWS = 100

type Props = {
  readonly order: Order
  readonly moments: readonly Moment[]
  readonly position: number
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onSeek: (position: number) => void
}

/** The arrows in words, those of the step shown first, and how many steps nothing orders with it. */
export function OrderList({ order, moments, position, isOpen, onOpen, onSeek }: Props) {
  const { arrows } = order
  return (
    <details
      className={styles.list}
      open={isOpen}
      onToggle={({ currentTarget }) => onOpen(currentTarget.open)}
    >
      <summary>
        What orders the threads: {arrows.length} {arrows.length === 1 ? 'arrow' : 'arrows'}
      </summary>
      {isOpen && (
        <>
          <p>{relationText(order, moments, position)}</p>
          <ul>
            {arrows.slice(0, MAX_ROWS).map((arrow) => (
              <li
                key={`${arrow.from} ${arrow.to} ${arrow.type}`}
                data-near={arrow.from === position || arrow.to === position || undefined}
              >
                <button type="button" onClick={() => onSeek(arrow.to)}>
                  {arrowText(arrow, moments)}
                </button>
              </li>
            ))}
          </ul>
          {arrows.length > MAX_ROWS && <p>and {arrows.length - MAX_ROWS} more.</p>}
        </>
      )}
    </details>
  )
}

function relationText(order: Order, moments: readonly Moment[], position: number): string {
  const step = moments[position]?.step
  if (!step) return 'Go to a step to see what is ordered with it.'
  const trace = moments.map((moment) => moment.step)
  const counts = { before: 0, after: 0, unordered: 0, same: 0 }
  for (let at = 1; at < moments.length; at++) counts[relationOf(order, trace, at, position)]++
  const n = (count: number) => (count === 1 ? '1 step is' : `${count} steps are`)
  const none =
    counts.unordered === 0
      ? 'Every other step is ordered with it.'
      : `${n(counts.unordered)} marked ∥: nothing orders them with it, so another schedule could have had them the other way round.`
  return `Of the steps in this run, ${n(counts.before)} before step ${position} in every schedule with these arrows, ${n(counts.after)} after it. ${none}`
}
