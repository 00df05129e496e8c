import { integerAt } from '../core/rng.ts'
import type { AddressTranslationEvent } from './events.ts'
import type { AddressTranslationState, TlbEntry } from './state.ts'

type WithTlb = {
  readonly state: AddressTranslationState
  readonly events: readonly AddressTranslationEvent[]
}

/** Turns to the space of the next access; without ASIDs a switch empties the TLB (OSTEP ch. 19.5). */
export function switchSpace(state: AddressTranslationState, to: number): WithTlb {
  const { space: from, now: time, tlb, config } = state
  const next = { ...state, space: to }
  if (from === null || from === to) return { state: next, events: [] }
  const switched = { type: 'space-switched', time, from, to } as const
  const entries = tlb.flat().filter((entry) => entry !== null).length
  if (config.tlb.hasAsids || entries === 0) return { state: next, events: [switched] }
  const empty = tlb.map((set) => set.map(() => null))
  return { state: { ...next, tlb: empty }, events: [switched, { type: 'tlb-flushed', time, entries }] }
}

export const setOf = ({ tlb }: AddressTranslationState, page: number): number => page % tlb.length

/** The entry of a page of the running space, or null. O(ways). */
export function lookUp(state: AddressTranslationState, page: number): TlbEntry | null {
  const set = state.tlb[setOf(state, page)]!
  return set.find((entry) => entry?.page === page && entry.space === state.space) ?? null
}

export function touch(state: AddressTranslationState, used: TlbEntry): AddressTranslationState {
  const refreshed = { ...used, usedAt: state.now }
  const replace = (set: readonly (TlbEntry | null)[]) =>
    set.map((entry) => (entry === used ? refreshed : entry))
  const index = setOf(state, used.page)
  return { ...state, tlb: state.tlb.with(index, replace(state.tlb[index]!)) }
}

/** Keeps a translation: in a free way of its set, else in place of the entry that the policy gives up. O(ways). */
export function fill(state: AddressTranslationState, page: number, frame: number): WithTlb {
  const { now: time, tlb, draws } = state
  const set = setOf(state, page)
  const ways = tlb[set]!
  const free = ways.indexOf(null)
  const way = free >= 0 ? free : victimOf(state, ways as readonly TlbEntry[])
  const old = ways[way] ?? null
  const entry = { space: state.space!, page, frame, loadedAt: time, usedAt: time }
  const isDrawn = free < 0 && state.config.tlb.policy === 'random'
  const replaced = old === null ? null : { page: old.page, space: old.space }
  return {
    state: { ...state, tlb: tlb.with(set, ways.with(way, entry)), draws: draws + (isDrawn ? 1 : 0) },
    events: [{ type: 'tlb-filled', time, page, frame, set, way, replaced }],
  }
}

function victimOf({ config, draws }: AddressTranslationState, ways: readonly TlbEntry[]): number {
  const { policy, seed } = config.tlb
  if (policy === 'random') return integerAt(seed, draws, ways.length)
  const age = (entry: TlbEntry) => (policy === 'lru' ? entry.usedAt : entry.loadedAt)
  return ways.reduce((best, entry, way) => (age(entry) < age(ways[best]!) ? way : best), 0)
}
