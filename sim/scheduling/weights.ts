/** Virtual time has 2^14 units per tick of a job with nice 0, so that it stays whole and exact. */
export const VIRTUAL_TICK = 2 ** 14

/** The weight of nice -20 .. 19: each step is worth about 10 % of the CPU (Linux, kernel/sched/core.c). */
const WEIGHTS = [
  88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904, 3906, 3121,
  2501, 1991, 1586, 1277, 1024, 820, 655, 526, 423, 335, 272, 215, 172, 137, 110, 87, 70, 56, 45, 36, 29, 23,
  18, 15,
] as const

export const weightOf = (nice: number): number => WEIGHTS[nice + 20]!

/** How far one tick of CPU moves the virtual run time of a job. */
export const virtualTick = (nice: number): number => Math.floor((VIRTUAL_TICK * 1024) / weightOf(nice))

/** The numerator of stride scheduling: a job's stride is this over its tickets (OSTEP ch. 9.6). */
export const STRIDE_ONE = 10_000
