import { jobName, type SchedulingConfig } from '#sim/scheduling/config.ts'
import type { SchedulingEvent } from '#sim/scheduling/events.ts'
import type { SchedulingMetrics } from '#sim/scheduling/metrics.ts'
import type { SchedulingState } from '#sim/scheduling/state.ts'
import { timelineOf } from '#sim/scheduling/timeline.ts'
import { rowsOnDemand } from '../../stage/rows-on-demand.ts'
import type { Frame, TableTwin } from '../../view.ts'
import { lanesIn } from './lanes.ts'
import { rankName, shownRank } from './rank.ts'
import { treePlaces } from './timeline-layout.ts'

type SchedulingFrame = Frame<SchedulingConfig, SchedulingState, SchedulingEvent, SchedulingMetrics>

const USES = { job: '', idle: 'idle', switch: 'context switch' } as const

/** The CPU lane stretch by stretch, and where each job stands. */
export function schedulingTables({ config, run, state }: SchedulingFrame): readonly TableTwin[] {
  const rank = rankName(config)
  const end = run.stateAt(run.length).now
  const { cpu } = lanesIn(config, { events: run.events, end }, { from: 0, until: state.now })
  return [
    {
      id: 'cpu',
      caption: 'Who has the CPU',
      columns: [
        { label: 'From (ticks)', isNumeric: true },
        { label: 'To (ticks)', isNumeric: true },
        { label: 'CPU' },
      ],
      rows: rowsOnDemand(cpu.length, (index) => {
        const { type, job, from, to } = cpu[index]!
        return [from, to, type === 'job' ? `job ${jobName(job)}` : USES[type]]
      }),
      currentRow: cpu.length - 1,
    },
    {
      id: 'standing',
      caption: `Where each job stands at time ${state.now}`,
      columns: [
        { label: 'Job' },
        { label: 'Is' },
        { label: 'CPU time left', isNumeric: true },
        { label: 'Queue', isNumeric: true },
        { label: 'Place in queue', isNumeric: true },
        ...(rank === null ? [] : [{ label: rank, isNumeric: true }]),
      ],
      rows: state.jobs.map(({ status, left, level }, job) => {
        const place = state.queues[level]?.indexOf(job) ?? -1
        const standing = state.running === job ? 'running' : status === 'future' ? 'not here yet' : status
        return [
          jobName(job),
          standing,
          left,
          status === 'ready' ? level : null,
          place < 0 ? null : place + 1,
          ...(rank === null ? [] : [shownRank(state, job)]),
        ]
      }),
    },
    ...timelineTable(state),
  ]
}

/** The tree of CFS and EEVDF, node by node as the keys rise. */
function timelineTable(state: SchedulingState): readonly TableTwin[] {
  const timeline = timelineOf(state)
  if (timeline === null) return []
  const { nodes } = timeline.tree
  return [
    {
      id: 'timeline',
      caption: 'The tree of the waiting jobs, from its leftmost node',
      columns: [
        { label: 'Job' },
        { label: rankName(state.config) ?? '', isNumeric: true },
        { label: 'Colour' },
        { label: 'Parent' },
        { label: 'Is' },
      ],
      rows: treePlaces(timeline.tree).map(({ node, parent }) => {
        const { item, isRed } = nodes[node]!
        const above = parent === null ? null : nodes[parent]!.item.job
        const standing = item.isEligible ? 'eligible' : 'not eligible'
        return [
          jobName(item.job),
          shownRank(state, item.job),
          isRed ? 'red' : 'black',
          above === null ? 'root' : jobName(above),
          item.job === timeline.next ? 'next' : standing,
        ]
      }),
    },
  ]
}
