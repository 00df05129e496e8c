import type { Step } from '../core/simulation.ts'
import { type Access, isInMemory } from './config.ts'
import type { AddressTranslationEvent, FaultReason } from './events.ts'
import { geometryOf, offsetOf, pageOf } from './geometry.ts'
import type { AddressTranslationState } from './state.ts'
import { fill, lookUp, setOf, switchSpace, touch } from './tlb.ts'
import { walk } from './walk.ts'

type TranslationStep = Step<AddressTranslationState, AddressTranslationEvent>

/** One access: registers, or TLB and tables; ends in a physical address or a fault. O(levels + ways). */
export function translate(before: AddressTranslationState): TranslationStep {
  const access = before.config.accesses[before.now]!
  const switched = switchSpace(before, access.space)
  const { state, events } = byScheme(switched.state, access)
  return { state: { ...state, now: before.now + 1 }, events: [...switched.events, ...events] }
}

function byScheme(state: AddressTranslationState, access: Access): TranslationStep {
  const { spaceBytes } = geometryOf(state.config)
  switch (state.config.scheme) {
    case 'base-bounds':
      return byRegisters(state, access)
    case 'segments':
      if (access.address >= spaceBytes) return faulted(state, access, ['outside-space', spaceBytes])
      return bySegments(state, access, spaceBytes)
    default:
      if (access.address >= spaceBytes) return faulted(state, access, ['outside-space', spaceBytes])
      return byPages(state, access)
  }
}

/** Valid iff the address is below the limit (OSTEP ch. 15). */
function byRegisters(state: AddressTranslationState, access: Access): TranslationStep {
  const { base, limit } = state.config.spaces[access.space]!
  if (access.address >= limit) return faulted(state, access, ['limit-exceeded', limit])
  return translated(state, access, { physical: base + access.address, by: 'base' })
}

/** The top half of the space is segment 1 and grows down from its base, one past its highest byte (OSTEP ch. 16). */
function bySegments(state: AddressTranslationState, access: Access, size: number): TranslationStep {
  const { base, limit, stackBase, stackLimit } = state.config.spaces[access.space]!
  const { address } = access
  if (address < size / 2) {
    if (address >= limit) return faulted(state, access, ['segment-0-exceeded', limit])
    return translated(state, access, { physical: base + address, by: 'segment-0' })
  }
  const depth = size - address
  if (depth > stackLimit) return faulted(state, access, ['segment-1-exceeded', stackLimit])
  return translated(state, access, { physical: stackBase - depth, by: 'segment-1' })
}

function byPages(state: AddressTranslationState, access: Access): TranslationStep {
  const { pageBits } = geometryOf(state.config)
  const page = pageOf(access.address, pageBits)
  const { now: time } = state
  if (state.tlb.length === 0) return withTables(state, access, page)
  const set = setOf(state, page)
  const entry = lookUp(state, page)
  if (entry === null) {
    const missed = { type: 'tlb-missed', time, page, set } as const
    const { state: after, events } = withTables(state, access, page)
    return { state: after, events: [missed, ...events] }
  }
  const hit = { type: 'tlb-hit', time, page, frame: entry.frame, set } as const
  const { state: after, events } = reach(touch(state, entry), access, entry.frame)
  return { state: after, events: [hit, ...events] }
}

function withTables(state: AddressTranslationState, access: Access, page: number): TranslationStep {
  const { frame, reads } = walk(state, page)
  if (frame === null) {
    const reason: FaultReason = reads.at(-1)?.isLast ? 'page-not-valid' : 'table-not-valid'
    const step = faulted(state, access, [reason, null])
    return { ...step, events: [...reads, ...step.events] }
  }
  const filled = state.tlb.length === 0 ? { state, events: [] } : fill(state, page, frame)
  const { state: after, events } = reach(filled.state, access, frame)
  return { state: after, events: [...reads, ...filled.events, ...events] }
}

/** The frame is known: the protection is checked and the memory accessed. */
function reach(state: AddressTranslationState, access: Access, frame: number): TranslationStep {
  const { config } = state
  const { pageBits } = geometryOf(config)
  const { readOnlyPages } = config.spaces[access.space]!
  if (access.isWrite && readOnlyPages.includes(pageOf(access.address, pageBits))) {
    return faulted(state, access, ['read-only', null])
  }
  const offset = offsetOf(access.address, pageBits)
  const value = isInMemory(config) ? (config.memory[frame]?.[offset] ?? 0) : null
  return translated(state, access, { physical: frame * 2 ** pageBits + offset, by: 'frame', value })
}

type Reached = Pick<Extract<AddressTranslationEvent, { type: 'address-translated' }>, 'physical' | 'by'> & {
  readonly value?: number | null
}

function translated(
  state: AddressTranslationState,
  access: Access,
  { value = null, ...rest }: Reached,
): TranslationStep {
  const { space, address } = access
  return { state, events: [{ type: 'address-translated', time: state.now, space, address, ...rest, value }] }
}

function faulted(
  state: AddressTranslationState,
  { space, address }: Access,
  [reason, limit]: readonly [FaultReason, number | null],
): TranslationStep {
  return { state, events: [{ type: 'access-faulted', time: state.now, space, address, reason, limit }] }
}
