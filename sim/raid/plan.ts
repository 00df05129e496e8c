import type { RaidConfig, RaidRequest } from './config.ts'
import { type Place, parityDisk, placeOf, stripeOf } from './mapping.ts'

export type Purpose = 'data' | 'mirror' | 'old-data' | 'old-parity' | 'rest-of-stripe' | 'parity' | 'rebuild'

/** One access to one disk. `block` is the logical block, null for parity. */
export type Access = Place & {
  readonly type: 'read' | 'write'
  readonly block: number | null
  readonly purpose: Purpose
}

export type ParityMethod = 'subtractive' | 'additive' | 'full-stripe'

/** The accesses for the part of a request in one stripe, reads before writes; `method` for writes with parity. */
export type Plan = {
  readonly stripe: number
  readonly method: ParityMethod | null
  readonly accesses: readonly Access[]
}

/** What a request does on a healthy array, stripe by stripe. */
export function planOf(config: RaidConfig, { type, address, blocks }: RaidRequest): readonly Plan[] {
  const perStripe = stripeOf(config).blocks
  const byStripe = new Map<number, number[]>()
  for (let block = address; block < address + blocks; block++) {
    const stripe = Math.floor(block / perStripe)
    byStripe.set(stripe, [...(byStripe.get(stripe) ?? []), block])
  }
  return [...byStripe].map(([stripe, list]) => {
    if (type === 'write' && config.level >= 4) return parityWrite(config, stripe, list)
    return { stripe, method: null, accesses: list.flatMap((block) => plain(config, type, block)) }
  })
}

/** Levels without parity, and reads. Of a pair the first disk serves even offsets, the second odd ones. */
function plain(config: RaidConfig, type: 'read' | 'write', block: number): Access[] {
  const place = placeOf(config, block)
  const access: Access = { ...place, type, block, purpose: 'data' }
  if (config.level !== 1) return [access]
  const mirror: Access = { ...access, disk: place.disk + 1, purpose: 'mirror' }
  if (type === 'write') return [access, mirror]
  return [place.offset % 2 === 0 ? access : mirror]
}

/**
 * The new parity comes from old data and old parity (subtractive) iff that reads no more than the rest of the stripe would:
 * blocks + 1 <= rest; else from the rest of the stripe (additive), of which a full stripe has none.
 */
function parityWrite(config: RaidConfig, stripe: number, blocks: readonly number[]): Plan {
  const perStripe = stripeOf(config).blocks
  const all = Array.from({ length: perStripe }, (_, index) => stripe * perStripe + index)
  const rows = new Set(blocks.map((block) => placeOf(config, block).offset))
  const isNeeded = (block: number) => config.convention === 'ostep' || rows.has(placeOf(config, block).offset)
  const rest = all.filter((block) => !blocks.includes(block) && isNeeded(block))
  const isSubtractive = blocks.length + 1 <= rest.length
  const disk = parityDisk(config, stripe)
  const read = (block: number, purpose: Purpose): Access => ({
    ...placeOf(config, block),
    type: 'read',
    block,
    purpose,
  })
  const parity = (type: 'read' | 'write', purpose: Purpose) =>
    [...rows].map((offset): Access => ({ disk, offset, type, block: null, purpose }))
  const reads = isSubtractive
    ? [...blocks.map((block) => read(block, 'old-data')), ...parity('read', 'old-parity')]
    : rest.map((block) => read(block, 'rest-of-stripe'))
  const writes = blocks.map(
    (block): Access => ({ ...placeOf(config, block), type: 'write', block, purpose: 'data' }),
  )
  const method = isSubtractive ? 'subtractive' : rest.length === 0 ? 'full-stripe' : 'additive'
  return { stripe, method, accesses: [...reads, ...writes, ...parity('write', 'parity')] }
}
