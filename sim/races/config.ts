import { z } from 'zod'

/** Limits of a config. */
export const MAX_THREADS = 8
export const MAX_INCREMENTS = 100

/** `{}` is two threads with one increment each and no lock. */
export const interleavingConfigSchema = z.strictObject({
  threads: z
    .int('The number of threads is a whole number.')
    .min(1, 'There is at least 1 thread.')
    .max(MAX_THREADS, `There are at most ${MAX_THREADS} threads.`)
    .default(2)
    .describe('How many threads share the counter.'),
  increments: z
    .int('The number of increments is a whole number.')
    .min(1, 'Each thread increments at least once.')
    .max(MAX_INCREMENTS, `Each thread increments at most ${MAX_INCREMENTS} times.`)
    .default(1)
    .describe('How many times each thread increments the counter.'),
  isLocked: z
    .boolean()
    .default(false)
    .describe('Whether each increment is inside a critical section guarded by one lock.'),
})

export type InterleavingConfig = z.infer<typeof interleavingConfigSchema>
export type InterleavingInput = z.input<typeof interleavingConfigSchema>
