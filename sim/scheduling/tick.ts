import type { Step } from '../core/simulation.ts'
import { lotteryQuantum } from './book-lottery.ts'
import { dispatch } from './dispatch.ts'
import { change, type Draft, dequeue, draftOf, enqueue } from './draft.ts'
import type { SchedulingEvent } from './events.ts'
import { chargeSlice, chargeTick, leave, place } from './fair.ts'
import { releaseLocks } from './locks.ts'
import { levelRules, type SchedulingState } from './state.ts'

/**
 * One tick: boost, arrivals and I/O completions, the choice, one tick of CPU, and what follows from it. The order, and
 * every tie in it, is that of OSTEP ch. 8 and its MLFQ simulator; under rr a job cut short queues after this moment's arrivals.
 */
export function tick(state: SchedulingState): Step<SchedulingState, SchedulingEvent> {
  if (state.config.convention === 'ostep' && state.config.policy === 'lottery') return lotteryQuantum(state)
  const draft = draftOf(state)
  boost(draft)
  admit(draft)
  const job = dispatch(draft)
  if (job === null) idle(draft)
  else if (draft.switchLeft > 0) payForSwitch(draft, job)
  else runOneTick(draft, job)
  const { events, woken: _, ...next } = draft
  return { state: next, events }
}

/** OSTEP ch. 8, rule 5. From the bottom queue up, jobs join the tail of the top queue; blocked jobs rise too. */
function boost(draft: Draft): void {
  const { now, config } = draft
  const { boostTicks } = config.mlfq
  if (config.policy !== 'mlfq' || boostTicks === 0 || now === 0 || now % boostTicks !== 0) return
  const [top, ...lower] = draft.queues
  for (const queue of lower.reverse()) top!.push(...queue.splice(0))
  const boosted = draft.jobs.flatMap((job, index) => (job.left > 0 ? [index] : []))
  for (const job of boosted) change(draft, job, { level: 0, ...levelRules(config, 0) })
  draft.events.push({ type: 'priorities-boosted', time: now, jobs: boosted })
}

function admit(draft: Draft): void {
  const { now, config } = draft
  if (draft.pending.some(({ time }) => time === now)) {
    const due = draft.pending.filter(({ time }) => time === now)
    draft.pending = draft.pending.filter(({ time }) => time !== now)
    for (const { job, type } of due) {
      const { level } = draft.jobs[job]!
      const isBumped = type === 'io' && config.policy === 'mlfq' && config.mlfq.ioBump
      place(draft, job)
      change(draft, job, { status: 'ready', readySince: now })
      draft.woken.push(job)
      enqueue(draft, job, isBumped ? 'head' : 'tail')
      draft.events.push({
        type: type === 'io' ? 'io-completed' : 'job-arrived',
        time: now,
        job,
        level,
      })
    }
  }
  if (draft.cutShort === null) return
  change(draft, draft.cutShort, { readySince: now })
  enqueue(draft, draft.cutShort, 'tail')
  draft.cutShort = null
}

function idle(draft: Draft): void {
  if (draft.pending.length > 0) {
    draft.events.push({ type: 'cpu-idled', time: draft.now, ticks: 1 })
    draft.now += 1
  }
}

function payForSwitch(draft: Draft, job: number): void {
  draft.events.push({ type: 'context-switched', time: draft.now, ticks: 1, job })
  draft.switchLeft -= 1
  draft.lastJob = job
  draft.now += 1
}

function runOneTick(draft: Draft, job: number): void {
  const before = draft.jobs[job]!
  const left = before.left - 1
  const quantumLeft = before.quantumLeft === null ? null : before.quantumLeft - 1
  change(draft, job, { left, quantumLeft })
  draft.events.push({
    type: 'job-ran',
    time: draft.now,
    ticks: 1,
    job,
    level: before.level,
    left,
    quantumLeft,
  })
  draft.now += 1
  draft.lastJob = job
  chargeTick(draft, job)
  releaseLocks(draft, job)
  if (left === 0) finish(draft, job)
  else afterTick(draft, job, quantumLeft === 0)
}

function afterTick(draft: Draft, job: number, isExpired: boolean): void {
  const { left } = draft.jobs[job]!
  const { run, ioEvery } = draft.config.jobs[job]!
  const isBlocked = ioEvery > 0 && (run - left) % ioEvery === 0
  if (isBlocked || isExpired) chargeSlice(draft, job, draft.jobs[job]!.quantumLeft)
  if (isBlocked) block(draft, job)
  if (isExpired) expire(draft, job, isBlocked)
}

function finish(draft: Draft, job: number): void {
  dequeue(draft, job)
  change(draft, job, { status: 'done' })
  draft.running = null
  draft.events.push({ type: 'job-finished', time: draft.now, job })
}

function block(draft: Draft, job: number): void {
  const { config, now } = draft
  const until = now + config.jobs[job]!.ioTime
  leave(draft, job)
  dequeue(draft, job)
  const isRefilled = config.policy !== 'mlfq' || config.mlfq.stayOnIo
  change(draft, job, { status: 'blocked', ...(isRefilled ? levelRules(config, draft.jobs[job]!.level) : {}) })
  draft.pending = [...draft.pending, { time: until, job, type: 'io' }]
  draft.running = null
  draft.events.push({ type: 'job-blocked', time: now, job, until })
}

/** The slice is over. Whether it is was decided before an I/O could refill it; the allotment is charged after. */
function expire(draft: Draft, job: number, isBlocked: boolean): void {
  const { config, now } = draft
  const { level, allotmentLeft } = draft.jobs[job]!
  if (!isBlocked) {
    dequeue(draft, job)
    draft.running = null
    draft.events.push({ type: 'quantum-expired', time: now, job, level })
  }
  if (allotmentLeft === null) {
    change(draft, job, levelRules(config, level))
    if (!isBlocked) draft.cutShort = job
    return
  }
  charge(draft, job, allotmentLeft - 1)
  if (!isBlocked) enqueue(draft, job, 'tail')
}

/** Takes one quantum off the allotment; at 0 the job drops a level, or is refilled at the bottom. */
function charge(draft: Draft, job: number, allotmentLeft: number): void {
  const { config, now } = draft
  const { level } = draft.jobs[job]!
  if (allotmentLeft > 0) {
    change(draft, job, { quantumLeft: levelRules(config, level).quantumLeft, allotmentLeft })
    return
  }
  const to = Math.min(level + 1, draft.queues.length - 1)
  change(draft, job, { level: to, ...levelRules(config, to) })
  if (to !== level) draft.events.push({ type: 'priority-lowered', time: now, job, from: level, to })
}
