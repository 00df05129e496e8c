import { changeGoroutine, changeProcessor, changeThread, type Draft } from './draft.ts'

/** A goroutine goes on with its next burst: it computes, blocks with its thread, waits without one, or is done. */
export function nextBurst(draft: Draft, processor: number): void {
  const { goroutine, thread } = draft.processors[processor]!
  const number = goroutine!
  const burst = draft.goroutines[number]!.burst + 1
  const next = draft.config.goroutines[number]!.program[burst]
  if (next?.type === 'compute') {
    changeGoroutine(draft, number, { burst, left: next.ticks })
    return
  }
  changeProcessor(draft, processor, { goroutine: null })
  if (next === undefined) {
    changeGoroutine(draft, number, { status: 'done', burst })
    changeThread(draft, thread!, { goroutine: null })
    draft.events.push({ type: 'goroutine-finished', time: draft.now, goroutine: number })
    return
  }
  const until = draft.now + next.ticks
  if (next.type === 'wait') {
    changeGoroutine(draft, number, { status: 'waiting', burst, until })
    changeThread(draft, thread!, { goroutine: null })
    draft.events.push({ type: 'goroutine-waited', time: draft.now, goroutine: number, until })
    return
  }
  changeGoroutine(draft, number, { status: 'syscall', burst, until })
  changeThread(draft, thread!, { status: 'syscall', goroutine: number })
  draft.events.push({ type: 'syscall-entered', time: draft.now, goroutine: number, thread: thread!, until })
  if (draft.config.hasHandOff) handOff(draft, processor, thread!)
}

/** The processor goes to a parked thread, or to a new one. */
function handOff(draft: Draft, processor: number, from: number): void {
  const parked = draft.threads.findIndex(({ status }) => status === 'parked')
  const isNew = parked < 0
  const to = isNew ? draft.threads.length : parked
  draft.threads[to] = { status: 'running', goroutine: null }
  changeProcessor(draft, processor, { thread: to })
  draft.events.push({ type: 'processor-handed-off', time: draft.now, processor, from, to, isNew })
}

/** System calls and waits that end now, in the order of the goroutines. */
export function wake(draft: Draft): void {
  for (const [number, { status, until }] of draft.goroutines.entries()) {
    if (until !== draft.now) continue
    if (status === 'waiting') {
      changeGoroutine(draft, number, { status: 'runnable', until: null })
      draft.globalQueue.push(number)
      draft.events.push({ type: 'goroutine-woken', time: draft.now, goroutine: number })
    } else if (status === 'syscall') {
      comeBack(draft, number)
    }
  }
}

/** The thread goes on with its own processor or a free one, whose thread parks; else the goroutine queues and its thread parks. */
function comeBack(draft: Draft, goroutine: number): void {
  const thread = draft.threads.findIndex(
    (candidate) => candidate.status === 'syscall' && candidate.goroutine === goroutine,
  )
  const own = draft.processors.findIndex((candidate) => candidate.thread === thread)
  const free = draft.processors.findIndex(
    (candidate) =>
      candidate.goroutine === null &&
      candidate.queue.length === 0 &&
      draft.threads[candidate.thread!]!.status === 'running',
  )
  const processor = own >= 0 ? own : free
  draft.events.push({
    type: 'syscall-returned',
    time: draft.now,
    goroutine,
    thread,
    processor: processor < 0 ? null : processor,
  })
  if (processor < 0) {
    changeThread(draft, thread, { status: 'parked', goroutine: null })
    changeGoroutine(draft, goroutine, { status: 'runnable', until: null })
    draft.globalQueue.push(goroutine)
    return
  }
  if (own < 0)
    changeThread(draft, draft.processors[processor]!.thread!, { status: 'parked', goroutine: null })
  changeThread(draft, thread, { status: 'running', goroutine })
  changeGoroutine(draft, goroutine, { status: 'running', until: null })
  changeProcessor(draft, processor, { thread, goroutine, sliceLeft: draft.config.quantumTicks })
}
