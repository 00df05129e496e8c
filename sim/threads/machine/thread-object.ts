import { newObject } from './containers.ts'
import { field, heap, KIND, THREAD_WORDS } from './heap.ts'
import { NONE, str, UNBOUND } from './values.ts'

/** Words of a thread object; 1 to 3 are class and attributes. */
export const T = {
  tid: 4,
  frame: 5,
  status: 6,
  /** The synchronisation native that waits to be performed, or UNBOUND. */
  pending: 7,
  /** Where its arguments start in the frame, and how many there are. */
  base: 8,
  argc: 9,
  /** What a call of several phases keeps between them. */
  phase: 10,
  aux: 11,
  /** Virtual time in microseconds at which a timed wait gives up, or UNBOUND. */
  deadline: 12,
  name: 13,
  target: 14,
  args: 15,
  keywords: 16,
  daemon: 17,
  /** 1 when it stopped before a visible access. */
  atAccess: 18,
  /** The uncaught exception, if it ended by one. */
  failure: 19,
  /** 1 when a waiter was notified. */
  notified: 20,
  /** Keyword-call results: operand words to drop when the pending call is done. */
  drop: 21,
  /** 1 when some thread has joined it. */
  joined: 22,
  /** Names what it runs, function and plain arguments, when nothing else tells it from others that run the same. */
  origin: 23,
} as const

/** Words of a started thread that only itself reads and writes: with its frames, its own part of a state. */
export const LOCAL_FIELDS: readonly number[] = [
  T.frame,
  T.pending,
  T.base,
  T.argc,
  T.phase,
  T.aux,
  T.deadline,
  T.atAccess,
  T.drop,
]

export const STATUS = { created: 0, alive: 1, done: 2 } as const

/** The daemon word: an idle pool worker does not keep the program alive either, as in CPython's exit of a pool. */
export const DAEMON = { no: 0, yes: 1, worker: 2 } as const

/** A thread that was not started. Its tid is given by `start`. */
export function newThread(cls: number): number {
  const words = new Array<number>(THREAD_WORDS).fill(UNBOUND)
  words[0] = cls
  words[1] = 0
  words[T.tid - 1] = -1 << 1
  words[T.frame - 1] = NONE
  words[T.status - 1] = STATUS.created << 1
  words[T.name - 1] = str('')
  words[T.target - 1] = NONE
  words[T.args - 1] = NONE
  words[T.keywords - 1] = NONE
  words[T.daemon - 1] = 0
  words[T.atAccess - 1] = 0
  words[T.notified - 1] = 0
  words[T.phase - 1] = 0
  return newObject(KIND.thread, words)
}

/** Words of the root object. */
export const ROOT = { globals: 2, threads: 3, random: 4, counter: 5, state: 6, imports: 7, locks: 8 } as const
export const ROOT_WORDS = 7

export const root = (n: number): number => heap.h[heap.staticTop + n] as number
export const setRoot = (n: number, value: number): void => {
  heap.h[heap.staticTop + n] = value
}

/** All threads that were started, by tid. */
export function threadByTid(tid: number): number {
  const list = root(ROOT.threads)
  return heap.h[(field(list, 2) >>> 3) + 2 + tid] as number
}
export const threadCount = (): number => field(root(ROOT.threads), 1) >> 1
export const tidOf = (thread: number): number => field(thread, T.tid) >> 1
export const statusOf = (thread: number): number => field(thread, T.status) >> 1

/**
 * Whether what thread `tid` does now may happen at the same time as something of another thread: always, except for the
 * main thread before the first start and once all others were joined (by it, or by ones that were).
 */
export function isConcurrent(tid: number): boolean {
  const count = threadCount()
  if (tid !== 0) return true
  for (let other = 1; other < count; other++) if (field(threadByTid(other), T.joined) === UNBOUND) return true
  return false
}
