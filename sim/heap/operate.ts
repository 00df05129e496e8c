import type { Step } from '../core/simulation.ts'
import { joinBuddies, joinListNeighbours, joinNeighbours } from './coalesce.ts'
import type { FreeSpaceConfig } from './config.ts'
import type { FreeSpaceEvent } from './events.ts'
import { search } from './search.ts'
import { allocateObject, freeObject, reclaim } from './slab.ts'
import type { Block, FreeSpaceState } from './state.ts'

type HeapStep = Step<FreeSpaceState, FreeSpaceEvent>

/** One operation of the program. O(free blocks), O(n log n) where the list is kept sorted. */
export function operate(state: FreeSpaceState): HeapStep {
  const operation = state.config.operations[state.now]!
  const { state: after, events } = act(state, operation)
  return { state: { ...after, now: state.now + 1 }, events }
}

function act(state: FreeSpaceState, operation: FreeSpaceConfig['operations'][number]): HeapStep {
  switch (operation.type) {
    case 'allocate':
      return state.config.policy === 'slab'
        ? allocateObject(state, operation.size)
        : allocate(state, operation.size)
    case 'free':
      return giveBack(state, operation.allocation)
    case 'reclaim':
      return reclaim(state, false)
  }
}

/** What a request takes from the heap: rounded to the alignment, with the header; a power of two under buddy. */
export function blockSize(
  { policy, alignmentBytes, headerBytes, minBlockBytes }: FreeSpaceConfig,
  size: number,
): number {
  const needed = Math.ceil(size / alignmentBytes) * alignmentBytes + headerBytes
  return policy === 'buddy' ? Math.max(minBlockBytes, 2 ** Math.ceil(Math.log2(needed))) : needed
}

function allocate(state: FreeSpaceState, requested: number): HeapStep {
  const { config, free, now: time, asked: allocation } = state
  const needed = blockSize(config, requested)
  const { index, searched } = search(state, needed)
  const next = { ...state, asked: allocation + 1 }
  if (index === null) {
    const totalFree = free.reduce((sum, block) => sum + block.size, 0)
    const largestFree = free.reduce((most, block) => Math.max(most, block.size), 0)
    const failed = { type: 'allocation-failed', time, allocation, requested, needed, searched } as const
    return { state: next, events: [{ ...failed, totalFree, largestFree }] }
  }
  const chosen = free[index]!
  const block = { address: chosen.address, size: needed }
  const rests = restsOf(config, chosen, needed)
  const list = [...free.slice(0, index), ...rests, ...free.slice(index + 1)]
  const splits =
    config.policy === 'buddy'
      ? rests.map((rest) => ({ type: 'block-split', time, block: rest }) as const)
      : []
  return {
    state: {
      ...next,
      free: list,
      used: [...state.used, { ...block, allocation, requested }],
      rover: block.address + block.size,
    },
    events: [
      ...splits,
      {
        type: 'block-allocated',
        time,
        allocation,
        requested,
        address: block.address + config.headerBytes,
        block,
        searched,
        policy: config.policy,
        rest: chosen.size - needed,
      },
      { type: 'list-changed', time, free: list },
    ],
  }
}

/** What stays free of a block: its tail, in its place in the list; under buddy the halves, the smallest first. */
function restsOf({ policy }: FreeSpaceConfig, { address, size }: Block, taken: number): Block[] {
  if (size === taken) return []
  if (policy !== 'buddy') return [{ address: address + taken, size: size - taken }]
  const halves: Block[] = []
  for (let half = size / 2; half >= taken; half /= 2) halves.unshift({ address: address + half, size: half })
  return halves
}

function giveBack(state: FreeSpaceState, allocation: number): HeapStep {
  const { config, used, now: time } = state
  const found = used.find((block) => block.allocation === allocation)
  if (found === undefined) {
    return {
      state,
      events: [{ type: 'free-refused', time, allocation, reason: whyRefused(state, allocation) }],
    }
  }
  if (config.policy === 'slab') return freeObject(state, found)
  const block = { address: found.address, size: found.size }
  const { free, merged } = joined(config, inserted(config, state.free, block))
  return {
    state: {
      ...state,
      free,
      used: used.filter((other) => other !== found),
      freed: [...state.freed, allocation],
    },
    events: [
      { type: 'block-freed', time, allocation, block },
      ...merged.map(({ count, ...whole }) => ({ type: 'blocks-merged', time, block: whole, count }) as const),
      { type: 'list-changed', time, free },
    ],
  }
}

function whyRefused({ freed, asked }: FreeSpaceState, allocation: number) {
  if (freed.includes(allocation)) return 'double-free'
  return allocation < asked ? 'allocation-failed' : 'never-allocated'
}

/** Sorting is stable and sorts the whole list, also blocks that a split put out of order (as the book's script does). */
function inserted({ order, policy }: FreeSpaceConfig, free: readonly Block[], block: Block): Block[] {
  const appended = [...free, block]
  if (policy === 'buddy') return appended.sort((a, b) => a.address - b.address)
  switch (order) {
    case 'address':
      return appended.sort((a, b) => a.address - b.address)
    case 'size-up':
      return appended.sort((a, b) => a.size - b.size)
    case 'size-down':
      return appended.sort((a, b) => b.size - a.size)
    case 'front':
      return [block, ...free]
    case 'back':
      return appended
  }
}

function joined(config: FreeSpaceConfig, free: readonly Block[]) {
  if (!config.coalesce) return { free, merged: [] }
  if (config.policy === 'buddy') return joinBuddies(free, config.baseAddress)
  return config.convention === 'ostep' ? joinListNeighbours(free) : joinNeighbours(free)
}
