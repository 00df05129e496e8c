import { classes } from './machine/errors.ts'
import { field } from './machine/heap.ts'
import type { Machine } from './machine/machine.ts'
import { nativeOf } from './machine/native.ts'
import { T, threadByTid } from './machine/thread-object.ts'
import { isInstance } from './machine/types.ts'
import { isInt, NONE, text, UNBOUND } from './machine/values.ts'

/** A waiting thread, what it waits to do, and the thread that holds it up, if there is one. */
export type WaitEdge = {
  readonly tid: number
  readonly thread: string
  readonly what: string
  readonly line: number
  readonly holderTid: number | null
  readonly holder: string | null
}

/** The edges of the wait-for graph: every living thread that cannot go on. */
export function waitingThreads(machine: Machine): WaitEdge[] {
  const edges: WaitEdge[] = []
  for (let tid = 0; tid < machine.threadCount; tid++) {
    if (!machine.isAlive(tid) || machine.isEnabled(tid)) continue
    const thread = threadByTid(tid)
    const { what, line } = machine.pendingOf(tid)
    const holderTid = holderOf(machine, thread)
    edges.push({
      tid,
      thread: text(field(thread, T.name)),
      what,
      line,
      holderTid,
      holder: holderTid === null ? null : text(field(threadByTid(holderTid), T.name)),
    })
  }
  return edges
}

/** Who holds the lock, or is the thread, that `thread` waits for. */
function holderOf(machine: Machine, thread: number): number | null {
  const pending = field(thread, T.pending)
  if (pending === UNBOUND) return null
  const [object] = machine.pendingArguments(thread)
  if (object === undefined) return null
  if (nativeOf(pending).name === 'join' && isInstance(object, classes.Thread as number))
    return field(object, T.tid) >> 1
  const lock = isInstance(object, classes.Condition as number) ? field(object, 4) : object
  const isLock = isInstance(lock, classes.lock as number) || isInstance(lock, classes.RLock as number)
  const holder = isLock ? field(lock, 4) : NONE
  return isInt(holder) ? holder >> 1 : null
}
