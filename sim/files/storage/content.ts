/** What an inode holds. `file` is a number that no other file ever has; a real disk does not store it, fsck cannot see it. */
export type Inode = {
  readonly type: 'file' | 'directory' | 'symlink'
  /** Directory entries that name it. */
  readonly links: number
  /** Length in bytes; of a directory its entries, of a symbolic link the target. */
  readonly bytes: number
  /** Data blocks by place in the file; null is a hole. */
  readonly blocks: readonly (number | null)[]
  /** Of a symbolic link: the path, kept in the inode itself. */
  readonly target: string | null
  readonly file: number
}

export type DirectoryEntry = { readonly name: string; readonly inode: number }

/** What can stand in a block. Bitmaps are strings of 0 and 1; the text of a data block has one character a byte. */
export type BlockContent =
  | { readonly type: 'super'; readonly orphans: readonly number[] }
  | { readonly type: 'bitmap'; readonly bits: string }
  | { readonly type: 'inodes'; readonly inodes: readonly (Inode | null)[] }
  | {
      readonly type: 'directory'
      readonly file: number
      readonly entries: readonly (DirectoryEntry | null)[]
    }
  | { readonly type: 'data'; readonly file: number; readonly text: string }
  /** The journal's header: where the oldest transaction that recovery needs begins. */
  | { readonly type: 'journal-header'; readonly sequence: number; readonly slot: number }
  /** Begins a transaction: the homes of the copies that follow it, and the blocks that it revokes. */
  | {
      readonly type: 'descriptor'
      readonly sequence: number
      readonly homes: readonly number[]
      readonly revoked: readonly number[]
    }
  | { readonly type: 'copy'; readonly home: number; readonly content: BlockContent }
  | { readonly type: 'commit'; readonly sequence: number }

/** A block of the disk; null was never written. */
export type DiskBlock = BlockContent | null

/** A byte that was never written reads as zero. */
export const ZERO = '\0'

/** Everything but the bytes of files: what a journal protects. */
export const isMetadata = (content: BlockContent): boolean => content.type !== 'data'
