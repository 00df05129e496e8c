import type { Step } from '../core/simulation.ts'
import { joinNeighbours } from './coalesce.ts'
import type { FreeSpaceConfig } from './config.ts'
import type { FreeSpaceEvent } from './events.ts'
import type { Block, FreeSpaceState, Slab, UsedBlock } from './state.ts'

type HeapStep = Step<FreeSpaceState, FreeSpaceEvent>

/** How many objects a slab of a cache holds, and how far its first object may be moved up. Bonwick 1994, section 4. */
export function slabShape(
  { slab }: FreeSpaceConfig,
  objectBytes: number,
): { objects: number; spare: number } {
  const room = slab.slabBytes - slab.slabHeaderBytes
  const objects = Math.floor(room / objectBytes)
  return { objects, spare: room - objects * objectBytes }
}

export type SlabStanding = 'full' | 'partial' | 'empty'

/** In Linux's words: full means all objects are in use (Bonwick calls that slab empty, and one without any complete). */
export function standingOf({ objects, freeObjects }: Slab): SlabStanding {
  if (freeObjects.length === 0) return 'full'
  return freeObjects.length === objects ? 'empty' : 'partial'
}

/** Bytes of a slab that hold no object in use: free objects, colour, slack and its own bookkeeping. */
export const idleBytes = (slabBytes: number, { objects, freeObjects, objectBytes }: Slab): number =>
  slabBytes - (objects - freeObjects.length) * objectBytes

/**
 * An object from the cache of the smallest size that is large enough: from a partial slab, else from an empty one, else from a
 * new slab; requests above all caches take whole slabs' worth of memory. When memory is short, empty slabs are reclaimed
 * first. O(slabs + free blocks).
 */
export function allocateObject(state: FreeSpaceState, requested: number): HeapStep {
  const { slab: rules } = state.config
  const sizes = rules.objectBytes.filter((bytes) => bytes >= requested)
  if (sizes.length === 0) return allocatePages(state, requested)
  const objectBytes = Math.min(...sizes)
  const own = state.slabs.filter((slab) => slab.objectBytes === objectBytes)
  const usable =
    own.find((slab) => standingOf(slab) === 'partial') ?? own.find((slab) => standingOf(slab) === 'empty')
  if (usable !== undefined) return take(state, usable, requested)
  const grown = grow(state, objectBytes)
  if (grown === null) return fail(state, requested, rules.slabBytes)
  const step = take(grown.state, grown.slab, requested)
  return { ...step, events: [...grown.events, ...step.events] }
}

function take(state: FreeSpaceState, slab: Slab, requested: number): HeapStep {
  const { asked: allocation, now: time, free } = state
  const { objectBytes, address: base } = slab
  const [place, ...freeObjects] = slab.freeObjects as [number, ...number[]]
  const block = { address: base + slab.colour + place * objectBytes, size: objectBytes }
  return {
    state: {
      ...state,
      asked: allocation + 1,
      used: [...state.used, { ...block, allocation, requested }],
      slabs: state.slabs.map((other) => (other.address === base ? { ...slab, freeObjects } : other)),
    },
    events: [
      {
        type: 'block-allocated',
        time,
        allocation,
        requested,
        address: block.address,
        block,
        searched: 1,
        policy: 'slab',
        rest: 0,
      },
      { type: 'list-changed', time, free },
    ],
  }
}

/** A new slab for a cache; its colour goes up by one step with each slab and starts over when the spare bytes are used up. */
function grow(state: FreeSpaceState, objectBytes: number) {
  const { slab: rules } = state.config
  const got = takePages(state, rules.slabBytes)
  if (got === null) return null
  const { objects, spare } = slabShape(state.config, objectBytes)
  const made = got.state.colours.find((cache) => cache.objectBytes === objectBytes)?.slabs ?? 0
  const colours = Math.floor(spare / rules.colourBytes) + 1
  const slab: Slab = {
    objectBytes,
    address: got.address,
    colour: (made % colours) * rules.colourBytes,
    objects,
    freeObjects: Array.from({ length: objects }, (_, place) => place),
  }
  const counted = got.state.colours.filter((cache) => cache.objectBytes !== objectBytes)
  const created: FreeSpaceEvent = {
    type: 'slab-created',
    time: state.now,
    address: slab.address,
    objectBytes,
    objects,
    colour: slab.colour,
    spare,
  }
  return {
    slab,
    state: {
      ...got.state,
      slabs: [...got.state.slabs, slab],
      colours: [...counted, { objectBytes, slabs: made + 1 }],
    },
    events: [...got.events, created],
  }
}

