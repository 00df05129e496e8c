import type { OperationOf } from '../config.ts'
import { type Errno, isError } from '../errors.ts'
import { ENTRIES_PER_BLOCK } from '../storage/layout.ts'
import { allocateBlock, allocateInode, dropLink } from './allocate.ts'
import { addEntry, isEmptyDirectory, removeEntry } from './directory.ts'
import { type Draft, readInode, writeBlock, writeInode } from './draft.ts'
import { isDots, walk } from './path.ts'

/** The calls that make and remove names. Each answers an error, and then its draft is thrown away, or null. */

export function mkdir(draft: Draft, { path }: OperationOf<'mkdir'>): Errno | null {
  const place = walk(draft, path, { isFollowed: false })
  if (isError(place)) return place
  if (place.inode !== null || place.name === null) return 'EEXIST'
  const { maxLinks } = draft.state.config
  if (readInode(draft, place.directory).links >= maxLinks) return 'EMLINK'
  const made = allocateInode(draft, { type: 'directory' })
  if (isError(made)) return made
  const got = allocateBlock(draft, made.inode)
  if (isError(got)) return got
  const own = [
    { name: '.', inode: made.inode },
    { name: '..', inode: place.directory },
  ]
  const entries = Array.from({ length: ENTRIES_PER_BLOCK }, (_, at) => own[at] ?? null)
  writeBlock(draft, got.block, { type: 'directory', file: made.file, entries })
  writeInode(draft, made.inode, { ...readInode(draft, made.inode), bytes: 2, blocks: [got.block] })
  addLinks(draft, made.inode, 2)
  addLinks(draft, place.directory, 1)
  return addEntry(draft, place.directory, { name: place.name, inode: made.inode })
}

export function addLinks(draft: Draft, inode: number, count: number): void {
  const before = readInode(draft, inode)
  const to = before.links + count
  writeInode(draft, inode, { ...before, links: to })
  draft.events.push({ type: 'links-changed', time: draft.now, inode, from: before.links, to })
}

export function rmdir(draft: Draft, { path }: OperationOf<'rmdir'>): Errno | null {
  const place = walk(draft, path, { isFollowed: false })
  if (isError(place)) return place
  if (place.inode === null) return 'ENOENT'
  if (place.name === null) return 'EBUSY'
  if (readInode(draft, place.inode).type !== 'directory') return 'ENOTDIR'
  if (isDots(place)) return 'EINVAL'
  if (!isEmptyDirectory(draft, place.inode)) return 'ENOTEMPTY'
  removeEntry(draft, place.directory, place.name)
  dropLink(draft, place.directory)
  dropLink(draft, place.inode, 2)
  return null
}

export function link(draft: Draft, { from, to }: OperationOf<'link'>): Errno | null {
  const source = walk(draft, from, { isFollowed: false })
  if (isError(source)) return source
  if (source.inode === null) return 'ENOENT'
  const place = walk(draft, to, { isFollowed: false })
  if (isError(place)) return place
  if (place.inode !== null || place.name === null) return 'EEXIST'
  const { type, links } = readInode(draft, source.inode)
  if (type === 'directory') return 'EPERM'
  if (links >= draft.state.config.maxLinks) return 'EMLINK'
  addLinks(draft, source.inode, 1)
  return addEntry(draft, place.directory, { name: place.name, inode: source.inode })
}

export function symlink(draft: Draft, { target, path }: OperationOf<'symlink'>): Errno | null {
  const place = walk(draft, path, { isFollowed: false })
  if (isError(place)) return place
  if (place.inode !== null || place.name === null) return 'EEXIST'
  const made = allocateInode(draft, { type: 'symlink', target })
  if (isError(made)) return made
  addLinks(draft, made.inode, 1)
  return addEntry(draft, place.directory, { name: place.name, inode: made.inode })
}

export function unlink(draft: Draft, { path }: OperationOf<'unlink'>): Errno | null {
  const place = walk(draft, path, { isFollowed: false })
  if (isError(place)) return place
  if (place.inode === null) return 'ENOENT'
  if (place.name === null || readInode(draft, place.inode).type === 'directory') return 'EPERM'
  removeEntry(draft, place.directory, place.name)
  dropLink(draft, place.inode)
  return null
}
