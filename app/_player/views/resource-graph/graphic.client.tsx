'use client'
import { useId } from 'react'
import type { ResourceGraphConfig } from '#sim/deadlock/config.ts'
import type { ResourceGraphEvent } from '#sim/deadlock/events.ts'
import type { ResourceGraphMetrics } from '#sim/deadlock/metrics.ts'
import type { ResourceGraphState } from '#sim/deadlock/state.ts'
import type { GraphicProps } from '../../view.ts'
import { Figure } from '../chart/figure.tsx'
import { EdgeLine, Markers } from './edge-line.tsx'
import { edgesOf } from './edges.ts'
import styles from './graph.module.css'
import { ProcessNode, ResourceNode } from './nodes.tsx'
import { Programs, programsHeight } from './programs.tsx'
import { type Links, type Point, ringLayout } from './ring-layout.ts'

type Props = GraphicProps<ResourceGraphConfig, ResourceGraphState, ResourceGraphEvent, ResourceGraphMetrics>

const MARGIN = 40
const PROGRAMS_WIDTH = 320

/** The resource-allocation graph, and each process's program beside it. */
export function ResourceGraphGraphic({ config, state, width, label }: Props) {
  const prefix = useId()
  const nodes = config.processes.length + config.resources.length
  const isWide = width >= 680
  const graphWidth = isWide ? width - PROGRAMS_WIDTH - MARGIN : width
  const graphHeight = nodes <= 4 ? 300 : nodes <= 12 ? 380 : 460
  const ellipse = {
    width: Math.min(graphWidth - 2 * MARGIN, graphHeight * 1.5),
    height: graphHeight - 2 * MARGIN,
  }
  const origin = { x: (graphWidth - ellipse.width) / 2, y: MARGIN }
  const ring = ringLayout(
    { processes: config.processes.length, resources: config.resources.length },
    linksOf(config),
    ellipse,
  )
  const place = (point: Point) => ({ x: point.x + origin.x, y: point.y + origin.y })
  const processes = ring.processes.map(place)
  const resources = ring.resources.map(place)
  const programs = isWide
    ? { x: graphWidth + MARGIN / 2, y: 20, width: PROGRAMS_WIDTH }
    : { x: 0, y: graphHeight + 12, width }
  const below = programs.y + programsHeight(config, programs.width)
  return (
    <Figure label={labelOf(label, state)} width={width} height={Math.max(graphHeight, below)}>
      <Markers prefix={prefix} />
      {edgesOf(state).map((edge) => (
        <EdgeLine
          key={`${edge.type} ${edge.process} ${edge.resource}`}
          edge={edge}
          isDeadlock={state.deadlocked.length > 0}
          prefix={prefix}
          process={processes[edge.process] as Point}
          resource={resources[edge.resource] as Point}
        />
      ))}
      {resources.map((at, resource) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a resource is its number.
        <ResourceNode key={resource} state={state} resource={resource} at={at} />
      ))}
      {processes.map((at, process) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a process is its number.
        <ProcessNode key={process} state={state} process={process} at={at} />
      ))}
      {state.cycle !== null && (
        <text
          x={graphWidth / 2}
          y={graphHeight / 2}
          textAnchor="middle"
          className={state.deadlocked.length > 0 ? styles.verdict : styles.harmless}
        >
          {state.deadlocked.length > 0 ? 'deadlock' : 'a cycle, no deadlock'}
        </text>
      )}
      <Programs state={state} at={programs} width={programs.width} />
    </Figure>
  )
}

function linksOf({ script, processes, resources }: ResourceGraphConfig): Links {
  return script.map(({ process, resource }) => [
    processes.indexOf(process),
    resources.findIndex(({ name }) => name === resource),
  ])
}

function labelOf(label: string, { config, deadlocked, cycle }: ResourceGraphState): string {
  const stuck = deadlocked.map((process) => config.processes[process]).join(', ')
  if (stuck !== '') return `${label}. Deadlocked: ${stuck}.`
  return cycle === null ? `${label}. No cycle.` : `${label}. A cycle: ${cycle.join(', ')}.`
}
