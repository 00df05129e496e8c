import type { Step } from '../core/simulation.ts'
import { aliveIn, changeTask, changeWorker, type Draft, draftOf, poolName, threadName } from './draft.ts'
import type { Doing, LaneTick, ThreadPoolEvent } from './events.ts'
import { advance, settle, submit } from './lifecycle.ts'
import { activeTask, CALLER, currentStep, isEnded, type ThreadPoolState } from './state.ts'

/** One tick: who gives up, who is submitted, who ends, who works; then what follows from it. O(tasks + workers). */
export function tick(state: ThreadPoolState): Step<ThreadPoolState, ThreadPoolEvent> {
  const draft = draftOf(state)
  giveUp(draft)
  accept(draft)
  retire(draft)
  const worked = work(draft)
  draft.now += 1
  for (const task of worked) {
    if (draft.tasks[task]!.status === 'running' && draft.tasks[task]!.left === 0) advance(draft, task)
  }
  detect(draft)
  const { events, ...next } = draft
  return { state: next, events }
}

/** Time-outs and cancellations that are due, in the order of the tasks. */
function giveUp(draft: Draft): void {
  for (const [task, { timeoutTicks, cancelAt, arrival }] of draft.config.tasks.entries()) {
    if (isEnded(draft.tasks[task]!)) continue
    if (cancelAt === draft.now) end(draft, task, 'cancelled')
    else if (timeoutTicks > 0 && arrival + timeoutTicks === draft.now) end(draft, task, 'timed-out')
  }
}

function end(draft: Draft, task: number, ending: 'cancelled' | 'timed-out'): void {
  const { status, name } = draft.tasks[task]!
  const { onTimeout } = draft.config
  const hasBegun = status === 'running'
  const time = draft.now
  const isLeft =
    ending === 'timed-out' &&
    status !== 'ahead' &&
    (onTimeout === 'give-up' || (onTimeout === 'cancel-queued' && hasBegun))
  if (isLeft) {
    changeTask(draft, task, { isForNobody: true })
    draft.events.push({ type: 'task-timed-out', time, task: name, effect: 'runs-on' })
    return
  }
  const effect = hasBegun ? 'interrupted' : 'removed'
  const type = ending === 'cancelled' ? 'task-cancelled' : 'task-timed-out'
  draft.events.push({ type, time, task: name, effect })
  settle(draft, task, ending)
}

/** The caller submits what has arrived, by arrival, as long as it has no task of its own. */
function accept(draft: Draft): void {
  const arrived = [...draft.config.tasks.keys()]
    .filter((task) => draft.tasks[task]!.status === 'ahead' && draft.tasks[task]!.arrival <= draft.now)
    .sort((a, b) => draft.tasks[a]!.arrival - draft.tasks[b]!.arrival)
  for (const task of arrived) {
    if (draft.callerTask !== null) return
    submit(draft, task, CALLER)
  }
}

/** Threads beyond the core ones that had nothing to do for the keep-alive time. */
function retire(draft: Draft): void {
  for (const [worker, { pool, isAlive, task, idleSince }] of draft.workers.entries()) {
    const { growth, coreThreads, keepAliveTicks } = draft.config.pools[pool]!
    const idle = draft.now - idleSince
    if (growth === 'fixed' || !isAlive || task !== null || idle < keepAliveTicks) continue
    if (aliveIn(draft, pool).length <= coreThreads) continue
    changeWorker(draft, worker, { isAlive: false })
    draft.events.push({ type: 'worker-ended', time: draft.now, worker: threadName(draft, worker), idle })
  }
}

/** The threads that hold a task, the caller last. */
function holders(draft: Draft): { thread: number; held: number }[] {
  const workers = draft.workers.flatMap(({ task }, thread) => (task === null ? [] : [{ thread, held: task }]))
  return draft.callerTask === null ? workers : [...workers, { thread: CALLER, held: draft.callerTask }]
}

/** Whoever waited longest for a core has one. Answers the tasks that got on. */
function work(draft: Draft): number[] {
  const lanes = holders(draft).map(({ thread, held }) => {
    const task = activeTask(draft, held)
    return { thread, held, task, step: currentStep(draft.tasks[task]!) }
  })
  const computing = lanes
    .filter(({ step }) => step?.type === 'compute')
    .sort((a, b) => draft.tasks[a.task]!.lastRan - draft.tasks[b.task]!.lastRan)
    .slice(0, draft.config.cores)
    .map(({ task }) => task)
  const worked: number[] = []
  const ticks = lanes.map(({ thread, task, step }): LaneTick => {
    const doing = doingOf(step?.type, computing.includes(task))
    if (doing === 'computing') changeTask(draft, task, { lastRan: draft.now })
    if (doing === 'computing' || doing === 'waiting') {
      changeTask(draft, task, { left: draft.tasks[task]!.left - 1 })
      worked.push(task)
    }
    return { worker: threadName(draft, thread), task: draft.tasks[task]!.name, doing }
  })
  draft.events.push({
    type: 'tick-passed',
    time: draft.now,
    lanes: ticks,
    threads: draft.config.pools.map((_, pool) => aliveIn(draft, pool).length),
    queued: draft.queues.map(({ length }) => length),
  })
  return worked
}

function doingOf(type: 'compute' | 'wait' | 'call' | undefined, hasCore: boolean): Doing {
  if (type === 'compute') return hasCore ? 'computing' : 'ready'
  return type === 'wait' ? 'waiting' : 'blocked'
}

/** Stuck: tasks are left, every thread with one waits for a subtask, and no arrival, time-out or cancellation is to come. */
function detect(draft: Draft): void {
  if (draft.tasks.every(isEnded)) return
  const blocked = holders(draft)
  const isMoving = blocked.some(({ held }) => currentStep(draft.tasks[activeTask(draft, held)]!) !== null)
  if (isMoving || isExpecting(draft)) return
  draft.isStuck = true
  draft.events.push({
    type: 'deadlock-detected',
    time: draft.now,
    waits: blocked.map(({ thread, held }) => {
      const { name, child } = draft.tasks[held]!
      const { name: subtask, status, pool } = draft.tasks[child!]!
      const state = status === 'queued' ? 'queued' : 'discarded'
      return { worker: threadName(draft, thread), task: name, subtask, state, pool: poolName(draft, pool) }
    }),
  })
}

function isExpecting(draft: Draft): boolean {
  return draft.config.tasks.some(({ arrival, timeoutTicks, cancelAt }, task) => {
    const { status, isForNobody } = draft.tasks[task]!
    if (isEnded(draft.tasks[task]!)) return false
    const willArrive = status === 'ahead' && (arrival >= draft.now || draft.callerTask === null)
    const willExpire = timeoutTicks > 0 && arrival + timeoutTicks >= draft.now && !isForNobody
    return willArrive || willExpire || (cancelAt !== null && cancelAt >= draft.now)
  })
}
