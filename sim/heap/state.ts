import type { FreeSpaceConfig } from './config.ts'

/** Bytes [address, address + size). */
export type Block = { readonly address: number; readonly size: number }

/** A block in use; `requested` is what the program asked for, the rest is header, rounding and slack. */
export type UsedBlock = Block & { readonly allocation: number; readonly requested: number }

/**
 * A slab: memory cut into objects of one size, the first `colour` bytes behind its start, its bookkeeping at its end.
 * `freeObjects` are places in the slab, the one freed last first.
 */
export type Slab = {
  readonly objectBytes: number
  readonly address: number
  readonly colour: number
  readonly objects: number
  readonly freeObjects: readonly number[]
}

export type FreeSpaceState = {
  readonly config: FreeSpaceConfig
  /** Operations done. */
  readonly now: number
  /** The free list in its order. */
  readonly free: readonly Block[]
  /** In the order of allocation. */
  readonly used: readonly UsedBlock[]
  /** Allocations asked for so far, failed ones included. */
  readonly asked: number
  /** Allocations that were freed. */
  readonly freed: readonly number[]
  /** Under next: where the search goes on. */
  readonly rover: number
  /** Under slab: in the order of creation. */
  readonly slabs: readonly Slab[]
  /** Under slab: how many slabs each cache has had, which gives the colour of the next. */
  readonly colours: readonly { readonly objectBytes: number; readonly slabs: number }[]
}

export function initialState(config: FreeSpaceConfig): FreeSpaceState {
  return {
    config,
    now: 0,
    free: [{ address: config.baseAddress, size: config.heapBytes }],
    used: [],
    asked: 0,
    freed: [],
    rover: config.baseAddress,
    slabs: [],
    colours: [],
  }
}

/** The size class of a segregated list: blocks of 2^c up to 2^(c+1) - 1 bytes. */
export const sizeClass = (size: number): number => Math.floor(Math.log2(size))
