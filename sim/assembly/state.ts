import { invariant } from '../core/invariant.ts'
import { integerAt } from '../core/rng.ts'
import type { AssemblyThreadsConfig } from './config.ts'
import { CODE_START, type Program, parseProgram, type Register } from './parse.ts'

export type ThreadState = {
  readonly registers: Readonly<Record<Register, number>>
  readonly pc: number
  /** Sign of b - a of the last `test a,b`; null before the first. */
  readonly compared: -1 | 0 | 1 | null
  readonly status: 'runnable' | 'halted' | 'faulted'
}

export type AssemblyThreadsState = {
  readonly config: AssemblyThreadsConfig
  readonly program: Program
  /** Instructions executed. */
  readonly now: number
  readonly threads: readonly ThreadState[]
  /** Words by address; what is not listed is 0. */
  readonly memory: Readonly<Record<string, number>>
  readonly current: number
  /** Instructions until the next interrupt. */
  readonly untilInterrupt: number
  /** Intervals used. */
  readonly intervals: number
}

export const MEMORY_BYTES = 131_072
const STACK_TOP = 128_000
const STACK_BYTES = 1_000

export function initialState(config: AssemblyThreadsConfig): AssemblyThreadsState {
  const parsed = parseProgram(config.program)
  invariant(parsed.ok, 'the schema accepts only programs that parse')
  const program = parsed.value
  return {
    config,
    program,
    now: 0,
    threads: config.threads.map((registers, thread) => ({
      registers: { ...registers, sp: STACK_TOP - STACK_BYTES * thread, bp: 0 },
      pc: config.convention === 'ostep' ? CODE_START : program.entry,
      compared: null,
      status: 'runnable',
    })),
    memory: Object.fromEntries(config.memory.map(({ address, value }) => [address, value])),
    current: 0,
    untilInterrupt: intervalAt(config, 0),
    intervals: 1,
  }
}

/** Instructions up to the next interrupt: with `isRandom` from the draws, then from the seed. */
export function intervalAt(config: AssemblyThreadsConfig, index: number): number {
  const { isRandom, interruptEvery, seed, draws } = config
  if (!isRandom) return interruptEvery
  const draw = draws[index]
  return 1 + (draw === undefined ? integerAt(seed, index, interruptEvery) : Math.floor(draw * interruptEvery))
}

/** The next thread after `thread` in cyclic order that has not ended; itself when it is the only one, null when none is left. */
export function nextThread(threads: readonly ThreadState[], thread: number): number | null {
  for (let step = 1; step <= threads.length; step++) {
    const candidate = (thread + step) % threads.length
    if (threads[candidate]!.status === 'runnable') return candidate
  }
  return null
}
