import { field } from '../machine/heap.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { nativeOf } from '../machine/native.ts'
import { T, threadByTid } from '../machine/thread-object.ts'
import { UNBOUND } from '../machine/values.ts'
import type { Explorer } from './explorer.ts'
import { STEP } from './thread-steps.ts'

/**
 * A path through the graph of a search as actions that the machine can take. Where alike threads changed places, the one
 * that stands for another is traced back; the main thread then joins each as soon as it has ended, which nobody notices.
 */
export function actionsAlong(
  explorer: Explorer,
  machine: Machine,
  start: Int32Array,
  edges: readonly number[],
): PackedAction[] {
  if (explorer.alike === null) return edges.map((edge) => explorer.actions.at(edge))
  const actions: PackedAction[] = []
  /** By place in the graph, the thread that is there. */
  const threads: number[] = []
  const take = (action: PackedAction) => {
    machine.step(action)
    actions.push(action)
  }
  machine.restore(start)
  for (const edge of edges) {
    const action = explorer.actions.at(edge)
    const kind = explorer.threadSteps.kinds.at(explorer.steps.at(edge))
    if ((kind & STEP.joins) === 0) take((action & ~255) | (threads[action & 255] ?? action & 255))
    while (isJoining(0) && machine.isEnabled(0)) take(0)
    const before = Array.from({ length: machine.threadCount }, (_, tid) => threads[tid] ?? tid)
    for (const [tid, thread] of before.entries()) threads[explorer.placeAfter(edge, tid)] = thread
  }
  return actions
}

function isJoining(tid: number): boolean {
  const pending = field(threadByTid(tid), T.pending)
  return pending !== UNBOUND && nativeOf(pending).owner === 'Thread' && nativeOf(pending).name === 'join'
}
