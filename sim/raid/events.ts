import type { ParityMethod, Purpose } from './plan.ts'

/** Times count requests from 0. Offsets count blocks on a disk. */
export type RaidEvent =
  | {
      readonly type: 'request-started'
      readonly time: number
      readonly kind: 'read' | 'write'
      readonly address: number
      readonly blocks: number
    }
  | {
      readonly type: 'parity-planned'
      readonly time: number
      readonly stripe: number
      readonly method: ParityMethod
      readonly reads: number
    }
  | {
      readonly type: 'block-read' | 'block-written'
      readonly time: number
      readonly disk: number
      readonly offset: number
      /** The logical block; null for parity. */
      readonly block: number | null
      readonly purpose: Purpose
    }
  | {
      readonly type: 'data-lost'
      readonly time: number
      readonly disk: number
      readonly block: number | null
    }
  | {
      readonly type: 'request-done'
      readonly time: number
      readonly accesses: number
      /** Until the last disk is done, in ms; disks work side by side. */
      readonly ms: number
    }

const PURPOSE: Record<Purpose, string> = {
  data: 'because it was asked for',
  mirror: 'because it is the copy of the pair',
  'old-data': 'because the new parity is computed from what is replaced',
  'old-parity': 'because the new parity is computed from the old one',
  'rest-of-stripe': 'because the new parity is computed from the whole stripe',
  parity: 'so that any one disk of the stripe can be computed from the others',
  rebuild: 'because the disk that has the block has failed',
}

const METHOD: Record<ParityMethod, string> = {
  subtractive: 'from old data and old parity, which is not more to read than the rest of the stripe',
  additive: 'from the rest of the stripe, which is less to read than old data and parity',
  'full-stripe': 'from the new data alone, because the whole stripe is written',
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

export function describeRaidEvent(event: RaidEvent): string {
  const at = `Request ${event.time + 1}:`
  switch (event.type) {
    case 'request-started':
      return `${at} ${event.kind} ${plural(event.blocks, 'block')} from logical block ${event.address}.`
    case 'parity-planned':
      return `${at} the parity of stripe ${event.stripe} is computed ${METHOD[event.method]} (${plural(event.reads, 'read')}).`
    case 'block-read':
    case 'block-written':
      return `${at} disk ${event.disk} ${event.type === 'block-read' ? 'reads' : 'writes'} offset ${event.offset} (${event.block === null ? 'parity or a part of it' : `block ${event.block}`}), ${PURPOSE[event.purpose]}.`
    case 'data-lost':
      return `${at} block ${event.block} is lost, because disk ${event.disk} has failed and nothing else knows what it held.`
    case 'request-done':
      return `${at} done after ${plural(event.accesses, 'access').replace('accesss', 'accesses')} and ${Number(event.ms.toFixed(2))} ms.`
  }
}
