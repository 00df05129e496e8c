import type { Block } from './state.ts'

/** The free list with blocks joined, and the blocks that came from joining `count` others. */
export type Joined = {
  readonly free: readonly Block[]
  readonly merged: readonly (Block & { count: number })[]
}

const isBefore = (a: Block, b: Block) => a.address + a.size === b.address

/** One pass over the list: a block joins the one before it in the list when it starts where that ends (the book's script). */
export function joinListNeighbours(free: readonly Block[]): Joined {
  const list: (Block & { count: number })[] = []
  for (const block of free) {
    const last = list.at(-1)
    if (last !== undefined && isBefore(last, block)) {
      list[list.length - 1] = { ...last, size: last.size + block.size, count: last.count + 1 }
    } else {
      list.push({ ...block, count: 1 })
    }
  }
  return finish(list)
}

/** Joins all blocks that lie side by side in memory; a joined block stands where the first of its parts stood in the list. */
export function joinNeighbours(free: readonly Block[]): Joined {
  const list = free.map((block) => ({ ...block, count: 1 }))
  for (let at = 0; at < list.length; ) {
    const block = list[at]!
    const other = list.findIndex((candidate) => isBefore(block, candidate) || isBefore(candidate, block))
    if (other < 0) {
      at += 1
      continue
    }
    const part = list[other]!
    const address = Math.min(block.address, part.address)
    list[Math.min(at, other)] = { address, size: block.size + part.size, count: block.count + part.count }
    list.splice(Math.max(at, other), 1)
    at = Math.min(at, other)
  }
  return finish(list)
}

/** Joins buddies (halves of one block) as long as both are free (Knowlton 1965). `free` is sorted by address. */
export function joinBuddies(free: readonly Block[], base: number): Joined {
  const list = free.map((block) => ({ ...block, count: 1 }))
  for (let at = 0; at + 1 < list.length; ) {
    const [low, high] = [list[at]!, list[at + 1]!]
    const areBuddies =
      isBefore(low, high) && low.size === high.size && (low.address - base) % (2 * low.size) === 0
    if (!areBuddies) {
      at += 1
      continue
    }
    list.splice(at, 2, { address: low.address, size: 2 * low.size, count: low.count + high.count })
    at = Math.max(0, at - 1)
  }
  return finish(list)
}

function finish(list: readonly (Block & { count: number })[]): Joined {
  return {
    free: list.map(({ address, size }) => ({ address, size })),
    merged: list.filter(({ count }) => count > 1),
  }
}
