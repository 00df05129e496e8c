import type { LitmusTest, Place } from '#sim/litmus/test.ts'

export const BOX = 30
export const ROW = 54
export const TOP = 58
const CHARACTER = 7.3
const GAP = 46
const SIDE = 10

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
  const longest = Math.max(...threads.flat().map(({ text }) => text.length))
  const shared = (width - 2 * SIDE - (threads.length - 1) * GAP) / threads.length
  const needed = longest * CHARACTER + 20
  const boxWidth = Math.max(needed, Math.min(shared, 190))
  const rows = Math.max(...threads.map(({ length }) => length))
  return {
    width: 2 * SIDE + threads.length * boxWidth + (threads.length - 1) * GAP,
    bottom: TOP + rows * ROW - (ROW - BOX),
    boxWidth,
    columnAt: (thread) => SIDE + thread * (boxWidth + GAP),
    rowAt: (instruction) => TOP + instruction * ROW,
  }
}

export type Curve = { readonly path: string; readonly label: { readonly x: number; readonly y: number } }

/**
 * A curve from one instruction's box to another's: side to side between threads, around the side within one. `lane` keeps several
 * edges between the same boxes apart.
 */
export function curveOf(layout: Layout, { from, to, lane }: { from: Place; to: Place; lane: number }): Curve {
  const y1 = layout.rowAt(from.instruction) + BOX / 2 + lane * 7
  const y2 = layout.rowAt(to.instruction) + BOX / 2 + lane * 7
  const left1 = layout.columnAt(from.thread)
  const left2 = layout.columnAt(to.thread)
  if (from.thread === to.thread) {
    const x = left1 + layout.boxWidth
    const out = x + 24 + lane * 6
    return {
      path: `M${x} ${y1} C${out} ${y1} ${out} ${y2} ${x + 2} ${y2}`,
      label: { x: out - 4, y: (y1 + y2) / 2 + 4 },
    }
  }
  const isRight = to.thread > from.thread
  const x1 = isRight ? left1 + layout.boxWidth : left1
  const x2 = isRight ? left2 - 2 : left2 + layout.boxWidth + 2
  if (Math.abs(to.thread - from.thread) === 1) {
    const bend = (x2 - x1) / 2
    return {
      path: `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
      label: between(x1, x2, { y1, y2, share: lane === 0 ? 0.4 : 0.62 }),
    }
  }
  return aroundRows({ x1, y1, x2, y2 }, lane)
}

function between(x1: number, x2: number, { y1, y2, share }: { y1: number; y2: number; share: number }) {
  return { x: x1 + (x2 - x1) * share, y: y1 + (y2 - y1) * share + 4 }
}

/** Past a thread in between, through the gap under the upper of the two rows. */
function aroundRows(
  { x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number },
  lane: number,
): Curve {
  const gap = Math.min(y1, y2) + ROW / 2 + lane * 5
  const step = Math.sign(x2 - x1) * 26
  return {
    path: `M${x1} ${y1} Q${x1 + step / 2} ${gap} ${x1 + step} ${gap} L${x2 - step} ${gap} Q${x2 - step / 2} ${gap} ${x2} ${y2}`,
    label: { x: (x1 + x2) / 2 + lane * 16, y: gap + 4 },
  }
}
