import type { SchedulingConfig } from '#sim/scheduling/config.ts'
import { levelCount } from '#sim/scheduling/state.ts'
import { type TimeWindow, timeWindow } from '../chart/ticks.ts'

import { rankName } from './rank.ts'

/** Where things stand in the Gantt chart, in CSS pixels. */
export type GanttLayout = {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  /** Pixels per tick. */
  readonly scale: number
  /** The stretch of the run that is drawn. */
  readonly window: TimeWindow
  /** Where a time stands. */
  readonly xOf: (time: number) => number
  readonly cpuTop: number
  readonly chartTop: number
  readonly laneTop: number
  readonly laneHeight: number
  readonly chartBottom: number
  readonly queueTop: number
  readonly queueHeight: number
  readonly hasIo: boolean
}

const LEFT = 62
const RIGHT_MARGIN = 16
const MIN_SCALE = 2
const KEY_HEIGHT = 24

/** Fits the whole run into `width` as long as a tick keeps `MIN_SCALE` pixels; of a longer run the stretch around `now`. */
export function layoutOf(
  config: SchedulingConfig,
  { end, now }: { end: number; now: number },
  width: number,
): GanttLayout {
  const room = Math.max(80, width - LEFT - RIGHT_MARGIN)
  const window = timeWindow(end, now, Math.floor(room / MIN_SCALE))
  const scale = room / (window.until - window.from)
  const levels = levelCount(config)
  const count = config.jobs.length
  const roomy = levels > 1 ? Math.max(32, levels * 8 + 10) : 32
  const laneHeight = count <= 8 ? roomy : count <= 20 ? 22 : 15
  const chartTop = KEY_HEIGHT + 6
  const laneTop = chartTop + 32
  const chartBottom = laneTop + count * laneHeight
  const queueTop = chartBottom + 38
  const queueHeight = 32
  const hasIo = config.jobs.some(({ ioEvery, locks }) => ioEvery > 0 || locks.length > 0)
  const rows = levels + (hasIo ? 1 : 0)
  return {
    width,
    height: queueTop + rows * queueHeight + (rankName(config) === null || hasIo ? 0 : 14),
    left: LEFT,
    right: LEFT + room,
    scale,
    window,
    xOf: (time) => LEFT + (time - window.from) * scale,
    cpuTop: chartTop,
    chartTop,
    laneTop,
    laneHeight,
    chartBottom,
    queueTop,
    queueHeight,
    hasIo,
  }
}
