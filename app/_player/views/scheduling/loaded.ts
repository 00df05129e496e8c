import { jobName, type SchedulingConfig } from '#sim/scheduling/config.ts'
import type { SchedulingEvent } from '#sim/scheduling/events.ts'
import type { SchedulingMetrics } from '#sim/scheduling/metrics.ts'
import { scheduling } from '#sim/scheduling/scheduling.ts'
import type { SchedulingState } from '#sim/scheduling/state.ts'
import type { LoadedView, Mark, Prediction, View } from '../../view.ts'
import { SchedulingGraphic } from './graphic.client.tsx'
import { schedulingTables } from './tables.ts'

function interesting({ type }: SchedulingEvent): Mark | null {
  if (type === 'job-finished') return { tone: 'success' }
  if (type === 'job-preempted' || type === 'priority-lowered' || type === 'lock-awaited')
    return { tone: 'trouble' }
  return type === 'job-dispatched' || type === 'priorities-boosted' ? { tone: 'plain' } : null
}

/** Asks who gets the CPU whenever several jobs could. */
function prediction(
  { state: before }: { state: SchedulingState },
  { state: after, events }: { state: SchedulingState; events: readonly SchedulingEvent[] },
): Prediction | null {
  const dispatched = events.find((event) => event.type === 'job-dispatched')
  if (dispatched === undefined || dispatched.reason.readyCount < 2) return null
  const candidates = after.jobs.flatMap(({ status }, job) =>
    status !== 'future' && (before.jobs[job]!.status !== 'done' || job === dispatched.job) ? [job] : [],
  )
  if (candidates.length < 2) return null
  return {
    question: `Time ${before.now}: who gets the CPU next?`,
    cells: [
      {
        id: 'job',
        label: `Under ${before.config.policy.toUpperCase()}`,
        options: candidates.map((job) => ({ value: String(job), label: `job ${jobName(job)}` })),
        answer: String(dispatched.job),
      },
    ],
  }
}

const view: View<SchedulingConfig, SchedulingState, SchedulingEvent, SchedulingMetrics> = {
  Graphic: SchedulingGraphic,
  tables: schedulingTables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: scheduling, view }
