import { processName } from './config.ts'
import type { ProcessStanding } from './state.ts'

/** Times in ticks. Processes by number from 0. */
export type ThrashingEvent =
  | {
      readonly type: 'process-admitted'
      readonly time: number
      readonly process: number
      readonly workingSet: number
      /** Pages that the working sets already in memory want. */
      readonly wanted: number
    }
  | {
      readonly type: 'process-suspended'
      readonly time: number
      readonly process: number
      readonly workingSet: number
      /** Frames that it gives up. */
      readonly freed: number
      readonly wanted: number
    }
  | {
      readonly type: 'page-faulted'
      readonly time: number
      readonly process: number
      readonly page: number
      /** Faults that wait for a device before it. */
      readonly waiting: number
    }
  | { readonly type: 'page-loaded'; readonly time: number; readonly process: number; readonly page: number }
  | {
      readonly type: 'page-evicted'
      readonly time: number
      /** Whose page it is. */
      readonly process: number
      readonly page: number
      /** Who needs the frame. */
      readonly by: number
    }
  | { readonly type: 'process-ended'; readonly time: number; readonly process: number }
  | {
      readonly type: 'tick-passed'
      readonly time: number
      /** Who made a reference in this tick, and to which page. */
      readonly running: number | null
      readonly page: number | null
      readonly standings: readonly ProcessStanding[]
      /** Pages in memory, by process. */
      readonly resident: readonly number[]
      /** Faults that wait for a device or are being served, and devices at work. */
      readonly paging: number
      readonly busyDevices: number
    }

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

export function describeThrashingEvent(event: ThrashingEvent): string {
  const at = `Time ${event.time}:`
  switch (event.type) {
    case 'process-admitted':
      return `${at} ${processName(event.process)} comes into memory; it wants ${plural(event.workingSet, 'page')}, and the others want ${event.wanted}.`
    case 'process-suspended':
      return `${at} ${processName(event.process)} leaves memory with ${plural(event.freed, 'page')}, because the working sets want ${event.wanted} frames and there are not so many.`
    case 'page-faulted':
      return `${at} ${processName(event.process)} faults on page ${event.page}, because it is not in memory; ${event.waiting === 0 ? 'no fault waits' : `${plural(event.waiting, 'fault')} ${event.waiting === 1 ? 'waits' : 'wait'}`} before it.`
    case 'page-loaded':
      return `${at} page ${event.page} of ${processName(event.process)} is in memory, and the process is ready.`
    case 'page-evicted':
      return `${at} page ${event.page} of ${processName(event.process)} goes, because ${event.process === event.by ? 'the process needs the frame' : `${processName(event.by)} needs a frame`} and the page was unused the longest${event.process === event.by ? '' : ' of all'}.`
    case 'process-ended':
      return `${at} ${processName(event.process)} ends and gives back its frames.`
    case 'tick-passed':
      return event.running === null
        ? `${at} the CPU is idle, because ${event.paging === 0 ? 'nobody is there' : `all wait for pages (${plural(event.paging, 'fault')})`}.`
        : `${at} ${processName(event.running)} uses page ${event.page}.`
  }
}
