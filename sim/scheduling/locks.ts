import { change, type Draft, dequeue, enqueue } from './draft.ts'
import { chargeSlice, leave, place } from './fair.ts'
import { effectivePriority } from './priority.ts'
import { levelRules } from './state.ts'

/** Before the job runs its next tick it takes the locks due now; false when one is held and the job blocks instead. */
export function takeLocks(draft: Draft, job: number): boolean {
  const { run, locks } = draft.config.jobs[job]!
  const done = run - draft.jobs[job]!.left
  for (const { lock, at } of locks) {
    const { holder } = draft.locks[lock]!
    if (at !== done || holder === job) continue
    if (holder !== null) {
      wait(draft, job, lock)
      return false
    }
    draft.locks[lock] = { ...draft.locks[lock]!, holder: job }
    draft.events.push({ type: 'lock-acquired', time: draft.now, job, lock, hasWaited: false })
  }
  return true
}

function wait(draft: Draft, job: number, lock: number): void {
  const { holder, waiters } = draft.locks[lock]!
  chargeSlice(draft, job, draft.jobs[job]!.quantumLeft)
  leave(draft, job)
  dequeue(draft, job)
  const isRefilled = draft.config.policy !== 'mlfq'
  change(draft, job, { status: 'blocked', ...(isRefilled ? levelRules(draft.config, 0) : {}) })
  draft.locks[lock] = { holder, waiters: [...waiters, job] }
  draft.running = null
  draft.events.push({ type: 'lock-awaited', time: draft.now, job, lock, holder: holder! })
  inherit(draft, holder!, job)
}

/** The holder, and whoever the holder waits for, run at the waiter's priority until they let go (Sha, Rajkumar, Lehoczky 1990). */
function inherit(draft: Draft, holder: number, from: number): void {
  if (draft.config.policy !== 'priority' || !draft.config.priority.hasInheritance) return
  const priority = effectivePriority(draft, from)
  if (effectivePriority(draft, holder) <= priority) return
  change(draft, holder, { inherited: priority })
  draft.events.push({ type: 'priority-inherited', time: draft.now, job: holder, from, priority })
  const next = draft.locks.find(({ waiters }) => waiters.includes(holder))?.holder ?? null
  if (next !== null) inherit(draft, next, from)
}

/** After a tick: locks whose critical section is over are released, at the end of the job all of them. */
export function releaseLocks(draft: Draft, job: number): void {
  const { run, locks } = draft.config.jobs[job]!
  const { left } = draft.jobs[job]!
  for (const { lock, at, ticks } of locks) {
    const isOver = left === 0 || at + ticks <= run - left
    if (isOver && draft.locks[lock]!.holder === job) release(draft, job, lock)
  }
}

/** The lock goes straight to the most urgent waiter, the longest waiting of equals. */
function release(draft: Draft, job: number, lock: number): void {
  const { waiters } = draft.locks[lock]!
  draft.events.push({ type: 'lock-released', time: draft.now, job, lock })
  const next = nextWaiter(draft, waiters)
  draft.locks[lock] = { holder: next, waiters: waiters.filter((waiter) => waiter !== next) }
  restore(draft, job)
  if (next === null) return
  place(draft, next)
  change(draft, next, { status: 'ready', readySince: draft.now })
  enqueue(draft, next, 'tail')
  draft.woken.push(next)
  draft.events.push({ type: 'lock-acquired', time: draft.now, job: next, lock, hasWaited: true })
  for (const waiter of draft.locks[lock]!.waiters) inherit(draft, next, waiter)
}

function nextWaiter(draft: Draft, waiters: readonly number[]): number | null {
  const [first, ...others] = waiters
  if (first === undefined) return null
  if (draft.config.policy !== 'priority') return first
  return others.reduce(
    (best, waiter) => (effectivePriority(draft, waiter) < effectivePriority(draft, best) ? waiter : best),
    first,
  )
}

/** What the job inherited through the lock it gave up is gone; what it inherits through others stays. */
function restore(draft: Draft, job: number): void {
  const before = draft.jobs[job]!.inherited
  if (before === null) return
  const waiters = draft.locks.flatMap((lock) => (lock.holder === job ? lock.waiters : []))
  const still = waiters.map((waiter) => effectivePriority(draft, waiter))
  const inherited = still.length === 0 ? null : Math.min(...still)
  if (inherited === before) return
  change(draft, job, { inherited })
  draft.events.push({
    type: 'priority-restored',
    time: draft.now,
    job,
    priority: effectivePriority(draft, job),
  })
}
