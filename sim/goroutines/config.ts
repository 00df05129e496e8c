import { z } from 'zod'

const MAX_TICKS = 1_000

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .int(`${what} is a whole number.`)
    .min(min, `${what} is at least ${min}.`)
    .max(max, `${what} is at most ${max}.`)

const burstSchema = z.strictObject({
  type: z
    .enum(['compute', 'syscall', 'wait'])
    .describe(
      'compute: use a processor; syscall: block the thread too; wait: for a channel, a timer or the network, which blocks no thread.',
    ),
  ticks: whole('A burst', { min: 1, max: MAX_TICKS }).default(1).describe('How long it takes, in ticks.'),
})

const goroutineSchema = z.strictObject({
  program: z
    .array(burstSchema)
    .min(1, 'A goroutine does at least 1 thing.')
    .max(20, 'A goroutine has at most 20 bursts.')
    .describe('What the goroutine does, burst after burst.'),
})

const compute = (ticks: number) => ({ type: 'compute' as const, ticks })

export const goroutinesConfigSchema = z.strictObject({
  processors: whole('The number of processors', { min: 1, max: 8 })
    .default(2)
    .describe('GOMAXPROCS: how many Ps there are, so how many goroutines run at once.'),
  goroutines: z
    .array(goroutineSchema)
    .min(1, 'There is at least 1 goroutine.')
    .max(32, 'There are at most 32 goroutines.')
    .default([
      { program: [compute(4), { type: 'syscall', ticks: 10 }, compute(4)] },
      { program: [compute(8)] },
      { program: [compute(6)] },
      { program: [compute(6)] },
    ])
    .describe('The goroutines, all there from the start. They are named G0, G1, ... in this order.'),
  start: z
    .enum(['one-queue', 'dealt'])
    .default('one-queue')
    .describe(
      'one-queue: all start in the queue of P0, as if one goroutine had started them; dealt: in turn over the processors.',
    ),
  quantumTicks: whole('The quantum', { min: 1, max: MAX_TICKS })
    .default(10)
    .describe('Longest slice, in ticks; then the goroutine goes to the global queue.'),
  hasStealing: z
    .boolean()
    .default(true)
    .describe('Whether a processor without work takes half of another queue.'),
  hasHandOff: z
    .boolean()
    .default(true)
    .describe('Whether a thread that blocks in a system call gives its processor to another thread.'),
})

export type GoroutinesConfig = z.infer<typeof goroutinesConfigSchema>
export type GoroutinesInput = z.input<typeof goroutinesConfigSchema>
