/** Where a callback waits; `main` is the script itself, `poll` are finished operations, `pending` errors of sockets. */
export type QueueName = 'main' | 'nextTick' | 'microtask' | 'timers' | 'pending' | 'poll' | 'check' | 'close'

type At = {
  readonly time: number
  /** 0 is the main thread, then workers. */
  readonly thread: number
}

/** Times in milliseconds of virtual time, lines from 1 (0: no line of the program). */
export type EventLoopEvent =
  | (At & { readonly type: 'line-reached'; readonly line: number; readonly name: string })
  | (At & { readonly type: 'phase-entered'; readonly phase: QueueName; readonly reason: string })
  | (At & {
      readonly type: 'callback-started'
      readonly queue: QueueName
      readonly label: string
      readonly line: number
      readonly reason: string
    })
  | (At & { readonly type: 'callback-ended'; readonly queue: QueueName; readonly label: string })
  | (At & {
      readonly type: 'callback-queued'
      readonly queue: QueueName
      readonly label: string
      readonly line: number
      /** For a timer: when it is due at the earliest. */
      readonly due: number | null
    })
  | (At & { readonly type: 'timer-cleared'; readonly label: string })
  | (At & { readonly type: 'function-suspended'; readonly name: string; readonly line: number })
  | (At & {
      readonly type: 'promise-settled'
      readonly state: 'fulfilled' | 'rejected'
      readonly value: string
    })
  | (At & {
      readonly type: 'job-submitted'
      readonly job: number
      readonly label: string
      readonly waiting: number
    })
  | (At & {
      readonly type: 'job-started'
      readonly job: number
      readonly label: string
      readonly worker: number
      readonly until: number
    })
  | (At & {
      readonly type: 'job-finished'
      readonly job: number
      readonly label: string
      readonly worker: number
    })
  | (At & { readonly type: 'cpu-used'; readonly ms: number; readonly late: number })
  | (At & { readonly type: 'thread-created'; readonly worker: number; readonly startAt: number })
  | (At & { readonly type: 'thread-ended'; readonly exitCode: number })
  | (At & { readonly type: 'message-sent'; readonly to: number; readonly value: string })
  | (At & { readonly type: 'loop-waited'; readonly until: number; readonly reason: string })
  | (At & { readonly type: 'printed'; readonly text: string; readonly stream: 'stdout' | 'stderr' })
  | (At & { readonly type: 'error-uncaught'; readonly message: string; readonly line: number })
  | (At & { readonly type: 'budget-exhausted'; readonly message: string })
  | (At & { readonly type: 'program-ended'; readonly exitCode: number })

const QUEUES: Readonly<Record<QueueName, string>> = {
  main: 'the main script',
  nextTick: 'the nextTick queue',
  microtask: 'the microtask queue',
  timers: 'the timers',
  pending: 'the pending callbacks',
  poll: 'the poll queue',
  check: 'the check queue',
  close: 'the close callbacks',
}

const at = (line: number) => (line > 0 ? ` (line ${line})` : '')
const by = (thread: number) => (thread === 0 ? '' : `Worker ${thread}: `)

const behind = (jobs: number): string =>
  jobs === 0 ? ', the first in line' : ` behind ${jobs} ${jobs === 1 ? 'other' : 'others'}`

/** One sentence per event, with the reason. */
export function describeEventLoopEvent(event: EventLoopEvent): string {
  const text = sentence(event)
  const prefix = by(event.thread)
  return prefix + (prefix === '' ? text.charAt(0).toUpperCase() + text.slice(1) : text)
}

function sentence(event: EventLoopEvent): string {
  switch (event.type) {
    case 'line-reached':
      return `line ${event.line} runs in ${event.name}: code on the stack runs until it returns or awaits, nothing interrupts it.`
    case 'phase-entered':
      return `${event.phase} phase: ${event.reason}.`
    case 'callback-started':
      return `${event.label}${at(event.line)} runs from ${QUEUES[event.queue]}: ${event.reason}.`
    case 'callback-ended':
      return `${event.label} is done and the stack is empty; before anything else the nextTick queue and the microtasks are emptied.`
    case 'callback-queued':
      return event.due === null
        ? `${event.label}${at(event.line)} joins ${QUEUES[event.queue]}: it waits until the stack is empty and its turn comes.`
        : `${event.label}${at(event.line)} joins ${QUEUES[event.queue]}, due at ${show(event.due)} ms: not before, maybe later.`
    case 'timer-cleared':
      return `${event.label} is cleared: it will not run.`
    case 'function-suspended':
      return `${event.name} awaits on line ${event.line}: it leaves the stack, its caller goes on, and a microtask resumes it when the promise settles.`
    case 'promise-settled':
      return `a promise is ${event.state} ${/undefined/.test(event.value) ? 'without a value to use' : `with ${event.value}`}: its reactions become microtasks.`
    case 'job-submitted':
      return `${event.label} goes to the thread pool; ${event.waiting === 0 ? 'a thread is free and takes it at once' : `all threads are busy, so it waits${behind(event.waiting - 1)}`}.`
    case 'job-started':
      return `pool thread ${event.worker + 1} takes ${event.label} and is busy until ${show(event.until)} ms; the loop goes on meanwhile.`
    case 'job-finished':
      return `pool thread ${event.worker + 1} is done with ${event.label}; its callback waits for the poll phase.`
    case 'cpu-used':
      return `${show(event.ms)} ms of CPU work on the stack: ${event.late === 0 ? 'no callback is due, but none could have run' : `${event.late} that came due must wait, since the loop cannot turn`}.`
    case 'thread-created':
      return `worker ${event.worker} is made and starts at ${show(event.startAt)} ms: a thread with a loop and objects of its own.`
    case 'thread-ended':
      return `the thread ends with exit code ${event.exitCode}.`
    case 'message-sent':
      return `a copy of ${event.value} goes to ${event.to === event.thread ? 'the other port' : event.to === 0 ? 'the main thread' : `worker ${event.to}`} and waits for its poll phase.`
    case 'loop-waited':
      return `the loop sleeps until ${show(event.until)} ms: ${event.reason}.`
    case 'printed':
      return `${event.stream === 'stderr' ? 'standard error' : 'the console'} shows: ${event.text === '' ? 'an empty line' : event.text.slice(0, 200)}.`
    case 'error-uncaught':
      return `nobody catches the error${at(event.line)}: ${event.message.split('\n')[0]}. The process ends with exit code 1.`
    case 'budget-exhausted':
      return `the run is cut off: ${event.message}.`
    case 'program-ended':
      return `the program ends with exit code ${event.exitCode}${event.exitCode === 0 ? ': no callback, timer or operation is left, so the loop is not alive' : ''}.`
  }
}

const show = (ms: number) => String(Math.round(ms * 1000) / 1000)
