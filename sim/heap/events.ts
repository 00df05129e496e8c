import type { HeapPolicy } from './config.ts'
import type { Block } from './state.ts'

/** Times count operations from 0. Addresses and sizes in bytes. */
export type FreeSpaceEvent =
  | {
      readonly type: 'block-allocated'
      readonly time: number
      readonly allocation: number
      readonly requested: number
      /** What the program gets: behind the header. */
      readonly address: number
      /** The whole block, header included. */
      readonly block: Block
      /** Free blocks looked at. */
      readonly searched: number
      readonly policy: HeapPolicy
      /** Bytes left of the free block that was taken; 0 when it fits exactly. */
      readonly rest: number
    }
  | {
      readonly type: 'allocation-failed'
      readonly time: number
      readonly allocation: number
      readonly requested: number
      /** With rounding and header. */
      readonly needed: number
      readonly searched: number
      readonly totalFree: number
      readonly largestFree: number
    }
  | { readonly type: 'block-split'; readonly time: number; readonly block: Block }
  | {
      readonly type: 'block-freed'
      readonly time: number
      readonly allocation: number
      readonly block: Block
    }
  | {
      readonly type: 'free-refused'
      readonly time: number
      readonly allocation: number
      readonly reason: 'double-free' | 'never-allocated' | 'allocation-failed'
    }
  | {
      readonly type: 'blocks-merged'
      readonly time: number
      readonly block: Block
      /** How many free blocks became this one. */
      readonly count: number
    }
  | {
      readonly type: 'slab-created'
      readonly time: number
      readonly address: number
      readonly objectBytes: number
      readonly objects: number
      /** Bytes by which its first object is moved up, of `spare` that no object needs. */
      readonly colour: number
      readonly spare: number
    }
  | {
      readonly type: 'slabs-reclaimed'
      readonly time: number
      readonly addresses: readonly number[]
      readonly bytes: number
      /** Memory was short. */
      readonly isForced: boolean
    }
  | { readonly type: 'list-changed'; readonly time: number; readonly free: readonly Block[] }

const WHY: Record<HeapPolicy, string> = {
  first: 'it is the first in the list that is large enough',
  best: 'it is the smallest that is large enough',
  worst: 'it is the largest',
  next: 'it is the first large enough from where the last search ended',
  buddy: 'it is the smallest power of two that is large enough',
  segregated: 'it is the first in the lowest size class with one large enough',
  slab: 'slabs in use come before empty ones, and the object freed last comes first',
}

const REFUSED = {
  'double-free': 'it was freed before; a real allocator would corrupt its list here',
  'never-allocated': 'there is no such allocation yet',
  'allocation-failed': 'it never got any memory',
} as const

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
const range = ({ address, size }: Block) => `${address} to ${address + size - 1}`

export function describeFreeSpaceEvent(event: FreeSpaceEvent): string {
  const at = `Operation ${event.time + 1}:`
  switch (event.type) {
    case 'block-allocated':
      if (event.policy === 'slab') {
        return `${at} allocation ${event.allocation} of ${plural(event.requested, 'byte')} gets the object ${range(event.block)} of ${plural(event.block.size, 'byte')}, because ${WHY.slab}.`
      }
      return `${at} allocation ${event.allocation} of ${plural(event.requested, 'byte')} gets address ${event.address} in the block ${range(event.block)}, because ${WHY[event.policy]} (${plural(event.searched, 'block')} looked at${event.rest > 0 ? `, ${plural(event.rest, 'byte')} of it stay free` : ', an exact fit'}).`
    case 'allocation-failed':
      return `${at} allocation ${event.allocation} of ${plural(event.requested, 'byte')} fails, because ${whyFailed(event)}.`
    case 'block-split':
      return `${at} a block is halved and ${range(event.block)} stays free, because half of it is still enough.`
    case 'block-freed':
      return `${at} allocation ${event.allocation} gives back ${range(event.block)}, which joins the free list.`
    case 'free-refused':
      return `${at} allocation ${event.allocation} cannot be freed, because ${REFUSED[event.reason]}.`
    case 'blocks-merged':
      return `${at} ${plural(event.count, 'free block')} become one, ${range(event.block)}, because they lie side by side.`
    case 'slab-created':
      return `${at} a slab at ${event.address} with ${plural(event.objects, 'object')} of ${plural(event.objectBytes, 'byte')} is made, because no slab of that cache has a free object; its objects start ${plural(event.colour, 'byte')} in (colour), so that they do not all fall on the same cache lines.`
    case 'slabs-reclaimed':
      if (event.addresses.length === 0) return `${at} no memory is reclaimed, because no slab is empty.`
      return `${at} ${plural(event.addresses.length, 'empty slab')} (${event.addresses.join(', ')}) ${event.addresses.length === 1 ? 'goes' : 'go'} back, ${plural(event.bytes, 'byte')}, because ${event.isForced ? 'memory is short' : 'the program asks for it'}.`
    case 'list-changed':
      return event.free.length === 0
        ? `${at} the free list is empty now, because every byte is in use.`
        : `${at} the free list is now ${event.free.map(range).join(', then ')}.`
  }
}

function whyFailed({
  needed,
  totalFree,
  largestFree,
}: Extract<FreeSpaceEvent, { type: 'allocation-failed' }>): string {
  if (totalFree < needed) return `it needs ${needed} and only ${plural(totalFree, 'byte')} are free`
  return `it needs ${needed} in one piece: ${totalFree} are free, but the largest piece has ${largestFree} (external fragmentation)`
}
