import type { Step } from '../core/simulation.ts'
import { change, dequeue, draftOf, enqueue } from './draft.ts'
import type { SchedulingEvent } from './events.ts'
import { firstOf } from './rank.ts'
import type { SchedulingState } from './state.ts'

/**
 * One quantum of the lottery simulator of OSTEP ch. 9: all jobs are there from the start, and the clock advances by a whole
 * quantum even if the winner needs less.
 */
export function lotteryQuantum(state: SchedulingState): Step<SchedulingState, SchedulingEvent> {
  const draft = draftOf(state)
  const { now: time, config } = draft
  const { quantumTicks } = config
  for (const { job } of draft.pending) {
    change(draft, job, { status: 'ready' })
    enqueue(draft, job, 'tail')
    draft.events.push({ type: 'job-arrived', time, job, level: 0 })
  }
  draft.pending = []
  const ready = draft.queues[0]!
  const job = firstOf(draft, ready)
  const reason = { policy: config.policy, level: 0, value: null, readyCount: ready.length }
  const before = draft.jobs[job]!.left
  const ticks = Math.min(before, quantumTicks)
  const left = before - ticks
  draft.events.push({ type: 'job-dispatched', time, job, reason })
  if (ticks > 0)
    draft.events.push({
      type: 'job-ran',
      time,
      ticks,
      job,
      level: 0,
      left,
      quantumLeft: quantumTicks - ticks,
    })
  if (ticks < quantumTicks)
    draft.events.push({ type: 'cpu-idled', time: time + ticks, ticks: quantumTicks - ticks })
  draft.now = time + quantumTicks
  draft.lastJob = job
  change(draft, job, { left })
  if (left === 0) {
    dequeue(draft, job)
    change(draft, job, { status: 'done' })
    draft.events.push({ type: 'job-finished', time: draft.now, job })
  }
  const { events, woken: _, ...next } = draft
  return { state: next, events }
}
