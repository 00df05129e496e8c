import type { RaidConfig } from '#sim/raid/config.ts'
import type { RaidEvent } from '#sim/raid/events.ts'
import { parityDisk, placeOf, stripeOf } from '#sim/raid/mapping.ts'

/** What lies at an offset of a disk: a block number, or `P`. O(blocks of the stripe). */
export function contentOf(config: RaidConfig, disk: number, offset: number): string {
  const stripe = Math.floor(offset / config.chunkBlocks)
  if (config.level >= 4 && parityDisk(config, stripe) === disk) return `P${stripe}`
  const own = config.level === 1 && disk % 2 === 1 ? disk - 1 : disk
  const { blocks } = stripeOf(config)
  for (let block = stripe * blocks; block < (stripe + 1) * blocks; block++) {
    const place = placeOf(config, block)
    if (place.disk === own && place.offset === offset) return String(block)
  }
  return ''
}

const MOST_ROWS = 8

/** The offsets to show: the first rows, or those around what the last request touched. */
export function rowsOf(config: RaidConfig, events: readonly RaidEvent[]): number[] {
  const touched = events.flatMap((event) => ('offset' in event ? [event.offset] : []))
  const first = touched.length === 0 ? 0 : Math.min(...touched)
  const { blocks } = stripeOf(config)
  const all = config.requests.reduce((most, { address, blocks: count }) => Math.max(most, address + count), 1)
  const end = Math.ceil(all / blocks) * config.chunkBlocks
  const start = Math.max(0, Math.min(first, end - MOST_ROWS))
  return Array.from({ length: Math.min(MOST_ROWS, Math.max(1, end - start)) }, (_, row) => start + row)
}