type Pages = {
  readonly address: number
  readonly state: FreeSpaceState
  readonly events: readonly FreeSpaceEvent[]
}

/** First fit over the memory outside slabs; if there is none, empty slabs go back and it is tried once more. */
function takePages(state: FreeSpaceState, size: number, isRetry = false): Pages | null {
  const index = state.free.findIndex((block) => block.size >= size)
  if (index >= 0) {
    const { address, size: whole } = state.free[index]!
    const rest = whole === size ? [] : [{ address: address + size, size: whole - size }]
    const free = [...state.free.slice(0, index), ...rest, ...state.free.slice(index + 1)]
    return { address, state: { ...state, free }, events: [] }
  }
  if (isRetry || !state.slabs.some((slab) => standingOf(slab) === 'empty')) return null
  const reclaimed = reclaim(state, true)
  const got = takePages(reclaimed.state, size, true)
  return got && { ...got, events: [...reclaimed.events, ...got.events] }
}

function allocatePages(state: FreeSpaceState, requested: number): HeapStep {
  const { slabBytes } = state.config.slab
  const size = Math.ceil(requested / slabBytes) * slabBytes
  const got = takePages(state, size)
  if (got === null) return fail(state, requested, size)
  const { asked: allocation, now: time } = state
  const block = { address: got.address, size }
  const { free } = got.state
  return {
    state: {
      ...got.state,
      asked: allocation + 1,
      used: [...state.used, { ...block, allocation, requested }],
    },
    events: [
      ...got.events,
      {
        type: 'block-allocated',
        time,
        allocation,
        requested,
        address: block.address,
        block,
        searched: 1,
        policy: 'slab',
        rest: 0,
      },
      { type: 'list-changed', time, free },
    ],
  }
}

function fail(state: FreeSpaceState, requested: number, needed: number): HeapStep {
  const { free, asked: allocation, now: time } = state
  const totalFree = free.reduce((sum, block) => sum + block.size, 0)
  const largestFree = free.reduce((most, block) => Math.max(most, block.size), 0)
  const searched = free.length
  return {
    state: { ...state, asked: allocation + 1 },
    events: [
      { type: 'allocation-failed', time, allocation, requested, needed, searched, totalFree, largestFree },
    ],
  }
}

/** An object goes back to its slab, which keeps it for the next request of that size; whole slabs' worth go back at once. */
export function freeObject(state: FreeSpaceState, found: UsedBlock): HeapStep {
  const { now: time } = state
  const { address, size, allocation } = found
  const slab = state.slabs.find(
    (one) => one.address <= address && address < one.address + state.config.slab.slabBytes,
  )
  const rest = {
    ...state,
    used: state.used.filter((other) => other !== found),
    freed: [...state.freed, allocation],
  }
  const freed: FreeSpaceEvent = { type: 'block-freed', time, allocation, block: { address, size } }
  if (slab === undefined) {
    const free = withBlocks(state.free, [{ address, size }])
    return { state: { ...rest, free }, events: [freed, { type: 'list-changed', time, free }] }
  }
  const place = (address - slab.address - slab.colour) / slab.objectBytes
  const after = { ...slab, freeObjects: [place, ...slab.freeObjects] }
  return {
    state: { ...rest, slabs: state.slabs.map((one) => (one === slab ? after : one)) },
    events: [freed, { type: 'list-changed', time, free: state.free }],
  }
}

const withBlocks = (free: readonly Block[], blocks: readonly Block[]): readonly Block[] =>
  joinNeighbours([...free, ...blocks].sort((a, b) => a.address - b.address)).free

/** Every empty slab goes back to the memory outside slabs. `isForced`: because memory was short. */
export function reclaim(state: FreeSpaceState, isForced: boolean): HeapStep {
  const { now: time, config } = state
  const size = config.slab.slabBytes
  const gone = state.slabs.filter((slab) => standingOf(slab) === 'empty')
  const free =
    gone.length === 0
      ? state.free
      : withBlocks(
          state.free,
          gone.map(({ address }) => ({ address, size })),
        )
  const addresses = gone.map(({ address }) => address)
  return {
    state: { ...state, free, slabs: state.slabs.filter((slab) => !gone.includes(slab)) },
    events: [
      { type: 'slabs-reclaimed', time, addresses, bytes: gone.length * size, isForced },
      { type: 'list-changed', time, free },
    ],
  }
}
