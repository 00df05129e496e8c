import type { Arrow } from '#sim/threads/stepper/happens-before.ts'
import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'

/** Why the second step could only come after the first. */
const REASONS: Readonly<Record<Arrow['type'], (name: string) => string>> = {
  start: () => 'a thread begins after it was started',
  join: () => 'join waits for the end of the thread',
  lock: (name) => `${name} is taken after it was given back`,
  semaphore: (name) => `a permit of ${name} is taken after it was given`,
  notify: (name) => `a waiter of ${name} wakes up after it was notified`,
  event: (name) => `${name} is seen set after it was set`,
  barrier: (name) => `nobody passes ${name} before all have arrived`,
  item: (name) => `an item is taken from ${name} after it was put`,
  room: (name) => `${name} was full: an item is put after one was taken`,
  task: (name) => `join on ${name} waits for the last task`,
  atomic: (name) => `${name} is read after it was written`,
}

/** `step 4, T1 releases lock, is before step 7, T2 acquires lock: lock is taken after it was given back`. */
export function arrowText({ from, to, type, name }: Arrow, moments: readonly Moment[]): string {
  return `${stepText(moments, from)} → ${stepText(moments, to)} (${REASONS[type](name)})`
}

function stepText(moments: readonly Moment[], at: number): string {
  const step = moments[at]?.step
  return step ? `step ${at}, ${threadLabel(step.tid)} ${step.text}` : `step ${at}`
}
