'use client'
import { useId } from 'react'
import type { ProcessStatesConfig } from '#sim/processes/config.ts'
import type { ProcessStatesEvent } from '#sim/processes/events.ts'
import type { ProcessStatesMetrics } from '#sim/processes/metrics.ts'
import type { ProcessStatesState } from '#sim/processes/tick.ts'
import type { GraphicProps } from '../../view.ts'
import styles from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { StateBlock, StateFills } from '../chart/state-fills.tsx'
import { StateKey } from '../chart/state-key.tsx'
import { eventsFrom, type TimeWindow, timeWindow, within } from '../chart/ticks.ts'
import { TimeAxis } from '../chart/time-axis.tsx'
import { busyStretches, lanesOf, type Stretch, type Tick, ticksOf } from './lanes.ts'

type Props = GraphicProps<ProcessStatesConfig, ProcessStatesState, ProcessStatesEvent, ProcessStatesMetrics>

const LEFT = 62
const RIGHT = 58
const TOP = 32
const MIN_SCALE = 4
const LETTERS = { cpu: '', io: '→ I/O', 'io-done': '← I/O' } as const

/** A lane per process, and under them when CPU and device were busy. */
export function ProcessStatesGraphic({ config, run, state, events, metrics, width, label }: Props) {
  const prefix = useId()
  const end = Math.max(1, run.stateAt(run.length).now)
  const room = Math.max(80, width - LEFT - RIGHT)
  const window = timeWindow(end, state.now, Math.floor(room / MIN_SCALE))
  const scale = Math.min(96, room / (window.until - window.from))
  const ticks = ticksOf(eventsFrom(events, window))
  const lanes = lanesOf(ticks, config.processes.length)
  const laneHeight = config.processes.length <= 8 ? 38 : 22
  const bottom = TOP + lanes.length * laneHeight
  const geometry = { scale, laneHeight, window }
  return (
    <Figure label={`${label}. Tick ${state.now} of ${end}.`} width={width} height={bottom + 92}>
      <StateFills prefix={prefix} count={config.processes.length} />
      <StateKey prefix={prefix} x={LEFT} y={12} />
      <TimeAxis window={window} left={LEFT} scale={scale} y={bottom + 62} top={TOP - 6} now={state.now} />
      {lanes.map((lane, process) => (
        <Lane
          // biome-ignore lint/suspicious/noArrayIndexKey: a process is its number.
          key={process}
          {...{ lane, process, ticks, prefix, ...geometry }}
          status={state.processes[process]!.status}
        />
      ))}
      <BusyLane
        name="CPU"
        y={bottom + 8}
        scale={scale}
        window={window}
        share={metrics.cpuUtilisation}
        stretches={busyStretches(ticks, (tick) => tick.instruction !== null)}
      />
      <BusyLane
        name="Device"
        y={bottom + 34}
        scale={scale}
        window={window}
        share={metrics.ioUtilisation}
        stretches={busyStretches(ticks, (tick) => tick.ioInFlight > 0)}
      />
    </Figure>
  )
}

type LaneProps = {
  lane: readonly Stretch[]
  process: number
  status: string
  ticks: readonly Tick[]
  prefix: string
  scale: number
  laneHeight: number
  window: TimeWindow
}

function Lane({ lane, process, status, ticks, prefix, scale, laneHeight, window }: LaneProps) {
  const xOf = (time: number) => LEFT + (time - window.from) * scale
  const top = TOP + process * laneHeight
  const height = laneHeight - 10
  const calls =
    scale < 34
      ? []
      : ticks.filter(
          (tick) =>
            tick.process === process &&
            tick.instruction !== 'cpu' &&
            tick.time >= window.from &&
            tick.time < window.until,
        )
  return (
    <g>
      <line x1={LEFT} x2={LEFT} y1={top} y2={top + laneHeight} className={styles.rule} />
      <text x={LEFT - 10} y={top + laneHeight / 2 - 1} textAnchor="end" className={styles.strong}>
        P{process}
      </text>
      {laneHeight > 30 && (
        <text x={LEFT - 10} y={top + laneHeight / 2 + 12} textAnchor="end" className={styles.small}>
          {status}
        </text>
      )}
      {within(lane, window).map(({ status: standing, from, to }) => (
        <StateBlock
          key={from}
          prefix={prefix}
          index={process}
          standing={standing}
          box={{ x: xOf(from) + 0.5, y: top + 5, width: (to - from) * scale - 1, height }}
        />
      ))}
      {calls.map(({ time, instruction }) => (
        <text
          key={time}
          x={xOf(time + 0.5)}
          y={top + laneHeight / 2 + 4}
          textAnchor="middle"
          className={styles.onColour}
        >
          {instruction === null ? '' : LETTERS[instruction]}
        </text>
      ))}
    </g>
  )
}

type BusyProps = {
  name: string
  y: number
  scale: number
  window: TimeWindow
  share: number | null
  stretches: readonly { from: number; to: number }[]
}

function BusyLane({ name, y, scale, window, share, stretches }: BusyProps) {
  const right = LEFT + (window.until - window.from) * scale
  return (
    <g>
      <text x={LEFT - 10} y={y + 14} textAnchor="end" className={styles.quiet}>
        {name}
      </text>
      <line x1={LEFT} x2={right} y1={y + 10} y2={y + 10} className={styles.rule} strokeDasharray="1 4" />
      {within(stretches, window).map(({ from, to }) => (
        <rect
          key={from}
          x={LEFT + (from - window.from) * scale}
          y={y + 4}
          width={(to - from) * scale}
          height={12}
          fill="var(--muted)"
        />
      ))}
      <text x={right + 8} y={y + 14} className={styles.strong}>
        {share === null ? '' : `${Math.round(share * 100)} %`}
      </text>
    </g>
  )
}
