/** Why an access has no physical address. */
export type FaultReason =
  | 'limit-exceeded'
  | 'segment-0-exceeded'
  | 'segment-1-exceeded'
  | 'outside-space'
  | 'table-not-valid'
  | 'page-not-valid'
  | 'read-only'

/** Times are indices of accesses, from 0. Addresses in bytes. */
export type AddressTranslationEvent =
  | { readonly type: 'space-switched'; readonly time: number; readonly from: number; readonly to: number }
  | { readonly type: 'tlb-flushed'; readonly time: number; readonly entries: number }
  | {
      readonly type: 'tlb-hit'
      readonly time: number
      readonly page: number
      readonly frame: number
      readonly set: number
    }
  | { readonly type: 'tlb-missed'; readonly time: number; readonly page: number; readonly set: number }
  | {
      readonly type: 'tlb-filled'
      readonly time: number
      readonly page: number
      readonly frame: number
      readonly set: number
      readonly way: number
      /** The page whose translation was replaced, with its space; null when the way was free. */
      readonly replaced: { readonly page: number; readonly space: number } | null
    }
  | {
      /** One entry of a page table (the last level) or of a table above it. */
      readonly type: 'entry-read'
      readonly time: number
      /** 0 is the first table of the walk. */
      readonly level: number
      readonly isLast: boolean
      readonly index: number
      /** ostep multi-level: the physical page of the table and the byte read; else null. */
      readonly tablePage: number | null
      readonly content: number | null
      readonly isValid: boolean
      /** The frame (last level), or under ostep multi-level the page of the next table; null when not valid or not known. */
      readonly frame: number | null
    }
  | {
      readonly type: 'address-translated'
      readonly time: number
      readonly space: number
      readonly address: number
      readonly physical: number
      /** How it came about: the register pair, or the frame. */
      readonly by: 'base' | 'segment-0' | 'segment-1' | 'frame'
      /** ostep multi-level: the byte at the physical address; else null. */
      readonly value: number | null
    }
  | {
      readonly type: 'access-faulted'
      readonly time: number
      readonly space: number
      readonly address: number
      readonly reason: FaultReason
      /** The bound that was broken, in bytes; null where there is none. */
      readonly limit: number | null
    }

const plural = (count: number, noun: string) =>
  `${count} ${count === 1 ? noun : noun.replace(/y$/, 'ie').concat('s')}`

const BY = {
  base: 'it is below the limit, and the base is added',
  'segment-0': 'it is in segment 0 and below its limit, and the base is added',
  'segment-1': 'it is in segment 1, which grows down from its base, and within its limit',
  frame: 'the frame takes the place of the page number and the offset stays',
} as const

export function describeAddressTranslationEvent(event: AddressTranslationEvent): string {
  const at = `Access ${event.time + 1}:`
  switch (event.type) {
    case 'space-switched':
      return `${at} the CPU switches from address space ${event.from} to ${event.to}, because another process runs.`
    case 'tlb-flushed':
      return `${at} ${plural(event.entries, 'entry')} of the TLB are dropped, because without ASIDs they could be taken for those of the new process.`
    case 'tlb-hit':
      return `${at} the TLB knows that page ${event.page} is in frame ${event.frame}, so no table is read.`
    case 'tlb-missed':
      return `${at} the TLB does not know page ${event.page}, so the table must be read.`
    case 'tlb-filled':
      return `${at} the TLB keeps page ${event.page} → frame ${event.frame} in set ${event.set}${event.replaced === null ? '' : ` in place of page ${event.replaced.page}`}, because it may be used again soon.`
    case 'entry-read':
      return `${at} entry ${event.index} of the ${event.isLast ? 'page table' : `table of level ${event.level + 1}`}${event.content === null ? '' : ` (page ${event.tablePage}) is 0x${event.content.toString(16).padStart(2, '0')}: it`} is ${event.isValid ? 'valid' : 'not valid'}${event.frame === null ? '' : ` and names ${event.isLast ? 'frame' : 'page'} ${event.frame}`}.`
    case 'address-translated':
      return `${at} virtual address ${event.address} is physical address ${event.physical}, because ${BY[event.by]}${event.value === null ? '' : `; the byte there is ${event.value}`}.`
    case 'access-faulted':
      return `${at} virtual address ${event.address} faults, because ${whyFaulted(event)}.`
  }
}

function whyFaulted({ reason, limit }: Extract<AddressTranslationEvent, { type: 'access-faulted' }>): string {
  switch (reason) {
    case 'limit-exceeded':
      return `it is not below the limit of ${limit}`
    case 'segment-0-exceeded':
      return `it is in segment 0, but not below its limit of ${limit}`
    case 'segment-1-exceeded':
      return `it is in segment 1, but further below its base than the limit of ${limit}`
    case 'outside-space':
      return `the address space has only ${limit} bytes`
    case 'table-not-valid':
      return 'no page of that region is valid, so there is no table for it'
    case 'page-not-valid':
      return 'its page is not valid'
    case 'read-only':
      return 'it writes to a page that is read-only'
  }
}
