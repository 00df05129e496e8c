'use client'
import { useId } from 'react'
import { parsedTest } from '#sim/litmus/analysis.ts'
import type { MemoryModelConfig } from '#sim/litmus/config.ts'
import type { MemoryModelEvent } from '#sim/litmus/events.ts'
import type { LitmusTest, Place } from '#sim/litmus/litmus-test.ts'
import { mustDrain, nextOf } from '#sim/litmus/machine.ts'
import type { MemoryModelMetrics } from '#sim/litmus/metrics.ts'
import { MODEL_TITLES } from '#sim/litmus/models.ts'
import type { MemoryModelState } from '#sim/litmus/state.ts'
import type { GraphicProps } from '../../view.ts'
import type { Tone } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { Buffers, buffersHeight } from './buffers.tsx'
import { graphEdges } from './edges.ts'
import { EdgeMarkers, GraphEdges, Threads } from './execution-graph.tsx'
import { Judgements, judgementsHeight } from './judgements.tsx'
import { layoutOf } from './layout.ts'
import { OutcomeGrid, outcomeGridSize } from './outcome-grid.tsx'

type Props = GraphicProps<MemoryModelConfig, MemoryModelState, MemoryModelEvent, MemoryModelMetrics>

const EDGE_KEYS = ['rf solid: read from. co dashed: stored before.', 'fr dotted: read something older than.']

/** The threads with the edges of the execution, the buffers and memory under them, and what each model says of each outcome. */
export function MemoryModelGraphic({ config, state, events, metrics, position, width, label }: Props) {
  const prefix = useId()
  const test = state.type === 'buffers' ? state.test : parsedTest(config.test)
  const grid = outcomeGridSize(metrics.outcomes, width - 16)
  const gap = 40
  const narrow = layoutOf(test, width)
  const beside = layoutOf(test, width - grid.width - gap)
  const isWide = beside.width + grid.width + gap <= width
  const layout = isWide ? beside : narrow
  const judged = events.filter((event) => event.type === 'axiom-held' || event.type === 'axiom-violated')
  const lower = state.type === 'buffers' ? buffersHeight(state) : judgementsHeight(judged.length)
  const under = layout.bottom + lower + 44
  const at = isWide ? { x: width - grid.width, y: 8 } : { x: 12, y: under + 12 }
  return (
    <Figure
      label={`${label}. ${MODEL_TITLES[config.model]}, step ${position}. ${saidOf(metrics)}`}
      width={Math.max(width, isWide ? 0 : Math.max(layout.width, grid.width + 16))}
      height={isWide ? Math.max(under, grid.height + 16) : under + grid.height + 16}
    >
      <EdgeMarkers prefix={prefix} />
      <Threads
        test={test}
        layout={layout}
        toneOf={toneOf(state, events)}
        registersOf={(thread) => registersOf(test, state, { events, thread })}
      />
      <GraphEdges edges={graphEdges(events)} layout={layout} prefix={prefix} />
      {state.type === 'buffers' ? (
        <Buffers state={state} layout={layout} />
      ) : (
        <Judgements judged={judged} top={layout.bottom} />
      )}
      {EDGE_KEYS.map((line, index) => (
        <text key={line} x={10} y={under - 22 + index * 16} className={chart.quiet}>
          {line}
        </text>
      ))}
      <OutcomeGrid outcomes={metrics.outcomes} model={config.model} width={grid.width} {...at} />
    </Figure>
  )
}

const saidOf = ({ outcome, answer }: MemoryModelMetrics): string =>
  [
    answer === null ? '' : `The outcome asked about ${answer}.`,
    outcome === null ? '' : `This run: ${outcome}.`,
  ].join(' ')

/** Done and to do on buffers; on the judge's desk what has a value, and what stands in a forbidden circle. */
function toneOf(state: MemoryModelState, events: readonly MemoryModelEvent[]): (place: Place) => Tone {
  const isAt = (place: Place, { thread, instruction }: Place) =>
    place.thread === thread && place.instruction === instruction
  if (state.type === 'buffers') {
    return (place) => {
      const { next } = state.threads[place.thread]!
      if (place.instruction !== next) return place.instruction < next ? 'plain' : 'empty'
      return mustDrain(state, place.thread, nextOf(state, place.thread)!) ? 'bad' : 'current'
    }
  }
  const last = events.at(-1)
  const violated = events.findLast((event) => event.type === 'axiom-violated')
  const bad = violated?.type === 'axiom-violated' ? violated.cycle.map(({ from }) => from.place) : []
  return (place) => {
    if (bad.some((one) => isAt(one, place))) return 'bad'
    return last !== undefined && 'place' in last && isAt(last.place, place) ? 'current' : 'plain'
  }
}

/** `r0=0 r1=1`, as far as they are known. */
function registersOf(
  test: LitmusTest,
  state: MemoryModelState,
  { events, thread }: { events: readonly MemoryModelEvent[]; thread: number },
): string {
  if (state.type === 'buffers')
    return Object.entries(state.threads[thread]!.registers)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')
  return events
    .flatMap((event) => {
      if (event.type !== 'source-chosen' || event.place.thread !== thread) return []
      const { operation } = test.threads[thread]![event.place.instruction]!
      const register = operation.type === 'load' || operation.type === 'update' ? operation.register : null
      return register === null ? [] : [`${register}=${event.value}`]
    })
    .join(' ')
}
