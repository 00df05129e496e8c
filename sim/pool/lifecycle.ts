// One file, because each of the three parts calls the next: a task is submitted, goes on step by step, and settles, which
// lets a thread take the next task.
import { limitOf, type ProgramStep } from './config.ts'
import { aliveIn, changeTask, changeWorker, type Draft, poolName, threadName } from './draft.ts'
import type { ThreadPoolEvent } from './events.ts'
import { CALLER, type Ending } from './state.ts'

/**
 * Gives a task to its pool, on behalf of the thread `from`: a new core thread (executor), an idle worker, the queue, a
 * new thread up to the maximum (executor), or the rejection policy, in this order (java.util.concurrent.ThreadPoolExecutor,
 * "Core and maximum pool sizes", "Queuing", "Rejected tasks").
 */
export function submit(draft: Draft, task: number, from: number): void {
  const { pool } = draft.tasks[task]!
  const config = draft.config.pools[pool]!
  const { growth, coreThreads, queueCapacity } = config
  const alive = aliveIn(draft, pool)
  const queue = draft.queues[pool]!
  const idle = longestIdle(draft, alive)
  if (growth === 'executor' && alive.length < coreThreads) create(draft, task, 'below-core')
  else if (idle !== null) take(draft, idle, task, 'hand-off')
  else if (queue.length < queueCapacity) enqueue(draft, task)
  else if (alive.length < limitOf(config)) create(draft, task, 'queue-full')
  else reject(draft, task, from)
}

function longestIdle({ workers }: Draft, alive: readonly number[]): number | null {
  const idle = alive.filter((index) => workers[index]!.task === null)
  return idle.reduce<number | null>(
    (best, index) => (best === null || workers[index]!.idleSince < workers[best]!.idleSince ? index : best),
    null,
  )
}

function enqueue(draft: Draft, task: number): void {
  const { pool, name } = draft.tasks[task]!
  const queue = draft.queues[pool]!
  queue.push(task)
  changeTask(draft, task, { status: 'queued' })
  draft.events.push({
    type: 'task-queued',
    time: draft.now,
    task: name,
    pool: poolName(draft, pool),
    length: queue.length,
    capacity: draft.config.pools[pool]!.queueCapacity,
  })
}

function create(draft: Draft, task: number, reason: 'below-core' | 'queue-full'): void {
  const { pool, name } = draft.tasks[task]!
  const worker = draft.workers.findIndex((place) => place.pool === pool && !place.isAlive)
  changeWorker(draft, worker, { isAlive: true, idleSince: draft.now })
  const threads = aliveIn(draft, pool).length
  const created = { worker: threadName(draft, worker), task: name, reason, threads }
  draft.events.push({ type: 'worker-created', time: draft.now, ...created })
  take(draft, worker, task, 'new-thread')
}

type From = Extract<ThreadPoolEvent, { type: 'task-started' }>['from']

/** A worker, or the caller, begins with a task. */
function take(draft: Draft, thread: number, task: number, from: From): void {
  if (thread === CALLER) draft.callerTask = task
  else changeWorker(draft, thread, { task })
  hold(draft, thread, task, from)
}

function hold(draft: Draft, thread: number, task: number, from: From): void {
  const started = { task: draft.tasks[task]!.name, worker: threadName(draft, thread), from }
  changeTask(draft, task, { status: 'running', thread })
  draft.events.push({ type: 'task-started', time: draft.now, ...started })
  begin(draft, task)
}

/** A worker that has become free takes the head of its queue. */
function takeNext(draft: Draft, worker: number): void {
  const task = draft.queues[draft.workers[worker]!.pool]!.shift()
  if (task !== undefined) take(draft, worker, task, 'queue')
}

function reject(draft: Draft, task: number, from: number): void {
  const { pool, name, parent } = draft.tasks[task]!
  const { rejection } = draft.config.pools[pool]!
  const where = { time: draft.now, pool: poolName(draft, pool) }
  switch (rejection) {
    case 'caller-runs':
      if (parent === null) take(draft, CALLER, task, 'caller-runs')
      else hold(draft, from, task, 'caller-runs')
      break
    case 'abort':
      draft.events.push({ type: 'task-rejected', ...where, task: name })
      settle(draft, task, 'rejected')
      break
    case 'discard':
      draft.events.push({ type: 'task-discarded', ...where, task: name, for: null })
      settle(draft, task, 'discarded')
      break
    case 'discard-oldest':
      replaceOldest(draft, task)
      break
  }
}

