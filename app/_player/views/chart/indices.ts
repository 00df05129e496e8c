/** 0, 1, ..., count - 1. */
export const indices = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
