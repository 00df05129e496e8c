/** `processor-ran`, `processor-stalled` and `processor-idled` cover [time, time + 1): one per processor and tick. */
export type GoroutinesEvent =
  | {
      readonly type: 'goroutine-dispatched'
      readonly time: number
      readonly processor: number
      readonly thread: number
      readonly goroutine: number
      readonly from: 'own' | 'global'
    }
  | {
      readonly type: 'goroutines-stolen'
      readonly time: number
      readonly processor: number
      readonly from: number
      readonly goroutines: readonly number[]
    }
  | {
      readonly type: 'processor-ran'
      readonly time: number
      readonly processor: number
      readonly thread: number
      readonly goroutine: number
    }
  | {
      readonly type: 'processor-stalled'
      readonly time: number
      readonly processor: number
      readonly thread: number
    }
  | { readonly type: 'processor-idled'; readonly time: number; readonly processor: number }
  | {
      readonly type: 'syscall-entered'
      readonly time: number
      readonly goroutine: number
      readonly thread: number
      readonly until: number
    }
  | {
      readonly type: 'processor-handed-off'
      readonly time: number
      readonly processor: number
      readonly from: number
      readonly to: number
      /** The thread had to be created. */
      readonly isNew: boolean
    }
  | {
      readonly type: 'syscall-returned'
      readonly time: number
      readonly goroutine: number
      readonly thread: number
      /** The processor it goes on with; null when none is free. */
      readonly processor: number | null
    }
  | {
      readonly type: 'goroutine-waited'
      readonly time: number
      readonly goroutine: number
      readonly until: number
    }
  | { readonly type: 'goroutine-woken'; readonly time: number; readonly goroutine: number }
  | {
      readonly type: 'goroutine-preempted'
      readonly time: number
      readonly goroutine: number
      readonly processor: number
    }
  | { readonly type: 'goroutine-finished'; readonly time: number; readonly goroutine: number }

export function describeGoroutinesEvent(event: GoroutinesEvent): string {
  const at = `t=${event.time}:`
  switch (event.type) {
    case 'goroutine-dispatched':
      return `${at} P${event.processor} takes G${event.goroutine} on thread M${event.thread}, because it is at the head of ${event.from === 'own' ? 'its own queue' : 'the global queue'}.`
    case 'goroutines-stolen':
      return `${at} P${event.processor} takes ${event.goroutines.map((number) => `G${number}`).join(', ')} from the queue of P${event.from}, because it has nothing to do.`
    case 'processor-ran':
      return `${at} P${event.processor} runs G${event.goroutine} on thread M${event.thread}.`
    case 'processor-stalled':
      return `${at} P${event.processor} is stuck, because its thread M${event.thread} blocks in a system call.`
    case 'processor-idled':
      return `${at} P${event.processor} idles, because no goroutine is runnable for it.`
    case 'syscall-entered':
      return `${at} G${event.goroutine} enters a system call and blocks thread M${event.thread} with it until t=${event.until}.`
    case 'processor-handed-off':
      return `${at} P${event.processor} moves from thread M${event.from} to ${event.isNew ? 'a new thread' : 'the parked thread'} M${event.to}, so that other goroutines can run meanwhile.`
    case 'syscall-returned':
      return event.processor === null
        ? `${at} G${event.goroutine} is back from its system call, but no processor is free: it joins the global queue and thread M${event.thread} parks.`
        : `${at} G${event.goroutine} is back from its system call and goes on with P${event.processor}, which is free.`
    case 'goroutine-waited':
      return `${at} G${event.goroutine} waits until t=${event.until}; its thread is free for another goroutine.`
    case 'goroutine-woken':
      return `${at} G${event.goroutine} is ready again and joins the global queue.`
    case 'goroutine-preempted':
      return `${at} G${event.goroutine} has used up its slice on P${event.processor} and goes to the global queue, so that others get a turn.`
    case 'goroutine-finished':
      return `${at} G${event.goroutine} finishes.`
  }
}