/** The head of the queue goes, the new task joins the tail; without a queue the new one goes. */
function replaceOldest(draft: Draft, task: number): void {
  const { pool, name } = draft.tasks[task]!
  const oldest = draft.queues[pool]!.shift()
  const dropped = oldest ?? task
  draft.events.push({
    type: 'task-discarded',
    time: draft.now,
    pool: poolName(draft, pool),
    task: draft.tasks[dropped]!.name,
    for: oldest === undefined ? null : name,
  })
  settle(draft, dropped, 'discarded')
  if (oldest !== undefined) enqueue(draft, task)
}

/** A running task comes to its current step; a call submits its subtask at once. */
function begin(draft: Draft, task: number): void {
  const { program, step, name, arrival, thread, isForNobody } = draft.tasks[task]!
  const next = program[step]
  if (next === undefined) {
    draft.events.push({
      type: 'task-finished',
      time: draft.now,
      task: name,
      worker: threadName(draft, thread!),
      latency: draft.now - arrival,
      isForNobody,
    })
    settle(draft, task, isForNobody ? 'timed-out' : 'done')
  } else if (next.type === 'call') {
    call(draft, task, next)
  } else {
    changeTask(draft, task, { left: next.ticks })
  }
}

/** Submits the subtask of a call, whose task keeps its thread meanwhile. */
function call(draft: Draft, task: number, next: ProgramStep): void {
  const { program, step, name, thread } = draft.tasks[task]!
  const calls = program.slice(0, step + 1).filter(({ type }) => type === 'call').length
  const child = draft.tasks.length
  draft.tasks.push({
    name: `${name}.${calls}`,
    pool: next.pool,
    parent: task,
    program: [{ type: 'compute', ticks: next.ticks, pool: next.pool }],
    arrival: draft.now,
    status: 'ahead',
    step: 0,
    left: 0,
    child: null,
    thread: null,
    lastRan: -1,
    isForNobody: false,
  })
  changeTask(draft, task, { child })
  const pool = poolName(draft, next.pool)
  draft.events.push({
    type: 'subtask-called',
    time: draft.now,
    task: name,
    subtask: `${name}.${calls}`,
    pool,
  })
  submit(draft, child, thread!)
}

/** A running task is over with its step. */
export function advance(draft: Draft, task: number): void {
  changeTask(draft, task, { step: draft.tasks[task]!.step + 1 })
  begin(draft, task)
}

/**
 * A task has ended: it leaves its queue, its parent hears of it, and its thread takes the next task. A dropped task tells
 * nobody, so its parent waits on.
 */
export function settle(draft: Draft, task: number, ending: Ending): void {
  const { status, pool, thread, parent, child } = draft.tasks[task]!
  if (status === 'queued') draft.queues[pool] = draft.queues[pool]!.filter((other) => other !== task)
  const isInline =
    child !== null && draft.tasks[child]!.status === 'running' && draft.tasks[child]!.thread === thread
  changeTask(draft, task, { status: ending, thread: null, child: null })
  if (isInline) changeTask(draft, child, { status: ending, thread: null })
  if (parent !== null) tell(draft, parent, task, ending)
  if (thread === CALLER && draft.callerTask === task) draft.callerTask = null
  if (thread !== null && thread !== CALLER && draft.workers[thread]!.task === task) {
    changeWorker(draft, thread, { task: null, idleSince: draft.now })
    takeNext(draft, thread)
  }
}

/** The parent goes on after its subtask, or fails with it; unless it has ended before. */
function tell(draft: Draft, parent: number, task: number, ending: Ending): void {
  if (draft.tasks[parent]!.child !== task) return
  const names = { task: draft.tasks[parent]!.name, subtask: draft.tasks[task]!.name }
  if (ending === 'done') {
    draft.events.push({ type: 'task-resumed', time: draft.now, ...names })
    changeTask(draft, parent, { child: null })
    advance(draft, parent)
  } else if (ending === 'rejected') {
    draft.events.push({ type: 'task-failed', time: draft.now, ...names })
    settle(draft, parent, 'failed')
  }
}
