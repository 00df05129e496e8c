/** Why a page had to go. `nextUse` is the index of its next reference, null if it is never used again. */
export type EvictionReason =
  | { readonly policy: 'fifo'; readonly loadedAt: number }
  | { readonly policy: 'lru'; readonly usedAt: number }
  | { readonly policy: 'opt'; readonly nextUse: number | null }
  | { readonly policy: 'mru'; readonly usedAt: number }
  | { readonly policy: 'random'; readonly draw: number }
  | { readonly policy: 'clock' | 'second-chance' }
  | { readonly policy: 'lfu'; readonly uses: number }
  | { readonly policy: 'nfu' | 'aging'; readonly counter: number }
  /** `isExpired`: it fell out of the window; else memory was full and it was the least recently used. */
  | { readonly policy: 'working-set'; readonly usedAt: number; readonly isExpired: boolean }
  /** The list it was at the old end of; `target` is how many pages the recent list should have. */
  | { readonly policy: 'arc' | '2q'; readonly list: 'recent' | 'frequent'; readonly target: number }

/** Times are indices of references, from 0. A frames table is the state after each reference. */
export type PageReplacementEvent =
  | { readonly type: 'page-hit'; readonly time: number; readonly page: number; readonly frame: number }
  | {
      readonly type: 'page-faulted'
      readonly time: number
      readonly page: number
      /** The first reference to this page ever: no policy could have avoided the fault. */
      readonly isCold: boolean
      /** The page cache has the page: no disk is read. */
      readonly isMinor: boolean
    }
  | {
      readonly type: 'frame-passed-over'
      readonly time: number
      readonly frame: number
      readonly page: number
      /** After it was lowered. */
      readonly useCount: number
      /** Whether the frame was drawn at random (ostep) or met by the hand. */
      readonly isDrawn: boolean
    }
  | {
      readonly type: 'page-evicted'
      readonly time: number
      readonly page: number
      readonly frame: number
      readonly reason: EvictionReason
    }
  /** A dirty page goes to disk before its frame is given away. */
  | { readonly type: 'page-written'; readonly time: number; readonly page: number; readonly frame: number }
  /** Read together with the page that faulted. */
  | {
      readonly type: 'page-prefetched'
      readonly time: number
      readonly page: number
      readonly frame: number
      readonly faulted: number
      /** Pages of this window, the faulting one not included. */
      readonly window: number
    }
  /** The first use of a page that was read ahead; and one that left without any. */
  | {
      readonly type: 'prefetch-used' | 'prefetch-wasted'
      readonly time: number
      readonly page: number
      readonly frame: number
    }
  | { readonly type: 'page-loaded'; readonly time: number; readonly page: number; readonly frame: number }

export function describePageReplacementEvent(event: PageReplacementEvent): string {
  const at = `Reference ${event.time + 1}:`
  switch (event.type) {
    case 'page-hit':
      return `${at} page ${event.page} is a hit, because it is in frame ${event.frame}.`
    case 'page-faulted':
      return `${at} page ${event.page} faults, because ${event.isCold ? 'it was never used before' : 'it is not in memory any more'}${event.isMinor ? '; the page cache has it, so the fault is minor' : ''}.`
    case 'frame-passed-over':
      return `${at} ${event.isDrawn ? 'the draw falls on' : 'the hand meets'} page ${event.page} in frame ${event.frame}, which was used: it stays, and its use count drops to ${event.useCount}.`
    case 'page-evicted':
      return `${at} page ${event.page} leaves frame ${event.frame}, because ${whyEvicted(event.reason)}.`
    case 'page-written':
      return `${at} page ${event.page} is written to disk, because it was changed in memory.`
    case 'page-prefetched':
      return `${at} page ${event.page} is read ahead into frame ${event.frame}, because page ${event.faulted} faulted and ${event.window === 1 ? 'the next page is' : `the next ${event.window} pages are`} likely to follow.`
    case 'prefetch-used':
      return `${at} reading page ${event.page} ahead was useful, because this use would have been a fault.`
    case 'prefetch-wasted':
      return `${at} reading page ${event.page} ahead was useless, because it leaves without having been used.`
    case 'page-loaded':
      return `${at} page ${event.page} is loaded into frame ${event.frame}, which is free now.`
  }
}

function whyEvicted(reason: EvictionReason): string {
  switch (reason.policy) {
    case 'fifo':
      return `it was loaded first (reference ${reason.loadedAt + 1})`
    case 'lru':
      return `it was unused the longest (last at reference ${reason.usedAt + 1})`
    case 'opt':
      return reason.nextUse === null
        ? 'it is never used again'
        : `its next use is the furthest away (reference ${reason.nextUse + 1})`
    case 'mru':
      return `it was used most recently (reference ${reason.usedAt + 1})`
    case 'random':
      return `the draw ${reason.draw.toFixed(4)} falls on it`
    case 'clock':
      return 'its use count is 0'
    case 'second-chance':
      return 'it is first in the queue and its use bit is clear'
    case 'lfu':
      return `it was used least often since it was loaded (${reason.uses} times)`
    case 'nfu':
      return `its counter, the number of periods in which it was used, is the lowest (${reason.counter})`
    case 'aging':
      return `its counter, recent periods weighing most, is the lowest (${reason.counter.toString(2).padStart(8, '0')} in binary)`
    case 'working-set':
      return reason.isExpired
        ? `it was last used at reference ${reason.usedAt + 1}, outside the window`
        : `memory is full with the working set and it was unused the longest (last at reference ${reason.usedAt + 1})`
    case 'arc':
    case '2q':
      return `it is the oldest of the pages ${reason.list === 'recent' ? 'seen once lately, and that list is over its share' : 'seen several times, and the list of recent pages is within its share'} of ${Number(reason.target.toFixed(2))}`
  }
}
