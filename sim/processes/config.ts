import { z } from 'zod'

export const MAX_PROCESSES = 32
export const MAX_INSTRUCTIONS = 2_000

const burstSchema = z.strictObject({
  type: z.enum(['cpu', 'io']).describe('cpu: use the CPU; io: ask for an I/O and wait for it.'),
  count: z
    .int('The count is a whole number.')
    .min(0, 'The count is at least 0.')
    .max(MAX_INSTRUCTIONS, `The count is at most ${MAX_INSTRUCTIONS}.`)
    .default(1)
    .describe('CPU time in ticks, or the number of I/Os, one after the other.'),
})

const processSchema = z.strictObject({
  program: z
    .array(burstSchema)
    .max(100, 'A program has at most 100 bursts.')
    .refine(
      (program) => program.reduce((sum, { count }) => sum + count, 0) <= MAX_INSTRUCTIONS,
      `A program has at most ${MAX_INSTRUCTIONS} instructions in all.`,
    )
    .describe('What the process does, burst after burst.'),
})

const DEFAULT_PROCESSES: z.infer<typeof processSchema>[] = [
  {
    program: [
      { type: 'cpu', count: 2 },
      { type: 'io', count: 1 },
      { type: 'cpu', count: 2 },
    ],
  },
  { program: [{ type: 'cpu', count: 4 }] },
]

export const processStatesConfigSchema = z.strictObject({
  processes: z
    .array(processSchema)
    .min(1, 'There is at least 1 process.')
    .max(MAX_PROCESSES, `There are at most ${MAX_PROCESSES} processes.`)
    .default(DEFAULT_PROCESSES)
    .describe('The processes, all ready at the start; process 0 runs first.'),
  ioTicks: z
    .int('The I/O time is a whole number of ticks.')
    .min(0, 'An I/O takes at least 0 ticks.')
    .max(1_000, 'An I/O takes at most 1000 ticks.')
    .default(5)
    .describe('How long one I/O takes, in ticks.'),
  switchPolicy: z
    .enum(['on-io', 'on-end'])
    .default('on-io')
    .describe('Whether the CPU turns to another process when one waits for I/O, or only when one ends.'),
  ioDonePolicy: z
    .enum(['run-later', 'run-immediate'])
    .default('run-later')
    .describe('Whether a process whose I/O completes waits its turn or takes the CPU at once.'),
  convention: z
    .enum(['textbook', 'ostep'])
    .default('textbook')
    .describe('Timing and queue rules; see the conventions of this simulation.'),
})

export type ProcessStatesConfig = z.infer<typeof processStatesConfigSchema>
export type ProcessStatesInput = z.input<typeof processStatesConfigSchema>

/** One tick of CPU: computing, the system call that asks for an I/O, or (ostep) handling its completion. */
export type Instruction = 'cpu' | 'io' | 'io-done'

/** The program in single ticks. Only under ostep does the completion of an I/O cost a tick of its own. */
export function instructionsOf(config: ProcessStatesConfig, process: number): Instruction[] {
  const io: Instruction[] = config.convention === 'ostep' ? ['io', 'io-done'] : ['io']
  return config.processes[process]!.program.flatMap(({ type, count }) =>
    Array.from({ length: count }, (): Instruction[] => (type === 'cpu' ? ['cpu'] : io)).flat(),
  )
}
