import type { ThreadPoolConfig } from '#sim/pool/config.ts'
import type { ThreadPoolEvent } from '#sim/pool/events.ts'
import type { ThreadPoolMetrics } from '#sim/pool/metrics.ts'
import type { ThreadPoolState } from '#sim/pool/state.ts'
import { threadPool } from '#sim/pool/thread-pool.ts'
import type {
  AfterStep,
  BeforeStep,
  Frame,
  LoadedView,
  Mark,
  Prediction,
  TableTwin,
  View,
} from '../../view.ts'
import { ThreadPoolGraphic } from './graphic.client.tsx'
import { stretchesOf } from './stretches.ts'

const DOING = {
  computing: 'computes',
  ready: 'waits for a core',
  waiting: 'waits for input or output',
  blocked: 'waits for its subtask',
} as const

function tables({
  config,
  events,
  state,
}: Frame<ThreadPoolConfig, ThreadPoolState, ThreadPoolEvent, ThreadPoolMetrics>): readonly TableTwin[] {
  return [
    {
      id: 'threads',
      caption: 'What each thread did',
      columns: [
        { label: 'Thread' },
        { label: 'From (ticks)', isNumeric: true },
        { label: 'To (ticks)', isNumeric: true },
        { label: 'Task' },
        { label: 'The task' },
      ],
      rows: [...stretchesOf(events)].flatMap(([thread, lane]) =>
        lane.map(({ task, doing, from, to }) => [thread, from, to, task, DOING[doing]]),
      ),
    },
    {
      id: 'queues',
      caption: `The queues at time ${state.now}`,
      columns: [
        { label: 'Pool' },
        { label: 'Capacity', isNumeric: true },
        { label: 'Holds, the head first' },
      ],
      rows: state.queues.map((queue, pool) => [
        config.pools[pool]?.name ?? '',
        config.pools[pool]?.queueCapacity ?? 0,
        queue.map((task) => state.tasks[task]?.name).join(', ') || 'nothing',
      ]),
    },
  ]
}

const TROUBLE: ReadonlySet<ThreadPoolEvent['type']> = new Set([
  'task-rejected',
  'task-discarded',
  'task-failed',
  'task-timed-out',
  'deadlock-detected',
] as const)
const PLAIN: ReadonlySet<ThreadPoolEvent['type']> = new Set([
  'worker-created',
  'worker-ended',
  'subtask-called',
  'task-cancelled',
] as const)

function interesting({ type }: ThreadPoolEvent): Mark | null {
  if (TROUBLE.has(type)) return { tone: 'trouble' }
  if (type === 'task-finished') return { tone: 'success' }
  return PLAIN.has(type) ? { tone: 'plain' } : null
}

const PLACES = [
  { value: 'worker', label: 'to an idle worker' },
  { value: 'queue', label: 'into the queue' },
  { value: 'new', label: 'to a new thread' },
  { value: 'caller', label: 'back to its submitter, who runs it' },
  { value: 'refused', label: 'nowhere: it is refused' },
]

/** Where a submitted task went, or null for events that are no answer to a submission. */
function placeOf(event: ThreadPoolEvent): { task: string; place: string } | null {
  switch (event.type) {
    case 'task-queued':
      return { task: event.task, place: 'queue' }
    case 'task-rejected':
      return { task: event.task, place: 'refused' }
    case 'task-discarded':
      return event.for === null ? { task: event.task, place: 'refused' } : { task: event.for, place: 'queue' }
    case 'task-started':
      if (event.from === 'queue') return null
      if (event.from === 'hand-off') return { task: event.task, place: 'worker' }
      return { task: event.task, place: event.from === 'new-thread' ? 'new' : 'caller' }
    default:
      return null
  }
}

/** Asks where the first task that is submitted in this step goes. */
function prediction(
  { config, state }: BeforeStep<ThreadPoolConfig, ThreadPoolState>,
  { events }: AfterStep<ThreadPoolState, ThreadPoolEvent>,
): Prediction | null {
  const submitted = events.flatMap((event) => placeOf(event) ?? [])[0]
  if (submitted === undefined) return null
  const known = state.tasks.find(({ name }) => name === submitted.task)
  const pool = known === undefined ? '' : ` to ${config.pools[known.pool]?.name ?? ''}`
  return {
    question: `Time ${state.now}: ${submitted.task} is submitted${pool}. Where does it go?`,
    cells: [{ id: 'place', label: submitted.task, options: PLACES, answer: submitted.place }],
  }
}

const view: View<ThreadPoolConfig, ThreadPoolState, ThreadPoolEvent, ThreadPoolMetrics> = {
  Graphic: ThreadPoolGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: threadPool, view }
