import type { Simulation } from '../core/simulation.ts'
import { type SchedulingConfig, schedulingConfigSchema } from './config.ts'
import { describeSchedulingEvent, type SchedulingEvent } from './events.ts'
import { measureScheduling, type SchedulingMetrics, schedulingFields, schedulingTables } from './metrics.ts'
import { schedulingPresets } from './presets.ts'
import { initialState, type SchedulingAction, type SchedulingState } from './state.ts'
import { tick } from './tick.ts'

const isDone = ({ jobs }: SchedulingState) => jobs.every(({ status }) => status === 'done')
/** Nothing is ready and nothing will come: jobs that wait for each other's locks. */
const isStuck = ({ queues, pending, cutShort }: SchedulingState) =>
  pending.length === 0 && cutShort === null && queues.every((queue) => queue.length === 0)
/** Whoever is inside a critical section holds its lock. */
const isExclusive = ({ config, jobs, locks }: SchedulingState) =>
  config.jobs.every(({ run, locks: uses }, job) => {
    const done = run - jobs[job]!.left
    const isInside = (at: number, ticks: number) => jobs[job]!.left > 0 && at < done && done < at + ticks
    return uses.every(({ lock, at, ticks }) => !isInside(at, ticks) || locks[lock]!.holder === job)
  })
const ROUTINE = new Set<SchedulingEvent['type']>(['job-ran', 'cpu-idled', 'context-switched', 'ticket-drawn'])

/** One CPU and a workload under a policy, tick by tick (OSTEP ch. 7 to 9; Silberschatz et al. ch. 5). */
export const scheduling: Simulation<
  SchedulingConfig,
  SchedulingState,
  SchedulingAction,
  SchedulingEvent,
  SchedulingMetrics
> = {
  id: 'scheduling',
  version: 1,
  title: 'CPU scheduling',
  summary:
    'Run one workload under first-in-first-out, shortest-job, round-robin, priority, feedback-queue and fair-share policies.',
  configSchema: schedulingConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'Jobs of equal length keep their queue order, and the job on the CPU wins ties. At one moment arrivals and completed I/Os queue first, in the order they were scheduled; under rr a job cut short queues after them. sjf and stcf compare CPU bursts. MLFQ as in OSTEP ch. 8. Of equal priorities the first in the queue runs. stride, cfs and eevdf break ties by job number, and a job that comes or wakes starts at the virtual time of the others (eevdf: with the lag it left with). Locks are handed to the most urgent waiter.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'As the simulators of OSTEP ch. 7 and 8: under fifo, sjf and rr all jobs arrive at 0 and do no I/O; mlfq boosts first, then admits, then runs one tick; lottery draws among all unfinished jobs in index order and its clock advances by whole quanta.',
    },
  ],
  presets: schedulingPresets,
  init: initialState,
  enabled: (state) => (isDone(state) || isStuck(state) ? [] : [{ type: 'tick' }]),
  isFinished: isDone,
  step: tick,
  measure: measureScheduling,
  metricFields: schedulingFields,
  metricTables: schedulingTables,
  describe: describeSchedulingEvent,
  isNotable: (event) => !ROUTINE.has(event.type),
  describeAction: () => 'Next tick',
  properties: [
    { name: 'every job finishes', type: 'eventually', holds: isDone },
    { name: 'critical sections exclude each other', type: 'always', holds: isExclusive },
  ],
}
