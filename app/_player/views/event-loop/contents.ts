import type { EventLoopEvent } from '#sim/event-loop/events.ts'
import type { EventLoopState } from '#sim/event-loop/state.ts'

type Item = { readonly text: string; readonly isReady: boolean }
type Row = {
  readonly name: string
  /** Null for what is no queue of the loop. */
  readonly phase: EventLoopState['waiting']['phase'] | null
  readonly items: readonly Item[]
}

const named = ({ label, line }: { label: string; line: number }) => (line > 0 ? `${label} :${line}` : label)

const labelled = ({ thread, text, line }: { thread: number; text: string; line: number }) => ({
  label: `${thread}: ${text}`,
  line,
})

/** Every queue with what waits in it, in the order in which the loop looks at them. */
export function queueRows({ waiting, workers, time }: EventLoopState): readonly Row[] {
  const always = (list: readonly { label: string; line: number }[]) =>
    list.map((one) => ({ text: named(one), isReady: true }))
  const dated = (list: readonly { label: string; line: number; due: number }[]) =>
    list.map((one) => ({
      text: `${named(one)} @ ${Math.round(one.due * 10) / 10} ms`,
      isReady: one.due <= time,
    }))
  return [
    { name: 'nextTick', phase: 'nextTick', items: always(waiting.nextTick) },
    { name: 'microtasks', phase: 'microtask', items: always(waiting.microtasks) },
    { name: 'timers', phase: 'timers', items: dated(waiting.timers) },
    { name: 'poll', phase: 'poll', items: dated(waiting.poll) },
    { name: 'check', phase: 'check', items: always(waiting.check) },
    { name: 'close', phase: 'close', items: always(waiting.close) },
    ...(workers.length === 0 ? [] : [{ name: 'workers', phase: null, items: always(workers.map(labelled)) }]),
  ]
}

/** What each pool thread works on now; null is idle. */
export function poolNow(events: readonly EventLoopEvent[], threads: number): readonly (string | null)[] {
  const busy: (string | null)[] = new Array(threads).fill(null)
  for (const event of events) {
    if (event.type === 'job-started') busy[event.worker] = event.label
    if (event.type === 'job-finished') busy[event.worker] = null
  }
  return busy
}

/** The console so far, a line each. */
export function consoleLines(
  events: readonly EventLoopEvent[],
): readonly { text: string; isError: boolean }[] {
  return events.flatMap((event) => {
    if (event.type === 'printed') {
      return event.text.split('\n').map((text) => ({ text, isError: event.stream === 'stderr' }))
    }
    return event.type === 'error-uncaught' ? [{ text: `Uncaught ${event.message}`, isError: true }] : []
  })
}

type Span = { readonly queue: string; readonly label: string; readonly from: number; readonly to: number }

/** Callbacks over time, nested ones (nextTick and microtasks) after the one that they follow. */
export function callbackSpans(events: readonly EventLoopEvent[], now: number): readonly Span[] {
  const spans: Span[] = []
  const open: Span[] = []
  for (const event of events) {
    if (event.thread > 0) continue
    if (event.type === 'callback-started') {
      open.push({ queue: event.queue, label: event.label, from: event.time, to: now })
    } else if (event.type === 'callback-ended') {
      const span = open.pop()
      if (span) spans.push({ ...span, to: event.time })
    }
  }
  return [...spans, ...open]
}

export const short = (text: string, characters: number) =>
  text.length > characters ? `${text.slice(0, Math.max(1, characters - 1))}…` : text
