import { invariant } from '../../core/invariant.ts'
import { MAX_POINTERS } from '../config.ts'
import { type Errno, isError } from '../errors.ts'
import type { DirectoryEntry } from '../storage/content.ts'
import { ENTRIES_PER_BLOCK } from '../storage/layout.ts'
import { allocateBlock } from './allocate.ts'
import { type Draft, readAs, readInode, writeBlock, writeInode } from './draft.ts'

type Slot = { readonly block: number; readonly at: number; readonly entry: DirectoryEntry | null }

/** The slots of a directory, block by block, in use or not. */
function slotsOf(draft: Draft, directory: number): readonly Slot[] {
  return readInode(draft, directory).blocks.flatMap((block) =>
    block === null
      ? []
      : readAs(draft, block, 'directory').entries.map((entry, at) => ({ block, at, entry })),
  )
}

/** The inode that a name stands for, or null. Stops reading at the block that has it. */
export function lookUp(draft: Draft, directory: number, name: string): number | null {
  for (const block of readInode(draft, directory).blocks) {
    const entry =
      block === null ? null : readAs(draft, block, 'directory').entries.find((e) => e?.name === name)
    if (entry) return entry.inode
  }
  return null
}

/** Adds a name, in a new block when all slots are taken. The link count of `inode` is the caller's. */
export function addEntry(draft: Draft, directory: number, entry: DirectoryEntry): Errno | null {
  const free = slotsOf(draft, directory).find((slot) => slot.entry === null)
  const slot = free ?? growDirectory(draft, directory)
  if (isError(slot)) return slot
  putEntry(draft, directory, { ...slot, entry })
  const { name, inode } = entry
  draft.events.push({ type: 'entry-added', time: draft.now, directory, name, inode })
  return null
}

function growDirectory(draft: Draft, directory: number): Slot | Errno {
  const inode = readInode(draft, directory)
  if (inode.blocks.length === MAX_POINTERS) return 'EFBIG'
  const got = allocateBlock(draft, directory)
  if (isError(got)) return got
  const entries = Array.from({ length: ENTRIES_PER_BLOCK }, () => null)
  writeBlock(draft, got.block, { type: 'directory', file: inode.file, entries })
  writeInode(draft, directory, { ...inode, blocks: [...inode.blocks, got.block] })
  return { block: got.block, at: 0, entry: null }
}

function putEntry(draft: Draft, directory: number, { block, at, entry }: Slot): void {
  const content = readAs(draft, block, 'directory')
  const change = (entry === null ? 0 : 1) - (content.entries[at] === null ? 0 : 1)
  writeBlock(draft, block, { ...content, entries: content.entries.with(at, entry) })
  if (change === 0) return
  const inode = readInode(draft, directory)
  writeInode(draft, directory, { ...inode, bytes: inode.bytes + change })
}

export function removeEntry(draft: Draft, directory: number, name: string): void {
  const slot = slotsOf(draft, directory).find(({ entry }) => entry?.name === name)
  invariant(slot !== undefined, `directory ${directory} has ${name}`)
  putEntry(draft, directory, { ...slot, entry: null })
  draft.events.push({ type: 'entry-removed', time: draft.now, directory, name })
}

/** Points an existing name at another inode, in one block and so in one disk write. */
export function replaceEntry(draft: Draft, directory: number, entry: DirectoryEntry): void {
  const slot = slotsOf(draft, directory).find((candidate) => candidate.entry?.name === entry.name)
  invariant(slot !== undefined, `directory ${directory} has ${entry.name}`)
  putEntry(draft, directory, { ...slot, entry })
  const { name, inode } = entry
  draft.events.push({ type: 'entry-added', time: draft.now, directory, name, inode })
}

/** Whether a directory has nothing but . and .. */
export function isEmptyDirectory(draft: Draft, directory: number): boolean {
  return slotsOf(draft, directory).every(({ entry }) => !entry || entry.name === '.' || entry.name === '..')
}
