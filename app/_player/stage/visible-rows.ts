export type Window = {
  readonly first: number
  readonly end: number
  readonly before: number
  readonly after: number
}

const SPARE_ROWS = 8

/** Which rows of a long list to draw, and how much empty height (in pixels) stands for the rows before and after. */
export function visibleRows(
  count: number,
  { rowHeight, scrollTop, height }: { rowHeight: number; scrollTop: number; height: number },
): Window {
  const first = Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight)) - SPARE_ROWS)
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + SPARE_ROWS)
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight }
}
