import { itemsOf, lengthOf } from '../machine/containers.ts'
import { classes } from '../machine/errors.ts'
import { field, heap } from '../machine/heap.ts'
import type { Machine } from '../machine/machine.ts'
import { nativeOf } from '../machine/native.ts'
import { STATUS, statusOf, T, threadByTid, threadCount, tidOf } from '../machine/thread-object.ts'
import { isInstance, isSubclass, typeOf } from '../machine/types.ts'
import { isInt, isPointer, NONE, TRUE, UNBOUND } from '../machine/values.ts'
import type { Names } from './value-text.ts'

/** A synchronisation object within one run: a number that stays its own, and its name for people. */
export type SyncObject = { readonly on: number; readonly name: string }

/**
 * What a step did that orders threads; what came to nothing (a lock that was taken already, a timeout) is none. `permits`
 * are those of a semaphore before the step, `at` the place in the queue from which an item was taken, `limit` the queue's
 * size or 0, `round` the barrier's generation.
 */
export type SyncOp = ThreadOp | ObjectOp

type ThreadOp =
  | { readonly type: 'start'; readonly tid: number }
  | { readonly type: 'join'; readonly tid: number }

export type ObjectOp =
  | ({ readonly type: 'acquire' | 'release' | 'wake' | 'set' | 'see' } & SyncObject)
  | ({ readonly type: 'notify'; readonly woken: readonly number[] } & SyncObject)
  | ({ readonly type: 'up'; readonly permits: number; readonly count: number } & SyncObject)
  | ({ readonly type: 'down'; readonly permits: number } & SyncObject)
  | ({ readonly type: 'arrive'; readonly round: number; readonly isLast: boolean } & SyncObject)
  | ({ readonly type: 'leave'; readonly round: number } & SyncObject)
  | ({ readonly type: 'put'; readonly limit: number } & SyncObject)
  | ({ readonly type: 'get'; readonly at: number } & SyncObject)
  | ({ readonly type: 'finish-task' | 'drain' | 'store' | 'load' } & SyncObject)

type Asked = {
  readonly name: string
  readonly self: number
  readonly args: readonly number[]
  readonly thread: number
  readonly tid: number
  readonly way: number
  readonly as: (v: number) => SyncObject
}

/** Numbers objects by where they lie, as long as they lie there, and by name over a collection of garbage. */
export class SyncObjects {
  private ids = new Map<number, number>()
  private next = 0

  of(v: number, names: Names): SyncObject {
    const known = this.ids.get(v) ?? this.next++
    this.ids.set(v, known)
    return { on: known, name: names.get(v) ?? 'an object without a name' }
  }

  moved(before: Names, after: Names): void {
    const byName = new Map([...after].map(([v, name]) => [name, v]))
    const ids = new Map<number, number>()
    for (const [v, id] of this.ids) {
      const now = byName.get(before.get(v) ?? '')
      if (now !== undefined) ids.set(now, id)
    }
    this.ids = ids
  }
}

type Step = {
  readonly tid: number
  readonly way: number
  readonly names: Names
  readonly objects: SyncObjects
}
const nothing = (): readonly SyncOp[] => []

/** What the next step of a thread does to order threads: to be called before the step, and its result after it. */
export function nextSyncOps(machine: Machine, { tid, way, names, objects }: Step): () => readonly SyncOp[] {
  const thread = threadByTid(tid)
  const pending = field(thread, T.pending)
  if (pending === UNBOUND) return nothing
  const { name, owner } = nativeOf(pending)
  const args = machine.pendingArguments(thread)
  const [self] = args
  if (self === undefined || !isPointer(self)) return nothing
  const as = (v: number) => objects.of(v, names)
  const ops = OPERATIONS[owner]?.({ name, self, args, thread, tid, way, as }) ?? []
  const [op] = ops
  if (op?.type !== 'get' || !isSubclass(typeOf(self), classes.PriorityQueue as number)) return () => ops
  return takenOf(self, op)
}

/** The item that has gone from a priority queue; none when a collection of garbage moved the queue meanwhile. */
function takenOf(queue: number, op: Extract<SyncOp, { type: 'get' }>): () => readonly SyncOp[] {
  const { h } = heap
  const before = itemsOf(field(queue, 4))
  return () => {
    if (heap.h !== h) return []
    const after = itemsOf(field(queue, 4))
    const at = before.findIndex((item, n) => item !== after[n])
    return at < 0 ? [] : [{ ...op, at }]
  }
}

const isFree = (lock: number, tid: number): boolean => {
  const holder = field(lock, 4)
  return holder === NONE || (isInstance(lock, classes.RLock as number) && holder === tid << 1)
}

/** An own lock of a condition has no name: it goes by the condition's. */
const lockOf = (condition: number, { as }: Asked): SyncObject => {
  const lock = as(field(condition, 4))
  return lock.name.startsWith('an object') ? { on: lock.on, name: as(condition).name } : lock
}

