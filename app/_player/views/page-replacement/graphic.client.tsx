'use client'
import { useMemo } from 'react'
import type { PageReplacementConfig } from '#sim/memory/config.ts'
import type { PageReplacementEvent } from '#sim/memory/events.ts'
import type { PageReplacementMetrics } from '#sim/memory/metrics.ts'
import type { PageReplacementState } from '#sim/memory/state.ts'
import type { GraphicProps } from '../../view.ts'
import { Figure } from '../chart/figure.tsx'
import { columnWindow } from '../chart/ticks.ts'
import { ClockDial, DIAL_SIZE } from './clock-dial.tsx'
import { FaultCurve } from './fault-curve.tsx'
import { faultCurve } from './faults-by-frames.ts'
import { FrameGrid, gridHeight } from './frame-grid.tsx'
import { listsHeight, PageLists } from './page-lists.tsx'

type Props = GraphicProps<
  PageReplacementConfig,
  PageReplacementState,
  PageReplacementEvent,
  PageReplacementMetrics
>

const LEFT = 58
const CURVE = { width: 300, height: 190 }
const GAP = 28

/** Frames over time, the clock's dial or the policy's lists, and how many faults other memory sizes would have had. */
export function PageReplacementGraphic(props: Props) {
  const { config, run, position, state, width, label } = props
  const curve = useMemo(() => faultCurve(config), [config])
  const columnWidth = columnWidthOf(config)
  const capacity = Math.max(4, Math.floor((width - LEFT - 8) / columnWidth))
  const { first, end } = columnWindow(config.references.length, position, capacity)
  const hasDial = config.policy === 'clock' && config.frames <= 16
  const grid = { width: LEFT + (end - first) * columnWidth, height: gridHeight(config) }
  const aside = placeAside(grid, width, { hasDial, hasCurve: curve !== null })
  const lists = listsHeight(config)
  return (
    <Figure
      label={`${label}. ${position} of ${run.length} references.`}
      width={width}
      height={aside.height + lists}
    >
      <FrameGrid {...{ config, run, position, first, end, columnWidth, left: LEFT }} />
      <PageLists state={state} width={width} y={aside.height + 6} />
      {hasDial && <ClockDial state={state} x={aside.dial.x} y={aside.dial.y} />}
      {curve !== null && (
        <FaultCurve
          curve={curve}
          frames={config.frames}
          box={{ ...aside.curve, width: Math.min(CURVE.width, width), height: CURVE.height }}
        />
      )}
    </Figure>
  )
}

type Size = { width: number; height: number }

/** Dial and curve beside the grid where there is room, else below it, and below each other on a narrow screen. */
function placeAside(
  grid: Size,
  width: number,
  { hasDial, hasCurve }: { hasDial: boolean; hasCurve: boolean },
) {
  const dialWidth = hasDial ? DIAL_SIZE + GAP : 0
  const needed = dialWidth + (hasCurve ? CURVE.width : 0)
  if (grid.width + 2 * GAP + needed <= width) {
    const x = grid.width + 2 * GAP
    const height = Math.max(grid.height, needed > 0 ? 8 + DIAL_SIZE : 0)
    return { dial: { x, y: 8 }, curve: { x: x + dialWidth, y: 14 }, height }
  }
  const y = grid.height + GAP
  const isStacked = needed > width
  const curve = isStacked && hasDial ? { x: 0, y: y + DIAL_SIZE + GAP } : { x: dialWidth, y }
  const bottoms = [grid.height, hasDial ? y + DIAL_SIZE : 0, hasCurve ? curve.y + CURVE.height : 0]
  return { dial: { x: 0, y }, curve, height: Math.max(...bottoms) }
}

function columnWidthOf({ references }: PageReplacementConfig): number {
  const digits = String(references.reduce((most, page) => Math.max(most, page), 0)).length
  return Math.max(38, digits * 8 + 16)
}
