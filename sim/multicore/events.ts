import { jobName } from './config.ts'

/** `core-ran` and `core-idled` cover [time, time + 1): one of them per core and tick. */
export type MulticoreEvent =
  | { readonly type: 'job-arrived'; readonly time: number; readonly job: number; readonly queue: number }
  | { readonly type: 'slice-ended'; readonly time: number; readonly core: number; readonly job: number }
  | {
      readonly type: 'job-stolen'
      readonly time: number
      readonly core: number
      readonly from: number
      readonly job: number
    }
  | {
      readonly type: 'job-dispatched'
      readonly time: number
      readonly core: number
      readonly job: number
      readonly isWarm: boolean
      /** It ran on another core last. */
      readonly hasMigrated: boolean
      /** Jobs before it in the queue that may not run on this core. */
      readonly passedOver: number
    }
  | {
      readonly type: 'core-ran'
      readonly time: number
      readonly core: number
      readonly job: number
      readonly isWarm: boolean
      readonly left: number
    }
  | { readonly type: 'core-idled'; readonly time: number; readonly core: number }
  | { readonly type: 'cache-warmed'; readonly time: number; readonly core: number; readonly job: number }
  | { readonly type: 'cache-evicted'; readonly time: number; readonly core: number; readonly job: number }
  | { readonly type: 'job-finished'; readonly time: number; readonly core: number; readonly job: number }

export function describeMulticoreEvent(event: MulticoreEvent): string {
  const at = `t=${event.time}:`
  const job = 'job' in event ? `job ${jobName(event.job)}` : ''
  switch (event.type) {
    case 'job-arrived':
      return `${at} ${job} arrives and joins queue ${event.queue}.`
    case 'slice-ended':
      return `${at} ${job} leaves core ${event.core} and goes to the tail, because its slice is over.`
    case 'job-stolen':
      return `${at} core ${event.core} takes ${job} from the queue of core ${event.from}, because its own queue is empty.`
    case 'job-dispatched':
      return `${at} core ${event.core} takes ${job}, because it is ${event.passedOver === 0 ? 'at the head of the queue' : 'the first in the queue that may run there'}${event.isWarm ? '; its data is in the cache' : event.hasMigrated ? '; it comes from another core and finds a cold cache' : ''}.`
    case 'core-ran':
      return `${at} core ${event.core} runs ${job} on a ${event.isWarm ? 'warm' : 'cold'} cache, ${Math.max(0, event.left)} left.`
    case 'core-idled':
      return `${at} core ${event.core} idles, because no job in its queue may run there.`
    case 'cache-warmed':
      return `${at} the cache of core ${event.core} is warm for ${job}, because it ran there long enough.`
    case 'cache-evicted':
      return `${at} the cache of core ${event.core} loses ${job}, because the working sets together are larger than the cache.`
    case 'job-finished':
      return `${at} ${job} finishes on core ${event.core}, because all its work is done.`
  }
}
