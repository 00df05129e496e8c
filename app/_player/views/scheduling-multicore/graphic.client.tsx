'use client'
import { useId } from 'react'
import { jobName, type MulticoreConfig } from '#sim/multicore/config.ts'
import type { MulticoreEvent } from '#sim/multicore/events.ts'
import type { MulticoreMetrics } from '#sim/multicore/metrics.ts'
import type { MulticoreState } from '#sim/multicore/state.ts'
import type { GraphicProps } from '../../view.ts'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { colourOf } from '../chart/look.ts'
import { StateBlock, StateFills } from '../chart/state-fills.tsx'
import { eventsFrom, type TimeWindow, timeWindow, within } from '../chart/ticks.ts'
import { TimeAxis } from '../chart/time-axis.tsx'
import { type Stretch, stretchesOf } from './stretches.ts'

type Props = GraphicProps<MulticoreConfig, MulticoreState, MulticoreEvent, MulticoreMetrics>

const LEFT = 64
const RIGHT = 16
const TOP = 34
const LANE = 40
const MIN_SCALE = 2
const BOX = { width: 32, height: 24, gap: 5 }

/** A lane per core, solid where the cache is warm, and below the ready queues and caches. */
export function MulticoreGraphic({ config, run, state, events, width, label }: Props) {
  const prefix = useId()
  const end = Math.max(1, run.stateAt(run.length).now)
  const room = Math.max(80, width - LEFT - RIGHT)
  const window = timeWindow(end, state.now, Math.floor(room / MIN_SCALE))
  const scale = room / (window.until - window.from)
  const lanes = stretchesOf(eventsFrom(events, window), config.cores)
  const bottom = TOP + config.cores * LANE
  const queueTop = bottom + 44
  return (
    <Figure
      label={`${label}. Tick ${state.now} of ${end}.`}
      width={width}
      height={queueTop + (state.queues.length + config.cores) * 32}
    >
      <StateFills prefix={prefix} count={config.jobs.length} />
      <Key prefix={prefix} />
      <TimeAxis window={window} left={LEFT} scale={scale} y={bottom} top={TOP - 6} now={state.now} />
      {lanes.map((lane, core) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a core is its number.
        <Lane key={core} {...{ lane, core, prefix, scale, window }} />
      ))}
      {state.queues.map((queue, index) => (
        <JobRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a queue is its number.
          key={index}
          name={state.queues.length === 1 ? 'Ready' : `Queue ${index}`}
          jobs={queue}
          y={queueTop + index * 32}
          isFilled={false}
        />
      ))}
      {state.cores.map(({ cached }, core) => (
        <JobRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a core is its number.
          key={core}
          name={`Cache ${core}`}
          jobs={cached}
          y={queueTop + (state.queues.length + core) * 32}
          isFilled
        />
      ))}
    </Figure>
  )
}

function Key({ prefix }: { prefix: string }) {
  return (
    <g>
      <StateBlock
        prefix={prefix}
        index={0}
        standing="running"
        box={{ x: LEFT, y: 4, width: 22, height: 12 }}
      />
      <text x={LEFT + 28} y={14} className={chart.small}>
        warm cache
      </text>
      <StateBlock
        prefix={prefix}
        index={0}
        standing="blocked"
        box={{ x: LEFT + 104, y: 4, width: 22, height: 12 }}
      />
      <text x={LEFT + 132} y={14} className={chart.small}>
        cold cache
      </text>
    </g>
  )
}

type LaneProps = { lane: readonly Stretch[]; core: number; prefix: string; scale: number; window: TimeWindow }

function Lane({ lane, core, prefix, scale, window }: LaneProps) {
  const top = TOP + core * LANE
  const xOf = (time: number) => LEFT + (time - window.from) * scale
  return (
    <g>
      <text x={LEFT - 10} y={top + 24} textAnchor="end" className={chart.strong}>
        Core {core}
      </text>
      {within(lane, window).map(({ job, isWarm, from, to }) => (
        <g key={from}>
          <StateBlock
            prefix={prefix}
            index={job}
            standing={isWarm ? 'running' : 'blocked'}
            box={{ x: xOf(from), y: top + 5, width: (to - from) * scale - 0.5, height: LANE - 12 }}
          />
          {(to - from) * scale > 18 && (
            <g>
              {!isWarm && (
                <rect
                  x={xOf((from + to) / 2) - 8}
                  y={top + 11}
                  width="16"
                  height="16"
                  rx="2"
                  fill="var(--raised)"
                />
              )}
              <text
                x={xOf((from + to) / 2)}
                y={top + 23.5}
                textAnchor="middle"
                className={isWarm ? chart.onColour : chart.strong}
              >
                {jobName(job)}
              </text>
            </g>
          )}
        </g>
      ))}
    </g>
  )
}

function JobRow({
  name,
  jobs,
  y,
  isFilled,
}: {
  name: string
  jobs: readonly number[]
  y: number
  isFilled: boolean
}) {
  return (
    <g>
      <text x={LEFT - 10} y={y + 16} textAnchor="end" className={chart.quiet}>
        {name}
      </text>
      {jobs.length === 0 && (
        <text x={LEFT} y={y + 16} className={chart.small}>
          empty
        </text>
      )}
      {jobs.map((job, index) => (
        <g key={job}>
          <rect
            x={LEFT + index * (BOX.width + BOX.gap)}
            y={y}
            width={BOX.width}
            height={BOX.height}
            rx="3"
            fill={isFilled ? colourOf(job) : 'none'}
            stroke={colourOf(job)}
            strokeWidth="1.5"
          />
          <text
            x={LEFT + index * (BOX.width + BOX.gap) + BOX.width / 2}
            y={y + 16.5}
            textAnchor="middle"
            className={isFilled ? chart.onColour : chart.strong}
          >
            {jobName(job)}
          </text>
        </g>
      ))}
    </g>
  )
}
