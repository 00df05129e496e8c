import type { RaidConfig } from './config.ts'

/** A block on a disk; offsets count blocks from 0. */
export type Place = { readonly disk: number; readonly offset: number }

/** Disks that hold data in one stripe, and logical blocks in it. */
export function stripeOf({ level, disks, chunkBlocks }: RaidConfig): { disks: number; blocks: number } {
  const data = level === 0 ? disks : level === 1 ? disks / 2 : disks - 1
  return { disks: data, blocks: data * chunkBlocks }
}

/** Where a logical block is (OSTEP ch. 38); for level 1 the first of its pair, the other is on the next disk. */
export function placeOf(config: RaidConfig, block: number): Place {
  const { level, disks, chunkBlocks, layout } = config
  const data = stripeOf(config).disks
  const chunk = Math.floor(block / chunkBlocks)
  const stripe = Math.floor(chunk / data)
  const index = chunk % data
  const offset = stripe * chunkBlocks + (block % chunkBlocks)
  if (level === 1) return { disk: 2 * index, offset }
  if (level !== 5) return { disk: index, offset }
  const parity = parityDisk(config, stripe)
  if (layout === 'left-symmetric') return { disk: (parity + 1 + index) % disks, offset }
  return { disk: index < parity ? index : index + 1, offset }
}

/** Level 4: the last disk. Level 5: from the last disk down, stripe by stripe. */
export function parityDisk({ level, disks }: RaidConfig, stripe: number): number {
  return level === 4 ? disks - 1 : disks - 1 - (stripe % disks)
}
