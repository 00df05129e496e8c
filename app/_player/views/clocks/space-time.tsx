import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import styles from './clocks.module.css'
import type { Arrow, Dot } from './diagram.ts'

export const LANE = 66
const TOP = 34
const RADIUS = 11

export type Grid = { left: number; columnWidth: number; first: number; end: number }

const laneY = (process: number) => TOP + process * LANE
const columnX = ({ left, columnWidth, first }: Grid, column: number) =>
  left + (column - first + 0.5) * columnWidth
const isInside = ({ first, end }: Grid, column: number) => column >= first && column < end

type LanesProps = {
  names: readonly string[]
  grid: Grid
  pauses: readonly { process: number; from: number; to: number | null }[]
  /** Events so far. */
  events: number
}

export function Lanes({ names, grid, pauses, events }: LanesProps) {
  const right = grid.left + (grid.end - grid.first) * grid.columnWidth
  const clamp = (x: number) => Math.max(grid.left, Math.min(right, x))
  return (
    <g>
      {names.map((name, process) => (
        <g key={name}>
          <text x={grid.left - 8} y={laneY(process) + 4} textAnchor="end" className={chart.strong}>
            {name}
          </text>
          <line x1={grid.left} x2={right} y1={laneY(process)} y2={laneY(process)} className={chart.rule} />
        </g>
      ))}
      {pauses.map(({ process, from, to }) => (
        <line
          key={`${process} ${from}`}
          x1={clamp(columnX(grid, from))}
          x2={clamp(columnX(grid, to ?? events))}
          y1={laneY(process)}
          y2={laneY(process)}
          className={styles.paused}
        />
      ))}
    </g>
  )
}

type ArrowProps = { arrow: Arrow; grid: Grid; prefix: string; events: number }

/** A message: solid when it has arrived, dashed while it is under way. */
export function ArrowLine({ arrow, grid, prefix, events }: ArrowProps) {
  const isUnderway = arrow.to.column === null
  const toColumn = arrow.to.column ?? Math.min(grid.end - 0.5, events)
  if (arrow.from.column < grid.first && (isUnderway || toColumn < grid.first)) return null
  const from = { x: Math.max(grid.left, columnX(grid, arrow.from.column)), y: laneY(arrow.from.process) }
  const target = { x: columnX(grid, toColumn), y: laneY(arrow.to.process) }
  const to = isUnderway ? { x: target.x, y: from.y + (target.y - from.y) * 0.7 } : target
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const unit = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  const end = isUnderway ? to : { x: to.x - unit.x * (RADIUS + 2), y: to.y - unit.y * (RADIUS + 2) }
  return (
    <g>
      <line
        x1={from.x + unit.x * RADIUS}
        y1={from.y + unit.y * RADIUS}
        x2={end.x}
        y2={end.y}
        className={isUnderway ? styles.underway : styles.arrow}
        markerEnd={isUnderway ? undefined : `url(#${prefix}head)`}
      />
      {arrow.text !== '' && (
        <text
          x={from.x + (to.x - from.x) * 0.42 + 5}
          y={from.y + (to.y - from.y) * 0.42 + 4}
          className={styles.text}
        >
          {arrow.text}
        </text>
      )}
    </g>
  )
}

export function ArrowHead({ prefix }: { prefix: string }) {
  return (
    <defs>
      <marker
        id={`${prefix}head`}
        viewBox="0 0 10 10"
        refX="9"
        refY="5"
        markerWidth="8"
        markerHeight="8"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0.5 L10 5 L0 9.5 Z" className={styles.head} />
      </marker>
    </defs>
  )
}

/** An event with its Lamport clock inside and its vector below; outlined when concurrent with the newest. */
export function EventDot({ dot, grid, hasVector }: { dot: Dot; grid: Grid; hasVector: boolean }) {
  if (!isInside(grid, dot.column)) return null
  const x = columnX(grid, dot.column)
  const y = laneY(dot.process)
  const isFilled = dot.relation !== 'concurrent'
  return (
    <g>
      {dot.relation === 'newest' && (
        <circle cx={x} cy={y} r={RADIUS + 3.5} fill="none" stroke="var(--accent)" strokeWidth="2" />
      )}
      <circle
        cx={x}
        cy={y}
        r={RADIUS}
        fill={isFilled ? colourOf(dot.process) : 'var(--raised)'}
        stroke={colourOf(dot.process)}
        strokeWidth="2"
        strokeDasharray={isFilled ? undefined : '3 2.5'}
      />
      <text x={x} y={y + 4} textAnchor="middle" className={isFilled ? chart.onColour : styles.clock}>
        {dot.lamport}
      </text>
      {hasVector && (
        <text x={x} y={y + 27} textAnchor="middle" className={styles.vector}>
          {dot.vector}
        </text>
      )}
      {dot.caption !== '' && (
        <text x={x} y={y - 18} textAnchor="middle" className={styles.text}>
          {dot.caption}
        </text>
      )}
    </g>
  )
}
