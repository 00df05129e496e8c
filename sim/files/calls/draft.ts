import { invariant } from '../../core/invariant.ts'
import type { FileSystemEvent } from '../events.ts'
import type {
  CachedBlock,
  FileSystemState,
  JournalState,
  OpenFile,
  ProcessFiles,
  SyncPromise,
} from '../state.ts'
import { type BlockContent, type Inode, isMetadata, ZERO } from '../storage/content.ts'
import { INODE_TABLE, INODES_PER_BLOCK, type Layout, layoutOf } from '../storage/layout.ts'

/** A private, mutable copy of a state for the length of one call, with the events so far. Never escapes `operate`. */
export type Draft = {
  readonly state: FileSystemState
  readonly layout: Layout
  readonly now: number
  readonly cache: (CachedBlock | null)[]
  readonly processes: ProcessFiles[]
  readonly openFiles: (OpenFile | null)[]
  journal: JournalState
  files: number
  promises: readonly SyncPromise[]
  readonly events: FileSystemEvent[]
  /** Blocks looked at, and those of them that came from the disk. */
  readonly touched: Set<number>
  readonly loaded: Set<number>
}

export function draftOf(state: FileSystemState): Draft {
  return {
    state,
    layout: layoutOf(state.config),
    now: state.now,
    cache: [...state.cache],
    processes: [...state.processes],
    openFiles: [...state.openFiles],
    journal: state.journal,
    files: state.files,
    promises: state.promises,
    events: [],
    touched: new Set(),
    loaded: new Set(),
  }
}

/** The block through the page cache. A data block that was never written reads as zeros. */
export function readBlock(draft: Draft, block: number): BlockContent {
  const usedAt = draft.state.nextOperation
  const cached = draft.cache[block]
  draft.touched.add(block)
  if (cached) {
    draft.cache[block] = { ...cached, usedAt }
    return cached.content
  }
  draft.loaded.add(block)
  const content = draft.state.disk[block] ?? {
    type: 'data',
    file: -1,
    text: ZERO.repeat(draft.state.config.blockBytes),
  }
  draft.cache[block] = { content, isDirty: false, usedAt }
  draft.events.push({ type: 'block-read', time: draft.now, block })
  return content
}

/** Changes a block in the page cache; under a journal that covers it, it joins the running transaction. */
export function writeBlock(draft: Draft, block: number, content: BlockContent): void {
  const { journal: mode } = draft.state.config
  draft.cache[block] = { content, isDirty: true, usedAt: draft.state.nextOperation }
  if (mode === 'none' || (mode !== 'data' && !isMetadata(content))) return
  const { journal } = draft
  const running = journal.running.includes(block)
    ? journal.running
    : [...journal.running, block].sort(ascending)
  draft.journal = { ...journal, running, revoked: journal.revoked.filter((other) => other !== block) }
}

const ascending = (a: number, b: number) => a - b

/** Forgets what the cache has of a freed block; nobody will write it back. */
export function forgetBlock(draft: Draft, block: number): void {
  draft.cache[block] = null
  if (draft.state.config.journal === 'none') return
  const { journal } = draft
  const isInJournal = journal.live.some(({ homes }) => homes.includes(block))
  draft.journal = {
    ...journal,
    running: journal.running.filter((other) => other !== block),
    revoked: isInJournal ? [...journal.revoked, block].sort(ascending) : journal.revoked,
    freed: [...journal.freed, block].sort(ascending),
  }
}

/** The content that must be of a type because only this code writes there. */
export function readAs<T extends BlockContent['type']>(
  draft: Draft,
  block: number,
  type: T,
): Extract<BlockContent, { readonly type: T }> {
  const content = readBlock(draft, block)
  invariant(content.type === type, `block ${block} holds ${type}, not ${content.type}`)
  return content as Extract<BlockContent, { readonly type: T }>
}

export function readInode(draft: Draft, inode: number): Inode {
  const found = readAs(draft, inodeBlockOf(inode), 'inodes').inodes[inode % INODES_PER_BLOCK]
  invariant(found, `inode ${inode} is in use`)
  return found
}

export function writeInode(draft: Draft, inode: number, content: Inode | null): void {
  const block = inodeBlockOf(inode)
  const { inodes } = readAs(draft, block, 'inodes')
  writeBlock(draft, block, { type: 'inodes', inodes: inodes.with(inode % INODES_PER_BLOCK, content) })
}

export const inodeBlockOf = (inode: number): number => INODE_TABLE + Math.floor(inode / INODES_PER_BLOCK)
