import type { Arrow } from '#sim/threads/stepper/happens-before.ts'
import styles from './order.module.css'

/** The width of a lane in the drawing's own units; on the page it is stretched to the width that the lanes have. */
const LANE = 34

type Props = {
  readonly arrows: readonly Arrow[]
  /** The lane of each thread, from the left, and the thread of each step. */
  readonly laneOf: (at: number) => number
  readonly lanes: number
  readonly rows: number
  readonly rowHeight: number
  readonly window: { readonly first: number; readonly end: number }
  readonly position: number
}

/** Happens-before arrows over the lanes, for the rows in sight; those of the step shown stand out. */
export function Arrows({ arrows, laneOf, lanes, rows, rowHeight, window, position }: Props) {
  const inSight = arrows.filter(({ from, to }) => to > window.first && from <= window.end)
  const height = rows * rowHeight
  return (
    <svg
      className={styles.arrows}
      style={{ '--lanes': lanes, height } as React.CSSProperties}
      viewBox={`0 0 ${lanes * LANE} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {inSight.map((arrow) => (
        <ArrowLine
          key={`${arrow.from} ${arrow.to} ${arrow.type}`}
          a={{ x: (laneOf(arrow.from) + 0.5) * LANE, y: (arrow.from - 0.5) * rowHeight }}
          b={{ x: (laneOf(arrow.to) + 0.5) * LANE, y: (arrow.to - 0.5) * rowHeight }}
          isNear={arrow.from === position || arrow.to === position}
        />
      ))}
    </svg>
  )
}

type Point = { readonly x: number; readonly y: number }
const BLOCK = 9
const HEAD = 6

/** From the edge of one block to the edge of the other, with its head. */
function ArrowLine({ a, b, isNear }: { a: Point; b: Point; isNear: boolean }) {
  const side = Math.sign(b.x - a.x)
  const from = { x: a.x + side * BLOCK, y: a.y + 4 }
  const to = { x: b.x - side * (BLOCK + 1), y: b.y - 4 }
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const back = (turn: number) =>
    `${to.x - HEAD * Math.cos(angle + turn)} ${to.y - HEAD * Math.sin(angle + turn)}`
  return (
    <g className={styles.arrow} data-near={isNear || undefined}>
      <path d={`M${from.x} ${from.y} L${to.x} ${to.y}`} className={styles.shaft} />
      <path d={`M${to.x} ${to.y} L${back(0.45)} L${back(-0.45)} z`} className={styles.tip} />
    </g>
  )
}
