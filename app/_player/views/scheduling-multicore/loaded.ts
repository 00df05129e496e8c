import { jobName, type MulticoreConfig } from '#sim/multicore/config.ts'
import type { MulticoreEvent } from '#sim/multicore/events.ts'
import type { MulticoreMetrics } from '#sim/multicore/metrics.ts'
import { schedulingMulticore } from '#sim/multicore/scheduling-multicore.ts'
import type { MulticoreState } from '#sim/multicore/state.ts'
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
import { MulticoreGraphic } from './graphic.client.tsx'
import { stretchesOf } from './stretches.ts'

function tables({
  config,
  events,
  state,
}: Frame<MulticoreConfig, MulticoreState, MulticoreEvent, MulticoreMetrics>): readonly TableTwin[] {
  const rows = stretchesOf(events, config.cores).flatMap((lane, core) =>
    lane.map(({ job, isWarm, from, to }) => [core, from, to, jobName(job), isWarm ? 'warm' : 'cold']),
  )
  const names = (jobs: readonly number[]) => jobs.map(jobName).join(', ') || 'empty'
  return [
    {
      id: 'cores',
      caption: 'What each core ran',
      columns: [
        { label: 'Core', isNumeric: true },
        { label: 'From (ticks)', isNumeric: true },
        { label: 'To (ticks)', isNumeric: true },
        { label: 'Job' },
        { label: 'Cache' },
      ],
      rows,
    },
    {
      id: 'queues',
      caption: `Queues and caches at time ${state.now}`,
      columns: [{ label: 'Place' }, { label: 'Jobs' }],
      rows: [
        ...state.queues.map((queue, index) => [
          state.queues.length === 1 ? 'Ready queue' : `Queue ${index}`,
          names(queue),
        ]),
        ...state.cores.map(({ cached }, core) => [`Cache ${core}`, names(cached)]),
      ],
    },
  ]
}

function interesting({ type }: MulticoreEvent): Mark | null {
  if (type === 'job-finished') return { tone: 'success' }
  if (type === 'job-stolen' || type === 'cache-evicted') return { tone: 'trouble' }
  return type === 'cache-warmed' || type === 'job-dispatched' ? { tone: 'plain' } : null
}

/** Asks what a core runs when it takes a new job. */
function prediction(
  { config, state }: BeforeStep<MulticoreConfig, MulticoreState>,
  { events }: AfterStep<MulticoreState, MulticoreEvent>,
): Prediction | null {
  const dispatched = events.find((event) => event.type === 'job-dispatched')
  const waiting = state.jobs.flatMap(({ status }, job) =>
    status === 'ready' || status === 'running' ? [job] : [],
  )
  if (dispatched === undefined || waiting.length < 2 || !waiting.includes(dispatched.job)) return null
  return {
    question: `Time ${state.now}: which job does core ${dispatched.core} of ${config.cores} take?`,
    cells: [
      {
        id: 'job',
        label: `Core ${dispatched.core}`,
        options: waiting.map((job) => ({ value: String(job), label: `job ${jobName(job)}` })),
        answer: String(dispatched.job),
      },
    ],
  }
}

const view: View<MulticoreConfig, MulticoreState, MulticoreEvent, MulticoreMetrics> = {
  Graphic: MulticoreGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: schedulingMulticore, view }