function lockOps({ name, tid, way }: Asked, lock: number, on: SyncObject): readonly SyncOp[] {
  if (name === 'acquire' || name === '__enter__')
    return way !== 1 && isFree(lock, tid) ? [{ type: 'acquire', ...on }] : []
  const isRelease = name === 'release' || name === '__exit__'
  return isRelease && field(lock, 4) !== NONE ? [{ type: 'release', ...on }] : []
}

function conditionOps(asked: Asked): readonly SyncOp[] {
  const { name, self, thread, way, as, args, tid } = asked
  const lock = lockOf(self, asked)
  const isHeld = field(field(self, 4), 4) !== NONE
  if (name === 'wait') {
    if (field(thread, T.phase) === 0) return isHeld ? [{ type: 'release', ...lock }] : []
    const woken: SyncOp[] = way === 1 ? [] : [{ type: 'wake', ...as(self) }]
    return [...woken, { type: 'acquire', ...lock }]
  }
  if (!name.startsWith('notify')) return lockOps(asked, field(self, 4), lock)
  if (field(field(self, 4), 4) !== tid << 1 && isInstance(field(self, 4), classes.RLock as number)) return []
  if (!isHeld) return []
  const waiters = itemsOf(field(self, 5)).map(tidOf)
  const [, n] = args
  const count = name === 'notify' ? (n !== undefined && isInt(n) ? n >> 1 : 1) : waiters.length
  const woken = way > 1 ? waiters.slice(way - 2, way - 1) : waiters.slice(0, count)
  return [{ type: 'notify', ...as(self), woken }]
}

function semaphoreOps({ name, self, args, way, as }: Asked): readonly SyncOp[] {
  const permits = field(self, 4) >> 1
  if (name === 'acquire' || name === '__enter__')
    return way !== 1 && permits > 0 ? [{ type: 'down', ...as(self), permits }] : []
  const [, n] = args
  const count = name === 'release' && n !== undefined && isInt(n) ? n >> 1 : 1
  const limit = field(self, 5)
  if (count < 1 || (limit !== NONE && permits + count > limit >> 1)) return []
  return [{ type: 'up', ...as(self), permits, count }]
}

function eventOps({ name, self, way, as }: Asked): readonly SyncOp[] {
  if (name === 'set') return [{ type: 'set', ...as(self) }]
  const sees = (name === 'wait' || name === 'is_set') && way !== 1 && field(self, 4) === TRUE
  return sees ? [{ type: 'see', ...as(self) }] : []
}

function barrierOps({ name, self, thread, way, as }: Asked): readonly SyncOp[] {
  if (name !== 'wait' || way === 1 || field(self, 7) === TRUE) return []
  if (field(thread, T.phase) === 0) {
    const isLast = (field(self, 5) >> 1) + 1 >= field(self, 4) >> 1
    return [{ type: 'arrive', ...as(self), round: field(self, 6) >> 1, isLast }]
  }
  const [round] = itemsOf(field(thread, T.aux))
  return [{ type: 'leave', ...as(self), round: (round ?? 0) >> 1 }]
}

function queueOps({ name, self, way, as }: Asked): readonly SyncOp[] {
  if (way === 1) return []
  const limit = isInt(field(self, 5)) ? field(self, 5) >> 1 : 0
  const size = lengthOf(field(self, 4))
  if (name.startsWith('put')) return limit > 0 && size >= limit ? [] : [{ type: 'put', ...as(self), limit }]
  if (name.startsWith('get')) return size === 0 ? [] : [{ type: 'get', ...as(self), at: taken(self, size) }]
  if (name === 'task_done') return [{ type: 'finish-task', ...as(self) }]
  return name === 'join' ? [{ type: 'drain', ...as(self) }] : []
}

/** Which item comes out next. A priority queue orders its items by code of the program, so it is asked by `takenOf` afterwards. */
function taken(queue: number, size: number): number {
  return isSubclass(typeOf(queue), classes.LifoQueue as number) ? size - 1 : 0
}

function threadOps({ name, self, way }: Asked): readonly SyncOp[] {
  if (name === 'start')
    return statusOf(self) === STATUS.created ? [{ type: 'start', tid: threadCount() }] : []
  const isJoined = name === 'join' && way !== 1 && statusOf(self) === STATUS.done
  return isJoined ? [{ type: 'join', tid: tidOf(self) }] : []
}

function atomicOps({ name, self, args, as }: Asked): readonly SyncOp[] {
  const load = { type: 'load', ...as(self) } as const
  const store = { type: 'store', ...as(self) } as const
  if (name === 'load') return [load]
  if (name === 'store') return [store]
  return name === 'compare_exchange' && field(self, 4) !== args[1] ? [load] : [load, store]
}

const OPERATIONS: Readonly<Record<string, (asked: Asked) => readonly SyncOp[]>> = {
  Thread: threadOps,
  lock: (asked) => lockOps(asked, asked.self, asked.as(asked.self)),
  RLock: (asked) => lockOps(asked, asked.self, asked.as(asked.self)),
  Condition: conditionOps,
  Semaphore: semaphoreOps,
  Event: eventOps,
  Barrier: barrierOps,
  Queue: queueOps,
  Atomic: atomicOps,
}
