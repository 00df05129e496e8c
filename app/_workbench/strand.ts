/** The colour of a thread: 0 (ink) is the main thread, 1 to 6 the fixed order of all figures, then again from 1. */
export const strandOf = (tid: number): number => (tid === 0 ? 0 : ((tid - 1) % 6) + 1)
