import type { Preset, Simulation, Step } from '../core/simulation.ts'
import { type InterleavingConfig, type InterleavingInput, interleavingConfigSchema } from './config.ts'
import { describeInterleavingEvent, type InterleavingEvent, threadName } from './events.ts'
import {
  type InterleavingMetrics,
  interleavingFields,
  interleavingTables,
  measureInterleaving,
} from './metrics.ts'

/** One machine instruction of `counter = counter + 1`, with or without the lock around it. */
export type Op = 'acquire' | 'load' | 'add' | 'store' | 'release'

export type ThreadState = {
  /** Instructions done so far, over all increments. */
  readonly done: number
  /** The thread's private register; null before its first load. */
  readonly register: number | null
}

export type InterleavingState = {
  readonly config: InterleavingConfig
  /** Instructions done so far, by all threads. */
  readonly now: number
  readonly counter: number
  readonly threads: readonly ThreadState[]
  /** The thread inside the critical section. */
  readonly lockHolder: number | null
}

export type InterleavingAction = { readonly thread: number; readonly op: Op }

const PLAIN: readonly Op[] = ['load', 'add', 'store']
const LOCKED: readonly Op[] = ['acquire', 'load', 'add', 'store', 'release']
const LABELS = {
  acquire: 'acquire the lock',
  load: 'load counter',
  add: 'add 1',
  store: 'store counter',
  release: 'release the lock',
} as const satisfies Record<Op, string>

const opsOf = ({ isLocked }: InterleavingConfig) => (isLocked ? LOCKED : PLAIN)

function nextOp({ config, threads }: InterleavingState, thread: number): Op | null {
  const ops = opsOf(config)
  const { done } = threads[thread]!
  return done < ops.length * config.increments ? ops[done % ops.length]! : null
}

function enabled(state: InterleavingState): InterleavingAction[] {
  return state.threads.flatMap((_, thread) => {
    const op = nextOp(state, thread)
    const canRun = op !== null && (op !== 'acquire' || state.lockHolder === null)
    return canRun ? [{ thread, op }] : []
  })
}

const isFinished = (state: InterleavingState) =>
  state.threads.every((_, thread) => nextOp(state, thread) === null)

function step(
  state: InterleavingState,
  { thread, op }: InterleavingAction,
): Step<InterleavingState, InterleavingEvent> {
  const time = state.now
  const { done, register } = state.threads[thread]!
  const moved = (after: Partial<InterleavingState>, value = register): InterleavingState => ({
    ...state,
    ...after,
    now: time + 1,
    threads: state.threads.with(thread, { done: done + 1, register: value }),
  })
  switch (op) {
    case 'acquire':
      return { state: moved({ lockHolder: thread }), events: [{ type: 'lock-acquired', time, thread }] }
    case 'load': {
      const value = state.counter
      return { state: moved({}, value), events: [{ type: 'counter-loaded', time, thread, value }] }
    }
    case 'add': {
      const value = (register ?? 0) + 1
      return { state: moved({}, value), events: [{ type: 'register-added', time, thread, value }] }
    }
    case 'store': {
      const value = register ?? 0
      const previous = state.counter
      return {
        state: moved({ counter: value }),
        events: [{ type: 'counter-stored', time, thread, value, previous }],
      }
    }
    case 'release':
      return { state: moved({ lockHolder: null }), events: [{ type: 'lock-released', time, thread }] }
  }
}

const presets: readonly Preset<InterleavingInput>[] = [
  {
    id: 'lost-update',
    title: 'A lost update',
    note: 'Two threads, one increment each: 20 schedules. Only the 2 that run one thread after the other end at 2.',
    config: { threads: 2, increments: 1 },
  },
  {
    id: 'locked',
    title: 'The lock leaves no bad schedule',
    note: 'The same two threads with a lock: whichever enters first, the counter ends at 2.',
    config: { threads: 2, increments: 1, isLocked: true },
  },
  {
    id: 'two-increments-each',
    title: 'Two increments each, and still a total of 2',
    note: 'Four increments can end at 2, never at 1: find the schedule that gets there.',
    config: { threads: 2, increments: 2 },
  },
  {
    id: 'three-threads',
    title: 'Three threads',
    note: '1680 schedules; 6 of them, the serial ones, end at 3.',
    config: { threads: 3, increments: 1 },
  },
]

/**
 * Threads that increment one shared counter in three instructions; every step is a choice of thread (OSTEP ch. 26). Two
 * threads of one increment have C(6, 3) = 20 schedules.
 */
export const interleaving: Simulation<
  InterleavingConfig,
  InterleavingState,
  InterleavingAction,
  InterleavingEvent,
  InterleavingMetrics
> = {
  id: 'interleaving',
  version: 1,
  title: 'Interleaving explorer',
  summary: 'Threads increment a shared counter; choose who runs next, or try every schedule.',
  configSchema: interleavingConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules: 'Each instruction is atomic and at once visible to all threads (sequential consistency).',
    },
  ],
  presets,
  init: (config) => ({
    config,
    now: 0,
    counter: 0,
    threads: Array.from({ length: config.threads }, () => ({ done: 0, register: null })),
    lockHolder: null,
  }),
  enabled,
  isFinished,
  step,
  measure: measureInterleaving,
  metricFields: interleavingFields,
  metricTables: interleavingTables,
  describe: describeInterleavingEvent,
  isNotable: (event) => event.type === 'counter-stored' || event.type === 'lock-acquired',
  describeAction: ({ thread, op }) => `${threadName(thread)}: ${LABELS[op]}`,
  properties: [
    {
      name: 'no update is lost',
      type: 'always',
      holds: (state) =>
        !isFinished(state) || state.counter === state.config.threads * state.config.increments,
    },
  ],
  outcome: ({ counter }) => `counter = ${counter}`,
  key: (state) =>
    `${state.counter} ${state.lockHolder ?? '-'} ${state.threads.map((_, thread) => threadKey(state, thread)).join(' ')}`,
}

/** A register matters only between its load and its store. */
function threadKey(state: InterleavingState, thread: number): string {
  const { done, register } = state.threads[thread]!
  const op = nextOp(state, thread)
  return op === 'add' || op === 'store' ? `${done}:${register}` : `${done}`
}
