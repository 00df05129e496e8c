import type { FileSystemConfig } from '../config.ts'
import type { DirectoryEntry, DiskBlock, Inode } from './content.ts'
import {
  DATA_BITMAP,
  INODE_BITMAP,
  INODE_TABLE,
  INODES_PER_BLOCK,
  type Layout,
  layoutOf,
  ROOT,
} from './layout.ts'

/** One contradiction in the metadata on a disk, as fsck would report it (McKusick and Kowalski, Fsck, 1986). */
export type Problem =
  | { readonly type: 'unreadable-block'; readonly block: number }
  | { readonly type: 'block-leaked'; readonly block: number }
  | { readonly type: 'block-not-marked'; readonly block: number; readonly inode: number }
  | { readonly type: 'block-shared'; readonly block: number; readonly inodes: readonly number[] }
  | { readonly type: 'inode-not-marked'; readonly inode: number }
  | { readonly type: 'inode-leaked'; readonly inode: number }
  | { readonly type: 'inode-unreachable'; readonly inode: number }
  | {
      readonly type: 'wrong-link-count'
      readonly inode: number
      readonly links: number
      readonly found: number
    }
  | {
      readonly type: 'dangling-entry'
      readonly directory: number
      readonly name: string
      readonly inode: number
    }
  | { readonly type: 'no-directory-block'; readonly inode: number; readonly block: number }

/** Everything on the disk that does not fit together. Reads metadata only, so stale data escapes it. O(disk). */
export function checkDisk(disk: readonly DiskBlock[], config: FileSystemConfig): Problem[] {
  const layout = layoutOf(config)
  const inodes = inodesOf(disk, config)
  const { names, problems } = walkTree(disk, inodes)
  return [
    ...unreadable(disk, layout),
    ...checkBlocks({ disk, layout, inodes }),
    ...problems,
    ...checkInodes({ disk, inodes, names }),
  ]
}

/** The inodes on the disk by number; a block that is no part of the table gives none. */
export function inodesOf(disk: readonly DiskBlock[], { inodes }: { inodes: number }): (Inode | null)[] {
  return Array.from({ length: inodes }, (_, inode) => {
    const content = disk[INODE_TABLE + Math.floor(inode / INODES_PER_BLOCK)]
    return content?.type === 'inodes' ? (content.inodes[inode % INODES_PER_BLOCK] ?? null) : null
  })
}

function unreadable(disk: readonly DiskBlock[], layout: Layout): Problem[] {
  const wanted = ['super', 'bitmap', 'bitmap', ...Array.from({ length: layout.inodeBlocks }, () => 'inodes')]
  return wanted.flatMap((type, block) =>
    disk[block]?.type === type ? [] : [{ type: 'unreadable-block' as const, block }],
  )
}

type Disk = { disk: readonly DiskBlock[]; layout: Layout; inodes: readonly (Inode | null)[] }

function checkBlocks({ disk, layout, inodes }: Disk): Problem[] {
  const owners = new Map<number, number[]>()
  for (const [number, inode] of inodes.entries()) {
    for (const block of inode?.blocks ?? []) {
      if (block !== null) owners.set(block, [...(owners.get(block) ?? []), number])
    }
  }
  const marks = bitsOf(disk, DATA_BITMAP)
  return Array.from({ length: disk.length - layout.data }, (_, at) => layout.data + at).flatMap((block) => {
    const isMarked = marks[block - layout.data] === '1'
    const by = owners.get(block) ?? []
    const problems: Problem[] = []
    if (isMarked && by.length === 0) problems.push({ type: 'block-leaked', block })
    if (!isMarked && by[0] !== undefined) problems.push({ type: 'block-not-marked', block, inode: by[0] })
    if (by.length > 1) problems.push({ type: 'block-shared', block, inodes: by })
    return problems
  })
}

function bitsOf(disk: readonly DiskBlock[], bitmap: number): string {
  const content = disk[bitmap]
  return content?.type === 'bitmap' ? content.bits : ''
}

/** Names found per inode, walking the tree from the root; each directory is entered once. */
function walkTree(disk: readonly DiskBlock[], inodes: readonly (Inode | null)[]) {
  const names = inodes.map(() => 0)
  const problems: Problem[] = []
  const entered = new Set<number>()
  const queue = inodes[ROOT]?.type === 'directory' ? [ROOT] : []
  for (const directory of queue) {
    if (entered.has(directory)) continue
    entered.add(directory)
    for (const found of entriesOf(disk, inodes[directory]!)) {
      if (typeof found === 'number') {
        problems.push({ type: 'no-directory-block', inode: directory, block: found })
        continue
      }
      const { name, inode } = found
      const target = inodes[inode] ?? null
      if (target === null) problems.push({ type: 'dangling-entry', directory, name, inode })
      else {
        names[inode]! += 1
        if (target.type === 'directory' && name !== '..') queue.push(inode)
      }
    }
  }
  return { names, problems }
}

/** The entries of a directory, and the numbers of its blocks that hold none. */
function entriesOf(disk: readonly DiskBlock[], { blocks, file }: Inode): (DirectoryEntry | number)[] {
  return blocks.flatMap((block): (DirectoryEntry | number)[] => {
    const content = block === null ? null : disk[block]
    if (content?.type !== 'directory' || content.file !== file) return block === null ? [] : [block]
    return content.entries.filter((entry) => entry !== null)
  })
}

type Counted = {
  disk: readonly DiskBlock[]
  inodes: readonly (Inode | null)[]
  names: readonly number[]
}

function checkInodes({ disk, inodes, names }: Counted): Problem[] {
  const marks = bitsOf(disk, INODE_BITMAP)
  return inodes.flatMap((content, inode) => {
    const isMarked = marks[inode] === '1'
    if (content === null) return isMarked ? [{ type: 'inode-leaked' as const, inode }] : []
    const problems: Problem[] = isMarked ? [] : [{ type: 'inode-not-marked', inode }]
    const found = names[inode]!
    if (found === 0) return [...problems, { type: 'inode-unreachable' as const, inode }]
    if (found === content.links) return problems
    return [...problems, { type: 'wrong-link-count' as const, inode, links: content.links, found }]
  })
}

/** Blocks of files on the disk whose bytes were written for another file: what fsck cannot see. */
export function staleBlocks(
  disk: readonly DiskBlock[],
  config: FileSystemConfig,
): { inode: number; block: number }[] {
  return inodesOf(disk, config).flatMap((content, inode) => {
    if (content?.type !== 'file') return []
    return content.blocks.flatMap((block) => {
      const held = block === null ? null : (disk[block] ?? null)
      const isOwn = held === null || (held.type === 'data' && held.file === content.file)
      return isOwn ? [] : [{ inode, block: block! }]
    })
  })
}

/** The bytes of a file as a disk has them. */
export function textOnDisk(disk: readonly DiskBlock[], { blocks, bytes }: Inode, blockBytes: number): string {
  const zeros = '\0'.repeat(blockBytes)
  const parts = blocks.map((block) => {
    const held = block === null ? null : disk[block]
    return held?.type === 'data' ? held.text : zeros
  })
  return parts.join('').padEnd(bytes, '\0').slice(0, bytes)
}
