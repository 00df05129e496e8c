import type { LitmusTest, Place } from '#sim/litmus/litmus-test.ts'
import { CellBox, type Tone } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import type { GraphEdge } from './edges.ts'
import { BOX, curveOf, isLong, type Layout } from './layout.ts'
import styles from './memory-model.module.css'

type Look = 'rf' | 'co' | 'fr' | 'cycle'

const HEADS = { rf: styles.rfHead, co: styles.coHead, fr: styles.frHead, cycle: styles.cycleHead } as const

const lookOf = ({ name, isInCycle }: GraphEdge): Look =>
  isInCycle ? 'cycle' : name === 'rf' || name === 'co' ? name : 'fr'

/** Arrow heads, one for each look: SVG markers do not take the colour of their line everywhere. */
export function EdgeMarkers({ prefix }: { prefix: string }) {
  return (
    <defs>
      {(['rf', 'co', 'fr', 'cycle'] as const).map((look) => (
        <marker
          key={look}
          id={`${prefix}${look}`}
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0.5 L10 5 L0 9.5 Z" className={HEADS[look]} />
        </marker>
      ))}
    </defs>
  )
}

type EdgesProps = { edges: readonly GraphEdge[]; layout: Layout; prefix: string }

/** rf solid, co dashed, fr dotted, each with its name; the edges of a circle thick. */
export function GraphEdges({ edges, layout, prefix }: EdgesProps) {
  return edges.map((edge, index) => {
    const { from, to, name } = edge
    const look = lookOf(edge)
    const lane = edges.slice(0, index).filter((other) => sharesWay(other, edge)).length
    const { path, label } = curveOf(layout, { from, to, lane })
    return (
      <g key={`${name} ${from.thread} ${from.instruction} ${to.thread} ${to.instruction}`}>
        <path d={path} className={styles[look]} markerEnd={`url(#${prefix}${look})`} />
        <text x={label.x} y={label.y} textAnchor="middle" className={styles.edgeName}>
          {name}
        </text>
      </g>
    )
  })
}

/** Between the same two boxes, or both past threads in between. */
function sharesWay(a: GraphEdge, b: GraphEdge): boolean {
  const ends = ({ from, to }: GraphEdge) =>
    [from, to]
      .map(({ thread, instruction }) => `${thread} ${instruction}`)
      .sort()
      .join()
  return ends(a) === ends(b) || (isLong(a) && isLong(b))
}

type ThreadsProps = {
  test: LitmusTest
  layout: Layout
  toneOf: (place: Place) => Tone
  /** What stands under the name of a thread, its registers so far. */
  registersOf: (thread: number) => string
}

/** The threads side by side: their instructions from top to bottom, program order as the line between them. */
export function Threads({ test, layout, toneOf, registersOf }: ThreadsProps) {
  return test.threads.map((instructions, thread) => {
    const x = layout.columnAt(thread)
    const middle = x + layout.boxWidth / 2
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number.
      <g key={thread}>
        <rect x={x} y={10} width={10} height={10} rx={2} fill={colourOf(thread)} />
        <text x={x + 16} y={20} className={chart.strong}>
          T{thread}
        </text>
        <text x={x} y={40} className={chart.mono}>
          {registersOf(thread)}
        </text>
        {instructions.slice(1).map((_, index) => (
          <line
            // biome-ignore lint/suspicious/noArrayIndexKey: an instruction is its place.
            key={index}
            x1={middle}
            x2={middle}
            y1={layout.rowAt(index) + BOX}
            y2={layout.rowAt(index + 1)}
            className={chart.rule}
          />
        ))}
        {instructions.map(({ text }, instruction) => (
          <CellBox
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            key={instruction}
            x={x}
            y={layout.rowAt(instruction)}
            width={layout.boxWidth}
            height={BOX}
            text={text}
            tone={toneOf({ thread, instruction })}
          />
        ))}
      </g>
    )
  })
}
