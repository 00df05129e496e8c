import { jobName } from '#sim/scheduling/config.ts'
import type { SchedulingState } from '#sim/scheduling/state.ts'
import styles from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import { StateBlock } from '../chart/state-fills.tsx'
import type { GanttLayout } from './layout.ts'
import { rankName, shownRank } from './rank.ts'

type Props = { state: SchedulingState; layout: GanttLayout; prefix: string }
type RowProps = Props & { jobs: readonly number[]; row: number; name: string }

/** The ready queues, head first, and the jobs in I/O. The job on the CPU is the filled one. */
export function Queues(props: Props) {
  const { state, layout } = props
  const blocked = state.jobs.flatMap(({ status }, job) => (status === 'blocked' ? [job] : []))
  return (
    <g>
      {state.queues.map((jobs, level) => (
        <QueueRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a queue is its level.
          key={level}
          {...props}
          jobs={jobs}
          row={level}
          name={state.queues.length === 1 ? 'Ready' : `Q${level}`}
        />
      ))}
      {rankName(state.config) !== null && <Ranks {...props} />}
      {layout.hasIo && <QueueRow {...props} jobs={blocked} row={state.queues.length} name="Blocked" />}
    </g>
  )
}

/** Under each ready job what the policy compares. */
function Ranks({ state, layout }: Props) {
  const y = layout.queueTop + BOX.height + 15
  const queue = state.queues[0] ?? []
  if (layout.hasIo || queue.length > 24) return null
  return (
    <g>
      <text x={layout.left - 10} y={y} textAnchor="end" className={styles.small}>
        {rankName(state.config)?.split(' ').at(-1)}
      </text>
      {queue.map((job, index) => (
        <text
          key={job}
          x={layout.left + index * (BOX.width + BOX.gap) + BOX.width / 2}
          y={y}
          textAnchor="middle"
          className={styles.small}
        >
          {shownRank(state, job)}
        </text>
      ))}
    </g>
  )
}

const BOX = { width: 34, height: 24, gap: 6 }

function QueueRow({ state, layout, prefix, jobs, row, name }: RowProps) {
  const top = layout.queueTop + row * layout.queueHeight
  const fitting = Math.max(1, Math.floor((layout.width - layout.left - 90) / (BOX.width + BOX.gap)))
  const shown = jobs.slice(0, fitting)
  const end = layout.left + shown.length * (BOX.width + BOX.gap)
  return (
    <g>
      <text x={layout.left - 10} y={top + 16} textAnchor="end" className={styles.quiet}>
        {name}
      </text>
      {jobs.length === 0 && (
        <text x={layout.left} y={top + 16} className={styles.small}>
          empty
        </text>
      )}
      {shown.map((job, index) => (
        <QueuedJob
          key={job}
          {...{ state, prefix, job }}
          x={layout.left + index * (BOX.width + BOX.gap)}
          y={top}
        />
      ))}
      {jobs.length > 0 && (
        <text x={end + 2} y={top + 16} className={styles.small}>
          {jobs.length > shown.length
            ? `and ${jobs.length - shown.length} more`
            : tailText(name, jobs.length)}
        </text>
      )}
    </g>
  )
}

const tailText = (name: string, count: number) => (name !== 'Blocked' && count > 1 ? '← tail' : '')

/** A job in a queue; the bar at its foot is what is left of its quantum. */
function QueuedJob({
  state,
  prefix,
  job,
  x,
  y,
}: {
  state: SchedulingState
  prefix: string
  job: number
  x: number
  y: number
}) {
  const { status, quantumLeft, level } = state.jobs[job]!
  const isRunning = state.running === job
  const box = { x, y, width: BOX.width, height: BOX.height }
  const quantum =
    state.config.policy === 'mlfq' ? state.config.mlfq.levels[level]?.quantumTicks : state.config.quantumTicks
  const share =
    quantumLeft === null || quantum === undefined || status === 'blocked' ? null : quantumLeft / quantum
  return (
    <g>
      {status === 'blocked' ? (
        <StateBlock prefix={prefix} index={job} standing="blocked" box={box} />
      ) : (
        <rect
          {...box}
          rx="3"
          fill={isRunning ? colourOf(job) : 'none'}
          stroke={colourOf(job)}
          strokeWidth="1.5"
        />
      )}
      {status === 'blocked' && (
        <rect x={x + 9} y={y + 4} width="16" height="16" rx="2" fill="var(--raised)" />
      )}
      <text
        x={x + BOX.width / 2}
        y={y + 16.5}
        textAnchor="middle"
        className={isRunning ? styles.onColour : styles.strong}
      >
        {jobName(job)}
      </text>
      {share !== null && (
        <rect x={x} y={y + BOX.height + 1.5} width={BOX.width * share} height="2.5" fill={colourOf(job)} />
      )}
    </g>
  )
}
