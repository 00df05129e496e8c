/** "1 card", "12 cards", "1,204 cards"; give `many` where it is not `one` with an s. */
export const countText = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
