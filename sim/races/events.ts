/** Threads are numbered from 0 and shown as T1, T2, ... */
export type InterleavingEvent =
  | { readonly type: 'lock-acquired'; readonly time: number; readonly thread: number }
  | {
      readonly type: 'counter-loaded'
      readonly time: number
      readonly thread: number
      readonly value: number
    }
  | {
      readonly type: 'register-added'
      readonly time: number
      readonly thread: number
      readonly value: number
    }
  | {
      readonly type: 'counter-stored'
      readonly time: number
      readonly thread: number
      readonly value: number
      /** What the counter held just before: `value - 1` unless somebody stored since this thread's load. */
      readonly previous: number
    }
  | { readonly type: 'lock-released'; readonly time: number; readonly thread: number }

/** T1, T2, ... */
export const threadName = (thread: number) => `T${thread + 1}`

/** Whether another thread stored since this thread's load, so that its update is lost. */
export const isStale = (event: { readonly value: number; readonly previous: number }) =>
  event.previous !== event.value - 1

/** One sentence: what happened and why. */
export function describeInterleavingEvent(event: InterleavingEvent): string {
  const who = `Step ${event.time + 1}: ${threadName(event.thread)}`
  switch (event.type) {
    case 'lock-acquired':
      return `${who} acquires the lock, which was free, so the others wait.`
    case 'counter-loaded':
      return `${who} loads counter = ${event.value} into its own register.`
    case 'register-added':
      return `${who} adds 1 in its register, now ${event.value}; the shared counter does not change.`
    case 'counter-stored':
      return isStale(event)
        ? `${who} stores ${event.value} over ${event.previous}: another thread stored since the load, so that update is lost.`
        : `${who} stores ${event.value}; nobody stored since its load, so its update counts.`
    case 'lock-released':
      return `${who} releases the lock, so a waiting thread may enter.`
  }
}
