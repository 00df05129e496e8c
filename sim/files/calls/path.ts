import { MAX_LINKS_FOLLOWED, MAX_NAME } from '../config.ts'
import type { Fallible } from '../errors.ts'
import { ROOT } from '../storage/layout.ts'
import { lookUp } from './directory.ts'
import { type Draft, readInode } from './draft.ts'

/** Where a path leads: the directory and name of its last part, and the inode if there is one. The root has no name. */
export type Place = {
  readonly directory: number
  readonly name: string | null
  readonly inode: number | null
}

/**
 * Walks a path from the root (IEEE Std 1003.1-2024, Base Definitions 4.16). Symbolic links on the way are followed; the last
 * part only with `isFollowed`. A dangling link that is followed leads to the place of its target.
 */
export function walk(draft: Draft, path: string, { isFollowed }: { isFollowed: boolean }): Fallible<Place> {
  let parts = partsOf(path)
  let place: Place = { directory: ROOT, name: null, inode: ROOT }
  let followed = 0
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const directory = place.inode
    if (directory === null) return 'ENOENT'
    if (readInode(draft, directory).type !== 'directory') return 'ENOTDIR'
    if (part.length > MAX_NAME) return 'ENAMETOOLONG'
    const inode = lookUp(draft, directory, part)
    const { type, target } = inode === null ? { type: null, target: null } : readInode(draft, inode)
    if (type === 'symlink' && target !== null && (parts.length > 0 || isFollowed)) {
      followed += 1
      if (followed > MAX_LINKS_FOLLOWED) return 'ELOOP'
      draft.events.push({ type: 'link-followed', time: draft.now, name: part, target })
      parts = [...partsOf(target), ...parts]
      const start = target.startsWith('/') ? ROOT : directory
      place = { directory: start, name: null, inode: start }
    } else {
      place = { directory, name: part, inode }
    }
  }
  return place
}

const partsOf = (path: string) => path.split('/').filter((part) => part !== '')

/** Whether a path ends in . or .., which no call may make or remove. */
export const isDots = ({ name }: Place): boolean => name === '.' || name === '..'
