import type { LitmusTest, Place } from '#sim/litmus/litmus-test.ts'

export const BOX = 30
const ROW = 60
const TOP = 58
const CHARACTER = 7.3
const GAP = { least: 46, most: 120 }
const MOST_BOX = 150
const SIDE = 10
/** Room for curves that stay within the last thread. */
const LAST = 36

export type Layout = {
  /** Of the threads' part. */
  readonly width: number
  /** Where the last instruction ends. */
  readonly bottom: number
  readonly boxWidth: number
  readonly columnAt: (thread: number) => number
  readonly rowAt: (instruction: number) => number
}

/** Threads as columns that share the width given, wider where a text needs it. */
export function layoutOf({ threads }: LitmusTest, width: number): Layout {
  const count = threads.length
  const longest = Math.max(...threads.flat().map(({ text }) => text.length))
  const room = width - SIDE - LAST
  const shared = (room - (count - 1) * GAP.least) / count
  const boxWidth = Math.max(longest * CHARACTER + 16, Math.min(shared, MOST_BOX))
  const spare = (room - count * boxWidth) / Math.max(1, count - 1)
  const gap = Math.min(GAP.most, Math.max(GAP.least, spare))
  const rows = Math.max(...threads.map(({ length }) => length))
  return {
    width: SIDE + count * boxWidth + (count - 1) * gap + LAST,
    bottom: TOP + rows * ROW - (ROW - BOX),
    boxWidth,
    columnAt: (thread) => SIDE + thread * (boxWidth + gap),
    rowAt: (instruction) => TOP + instruction * ROW,
  }
}

type Point = { readonly x: number; readonly y: number }
export type Curve = { readonly path: string; readonly label: Point }
type Ends = { readonly from: Place; readonly to: Place }

/** Whether an edge passes a thread in between. */
export const isLong = ({ from, to }: Ends): boolean => Math.abs(to.thread - from.thread) > 1

/**
 * A curve from one instruction's box to another's: side to side between threads, down or around the side within one. `lane` keeps several
 * edges along the same way apart.
 */
export function curveOf(layout: Layout, { from, to, lane }: Ends & { lane: number }): Curve {
  const [y1, y2] = [from, to].map(({ instruction }) => layout.rowAt(instruction) + BOX / 2) as [
    number,
    number,
  ]
  const [left1, left2] = [from, to].map(({ thread }) => layout.columnAt(thread)) as [number, number]
  if (from.thread === to.thread && to.instruction === from.instruction + 1)
    return straightDown({ x: left1 + layout.boxWidth / 2, y: y1 + BOX / 2 }, lane)
  if (from.thread === to.thread) return aroundSide({ x: left1 + layout.boxWidth, y1, y2 }, lane)
  const isRight = to.thread > from.thread
  const start = { x: isRight ? left1 + layout.boxWidth : left1, y: y1 }
  const end = { x: isRight ? left2 - 2 : left2 + layout.boxWidth + 2, y: y2 }
  return isLong({ from, to }) ? throughRows(start, end, lane) : across(start, end, lane)
}

/** To the next instruction of the thread. */
function straightDown({ x, y }: Point, lane: number): Curve {
  const at = x + lane * 18
  return { path: `M${at} ${y} V${y + ROW - BOX - 2}`, label: { x: at + 13, y: y + (ROW - BOX) / 2 + 3 } }
}

function aroundSide({ x, y1, y2 }: { x: number; y1: number; y2: number }, lane: number): Curve {
  const out = x + 26 + lane * 8
  return {
    path: `M${x} ${y1} C${out} ${y1} ${out} ${y2} ${x + 2} ${y2}`,
    label: { x: out - 5, y: (y1 + y2) / 2 + 4 },
  }
}

/** To the next thread. The name stands near the start, where edges that cross are still apart. */
function across(start: Point, end: Point, lane: number): Curve {
  const [from, to] = [
    { x: start.x, y: start.y + lane * 9 },
    { x: end.x, y: end.y + lane * 9 },
  ]
  const middle = (from.x + to.x) / 2
  return {
    path: `M${from.x} ${from.y} C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`,
    label: {
      x: from.x + (to.x - from.x) * (0.34 + lane * 0.2),
      y: from.y + (to.y - from.y) * (0.22 + lane * 0.3) + 4,
    },
  }
}

/** Past a thread in between, through the gap under the upper of the two rows. */
function throughRows(start: Point, end: Point, lane: number): Curve {
  const gap = Math.min(start.y, end.y) + ROW / 2 + (lane % 4) * 7 - 10
  const step = Math.sign(end.x - start.x) * 24
  return {
    path: `M${start.x} ${start.y} Q${start.x + step / 2} ${gap} ${start.x + step} ${gap} L${end.x - step} ${gap} Q${end.x - step / 2} ${gap} ${end.x} ${end.y}`,
    label: { x: start.x + step * 2, y: gap + 4 },
  }
}
