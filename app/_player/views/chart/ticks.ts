/** Round values from `start` up to `end`, at most `most` steps of 1, 2 or 5 times a power of ten. */
export function ticksBetween(start: number, end: number, most: number): number[] {
  const step = niceStep((end - start) / Math.max(1, most))
  const first = Math.ceil(start / step)
  return Array.from(
    { length: Math.max(0, Math.floor(end / step) - first + 1) },
    (_, index) => (first + index) * step,
  )
}

function niceStep(least: number): number {
  if (least <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) as number) * power
}

/**
 * The stretch of `total` columns to draw when only `capacity` fit: it follows `current` and keeps it in sight with one
 * column to spare ahead.
 */
export function columnWindow(
  total: number,
  current: number,
  capacity: number,
): { first: number; end: number } {
  if (total <= capacity) return { first: 0, end: total }
  const first = Math.max(0, Math.min(total - capacity, current + 2 - capacity))
  return { first, end: first + capacity }
}

/** A stretch of time, [from, until] in ticks. */
export type TimeWindow = { readonly from: number; readonly until: number }

/** The stretch of a run of `end` ticks to draw when only `capacity` fit: it holds `now` and turns like pages that overlap. */
export function timeWindow(end: number, now: number, capacity: number): TimeWindow {
  if (end <= capacity) return { from: 0, until: end }
  const stride = Math.max(1, Math.floor(capacity * 0.75))
  const page = Math.floor(Math.max(0, now - 1) / stride)
  const from = Math.min(page * stride, end - capacity)
  return { from, until: from + capacity }
}

/** The stretches that reach into a window, cut to it. */
export function within<S extends { readonly from: number; readonly to: number }>(
  stretches: readonly S[],
  { from, until }: TimeWindow,
): S[] {
  return stretches
    .filter((stretch) => stretch.to > from && stretch.from < until)
    .map((stretch) => ({ ...stretch, from: Math.max(from, stretch.from), to: Math.min(until, stretch.to) }))
}

/** The events from the beginning of a window on, of a list whose times never decrease: all that events of one tick each can show in it. O(log events + events in the window). */
export function eventsFrom<E extends { readonly time: number }>(
  events: readonly E[],
  { from }: TimeWindow,
): readonly E[] {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((events[middle] as E).time >= from) high = middle
    else low = middle + 1
  }
  return events.slice(low)
}
