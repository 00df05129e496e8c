'use client'
import type { DiskConfig } from '#sim/disk/config.ts'
import type { DiskEvent } from '#sim/disk/events.ts'
import type { DiskMetrics } from '#sim/disk/metrics.ts'
import type { DiskState } from '#sim/disk/state.ts'
import type { GraphicProps } from '../../view.ts'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { TimeAxis } from '../chart/time-axis.tsx'
import styles from './disk.module.css'
import { PLATTER, Platter } from './platter.tsx'

type Props = GraphicProps<DiskConfig, DiskState, DiskEvent, DiskMetrics>

const LEFT = 12
const RIGHT = 24
const QUEUE = 90

/** The platter, the queue beside it, and below it what the time went into. */
export function DiskGraphic({ config, run, state, events, width, label }: Props) {
  const end = Math.max(1, run.stateAt(run.length).now)
  const scale = (width - LEFT - RIGHT) / end
  const isWide = width >= PLATTER + 220
  const queue = isWide ? { x: PLATTER + 32, y: 30 } : { x: LEFT, y: PLATTER + 20 }
  const top = (isWide ? PLATTER : PLATTER + QUEUE) + 40
  return (
    <Figure
      label={`${label}. Time ${state.now} ticks, ${state.served} of ${state.requests.length} requests served, head on track ${state.track}.`}
      width={width}
      height={top + 66}
    >
      <Platter config={config} state={state} />
      <text x={queue.x} y={queue.y} className={chart.strong}>
        {state.current === null
          ? 'No request is being served'
          : `Serving block ${state.requests[state.current.request]?.block}: ${state.current.phase}`}
      </text>
      <text x={queue.x} y={queue.y + 24} className={chart.quiet}>
        Waiting: {state.waiting.map((request) => state.requests[request]?.block).join(', ') || 'nobody'}
      </text>
      <text x={queue.x} y={queue.y + 48} className={chart.quiet}>
        Served: {state.served}
      </text>
      <Key y={top - 12} />
      {events.map((event, index) => {
        if (!('ticks' in event) || event.ticks === 0 || event.type === 'disk-idled') return null
        const look =
          event.type === 'arm-moved' ? 'seek' : event.type === 'disk-turned' ? 'rotate' : 'transfer'
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: events only grow.
            key={index}
            x={LEFT + event.time * scale}
            y={look === 'seek' ? top + 14 : top + 4}
            width={Math.max(0.5, event.ticks * scale)}
            height={look === 'seek' ? 8 : 18}
            className={styles[look]}
          />
        )
      })}
      <TimeAxis
        window={{ from: 0, until: end }}
        left={LEFT}
        scale={scale}
        y={top + 30}
        top={top}
        now={state.now}
      />
    </Figure>
  )
}

function Key({ y }: { y: number }) {
  return (
    <g>
      {(['seek', 'rotate', 'transfer'] as const).map((look, index) => (
        <g key={look}>
          <rect
            x={LEFT + index * 96}
            y={look === 'seek' ? y - 6 : y - 10}
            width="22"
            height={look === 'seek' ? 6 : 12}
            className={styles[look]}
          />
          <text x={LEFT + index * 96 + 28} y={y} className={chart.small}>
            {look}
          </text>
        </g>
      ))}
    </g>
  )
}
