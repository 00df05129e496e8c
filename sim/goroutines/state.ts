import type { GoroutinesConfig } from './config.ts'

export type Goroutine = {
  readonly status: 'runnable' | 'running' | 'syscall' | 'waiting' | 'done'
  /** Index of the burst it is in, and ticks left of a computation. */
  readonly burst: number
  readonly left: number
  /** When its system call or wait ends. */
  readonly until: number | null
}

/** An operating-system thread (M). `parked`: without work, kept for later. */
export type Thread = {
  readonly status: 'running' | 'syscall' | 'parked'
  /** The goroutine it runs or blocks for. */
  readonly goroutine: number | null
}

/** A processor (P): the right to run goroutines, with a queue of its own. */
export type Processor = {
  readonly thread: number | null
  readonly goroutine: number | null
  readonly sliceLeft: number
  readonly queue: readonly number[]
}

export type GoroutinesState = {
  readonly config: GoroutinesConfig
  readonly now: number
  readonly goroutines: readonly Goroutine[]
  readonly threads: readonly Thread[]
  readonly processors: readonly Processor[]
  readonly globalQueue: readonly number[]
}

/** One thread per processor to begin with. */
export function initialState(config: GoroutinesConfig): GoroutinesState {
  const { processors, goroutines, start } = config
  const numbers = [...goroutines.keys()]
  return {
    config,
    now: 0,
    goroutines: goroutines.map(({ program }) => ({
      status: 'runnable',
      burst: -1,
      left: 0,
      until: null,
      ...(program[0]!.type === 'compute' ? { burst: 0, left: program[0]!.ticks } : {}),
    })),
    threads: Array.from({ length: processors }, () => ({ status: 'running', goroutine: null })),
    processors: Array.from({ length: processors }, (_, processor) => ({
      thread: processor,
      goroutine: null,
      sliceLeft: 0,
      queue: numbers.filter((number) => (start === 'dealt' ? number % processors : 0) === processor),
    })),
    globalQueue: [],
  }
}
