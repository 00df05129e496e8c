'use client'
import type { SimEvent } from '#sim/core/simulation.ts'
import type { Session } from '../run/session.ts'
import styles from './trace.module.css'
import { useWindow } from './use-window.ts'

const ROW_HEIGHT = 32
const HEIGHT = 360

type Props = { session: Session; step: number; onSeek: (step: number) => void }

/** Every event so far in words, the newest last. Choosing one goes back to its step. */
export function Trace({ session, step, onSeek }: Props) {
  const { simulation, run } = session
  const count = run.eventCountAt(step)
  const { ref, onScroll, window } = useWindow(count, {
    rowHeight: ROW_HEIGHT,
    height: HEIGHT,
    current: count - 1,
  })
  const events = run.events.slice(window.first, window.end) as SimEvent[]
  if (count === 0) return <p className={styles.empty}>No event yet. Step or play, and this list grows.</p>
  return (
    <section
      ref={ref}
      className={styles.scroll}
      style={{ height: HEIGHT }}
      onScroll={onScroll}
      aria-label="Events so far"
    >
      <ol
        className={styles.list}
        style={{ paddingTop: window.before, paddingBottom: window.after }}
        start={window.first + 1}
      >
        {events.map((event, offset) => {
          const index = window.first + offset
          return (
            <li key={index} className={styles.item}>
              <button
                type="button"
                className={simulation.isNotable(event) ? `${styles.event} ${styles.notable}` : styles.event}
                title={simulation.describe(event)}
                onClick={() => onSeek(stepOfEvent(session, index))}
              >
                {simulation.describe(event)}
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** The step whose events include the one with this index. */
function stepOfEvent({ run }: Session, index: number): number {
  let low = 1
  let high = run.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (run.eventCountAt(middle) > index) high = middle
    else low = middle + 1
  }
  return low
}
