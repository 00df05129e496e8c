import { limitOf, type ProgramStep, type ThreadPoolConfig } from './config.ts'

/** How a task ended. */
export type Ending = 'done' | 'rejected' | 'discarded' | 'cancelled' | 'timed-out' | 'failed'

export type Task = {
  /** A, B, ...; the subtasks of A are A.1, A.2, ... */
  readonly name: string
  readonly pool: number
  readonly parent: number | null
  readonly program: readonly ProgramStep[]
  readonly arrival: number
  /** `ahead`: not submitted yet. `running`: a thread holds it, whatever it does. */
  readonly status: 'ahead' | 'queued' | 'running' | Ending
  readonly step: number
  /** Ticks left of the step, unless that is a call. */
  readonly left: number
  /** The subtask it waits for. */
  readonly child: number | null
  /** The thread that holds it: the index of a worker, or `CALLER`. */
  readonly thread: number | null
  /** The last tick in which it had a core; -1 before. */
  readonly lastRan: number
  /** Its submitter has given up; it runs on. */
  readonly isForNobody: boolean
}

/** The thread that submits the tasks from outside. */
export const CALLER = -1

/** A place for a thread in a pool; an ended thread leaves it to the next one. */
export type Worker = {
  readonly name: string
  readonly pool: number
  readonly isAlive: boolean
  readonly task: number | null
  /** Since when it has had no task. */
  readonly idleSince: number
}

export type ThreadPoolState = {
  readonly config: ThreadPoolConfig
  readonly now: number
  readonly tasks: readonly Task[]
  readonly workers: readonly Worker[]
  /** The task that the caller runs itself. */
  readonly callerTask: number | null
  /** A queue per pool, the head first. */
  readonly queues: readonly (readonly number[])[]
  /** Nothing can go on any more although tasks are left. */
  readonly isStuck: boolean
}

const LETTERS = 26

function nameOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % LETTERS))
  return index < LETTERS ? letter : `${letter}${Math.floor(index / LETTERS) + 1}`
}

/** Fixed pools have all their threads, the others none yet. */
export function initialState(config: ThreadPoolConfig): ThreadPoolState {
  return {
    config,
    now: 0,
    tasks: config.tasks.map(({ arrival, pool, program }, index) => ({
      name: nameOf(index),
      pool,
      parent: null,
      program,
      arrival,
      status: 'ahead',
      step: 0,
      left: 0,
      child: null,
      thread: null,
      lastRan: -1,
      isForNobody: false,
    })),
    workers: config.pools.flatMap((pool, index) =>
      Array.from({ length: limitOf(pool) }, (_, place) => ({
        name: `${pool.name}-${place + 1}`,
        pool: index,
        isAlive: pool.growth === 'fixed',
        task: null,
        idleSince: 0,
      })),
    ),
    callerTask: null,
    queues: config.pools.map(() => []),
    isStuck: false,
  }
}

export const isEnded = ({ status }: Task): boolean =>
  status !== 'ahead' && status !== 'queued' && status !== 'running'

/** The task that a thread really works on: the one it holds, or a subtask that it runs itself. */
export function activeTask({ tasks }: Pick<ThreadPoolState, 'tasks'>, held: number): number {
  const { child, thread } = tasks[held]!
  return child !== null && tasks[child]!.status === 'running' && tasks[child]!.thread === thread
    ? child
    : held
}

/** What a running task is at; null when it only waits for a subtask that another thread has to run. */
export function currentStep({ program, step, child }: Task): ProgramStep | null {
  return child === null ? (program[step] ?? null) : null
}
