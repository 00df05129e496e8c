/** Where things stand in the lanes picture, in CSS pixels. */
export type Geometry = {
  readonly left: number
  readonly right: number
  readonly columnWidth: number
  /** Columns that fit. */
  readonly capacity: number
  readonly top: number
  readonly laneHeight: number
  readonly blockHeight: number
  readonly counterY: number
  readonly height: number
}

const WIDE = { left: 78, right: 44 }
const NARROW = { left: 62, right: 34 }
const MIN_COLUMN = 38
const MAX_COLUMN = 150
const TOP = 16

export function geometryOf(threads: number, steps: number, width: number): Geometry {
  const { left, right } = width < 480 ? NARROW : WIDE
  const room = width - left - right
  const capacity = Math.max(3, Math.min(steps, Math.floor(room / MIN_COLUMN)))
  const columnWidth = Math.min(MAX_COLUMN, room / capacity)
  const laneHeight = threads <= 4 ? 66 : 48
  const counterY = TOP + threads * laneHeight + 34
  return {
    left,
    right: left + capacity * columnWidth,
    columnWidth,
    capacity,
    top: TOP,
    laneHeight,
    blockHeight: Math.min(44, laneHeight - 8),
    counterY,
    height: counterY + 36,
  }
}

export const laneMiddle = ({ top, laneHeight }: Geometry, thread: number): number =>
  top + (thread + 0.5) * laneHeight
