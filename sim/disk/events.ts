import type { DiskPolicy } from './config.ts'

/** `arm-moved`, `disk-turned`, `block-transferred` and `disk-idled` cover [time, time + ticks). Requests by number, from 0. */
export type DiskEvent =
  | {
      readonly type: 'request-arrived'
      readonly time: number
      readonly request: number
      readonly block: number
    }
  | {
      readonly type: 'request-chosen'
      readonly time: number
      readonly request: number
      readonly block: number
      readonly policy: DiskPolicy
      /** Requests that waited, this one included. */
      readonly waiting: number
      /** Seek, rotation and transfer as satf estimates them, in ticks. */
      readonly estimate: number
    }
  | {
      readonly type: 'arm-moved'
      readonly time: number
      readonly ticks: number
      readonly request: number
      readonly from: number
      readonly to: number
    }
  | { readonly type: 'disk-turned'; readonly time: number; readonly ticks: number; readonly request: number }
  | {
      readonly type: 'block-transferred'
      readonly time: number
      readonly ticks: number
      readonly request: number
      readonly block: number
    }
  | { readonly type: 'disk-idled'; readonly time: number; readonly ticks: number }

const WHY: Record<DiskPolicy, string> = {
  fifo: 'it is the first in the queue',
  sstf: 'its track is the nearest',
  satf: 'it can be reached soonest, seek and rotation together',
  'bounded-satf': 'it can be reached soonest of its batch',
  scan: 'its track is the next one in the direction of the arm',
  'c-scan': 'its track is the next one inwards',
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

export function describeDiskEvent(event: DiskEvent): string {
  const at = `t=${event.time}:`
  switch (event.type) {
    case 'request-arrived':
      return `${at} a request for block ${event.block} joins the queue.`
    case 'request-chosen':
      return `${at} block ${event.block} is next, because ${event.waiting === 1 ? 'no other request waits' : WHY[event.policy]} (estimate ${Number(event.estimate.toFixed(2))} ticks).`
    case 'arm-moved':
      return event.ticks === 0
        ? `${at} the arm stays, because it is on track ${event.to} already.`
        : `${at} the arm moves from track ${event.from} to track ${event.to} in ${plural(event.ticks, 'tick')}.`
    case 'disk-turned':
      return event.ticks === 0
        ? `${at} the block is just coming under the head, so nobody waits for the disk to turn.`
        : `${at} the disk turns for ${plural(event.ticks, 'tick')} until the block is under the head.`
    case 'block-transferred':
      return `${at} block ${event.block} passes under the head and is read in ${plural(event.ticks, 'tick')}.`
    case 'disk-idled':
      return `${at} the disk idles for ${plural(event.ticks, 'tick')}, because no request waits.`
  }
}
