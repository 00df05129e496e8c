import type { OperationOf } from '../config.ts'
import { type Errno, isError } from '../errors.ts'
import { ROOT } from '../storage/layout.ts'
import { dropLink } from './allocate.ts'
import { addEntry, isEmptyDirectory, lookUp, removeEntry, replaceEntry } from './directory.ts'
import { type Draft, readInode } from './draft.ts'
import { addLinks } from './names.ts'
import { isDots, type Place, walk } from './path.ts'

/** Moves a name, replacing what has the new one; two names of one inode are left as they are (POSIX, rename). */
export function rename(draft: Draft, { from, to }: OperationOf<'rename'>): Errno | null {
  const source = walk(draft, from, { isFollowed: false })
  if (isError(source)) return source
  const place = walk(draft, to, { isFollowed: false })
  if (isError(place)) return place
  const { inode } = source
  if (inode === null) return 'ENOENT'
  if (source.name === null || place.name === null) return 'EBUSY'
  if (isDots(source) || isDots(place)) return 'EINVAL'
  if (place.inode === inode) return null
  const isDirectory = readInode(draft, inode).type === 'directory'
  if (isDirectory && isInside(draft, place.directory, inode)) return 'EINVAL'
  const refusal = mayReplace(draft, place, isDirectory)
  if (refusal !== null) return refusal
  if (isDirectory && source.directory !== place.directory && place.inode === null) {
    if (readInode(draft, place.directory).links >= draft.state.config.maxLinks) return 'EMLINK'
  }
  const error = putName(draft, place, { inode, isDirectory })
  if (error !== null) return error
  removeEntry(draft, source.directory, source.name)
  if (isDirectory && source.directory !== place.directory) {
    replaceEntry(draft, inode, { name: '..', inode: place.directory })
    dropLink(draft, source.directory)
    addLinks(draft, place.directory, 1)
  }
  return null
}

function mayReplace(draft: Draft, { inode }: Place, isDirectory: boolean): Errno | null {
  if (inode === null) return null
  const { type } = readInode(draft, inode)
  if (type !== 'directory') return isDirectory ? 'ENOTDIR' : null
  if (!isDirectory) return 'EISDIR'
  return isEmptyDirectory(draft, inode) ? null : 'ENOTEMPTY'
}

/** The new name first, so that at no moment the file has none. */
function putName(
  draft: Draft,
  place: Place,
  { inode, isDirectory }: { inode: number; isDirectory: boolean },
): Errno | null {
  const entry = { name: place.name!, inode }
  if (place.inode === null) return addEntry(draft, place.directory, entry)
  replaceEntry(draft, place.directory, entry)
  if (isDirectory) dropLink(draft, place.directory)
  dropLink(draft, place.inode, isDirectory ? 2 : 1)
  return null
}

/** Whether `directory` is `ancestor` or lies below it. */
function isInside(draft: Draft, directory: number, ancestor: number): boolean {
  for (let at = directory; ; ) {
    if (at === ancestor) return true
    if (at === ROOT) return false
    at = lookUp(draft, at, '..') ?? ROOT
  }
}
