import { type Block, type FreeSpaceState, sizeClass } from './state.ts'

/** `index` in the free list, or null; `searched` counts the blocks that were looked at. */
export type Found = { readonly index: number | null; readonly searched: number }

/** Finds a free block of at least `size` bytes by the policy. best and worst keep the first of equals. O(free blocks). */
export function search(state: FreeSpaceState, size: number): Found {
  const { free, config } = state
  switch (config.policy) {
    case 'first':
    case 'slab':
      return firstOf(free, size, [...free.keys()])
    case 'next':
      return firstOf(free, size, fromRover(state))
    case 'best':
      return bestOf(free, size, (candidate, best) => candidate.size < best.size)
    case 'worst':
      return bestOf(free, size, (candidate, best) => candidate.size > best.size)
    case 'buddy':
      return bestOf(free, size, (a, b) => a.size < b.size || (a.size === b.size && a.address < b.address))
    case 'segregated':
      return firstOf(free, size, byClass(free, size))
  }
}

function firstOf(free: readonly Block[], size: number, order: readonly number[]): Found {
  const place = order.findIndex((index) => free[index]!.size >= size)
  if (place < 0) return { index: null, searched: order.length }
  return { index: order[place]!, searched: place + 1 }
}

function bestOf(free: readonly Block[], size: number, isBetter: (a: Block, b: Block) => boolean): Found {
  let index: number | null = null
  for (const [at, block] of free.entries()) {
    if (block.size >= size && (index === null || isBetter(block, free[index]!))) index = at
  }
  return { index, searched: free.length }
}

/** The list from the first block at or behind the rover, then the blocks before it. */
function fromRover({ free, rover }: FreeSpaceState): number[] {
  const start = free.findIndex(({ address }) => address >= rover)
  const places = [...free.keys()]
  return start < 0 ? places : [...places.slice(start), ...places.slice(0, start)]
}

/** The list of the size's own class, then of the larger ones; smaller classes cannot fit. */
function byClass(free: readonly Block[], size: number): number[] {
  const least = sizeClass(size)
  return [...free.keys()]
    .filter((index) => sizeClass(free[index]!.size) >= least)
    .sort((a, b) => sizeClass(free[a]!.size) - sizeClass(free[b]!.size))
}
