'use client'
import { useId } from 'react'
import { type IoMultiplexingConfig, isLoop } from '#sim/multiplex/config.ts'
import { type IoMultiplexingEvent, requestName } from '#sim/multiplex/events.ts'
import type { IoMultiplexingMetrics } from '#sim/multiplex/metrics.ts'
import type { IoMultiplexingState } from '#sim/multiplex/state.ts'
import type { GraphicProps } from '../../view.ts'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { colourOf } from '../chart/look.ts'
import { StateBlock, StateFills } from '../chart/state-fills.tsx'
import { columnWindow, type TimeWindow, timeWindow, within } from '../chart/ticks.ts'
import { TimeAxis } from '../chart/time-axis.tsx'
import { CURVE_HEIGHT, CurvePlot } from './curve-plot.tsx'
import styles from './io-multiplexing.module.css'
import { latencyCurves } from './latency-by-connections.ts'
import { RequestRows, ROW } from './request-rows.tsx'
import { type Block, blocksOf, requestSpans } from './spans.ts'

type Props = GraphicProps<
  IoMultiplexingConfig,
  IoMultiplexingState,
  IoMultiplexingEvent,
  IoMultiplexingMetrics
>

const LEFT = 62
const RIGHT = 24
const TOP = 12
const LANE = 34
const MOST_ROWS = 12
const MIN_SCALE = 0.15
const KEY = 40

/** What the cores do, the life of each request, and the latency of all models by number of connections. */
export function IoMultiplexingGraphic({ config, run, state, events, metrics, width, label }: Props) {
  const prefix = useId()
  const curves = latencyCurves(config)
  const now = state.now / 1_000
  const end = Math.max(1, run.stateAt(run.length).now / 1_000)
  const room = Math.max(80, width - LEFT - RIGHT)
  const window = timeWindow(end, now, room / MIN_SCALE)
  const scale = room / (window.until - window.from)
  const blocks = blocksOf(events, now)
  const rows = [...requestSpans(events, now)]
  const { first, end: last } = columnWindow(state.requests.length, rows.length - 1, MOST_ROWS)
  const lanes = state.cores.length
  const rowsY = TOP + lanes * LANE + 8
  const bottom = rowsY + Math.min(MOST_ROWS, state.requests.length) * ROW + 6
  const keyRows = width < 520 ? 2 : 1
  const curveY = bottom + KEY + keyRows * 20
  return (
    <Figure
      label={`${label}. ${config.model}, ${config.connections} connections, at ${now} microseconds. ${metrics.answered} of ${state.requests.length} requests answered.`}
      width={width}
      height={curves === null ? curveY : curveY + CURVE_HEIGHT}
    >
      <StateFills prefix={prefix} count={6} />
      <TimeAxis
        window={window}
        left={LEFT}
        scale={scale}
        y={bottom}
        top={6}
        now={Math.round(now * 10) / 10}
      />
      <text x={LEFT + room} y={bottom + 32} textAnchor="end" className={chart.small}>
        µs
      </text>
      {state.cores.map((_, core) => (
        <CoreLane
          // biome-ignore lint/suspicious/noArrayIndexKey: a core is its number.
          key={core}
          name={isLoop(config.model) ? 'loop' : `core ${core}`}
          blocks={blocks.filter((block) => block.core === core)}
          y={TOP + core * LANE}
          {...{ scale, window }}
        />
      ))}
      <RequestRows rows={rows.slice(first, last)} y={rowsY} left={LEFT} {...{ scale, window, prefix }} />
      <Key prefix={prefix} y={bottom + KEY} isNarrow={keyRows === 2} />
      {curves !== null && (
        <CurvePlot
          curves={curves}
          model={config.model}
          box={{ x: 8, y: curveY, width: Math.min(620, width - 16) }}
        />
      )}
    </Figure>
  )
}

type LaneProps = { name: string; blocks: readonly Block[]; y: number; scale: number; window: TimeWindow }

function CoreLane({ name, blocks, y, scale, window }: LaneProps) {
  const xOf = (time: number) => LEFT + (time - window.from) * scale
  return (
    <g>
      <text x={LEFT - 10} y={y + 20} textAnchor="end" className={chart.strong}>
        {name}
      </text>
      {within(blocks, window).map(({ from, to, overhead, request, what }) => {
        const split = Math.min(to, from + overhead)
        const size = (to - split) * scale
        const head = (split - from) * scale
        return (
          <g key={from}>
            {head > 0 && (
              <rect
                x={xOf(from)}
                y={y + 4}
                width={Math.max(0.5, head)}
                height={LANE - 12}
                className={styles.overhead}
              />
            )}
            {head > 12 + what.length * 6.2 && (
              <text x={xOf(from) + head / 2} y={y + 19} textAnchor="middle" className={chart.small}>
                {what}
              </text>
            )}
            {request !== null && size > 0 && (
              <rect
                x={xOf(split)}
                y={y + 4}
                width={size}
                height={LANE - 12}
                rx="2"
                fill={colourOf(request)}
              />
            )}
            {request !== null && size > 26 && (
              <text x={xOf(split) + size / 2} y={y + 19} textAnchor="middle" className={chart.onColour}>
                {requestName(request)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

const KEYS = [
  { standing: 'running', label: 'worked on', width: 96 },
  { standing: 'ready', label: 'waits its turn', width: 116 },
  { standing: 'blocked', label: 'waits for I/O', width: 112 },
  { standing: null, label: 'overhead of a core', width: 140 },
] as const

function Key({ prefix, y, isNarrow }: { prefix: string; y: number; isNarrow: boolean }) {
  let left = 12
  let top = y
  return (
    <g>
      {KEYS.map(({ standing, label, width }, index) => {
        if (isNarrow && index === 2) {
          left = 12
          top += 20
        }
        const box = { x: left, y: top - 10, width: 22, height: 12 }
        left += width
        return (
          <g key={label}>
            {standing === null ? (
              <rect {...box} className={styles.overhead} />
            ) : (
              <StateBlock prefix={prefix} index={0} standing={standing} box={box} />
            )}
            <text x={box.x + 28} y={top} className={chart.small}>
              {label}
            </text>
          </g>
        )
      })}
    </g>
  )
}
