/** What a thread with a task does in a tick: it has a core, waits for one, waits for input or output, or for a subtask. */
export type Doing = 'computing' | 'ready' | 'waiting' | 'blocked'

export type LaneTick = { readonly worker: string; readonly task: string; readonly doing: Doing }

/** Tasks, workers and pools by name; `caller` is the thread that submits from outside. */
export type ThreadPoolEvent =
  | {
      /** Covers [time, time + 1). */
      readonly type: 'tick-passed'
      readonly time: number
      /** Threads that hold a task. */
      readonly lanes: readonly LaneTick[]
      /** Threads alive and tasks queued, per pool. */
      readonly threads: readonly number[]
      readonly queued: readonly number[]
    }
  | {
      readonly type: 'task-queued'
      readonly time: number
      readonly task: string
      readonly pool: string
      readonly length: number
      readonly capacity: number
    }
  | {
      readonly type: 'worker-created'
      readonly time: number
      readonly worker: string
      readonly task: string
      readonly reason: 'below-core' | 'queue-full'
      readonly threads: number
    }
  | { readonly type: 'worker-ended'; readonly time: number; readonly worker: string; readonly idle: number }
  | {
      readonly type: 'task-started'
      readonly time: number
      readonly task: string
      readonly worker: string
      readonly from: 'queue' | 'hand-off' | 'new-thread' | 'caller-runs'
    }
  | { readonly type: 'task-rejected'; readonly time: number; readonly task: string; readonly pool: string }
  | {
      readonly type: 'task-discarded'
      readonly time: number
      readonly task: string
      readonly pool: string
      /** The newer task that takes its place; null when it is the new one that is dropped. */
      readonly for: string | null
    }
  | {
      readonly type: 'subtask-called'
      readonly time: number
      readonly task: string
      readonly subtask: string
      readonly pool: string
    }
  | { readonly type: 'task-resumed'; readonly time: number; readonly task: string; readonly subtask: string }
  | {
      readonly type: 'task-finished'
      readonly time: number
      readonly task: string
      readonly worker: string
      readonly latency: number
      readonly isForNobody: boolean
    }
  | { readonly type: 'task-failed'; readonly time: number; readonly task: string; readonly subtask: string }
  | {
      readonly type: 'task-timed-out'
      readonly time: number
      readonly task: string
      readonly effect: 'removed' | 'interrupted' | 'runs-on'
    }
  | {
      readonly type: 'task-cancelled'
      readonly time: number
      readonly task: string
      readonly effect: 'removed' | 'interrupted'
    }
  | {
      readonly type: 'deadlock-detected'
      readonly time: number
      readonly waits: readonly {
        readonly worker: string
        readonly task: string
        readonly subtask: string
        readonly state: 'queued' | 'discarded'
        readonly pool: string
      }[]
    }

const DOING: Readonly<Record<Doing, string>> = {
  computing: 'computes',
  ready: 'waits for a core',
  waiting: 'waits for input or output',
  blocked: 'waits for its subtask',
}

const CREATED = {
  'below-core': 'because the pool has fewer than its core threads',
  'queue-full': 'because the queue is full and the pool is below its maximum',
} as const

const STARTED = {
  queue: 'because it was at the head of the queue',
  'hand-off': 'because that worker has nothing to do',
  'new-thread': 'as its first task',
  'caller-runs':
    'because the pool has no room and leaves it to its submitter, who can submit nothing meanwhile',
} as const

const TIMED_OUT = {
  removed: 'it had not begun and will not',
  interrupted: 'its thread is interrupted and free for others',
  'runs-on': 'nobody told the pool, so it will be run all the same, for nobody',
} as const

export function describeThreadPoolEvent(event: ThreadPoolEvent): string {
  const at = `t=${event.time}:`
  switch (event.type) {
    case 'tick-passed':
      return `${at} ${describeTick(event)}`
    case 'task-queued':
      return `${at} ${event.task} joins the queue of ${event.pool}, because no worker is idle; ${event.length} of ${event.capacity} places are taken.`
    case 'worker-created':
      return `${at} a new thread, ${event.worker}, is made for ${event.task}, ${CREATED[event.reason]}; it now has ${event.threads}.`
    case 'worker-ended':
      return `${at} the thread ${event.worker} ends, because it had nothing to do for ${event.idle} ticks and the core threads are enough.`
    case 'task-started':
      return `${at} ${event.task} goes to ${event.worker}, ${STARTED[event.from]}.`
    case 'task-rejected':
      return `${at} ${event.task} is rejected, because ${event.pool} has no idle worker, no room in the queue and no thread to add.`
    case 'task-discarded':
      return event.for === null
        ? `${at} ${event.task} is dropped without a word, because ${event.pool} has no room.`
        : `${at} ${event.task} is dropped from the head of the queue, because ${event.pool} has no room and ${event.for} is newer.`
    case 'subtask-called':
      return `${at} ${event.task} submits ${event.subtask} to ${event.pool} and waits for the result, keeping its thread.`
    case 'task-resumed':
      return `${at} ${event.task} goes on, because ${event.subtask} has finished.`
    case 'task-finished':
      return event.isForNobody
        ? `${at} ${event.task} is finished by ${event.worker} after ${event.latency} ticks, but its submitter has given up: that work was for nobody.`
        : `${at} ${event.task} is finished by ${event.worker}, ${event.latency} ticks after it was submitted.`
    case 'task-failed':
      return `${at} ${event.task} fails, because its subtask ${event.subtask} was rejected.`
    case 'task-timed-out':
      return `${at} the submitter of ${event.task} gives up, because its time-out is over; ${TIMED_OUT[event.effect]}.`
    case 'task-cancelled':
      return `${at} ${event.task} is cancelled; ${TIMED_OUT[event.effect]}.`
    case 'deadlock-detected':
      return `${at} nothing can go on: ${event.waits.map(describeWait).join('; ')}.`
  }
}

function describeTick({ lanes, queued }: Extract<ThreadPoolEvent, { type: 'tick-passed' }>): string {
  const waiting = queued.reduce((sum, length) => sum + length, 0)
  const tail = waiting === 0 ? 'nothing is queued' : `${waiting} queued`
  if (lanes.length === 0) return `no thread has a task; ${tail}.`
  return `${lanes.map(({ worker, task, doing }) => `${task} on ${worker} ${DOING[doing]}`).join(', ')}; ${tail}.`
}

type Wait = Extract<ThreadPoolEvent, { type: 'deadlock-detected' }>['waits'][number]

const WAITS = {
  queued: (pool: string) => `which is queued in ${pool}, where every thread waits like this`,
  discarded: (pool: string) => `which ${pool} has dropped, so that no result ever comes`,
} as const

const describeWait = ({ worker, task, subtask, state, pool }: Wait) =>
  `${worker} holds ${task} and waits for ${subtask}, ${WAITS[state](pool)}`
