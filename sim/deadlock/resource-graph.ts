import type { Simulation } from '../core/simulation.ts'
import { act, enabledActions, type ResourceGraphAction } from './act.ts'
import { type ResourceGraphConfig, resourceGraphConfigSchema } from './config.ts'
import { describeResourceGraphEvent, type ResourceGraphEvent } from './events.ts'
import {
  measureResourceGraph,
  type ResourceGraphMetrics,
  resourceGraphFields,
  resourceGraphTables,
} from './metrics.ts'
import { resourceGraphPresets } from './presets.ts'
import { initialState, type ResourceGraphState } from './state.ts'

const isFinished = ({ hasEnded }: ResourceGraphState) => hasEnded.every(Boolean)

/** A resource-allocation graph that grows action by action, with cycle and deadlock detection (Silberschatz et al. ch. 8.3 and 8.6). */
export const resourceGraph: Simulation<
  ResourceGraphConfig,
  ResourceGraphState,
  ResourceGraphAction,
  ResourceGraphEvent,
  ResourceGraphMetrics
> = {
  id: 'resource-graph',
  version: 1,
  title: 'Resource-allocation graph',
  summary: 'Processes request and release resources; see waits, cycles and deadlocks form in the graph.',
  configSchema: resourceGraphConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'A request is granted as a whole as soon as enough instances are free, and those who waited longest are looked at first; a process that has done its last action ends and gives back all it holds. Detection assumes that a process that waits for nothing will give back what it holds.',
    },
  ],
  presets: resourceGraphPresets,
  init: initialState,
  enabled: enabledActions,
  isFinished,
  step: act,
  measure: measureResourceGraph,
  metricFields: resourceGraphFields,
  metricTables: resourceGraphTables,
  describe: describeResourceGraphEvent,
  isNotable: ({ type }) => type !== 'resource-granted' && type !== 'resource-released',
  describeAction: ({ does }) =>
    `${does.process}: ${does.action} ${does.count === 1 ? '' : `${does.count} of `}${does.resource}`,
  properties: [
    { name: 'nobody is deadlocked', type: 'always', holds: ({ deadlocked }) => deadlocked.length === 0 },
    { name: 'every process ends', type: 'eventually', holds: isFinished },
  ],
  outcome: ({ config, deadlocked }) =>
    deadlocked.length === 0
      ? 'all ended'
      : `deadlocked: ${deadlocked.map((process) => config.processes[process]).join(', ')}`,
  key: ({ held, waiting, blockedOrder, done }) => JSON.stringify([held, waiting, blockedOrder, done]),
}
