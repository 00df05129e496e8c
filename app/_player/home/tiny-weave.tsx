import { colourOf } from '../views/chart/look.ts'
import type { Schedule } from './schedules.ts'
import styles from './tiny-weave.module.css'

const STEP = 12
const LANES = [8, 26]
const WIDTH = 6 * STEP + 6

type Props = { schedule: Schedule; isCurrent: boolean; onPlay: () => void }

/** One schedule in a thumb's breadth: where the line runs, that thread steps. A cross says that an update is lost. */
export function TinyWeave({ schedule, isCurrent, onPlay }: Props) {
  const { threads, counter } = schedule
  const points = threads.map((thread, index) => ({ x: 9 + index * STEP, y: LANES[thread] as number, thread }))
  const isLost = counter < 2
  const order = threads.map((thread) => `T${thread + 1}`).join(' ')
  return (
    <button
      type="button"
      className={styles.tiny}
      data-lost={isLost}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={`${order}: the counter ends at ${counter}${isLost ? ', an update is lost' : ''}. Play it.`}
      onClick={onPlay}
    >
      <svg viewBox={`0 0 ${WIDTH} 34`} width="100%" aria-hidden="true">
        <path d={pathThrough(points)} className={styles.line} />
        {points.map(({ x, y, thread }) => (
          <circle key={x} cx={x} cy={y} r="3.4" fill={colourOf(thread)} />
        ))}
      </svg>
      <span className={styles.outcome}>{isLost ? `✗ ${counter}` : `✓ ${counter}`}</span>
    </button>
  )
}

function pathThrough(points: readonly { x: number; y: number }[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1]
      return before === undefined
        ? `M${x} ${y}`
        : `C${(x + before.x) / 2} ${before.y} ${(x + before.x) / 2} ${y} ${x} ${y}`
    })
    .join(' ')
}
