import { type AddressTranslationConfig, isInMemory } from './config.ts'

/** How a virtual address splits: the bits of each level's index, the highest first, then the offset. */
export type Geometry = {
  readonly spaceBytes: number
  readonly pageBits: number
  readonly levelBits: readonly number[]
}

/** linear is one level. The multi-level simulator of OSTEP ch. 20 has 15-bit addresses: 5 | 5 | 5. */
export function geometryOf(config: AddressTranslationConfig): Geometry {
  if (isInMemory(config)) return { spaceBytes: 32_768, pageBits: 5, levelBits: [5, 5] }
  const { spaceBytes, pageBits } = config
  const pages = Math.ceil(spaceBytes / 2 ** pageBits)
  const bits = pages <= 1 ? 0 : Math.ceil(Math.log2(pages))
  const levels = config.scheme === 'multi-level' ? config.levels : 1
  const share = Math.floor(bits / levels)
  const levelBits = Array.from({ length: levels }, (_, level) =>
    level === 0 ? bits - share * (levels - 1) : share,
  )
  return { spaceBytes, pageBits, levelBits }
}

export const pageOf = (address: number, pageBits: number): number => Math.floor(address / 2 ** pageBits)
export const offsetOf = (address: number, pageBits: number): number => address % 2 ** pageBits

/** The index into each level's table, and the page number's high bits up to and with that level. */
export function indicesOf(page: number, levelBits: readonly number[]): { index: number; prefix: number }[] {
  let below = levelBits.reduce((sum, bits) => sum + bits, 0)
  return levelBits.map((bits) => {
    below -= bits
    const prefix = Math.floor(page / 2 ** below)
    return { index: prefix % 2 ** bits, prefix }
  })
}
