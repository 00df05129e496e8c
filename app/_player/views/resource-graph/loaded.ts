import type { ResourceGraphConfig } from '#sim/deadlock/config.ts'
import type { ResourceGraphEvent } from '#sim/deadlock/events.ts'
import type { ResourceGraphMetrics } from '#sim/deadlock/metrics.ts'
import { resourceGraph } from '#sim/deadlock/resource-graph.ts'
import { freeOf, type ResourceGraphState } from '#sim/deadlock/state.ts'
import type { AfterStep, Frame, LoadedView, Mark, Prediction, TableTwin, View } from '../../view.ts'
import { ResourceGraphGraphic } from './graphic.client.tsx'

type GraphFrame = Frame<ResourceGraphConfig, ResourceGraphState, ResourceGraphEvent, ResourceGraphMetrics>

function tables({ config, state }: GraphFrame): readonly TableTwin[] {
  const standing = (process: number) => {
    if (state.deadlocked.includes(process)) return 'deadlocked'
    if (state.waiting[process] !== null) return 'waits'
    return state.hasEnded[process] ? 'ended' : 'can go on'
  }
  const waitsFor = (process: number) => {
    const wanted = state.waiting[process]
    return wanted ? `${wanted.count} of ${config.resources[wanted.resource]?.name}` : null
  }
  const resources = config.resources.map(({ name }) => ({ label: `Holds of ${name}`, isNumeric: true }))
  return [
    {
      id: 'processes',
      caption: 'Each process: what it holds (assignment edges) and waits for (request edge)',
      columns: [{ label: 'Process' }, ...resources, { label: 'Waits for' }, { label: 'Is' }],
      rows: config.processes.map((name, process) => [
        name,
        ...(state.held[process] ?? []),
        waitsFor(process),
        standing(process),
      ]),
    },
    {
      id: 'resources',
      caption: 'Each resource',
      columns: [
        { label: 'Resource' },
        { label: 'Instances', isNumeric: true },
        { label: 'Free', isNumeric: true },
      ],
      rows: config.resources.map(({ name, instances }, resource) => [
        name,
        instances,
        freeOf(state, resource),
      ]),
    },
  ]
}

function interesting({ type }: ResourceGraphEvent): Mark | null {
  if (type === 'deadlock-detected' || type === 'cycle-closed') return { tone: 'trouble' }
  if (type === 'process-ended') return { tone: 'success' }
  return type === 'process-blocked' || type === 'release-refused' ? { tone: 'plain' } : null
}

/** Asks whether a request is granted, and whether it makes a deadlock. */
function prediction(
  _before: unknown,
  { events }: AfterStep<ResourceGraphState, ResourceGraphEvent>,
): Prediction | null {
  const asked = events.find((event) => event.type === 'process-blocked' || event.type === 'resource-granted')
  if (asked?.type !== 'process-blocked' && asked?.type !== 'resource-granted') return null
  if (asked.type === 'resource-granted' && asked.hasWaited) return null
  return {
    question: `${asked.process} requests ${asked.count === 1 ? '' : `${asked.count} of `}${asked.resource}. What happens?`,
    cells: [
      {
        id: 'result',
        label: 'The request',
        options: [
          { value: 'granted', label: 'is granted at once' },
          { value: 'blocked', label: 'has to wait' },
        ],
        answer: asked.type === 'process-blocked' ? 'blocked' : 'granted',
      },
      {
        id: 'deadlock',
        label: 'After it there is',
        options: [
          { value: 'no', label: 'no new deadlock' },
          { value: 'yes', label: 'a deadlock' },
        ],
        answer: events.some(({ type }) => type === 'deadlock-detected') ? 'yes' : 'no',
      },
    ],
  }
}

const view: View<ResourceGraphConfig, ResourceGraphState, ResourceGraphEvent, ResourceGraphMetrics> = {
  Graphic: ResourceGraphGraphic,
  tables,
  interesting,
  prediction,
}

export const loaded: LoadedView = { simulation: resourceGraph, view }
