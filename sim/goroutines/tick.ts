import type { Step } from '../core/simulation.ts'
import { nextBurst, wake } from './blocking.ts'
import { changeGoroutine, changeProcessor, changeThread, type Draft, draftOf } from './draft.ts'
import type { GoroutinesEvent } from './events.ts'
import type { GoroutinesState } from './state.ts'

/** One tick of all processors: who comes back, who runs, what follows from it. O(processors + goroutines). */
export function tick(state: GoroutinesState): Step<GoroutinesState, GoroutinesEvent> {
  const draft = draftOf(state)
  wake(draft)
  for (const processor of draft.processors.keys()) settle(draft, processor)
  const ran = draft.processors.map(({ goroutine }) => goroutine !== null)
  for (const processor of draft.processors.keys()) run(draft, processor)
  draft.now += 1
  for (const [processor, hasRun] of ran.entries()) if (hasRun) after(draft, processor)
  const { events, ...next } = draft
  return { state: next, events }
}

const isStalled = (draft: Draft, processor: number) =>
  draft.threads[draft.processors[processor]!.thread!]!.status === 'syscall'

/** The processor has a goroutine that computes, or there is none for it (its first burst may block at once). */
function settle(draft: Draft, processor: number): void {
  for (;;) {
    if (isStalled(draft, processor)) return
    if (draft.processors[processor]!.goroutine === null && !take(draft, processor)) return
    if (draft.goroutines[draft.processors[processor]!.goroutine!]!.left > 0) return
    nextBurst(draft, processor)
  }
}

/** Own queue, then the global one, then half of the longest other queue (Vyukov's scheduler, Go 1.1). */
function take(draft: Draft, processor: number): boolean {
  if (draft.processors[processor]!.queue.length === 0 && draft.globalQueue.length === 0)
    steal(draft, processor)
  const { queue, thread } = draft.processors[processor]!
  const [own, ...rest] = queue
  const goroutine = own ?? draft.globalQueue.shift()
  if (goroutine === undefined) return false
  changeProcessor(draft, processor, { goroutine, sliceLeft: draft.config.quantumTicks, queue: rest })
  changeGoroutine(draft, goroutine, { status: 'running' })
  changeThread(draft, thread!, { goroutine })
  const from = own === undefined ? 'global' : 'own'
  draft.events.push({
    type: 'goroutine-dispatched',
    time: draft.now,
    processor,
    thread: thread!,
    goroutine,
    from,
  })
  return true
}

/** Half of the longest queue, rounded up, from its head; the first of equals. */
function steal(draft: Draft, processor: number): void {
  if (!draft.config.hasStealing) return
  const from = draft.processors.reduce(
    (best, { queue }, index) => (queue.length > draft.processors[best]!.queue.length ? index : best),
    0,
  )
  const { queue } = draft.processors[from]!
  if (queue.length === 0) return
  const count = Math.ceil(queue.length / 2)
  const goroutines = queue.slice(0, count)
  changeProcessor(draft, from, { queue: queue.slice(count) })
  changeProcessor(draft, processor, { queue: goroutines })
  draft.events.push({ type: 'goroutines-stolen', time: draft.now, processor, from, goroutines })
}

function run(draft: Draft, processor: number): void {
  const { now: time } = draft
  const { goroutine, thread, sliceLeft } = draft.processors[processor]!
  if (goroutine !== null) {
    changeGoroutine(draft, goroutine, { left: draft.goroutines[goroutine]!.left - 1 })
    changeProcessor(draft, processor, { sliceLeft: sliceLeft - 1 })
    draft.events.push({ type: 'processor-ran', time, processor, thread: thread!, goroutine })
  } else if (isStalled(draft, processor)) {
    draft.events.push({ type: 'processor-stalled', time, processor, thread: thread! })
  } else {
    draft.events.push({ type: 'processor-idled', time, processor })
  }
}

function after(draft: Draft, processor: number): void {
  const { goroutine, thread, sliceLeft } = draft.processors[processor]!
  if (draft.goroutines[goroutine!]!.left === 0) {
    nextBurst(draft, processor)
  } else if (sliceLeft === 0) {
    changeProcessor(draft, processor, { goroutine: null })
    changeThread(draft, thread!, { goroutine: null })
    changeGoroutine(draft, goroutine!, { status: 'runnable' })
    draft.globalQueue.push(goroutine!)
    draft.events.push({ type: 'goroutine-preempted', time: draft.now, goroutine: goroutine!, processor })
  }
}
