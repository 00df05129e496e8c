const COLOURS = 6

/** The colour of thread, job or process number `index` (from 0): the one fixed order of the course. */
export const colourOf = (index: number): string => `var(--t${(index % COLOURS) + 1})`

const DASHES = [undefined, '7 3', '2 3', '10 3 2 3', '4 2', '1 4'] as const

/** A line style that tells the same apart without colour; it shifts every six, when the colours come round again. */
export const dashOf = (index: number): string | undefined =>
  DASHES[(index + Math.floor(index / COLOURS)) % DASHES.length]
