import type { PageReplacementConfig } from './config.ts'

export type Frame = {
  readonly page: number
  /** Indices of references. */
  readonly loadedAt: number
  readonly usedAt: number
  /** Index of the next reference to this page, null if there is none. Known under opt only. */
  readonly nextUse: number | null
  /** Raised by each use up to clockMax. */
  readonly useCount: number
  /** Uses since it was loaded (lfu). */
  readonly uses: number
  /** Used since the last aging period began (nfu, aging). */
  readonly isReferenced: boolean
  /** Periods of use: a count (nfu), or a byte whose high bit is the latest period (aging). */
  readonly counter: number
  /** Written to since it was loaded. */
  readonly isDirty: boolean
  /** Read ahead, and not used yet. */
  readonly isPrefetched: boolean
}

/**
 * Page lists, the oldest first. second-chance: `recent` is its queue. arc: T1, T2, B1, B2 and the target size of T1.
 * 2q: A1in, Am, A1out. Ghosts are pages that are not in memory any more.
 */
export type PageLists = {
  readonly recent: readonly number[]
  readonly frequent: readonly number[]
  readonly recentGhosts: readonly number[]
  readonly frequentGhosts: readonly number[]
  readonly target: number
}

export type PageReplacementState = {
  readonly config: PageReplacementConfig
  /** The index of the next reference. */
  readonly now: number
  /** By frame number; null is a free frame. */
  readonly frames: readonly (Frame | null)[]
  /** Where the clock hand points. */
  readonly hand: number
  readonly lists: PageLists
  /** Under readahead: the page behind the last that was read, null at first, and the last window in pages. */
  readonly stream: { readonly next: number | null; readonly window: number }
  /** How many random numbers were used. */
  readonly draws: number
  /** Under opt: for each reference the index of the next one to the same page, -1 if there is none; else empty. */
  readonly nextUses: readonly number[]
  /** For each reference the index of the previous one to the same page, -1 if there is none. */
  readonly previousUses: readonly number[]
  /** For each reference whether it writes; empty when none does. */
  readonly isWrite: readonly boolean[]
  /** For each reference whether the page cache has its page; empty when it has none. */
  readonly isCached: readonly boolean[]
}

/** O(references). */
export function initialState(config: PageReplacementConfig): PageReplacementState {
  return {
    config,
    now: 0,
    frames: Array.from({ length: config.frames }, () => null),
    hand: 0,
    lists: {
      recent: [],
      frequent: [],
      recentGhosts: [],
      frequentGhosts: [],
      target: config.policy === '2q' ? Math.max(1, Math.floor(config.frames / 4)) : 0,
    },
    stream: { next: null, window: 0 },
    draws: 0,
    nextUses: config.policy === 'opt' ? nextUsesOf(config.references) : [],
    previousUses: previousUsesOf(config.references),
    isWrite: writesOf(config),
    isCached: cachedOf(config),
  }
}

function nextUsesOf(references: readonly number[]): number[] {
  const next = new Map<number, number>()
  const uses = new Array<number>(references.length)
  for (let index = references.length - 1; index >= 0; index--) {
    const page = references[index]!
    uses[index] = next.get(page) ?? -1
    next.set(page, index)
  }
  return uses
}

function previousUsesOf(references: readonly number[]): number[] {
  const last = new Map<number, number>()
  return references.map((page, index) => {
    const previous = last.get(page) ?? -1
    last.set(page, index)
    return previous
  })
}

function writesOf({ references, writes }: PageReplacementConfig): boolean[] {
  if (writes.length === 0) return []
  const places = new Set(writes)
  return references.map((_, index) => places.has(index))
}

function cachedOf({ references, cachedPages }: PageReplacementConfig): boolean[] {
  if (cachedPages.length === 0) return []
  const pages = new Set(cachedPages)
  return references.map((page) => pages.has(page))
}
