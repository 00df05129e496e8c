import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { ResourceGraphConfig } from './config.ts'
import type { ResourceGraphEvent } from './events.ts'

type ProcessRow = {
  name: string
  requests: number
  blocks: number
  /** Actions of others that passed while it was blocked. */
  waited: number
  status: 'active' | 'blocked' | 'deadlocked' | 'ended'
}

/** Times and waits are counted in actions. */
export type ResourceGraphMetrics = {
  readonly actions: number
  readonly requests: number
  readonly grantedAtOnce: number
  readonly blocks: number
  readonly deadlocked: number
  /** The action after which a deadlock was first there, from 1; null when there is none. */
  readonly deadlockedAt: number | null
  readonly ended: number
  readonly processes: readonly Readonly<ProcessRow>[]
}

/** The single numbers of `ResourceGraphMetrics`, in display order. */
export const resourceGraphFields: readonly MetricField[] = [
  { key: 'actions', label: 'Actions', unit: 'actions' },
  { key: 'requests', label: 'Requests', unit: 'requests' },
  { key: 'grantedAtOnce', label: 'Granted at once', unit: 'requests', better: 'higher' },
  { key: 'blocks', label: 'Had to wait', unit: 'requests', better: 'lower' },
  { key: 'deadlocked', label: 'Deadlocked processes', unit: 'processes', better: 'lower' },
  { key: 'deadlockedAt', label: 'Deadlock after action', unit: 'actions' },
  { key: 'ended', label: 'Ended processes', unit: 'processes', better: 'higher' },
]

/** Its lists. */
export const resourceGraphTables: readonly MetricTable[] = [
  {
    key: 'processes',
    label: 'Per process',
    columns: [
      { key: 'name', label: 'Process', unit: '' },
      { key: 'requests', label: 'Requests', unit: 'requests' },
      { key: 'blocks', label: 'Had to wait', unit: 'requests', better: 'lower' },
      { key: 'waited', label: 'Waited', unit: 'actions', better: 'lower' },
      { key: 'status', label: 'Now', unit: '' },
    ],
  },
]

/** O(events). */
export function measureResourceGraph(
  config: ResourceGraphConfig,
  events: readonly ResourceGraphEvent[],
): ResourceGraphMetrics {
  const rows = new Map(
    config.processes.map((name): [string, ProcessRow] => [
      name,
      { name, requests: 0, blocks: 0, waited: 0, status: isIdle(config, name) ? 'ended' : 'active' },
    ]),
  )
  const blockedSince = new Map<string, number>()
  let deadlockedAt: number | null = null
  for (const event of events) {
    if (event.type === 'deadlock-detected') {
      deadlockedAt ??= event.time + 1
      for (const name of event.processes) rows.get(name)!.status = 'deadlocked'
    }
    if ('process' in event) count(rows.get(event.process)!, event, blockedSince)
  }
  const now = events.length === 0 ? 0 : events.at(-1)!.time
  for (const [name, since] of blockedSince) rows.get(name)!.waited += now - since
  const processes = [...rows.values()]
  const total = (key: 'requests' | 'blocks') => processes.reduce((sum, row) => sum + row[key], 0)
  return {
    actions: events.length === 0 ? 0 : now + 1,
    requests: total('requests'),
    grantedAtOnce: total('requests') - total('blocks'),
    blocks: total('blocks'),
    deadlocked: processes.filter(({ status }) => status === 'deadlocked').length,
    deadlockedAt,
    ended: processes.filter(({ status }) => status === 'ended').length,
    processes,
  }
}

const isIdle = ({ script }: ResourceGraphConfig, name: string) =>
  script.every(({ process }) => process !== name)

type ProcessEvent = Extract<ResourceGraphEvent, { readonly process: string }>

function count(row: ProcessRow, event: ProcessEvent, blockedSince: Map<string, number>): void {
  if (event.type === 'process-blocked') {
    row.requests += 1
    row.blocks += 1
    row.status = 'blocked'
    blockedSince.set(row.name, event.time)
  } else if (event.type === 'resource-granted' && event.hasWaited) {
    row.status = 'active'
    row.waited += event.time - blockedSince.get(row.name)!
    blockedSince.delete(row.name)
  } else if (event.type === 'resource-granted') {
    row.requests += 1
  } else if (event.type === 'process-ended') {
    row.status = 'ended'
  }
}
