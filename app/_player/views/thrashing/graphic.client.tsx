'use client'
import { useId, useMemo } from 'react'
import { processName, type ThrashingConfig } from '#sim/memory/thrashing/config.ts'
import type { ThrashingEvent } from '#sim/memory/thrashing/events.ts'
import type { ThrashingMetrics } from '#sim/memory/thrashing/metrics.ts'
import type { ThrashingState } from '#sim/memory/thrashing/state.ts'
import type { GraphicProps } from '../../view.ts'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { colourOf } from '../chart/look.ts'
import { type Standing, StateBlock, StateFills } from '../chart/state-fills.tsx'
import { StateKey } from '../chart/state-key.tsx'
import { type TimeWindow, timeWindow, within } from '../chart/ticks.ts'
import { TimeAxis } from '../chart/time-axis.tsx'
import { lanesOf, type Stretch } from './lanes.ts'
import { MemoryMap, memoryHeight } from './memory-map.tsx'
import { utilisationCurves } from './utilisation.ts'
import { curveHeight, UtilisationCurves } from './utilisation-curve.tsx'

type Props = GraphicProps<ThrashingConfig, ThrashingState, ThrashingEvent, ThrashingMetrics>

const LEFT = 44
const TOP = 30
const MIN_SCALE = 3
const CURVE = 400
const GAP = 24

/** A lane per process, the memory that they share, and the utilisation at every degree of multiprogramming. */
export function ThrashingGraphic({ config, run, state, events, metrics, width, label }: Props) {
  const prefix = useId()
  const curves = utilisationCurves(config)
  const isBeside = curves !== null && width >= 860
  const laneWidth = isBeside ? width - CURVE - GAP : width
  const lane = config.level > 8 ? 20 : 28
  const bottom = TOP + config.level * lane
  const memory = memoryHeight(state, laneWidth)
  const left = bottom + 30 + memory
  const curve = curves === null ? 0 : curveHeight(curves)
  const room = Math.max(80, laneWidth - LEFT - 16)
  const end = Math.max(1, run.stateAt(run.length).now)
  const window = timeWindow(end, state.now, Math.floor(room / MIN_SCALE))
  const scale = room / (window.until - window.from)
  const lanes = useMemo(() => lanesOf(events, config.level), [events, config.level])
  const busy = metrics.utilisation === null ? 'not known yet' : `${Math.round(100 * metrics.utilisation)} %`
  return (
    <Figure
      label={`${label}. Time ${state.now} of ${end} ticks. CPU utilisation ${busy}.`}
      width={width}
      height={isBeside ? Math.max(left, curve) : left + (curves === null ? 0 : 14 + curve)}
    >
      <StateFills prefix={prefix} count={config.level} />
      <StateKey prefix={prefix} x={4} y={14} hasDone={false} />
      <text x={242} y={14} className={chart.small}>
        dotted: outside
      </text>
      <TimeAxis window={window} left={LEFT} scale={scale} y={bottom} top={TOP} now={state.now} />
      {lanes.map((stretches, process) => (
        <Lane
          // biome-ignore lint/suspicious/noArrayIndexKey: a process is its number.
          key={process}
          {...{ stretches, process, prefix, scale, window }}
          box={{ y: TOP + process * lane, height: lane }}
        />
      ))}
      <MemoryMap state={state} width={laneWidth} y={bottom + 30} />
      {curves !== null && (
        <UtilisationCurves
          curves={curves}
          level={config.level}
          box={{
            x: isBeside ? laneWidth + GAP : 0,
            y: isBeside ? 4 : left + 14,
            width: isBeside ? CURVE : Math.min(width, 520),
            height: curve,
          }}
        />
      )}
    </Figure>
  )
}

const LOOKS = {
  running: 'running',
  ready: 'ready',
  paging: 'blocked',
  suspended: 'done',
  ended: null,
} as const satisfies Record<Stretch['standing'], Standing | null>

type LaneProps = {
  stretches: readonly Stretch[]
  process: number
  prefix: string
  scale: number
  window: TimeWindow
  box: { y: number; height: number }
}

function Lane({ stretches, process, prefix, scale, window, box }: LaneProps) {
  return (
    <g>
      <text
        x={LEFT - 8}
        y={box.y + box.height / 2 + 4}
        textAnchor="end"
        className={chart.strong}
        fill={colourOf(process)}
      >
        {processName(process)}
      </text>
      {within(stretches, window).map(({ standing, from, to }) => {
        const look = LOOKS[standing]
        if (look === null) return null
        const x = LEFT + (from - window.from) * scale
        return (
          <StateBlock
            key={from}
            prefix={prefix}
            index={process}
            standing={look}
            box={{ x, y: box.y + 3, width: Math.max(0.5, (to - from) * scale), height: box.height - 6 }}
          />
        )
      })}
    </g>
  )
}
