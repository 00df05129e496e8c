import type { AddressTranslationConfig } from './config.ts'
import { geometryOf } from './geometry.ts'

export type TlbEntry = {
  readonly space: number
  readonly page: number
  readonly frame: number
  /** Indices of accesses. */
  readonly loadedAt: number
  readonly usedAt: number
}

export type AddressTranslationState = {
  readonly config: AddressTranslationConfig
  /** Accesses done. */
  readonly now: number
  /** tlb[set][way]; no sets without a TLB. */
  readonly tlb: readonly (readonly (TlbEntry | null)[])[]
  /** The space of the last access; null before the first. */
  readonly space: number | null
  /** Random numbers used by the TLB. */
  readonly draws: number
  /** pagePrefixes[space][level]: page-number prefixes under which some page is valid. Multi-level tables exist only there. */
  readonly pagePrefixes: readonly (readonly (readonly number[])[])[]
}

export function initialState(config: AddressTranslationConfig): AddressTranslationState {
  const { entries, ways } = config.tlb
  const perSet = ways === 0 ? entries : ways
  const hasPages = config.scheme === 'linear' || config.scheme === 'multi-level'
  const sets = entries === 0 || !hasPages ? 0 : entries / perSet
  return {
    config,
    now: 0,
    tlb: Array.from({ length: sets }, () => Array.from({ length: perSet }, () => null)),
    space: null,
    draws: 0,
    pagePrefixes:
      config.scheme === 'multi-level' ? config.spaces.map((space) => prefixesOf(config, space)) : [],
  }
}

function prefixesOf(
  config: AddressTranslationConfig,
  { pageTable }: AddressTranslationConfig['spaces'][number],
): number[][] {
  const { levelBits } = geometryOf(config)
  const valid = pageTable.flatMap((frame, page) => (frame === null ? [] : [page]))
  let below = levelBits.reduce((sum, bits) => sum + bits, 0)
  return levelBits.map((bits) => {
    below -= bits
    return [...new Set(valid.map((page) => Math.floor(page / 2 ** below)))]
  })
}
