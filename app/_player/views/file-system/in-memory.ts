import type { FileSystemState } from '#sim/files/state.ts'
import { inodesOf } from '#sim/files/storage/check-disk.ts'
import type { DiskBlock, Inode } from '#sim/files/storage/content.ts'

/** The blocks as calls see them: what the page cache has, else what the disk has. */
export function blocksInMemory({ disk, cache }: FileSystemState): readonly DiskBlock[] {
  return disk.map((content, block) => cache[block]?.content ?? content)
}

export function inodesInMemory(state: FileSystemState): readonly (Inode | null)[] {
  return inodesOf(blocksInMemory(state), state.config)
}

/** An inode in a line of its own: `file ×2 11 B [19 20]`. */
export function inodeSummary({ type, links, bytes, blocks, target }: Inode): string {
  const kind = type === 'directory' ? 'dir' : type === 'symlink' ? 'link' : 'file'
  const rest = target === null ? `[${blocks.map((block) => block ?? '–').join(' ')}]` : `→ ${target}`
  return `${kind} ×${links} ${bytes} B ${rest}`
}
