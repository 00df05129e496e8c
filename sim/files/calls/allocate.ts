import type { Fallible } from '../errors.ts'
import type { Inode } from '../storage/content.ts'
import { DATA_BITMAP, INODE_BITMAP, SUPERBLOCK } from '../storage/layout.ts'
import { type Draft, forgetBlock, readAs, readInode, writeBlock, writeInode } from './draft.ts'

/** The lowest free inode, made what the caller wants. */
export function allocateInode(
  draft: Draft,
  { type, target = null }: { type: Inode['type']; target?: string | null },
): Fallible<{ readonly inode: number; readonly file: number }> {
  const { bits } = readAs(draft, INODE_BITMAP, 'bitmap')
  const inode = bits.indexOf('0')
  if (inode < 0) return 'ENOSPC'
  setBit(draft, INODE_BITMAP, inode, true)
  const file = draft.files++
  const bytes = target?.length ?? 0
  writeInode(draft, inode, { type, links: 0, bytes, blocks: [], target, file })
  draft.events.push({ type: 'inode-allocated', time: draft.now, inode, kind: type })
  return { inode, file }
}

/** The lowest free data block. One that the running transaction freed waits for the commit, as in ext3. */
export function allocateBlock(draft: Draft, inode: number): Fallible<{ readonly block: number }> {
  const { bits } = readAs(draft, DATA_BITMAP, 'bitmap')
  const { data } = draft.layout
  const at = [...bits].findIndex((bit, index) => bit === '0' && !draft.journal.freed.includes(data + index))
  if (at < 0) return 'ENOSPC'
  setBit(draft, DATA_BITMAP, at, true)
  draft.events.push({ type: 'block-allocated', time: draft.now, block: data + at, inode })
  return { block: data + at }
}

export function freeBlock(draft: Draft, block: number): void {
  setBit(draft, DATA_BITMAP, block - draft.layout.data, false)
  forgetBlock(draft, block)
  draft.events.push({ type: 'block-freed', time: draft.now, block })
}

function setBit(draft: Draft, bitmap: number, at: number, isUsed: boolean): void {
  const { bits } = readAs(draft, bitmap, 'bitmap')
  writeBlock(draft, bitmap, {
    type: 'bitmap',
    bits: `${bits.slice(0, at)}${isUsed ? 1 : 0}${bits.slice(at + 1)}`,
  })
}

/** One name fewer. The last name frees the inode, unless somebody has it open: then the last close does (unlink(2)). */
export function dropLink(draft: Draft, inode: number, count = 1): void {
  const before = readInode(draft, inode)
  const links = before.links - count
  writeInode(draft, inode, { ...before, links })
  draft.events.push({ type: 'links-changed', time: draft.now, inode, from: before.links, to: links })
  if (links > 0) return
  draft.promises = draft.promises.filter((promise) => promise.inode !== inode)
  if (draft.openFiles.some((open) => open?.inode === inode)) {
    setOrphan(draft, inode, true)
    draft.events.push({ type: 'inode-orphaned', time: draft.now, inode })
    return
  }
  freeInode(draft, inode)
}

/** Frees an inode without names and all its blocks. */
export function freeInode(draft: Draft, inode: number): void {
  const { blocks } = readInode(draft, inode)
  for (const block of blocks) if (block !== null) freeBlock(draft, block)
  writeInode(draft, inode, null)
  setBit(draft, INODE_BITMAP, inode, false)
  setOrphan(draft, inode, false)
  draft.events.push({ type: 'inode-freed', time: draft.now, inode })
}

/** The list of inodes without a name, journalled so that recovery can free them (ext4: the orphan list). */
function setOrphan(draft: Draft, inode: number, isOrphan: boolean): void {
  if (draft.state.config.journal === 'none') return
  const { orphans } = readAs(draft, SUPERBLOCK, 'super')
  if (orphans.includes(inode) === isOrphan) return
  const after = isOrphan ? [...orphans, inode] : orphans.filter((other) => other !== inode)
  writeBlock(draft, SUPERBLOCK, { type: 'super', orphans: after })
}
