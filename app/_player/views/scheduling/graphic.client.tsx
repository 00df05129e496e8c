'use client'
import { useId } from 'react'
import { jobName, type SchedulingConfig } from '#sim/scheduling/config.ts'
import type { SchedulingEvent } from '#sim/scheduling/events.ts'
import type { SchedulingMetrics } from '#sim/scheduling/metrics.ts'
import { levelCount, type SchedulingState } from '#sim/scheduling/state.ts'
import type { GraphicProps } from '../../view.ts'
import styles from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { colourOf } from '../chart/look.ts'
import { StateBlock, StateFills } from '../chart/state-fills.tsx'
import { StateKey } from '../chart/state-key.tsx'
import { TimeAxis } from '../chart/time-axis.tsx'
import { type CpuSegment, lanesIn, type Segment } from './lanes.ts'
import { type GanttLayout, layoutOf } from './layout.ts'
import { Queues } from './queues.tsx'
import { TimelineTree, timelineHeight } from './timeline-tree.tsx'

type Props = GraphicProps<SchedulingConfig, SchedulingState, SchedulingEvent, SchedulingMetrics>

/** Gantt chart: the CPU, one lane per job, and below it who stands in which queue. */
export function SchedulingGraphic({ config, run, state, width, label }: Props) {
  const prefix = useId()
  const end = Math.max(1, run.stateAt(run.length).now)
  const layout = layoutOf(config, { end, now: state.now }, width)
  const { left, scale, window, chartTop, chartBottom } = layout
  const tree = placeTree(config, layout)
  const seen = { from: window.from, until: Math.min(window.until, state.now) }
  const lanes = lanesIn(config, { events: run.events, end }, seen)
  return (
    <Figure label={`${label}. Time ${state.now} of ${end} ticks.`} width={layout.width} height={tree.bottom}>
      <StateFills prefix={prefix} count={config.jobs.length} />
      <StateKey prefix={prefix} x={left} y={12} hasDone={false} />
      <TimeAxis window={window} left={left} scale={scale} y={chartBottom} top={chartTop} now={state.now} />
      <CpuLane cpu={lanes.cpu} layout={layout} />
      {lanes.jobs.map((segments, job) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a job is its place in the workload.
        <JobLane key={job} {...{ job, config, state, layout, prefix }} segments={segments} />
      ))}
      <Queues state={state} layout={layout} prefix={prefix} />
      <TimelineTree state={state} x={tree.x} width={tree.width} y={tree.y} />
    </Figure>
  )
}

const MOST_BESIDE = 8

/** The tree of CFS and EEVDF beside the queue where there is room, else below it. */
function placeTree(config: SchedulingConfig, { width, height, queueTop }: GanttLayout) {
  const tall = timelineHeight(config)
  const x = 400
  if (width - x >= 420 && config.jobs.length <= MOST_BESIDE) {
    return { x, y: queueTop, width: width - x, bottom: Math.max(height, tall === 0 ? 0 : queueTop + tall) }
  }
  return { x: 0, y: height + 6, width, bottom: height + tall }
}

function CpuLane({ cpu, layout }: { cpu: readonly CpuSegment[]; layout: GanttLayout }) {
  const { left, scale, cpuTop, xOf } = layout
  return (
    <g>
      <text x={left - 10} y={cpuTop + 17} textAnchor="end" className={styles.strong}>
        CPU
      </text>
      {cpu.map(({ type, job, from, to }) => {
        const x = xOf(from)
        const width = (to - from) * scale
        if (type === 'idle') {
          return (
            <line
              key={from}
              x1={x}
              x2={x + width}
              y1={cpuTop + 12}
              y2={cpuTop + 12}
              className={styles.rule}
              strokeDasharray="2 3"
            />
          )
        }
        const isSwitch = type === 'switch'
        return (
          <g key={from}>
            <rect
              x={x}
              y={isSwitch ? cpuTop + 6 : cpuTop}
              width={Math.max(0.5, width - 0.5)}
              height={isSwitch ? 12 : 24}
              fill={isSwitch ? 'var(--ink)' : colourOf(job)}
            />
            {!isSwitch && width > 11 && (
              <text x={x + width / 2} y={cpuTop + 16.5} textAnchor="middle" className={styles.onColour}>
                {jobName(job)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

type LaneProps = {
  segments: readonly Segment[]
  job: number
  config: SchedulingConfig
  state: SchedulingState
  layout: GanttLayout
  prefix: string
}

function JobLane({ segments, job, config, state, layout, prefix }: LaneProps) {
  const { left, laneTop, laneHeight, window, xOf } = layout
  const top = laneTop + job * laneHeight
  const middle = top + laneHeight / 2
  const { arrival } = config.jobs[job]!
  const end = segments.at(-1)?.to ?? 0
  const isDone = state.jobs[job]!.status === 'done' && segments.length > 0
  return (
    <g>
      <line x1={left} x2={layout.right} y1={top} y2={top} className={styles.hairline} />
      <text x={left - 10} y={middle + 4.5} textAnchor="end" className={styles.strong} fill={colourOf(job)}>
        {jobName(job)}
      </text>
      {arrival <= state.now && arrival >= window.from && (
        <path d={`M${xOf(arrival) - 3.5} ${top + 2} h7 l-3.5 6 z`} fill={colourOf(job)} />
      )}
      {segments.map((segment) => (
        <StateBlock
          key={segment.from}
          prefix={prefix}
          index={job}
          standing={segment.standing}
          box={boxOf(segment, { top, layout, levels: levelCount(config) })}
        />
      ))}
      {isDone && (
        <circle cx={xOf(end) + 6} cy={middle} r="3.5" fill="none" stroke={colourOf(job)} strokeWidth="2" />
      )}
    </g>
  )
}

/** Under MLFQ the height of a running stretch in its lane says the queue: the higher, the higher its priority. */
function boxOf(
  { standing, from, to, level }: Segment,
  { top, layout, levels }: { top: number; layout: GanttLayout; levels: number },
) {
  const { scale, laneHeight, xOf } = layout
  const inner = laneHeight - 8
  const x = xOf(from)
  const width = Math.max(0.5, (to - from) * scale - 0.5)
  if (standing !== 'running' || levels === 1) return { x, y: top + 4, width, height: inner }
  const height = Math.max(5, inner / levels)
  return { x, y: top + 4 + (levels === 1 ? 0 : (level * (inner - height)) / (levels - 1)), width, height }
}
