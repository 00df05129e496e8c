import type { Model } from '#sim/multiplex/config.ts'
import chart from '../chart/chart.module.css'
import { colourOf, dashOf } from '../chart/look.ts'
import styles from './io-multiplexing.module.css'
import type { LatencyCurve } from './latency-by-connections.ts'

type Props = {
  curves: readonly LatencyCurve[]
  /** The model of this run, drawn thick. */
  model: Model
  box: { x: number; y: number; width: number }
}

export const CURVE_HEIGHT = 236
const LEFT = 50
const RIGHT = 174
const TOP = 26
const BOTTOM = 40
const LABEL_GAP = 15

/** Mean latency of the same requests by number of open connections, both axes by powers of ten; a cross ends what cannot serve all. */
export function CurvePlot({ curves, model, box }: Props) {
  const plot = { width: box.width - LEFT - RIGHT, height: CURVE_HEIGHT - TOP - BOTTOM }
  const values = curves.flatMap(({ points }) => points.flatMap(({ latency }) => latency ?? []))
  const low = Math.floor(Math.log10(Math.max(0.1, Math.min(...values))))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values, 1))))
  const counts = curves[0]?.points.map(({ connections }) => connections) ?? []
  const xOf = (index: number) => LEFT + (index / Math.max(1, counts.length - 1)) * plot.width
  const yOf = (latency: number) =>
    TOP + plot.height * (1 - (Math.log10(Math.max(0.1, latency)) - low) / (high - low))
  const labels = spread(curves.map((curve) => ({ curve, y: endOf(curve, yOf) })))
  const powers = Array.from({ length: high - low + 1 }, (_, index) => low + index)
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <text x="0" y="11" className={chart.quiet}>
        Mean latency (µs) by open connections
      </text>
      {powers.map((power) => (
        <g key={power}>
          <line
            x1={LEFT}
            x2={LEFT + plot.width}
            y1={yOf(10 ** power)}
            y2={yOf(10 ** power)}
            className={chart.hairline}
          />
          <text x={LEFT - 8} y={yOf(10 ** power) + 4} textAnchor="end" className={chart.small}>
            {(10 ** power).toLocaleString('en')}
          </text>
        </g>
      ))}
      {counts.map((count, index) => (
        <text
          key={count}
          x={xOf(index)}
          y={TOP + plot.height + 18}
          textAnchor="middle"
          className={chart.small}
        >
          {count >= 1_000 ? `${count / 1_000}k` : count}
        </text>
      ))}
      {labels.map(({ curve, y }) => (
        <Line key={curve.model} {...{ curve, xOf, yOf }} isChosen={curve.model === model} labelY={y} />
      ))}
    </g>
  )
}

/** Where the line of a curve ends: at its last number of connections that serves all. */
function endOf({ points }: LatencyCurve, yOf: (latency: number) => number): number {
  return yOf(points.findLast(({ latency }) => latency !== null)?.latency ?? 0.1)
}

/** Labels in the order of their lines, none closer than a line of text. */
function spread<T extends { y: number }>(labels: readonly T[]): T[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y)
  const lowest = CURVE_HEIGHT - BOTTOM - (sorted.length - 1) * LABEL_GAP
  let next = TOP
  return sorted.map((label, index) => {
    const y = Math.min(Math.max(next, label.y), lowest + index * LABEL_GAP)
    next = y + LABEL_GAP
    return { ...label, y }
  })
}

type LineProps = {
  curve: LatencyCurve
  xOf: (index: number) => number
  yOf: (latency: number) => number
  isChosen: boolean
  labelY: number
}

function Line({ curve, xOf, yOf, isChosen, labelY }: LineProps) {
  const served = curve.points.flatMap(({ latency }, index) =>
    latency === null ? [] : [{ x: xOf(index), y: yOf(latency) }],
  )
  const last = served.at(-1)
  const isCut = served.length < curve.points.length
  const colour = colourOf(indexOf(curve.model))
  const right = xOf(curve.points.length - 1)
  return (
    <g>
      <path
        d={served.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')}
        className={isChosen ? styles.chosen : styles.line}
        stroke={colour}
        strokeDasharray={dashOf(indexOf(curve.model))}
      />
      {isCut && last !== undefined && (
        <path d={`M${last.x - 4} ${last.y - 4} l8 8 m0 -8 l-8 8`} className={styles.cross} />
      )}
      {!isCut && last !== undefined && (
        <path d={`M${right + 6} ${last.y} L${right + 18} ${labelY}`} className={chart.hairline} />
      )}
      <line
        x1={right + 20}
        x2={right + 38}
        y1={labelY}
        y2={labelY}
        className={isChosen ? styles.chosen : styles.line}
        stroke={colour}
        strokeDasharray={dashOf(indexOf(curve.model))}
      />
      <text x={right + 43} y={labelY + 4} className={isChosen ? chart.strong : chart.small}>
        {curve.model}
        {isCut && <tspan className={chart.trouble}> ✕</tspan>}
      </text>
    </g>
  )
}

const ORDER: readonly Model[] = [
  'epoll-level',
  'poll',
  'select',
  'thread-per-request',
  'thread-pool',
  'thread-per-connection',
  'io-uring',
  'epoll-edge',
]

const indexOf = (model: Model) => ORDER.indexOf(model)
