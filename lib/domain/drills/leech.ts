/** Forgotten this often, a card is a leech: reading its lesson again helps more than another review. */
const LEECH_LAPSES = 4
const REPEAT_EVERY = 2

/** Whether a card with this many lapses is a leech. */
export const isLeech = (lapses: number): boolean => lapses >= LEECH_LAPSES

/** Whether this lapse is the moment to say so: the fourth, then every second one. */
export const isLeechAlert = (lapsesBefore: number, lapsesAfter: number): boolean =>
  lapsesAfter > lapsesBefore && isLeech(lapsesAfter) && (lapsesAfter - LEECH_LAPSES) % REPEAT_EVERY === 0
