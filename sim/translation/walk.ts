import { isInMemory } from './config.ts'
import type { AddressTranslationEvent } from './events.ts'
import { geometryOf, indicesOf } from './geometry.ts'
import type { AddressTranslationState } from './state.ts'

type EntryRead = Extract<AddressTranslationEvent, { type: 'entry-read' }>

/** The entries read, from the first table to the last that exists, and the frame; null when one is not valid. */
export type Walk = { readonly reads: readonly EntryRead[]; readonly frame: number | null }

/** Reads the tables for a page of the running space. O(levels x tables). */
export function walk(state: AddressTranslationState, page: number): Walk {
  return isInMemory(state.config) ? walkMemory(state, page) : walkTables(state, page)
}

function walkTables({ config, space, now: time, pagePrefixes }: AddressTranslationState, page: number): Walk {
  const { levelBits } = geometryOf(config)
  const { pageTable } = config.spaces[space!]!
  const found = pageTable[page] ?? null
  const reads: EntryRead[] = []
  for (const [level, { index, prefix }] of indicesOf(page, levelBits).entries()) {
    const isLast = level === levelBits.length - 1
    const isValid = isLast ? found !== null : pagePrefixes[space!]![level]!.includes(prefix)
    const frame = isLast ? found : null
    reads.push({
      type: 'entry-read',
      time,
      level,
      isLast,
      index,
      tablePage: null,
      content: null,
      isValid,
      frame,
    })
    if (!isValid) return { reads, frame: null }
  }
  return { reads, frame: found }
}

/** One-byte entries, bit 7 valid, the other bits a page number (the multi-level simulator of OSTEP ch. 20). */
function walkMemory({ config, now: time }: AddressTranslationState, page: number): Walk {
  const { levelBits } = geometryOf(config)
  const reads: EntryRead[] = []
  let tablePage = config.directoryPage
  for (const [level, { index }] of indicesOf(page, levelBits).entries()) {
    const content = config.memory[tablePage]?.[index] ?? 0
    const isValid = content >= 128
    const frame = isValid ? content - 128 : null
    const isLast = level === levelBits.length - 1
    reads.push({ type: 'entry-read', time, level, isLast, index, tablePage, content, isValid, frame })
    if (frame === null) return { reads, frame: null }
    tablePage = frame
  }
  return { reads, frame: tablePage }
}
