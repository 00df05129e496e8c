import type { AddressTranslationConfig } from '#sim/translation/config.ts'
import type { AddressTranslationEvent } from '#sim/translation/events.ts'
import type { Tone } from '../chart/cell-box.tsx'

/** One station on the way from a virtual to a physical address. */
export type Station = { readonly title: string; readonly text: string; readonly tone: Tone }

const BY = {
  base: 'base + address',
  'segment-0': 'segment 0',
  'segment-1': 'segment 1',
  frame: 'frame and offset',
}

export function stationsOf(
  config: AddressTranslationConfig,
  events: readonly AddressTranslationEvent[],
): readonly Station[] {
  return events.flatMap((event): Station[] => {
    switch (event.type) {
      case 'tlb-hit':
        return [{ title: 'TLB hit', text: `page ${event.page} → ${event.frame}`, tone: 'good' }]
      case 'tlb-missed':
        return [{ title: 'TLB miss', text: `page ${event.page}: ?`, tone: 'bad' }]
      case 'tlb-flushed':
        return [{ title: 'TLB flushed', text: `${event.entries} dropped`, tone: 'bad' }]
      case 'entry-read':
        return [
          {
            title: config.scheme === 'linear' ? 'page table' : `table of level ${event.level + 1}`,
            text: `[${event.index}] ${event.isValid ? (event.frame === null ? 'valid' : `→ ${event.frame}`) : 'not valid'}`,
            tone: event.isValid ? 'plain' : 'bad',
          },
        ]
      case 'address-translated':
        return [{ title: `physical (${BY[event.by]})`, text: String(event.physical), tone: 'current' }]
      case 'access-faulted':
        return [{ title: 'fault', text: event.reason.replaceAll('-', ' '), tone: 'bad' }]
      default:
        return []
    }
  })
}
