'use client'
import { useId } from 'react'
import type { GoroutinesConfig } from '#sim/goroutines/config.ts'
import type { GoroutinesEvent } from '#sim/goroutines/events.ts'
import type { GoroutinesMetrics } from '#sim/goroutines/metrics.ts'
import type { GoroutinesState } from '#sim/goroutines/state.ts'
import type { GraphicProps } from '../../view.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { StateBlock, StateFills } from '../chart/state-fills.tsx'
import { eventsFrom, type TimeWindow, timeWindow, within } from '../chart/ticks.ts'
import { TimeAxis } from '../chart/time-axis.tsx'
import { type Stretch, stretchesOf } from './stretches.ts'

type Props = GraphicProps<GoroutinesConfig, GoroutinesState, GoroutinesEvent, GoroutinesMetrics>

const LEFT = 64
const RIGHT = 16
const TOP = 14
const LANE = 42
const MIN_SCALE = 5
const ROW = 32

/** A lane per processor with the goroutine and the thread it runs on, and below the queues and the threads. */
export function GoroutinesGraphic({ config, run, state, events, width, label }: Props) {
  const prefix = useId()
  const end = Math.max(1, run.stateAt(run.length).now)
  const room = Math.max(80, width - LEFT - RIGHT)
  const window = timeWindow(end, state.now, Math.floor(room / MIN_SCALE))
  const scale = room / (window.until - window.from)
  const lanes = stretchesOf(eventsFrom(events, window), config.processors)
  const bottom = TOP + config.processors * LANE
  const rows = rowsOf(state)
  return (
    <Figure
      label={`${label}. Tick ${state.now} of ${end}. ${state.threads.length} threads.`}
      width={width}
      height={bottom + 40 + rows.length * ROW}
    >
      <StateFills prefix={prefix} count={6} />
      <TimeAxis window={window} left={LEFT} scale={scale} y={bottom} top={TOP - 6} now={state.now} />
      {lanes.map((lane, processor) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a processor is its number.
        <Lane key={processor} {...{ lane, processor, prefix, scale, window }} />
      ))}
      {rows.map(({ name, items }, row) => (
        <g key={name}>
          <text x={LEFT - 10} y={bottom + 40 + row * ROW + 17} textAnchor="end" className={chart.quiet}>
            {name}
          </text>
          {items.length === 0 && (
            <text x={LEFT} y={bottom + 40 + row * ROW + 17} className={chart.small}>
              empty
            </text>
          )}
          {items.map(({ text, isBlocked, width: size }, index) => (
            <CellBox
              key={text}
              x={LEFT + index * (size + 4)}
              y={bottom + 40 + row * ROW}
              width={size}
              height={24}
              text={text}
              tone={isBlocked ? 'bad' : 'plain'}
            />
          ))}
        </g>
      ))}
    </Figure>
  )
}

type Row = { name: string; items: { text: string; isBlocked: boolean; width: number }[] }

/** The queues, the goroutines that wait, and what each thread does. */
export function rowsOf({ processors, globalQueue, goroutines, threads }: GoroutinesState): Row[] {
  const named = (numbers: readonly number[]) =>
    numbers.map((number) => ({ text: `G${number}`, isBlocked: false, width: 38 }))
  const waiting = goroutines.flatMap(({ status }, number) => (status === 'waiting' ? [number] : []))
  return [
    ...processors.map(({ queue }, processor) => ({ name: `P${processor} has`, items: named(queue) })),
    { name: 'Global', items: named(globalQueue) },
    { name: 'Waiting', items: named(waiting) },
    {
      name: 'Threads',
      items: threads.map(({ status, goroutine }, thread) => ({
        text: `M${thread} ${goroutine === null ? (status === 'parked' ? 'parked' : '') : `G${goroutine}`}`.trim(),
        isBlocked: status === 'syscall',
        width: 84,
      })),
    },
  ]
}

type LaneProps = {
  lane: readonly Stretch[]
  processor: number
  prefix: string
  scale: number
  window: TimeWindow
}

function Lane({ lane, processor, prefix, scale, window }: LaneProps) {
  const top = TOP + processor * LANE
  return (
    <g>
      <text x={LEFT - 10} y={top + 24} textAnchor="end" className={chart.strong}>
        P{processor}
      </text>
      {within(lane, window).map(({ goroutine, thread, from, to }) => {
        const x = LEFT + (from - window.from) * scale
        const size = (to - from) * scale
        return (
          <g key={from}>
            <StateBlock
              prefix={prefix}
              index={goroutine ?? 0}
              standing={goroutine === null ? 'blocked' : 'running'}
              box={{ x, y: top + 4, width: Math.max(0.5, size - 0.5), height: LANE - 12 }}
            />
            {goroutine !== null && size > 22 && (
              <text x={x + size / 2} y={top + 17} textAnchor="middle" className={chart.onColour}>
                G{goroutine}
              </text>
            )}
            {goroutine !== null && size > 22 && (
              <text x={x + size / 2} y={top + 30} textAnchor="middle" className={chart.onColour}>
                M{thread}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
