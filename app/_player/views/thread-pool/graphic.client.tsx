'use client'
import { useId, useMemo } from 'react'
import type { ThreadPoolConfig } from '#sim/pool/config.ts'
import type { Doing, ThreadPoolEvent } from '#sim/pool/events.ts'
import type { ThreadPoolMetrics } from '#sim/pool/metrics.ts'
import type { ThreadPoolState } from '#sim/pool/state.ts'
import type { GraphicProps } from '../../view.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { type Standing, StateBlock, StateFills } from '../chart/state-fills.tsx'
import { StateKey } from '../chart/state-key.tsx'
import { type TimeWindow, timeWindow, within } from '../chart/ticks.ts'
import { TimeAxis } from '../chart/time-axis.tsx'
import { LANE, type Lane, layoutOf } from './layout.ts'
import { QueueStrip } from './queue-strip.tsx'
import { queueStretches, type Stretch, stretchesOf } from './stretches.ts'
import styles from './thread-pool.module.css'

type Props = GraphicProps<ThreadPoolConfig, ThreadPoolState, ThreadPoolEvent, ThreadPoolMetrics>

const RIGHT = 14
const MIN_SCALE = 4.5
const ROW = 32
const BOX = 44

/** A lane per thread with the task it holds, the length of each queue over time, and below what is queued now. */
export function ThreadPoolGraphic({ config, run, state, events, metrics, width, label }: Props) {
  const prefix = useId()
  const lanes = useMemo(() => stretchesOf(events), [events])
  const whole = useMemo(() => wholeRun(run), [run])
  const { lanes: places, strips, left, bottom } = layoutOf(config, whole.threads)
  const end = Math.max(1, run.stateAt(run.length).now)
  const room = Math.max(80, width - left - RIGHT)
  const window = timeWindow(end, state.now, Math.floor(room / MIN_SCALE))
  const scale = room / (window.until - window.from)
  const keyY = bottom + 44
  const abandoned = abandonedTasks(state)
  const footer = footerOf(state, abandoned.size > 0)
  return (
    <Figure
      label={`${label}. Tick ${state.now} of ${end}. ${metrics.finished} of ${config.tasks.length} tasks finished, ${metrics.refused} refused.${state.isStuck ? ' Deadlock.' : ''}`}
      width={width}
      height={keyY + 14 + state.queues.length * ROW + (footer === null ? 0 : 28)}
    >
      <StateFills prefix={prefix} count={6} />
      <TimeAxis window={window} left={left} scale={scale} y={bottom} top={8} now={state.now} />
      {places.map((lane) => (
        <ThreadLane
          key={lane.name}
          {...{ lane, prefix, scale, window, left }}
          stretches={lanes.get(lane.name) ?? []}
          isAlive={isAlive(state, lane.name)}
          abandoned={abandoned}
        />
      ))}
      {strips.map((strip) => (
        <QueueStrip
          key={strip.pool}
          {...{ strip, window, left, scale }}
          stretches={queueStretches(events, strip.pool)}
          width={room}
          most={whole.queues[strip.pool] ?? 0}
        />
      ))}
      <StateKey prefix={prefix} x={12} y={keyY} hasDone={false} />
      {state.queues.map((queue, pool) => (
        <QueueRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a pool is its number.
          key={pool}
          name={state.queues.length > 1 ? `${config.pools[pool]?.name} queue` : 'In the queue'}
          names={queue.map((task) => state.tasks[task]?.name ?? '')}
          y={keyY + 14 + pool * ROW}
          width={width}
        />
      ))}
      {footer !== null && (
        <text
          x={12}
          y={keyY + 32 + state.queues.length * ROW}
          className={state.isStuck ? chart.trouble : chart.quiet}
        >
          {footer}
        </text>
      )}
    </Figure>
  )
}

/** Threads that ever have a task in the run, and the longest queue of each pool: for the size of the picture. */
function wholeRun(run: Props['run']): { threads: Set<string>; queues: number[] } {
  const threads = new Set<string>()
  const queues: number[] = []
  for (let step = 1; step <= run.length; step++) {
    for (const event of run.eventsAt(step)) {
      if (event.type !== 'tick-passed') continue
      for (const { worker } of event.lanes) threads.add(worker)
      for (const [pool, length] of event.queued.entries()) queues[pool] = Math.max(queues[pool] ?? 0, length)
    }
  }
  return { threads, queues }
}

/** Tasks whose submitter has given up, run all the same or not. */
const abandonedTasks = ({ tasks }: ThreadPoolState): ReadonlySet<string> =>
  new Set(
    tasks.flatMap(({ name, isForNobody, status }) =>
      isForNobody || status === 'timed-out' || status === 'cancelled' ? [name] : [],
    ),
  )

function footerOf({ isStuck }: ThreadPoolState, hasAbandoned: boolean): string | null {
  if (isStuck) return 'Stuck: nobody will run these subtasks'
  return hasAbandoned ? '✕ nobody waits for its result any more' : null
}

const isAlive = ({ workers }: ThreadPoolState, name: string) =>
  name === 'caller' || workers.some((worker) => worker.name === name && worker.isAlive)

const STANDING: Readonly<Record<Doing, Standing>> = {
  computing: 'running',
  ready: 'ready',
  waiting: 'blocked',
  blocked: 'blocked',
}

/** Tasks have a colour by their letter; a subtask that of the task that called it. */
const colourIndex = (task: string) => task.charCodeAt(0) - 65

type LaneProps = {
  lane: Lane
  stretches: readonly Stretch[]
  isAlive: boolean
  abandoned: ReadonlySet<string>
  prefix: string
  scale: number
  window: TimeWindow
  left: number
}

function ThreadLane({ lane, stretches, isAlive, abandoned, prefix, scale, window, left }: LaneProps) {
  return (
    <g>
      <text x={left - 10} y={lane.y + 19} textAnchor="end" className={isAlive ? chart.strong : chart.quiet}>
        {lane.name}
      </text>
      {within(stretches, window).map(({ task, doing, from, to }) => {
        const x = left + (from - window.from) * scale
        const size = (to - from) * scale
        const name = abandoned.has(task) ? `${task} ✕` : task
        const text = doing === 'blocked' && size > 170 ? `${name} waits for its subtask` : name
        const hasRoom = size > 8 + text.length * 6.5
        return (
          <g key={from}>
            <StateBlock
              prefix={prefix}
              index={colourIndex(task)}
              standing={STANDING[doing]}
              box={{ x, y: lane.y + 3, width: Math.max(0.5, size - 0.5), height: LANE - 7 }}
            />
            {hasRoom && (
              <text
                x={x + size / 2}
                y={lane.y + 19}
                textAnchor="middle"
                className={doing === 'computing' ? chart.onColour : styles.onHatch}
              >
                {text}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

type RowProps = { name: string; names: readonly string[]; y: number; width: number }

function QueueRow({ name, names, y, width }: RowProps) {
  const left = 20 + name.length * 7
  const most = Math.max(1, Math.floor((width - left - 40) / (BOX + 4)))
  return (
    <g>
      <text x={12} y={y + 20} className={chart.quiet}>
        {name}
      </text>
      {names.length === 0 && (
        <text x={left} y={y + 20} className={chart.small}>
          nothing
        </text>
      )}
      {names.slice(0, most).map((task, index) => (
        <CellBox key={task} x={left + index * (BOX + 4)} y={y + 4} width={BOX} height={24} text={task} />
      ))}
      {names.length > most && (
        <text x={left + most * (BOX + 4)} y={y + 20} className={chart.small}>
          +{names.length - most}
        </text>
      )}
    </g>
  )
}
