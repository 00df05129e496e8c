import { MAX_POINTERS, type OperationOf } from '../config.ts'
import { type Errno, isError } from '../errors.ts'
import { type Inode, ZERO } from '../storage/content.ts'
import { allocateBlock, freeBlock } from './allocate.ts'
import { type Draft, readBlock, readInode, writeBlock, writeInode } from './draft.ts'
import { type Caller, moveOffset, type Outcome, openedAt } from './open-file.ts'
import { walk } from './path.ts'

export function read(caller: Caller, { descriptor, bytes }: OperationOf<'read'>): Outcome {
  const opened = openedAt(caller, descriptor)
  if (isError(opened)) return opened
  const { draft } = caller
  const { entry, file } = opened
  if (!file.canRead) return 'EBADF'
  const inode = readInode(draft, file.inode)
  if (inode.type === 'directory') return 'EISDIR'
  const end = Math.min(inode.bytes, file.offset + bytes)
  const text = file.offset >= end ? '' : textBetween(draft, inode, { from: file.offset, to: end })
  moveOffset(draft, entry, file.offset + text.length)
  return { result: text === '' ? '0, the end of the file' : `${text.length}, "${shown(text)}"` }
}

/** Zero bytes as middle dots. */
export const shown = (text: string): string => text.replaceAll(ZERO, '·')

function textBetween(draft: Draft, inode: Inode, { from, to }: { from: number; to: number }): string {
  const { blockBytes } = draft.state.config
  const first = Math.floor(from / blockBytes)
  const last = Math.floor((to - 1) / blockBytes)
  let text = ''
  for (let place = first; place <= last; place++) text += textOfBlock(draft, inode.blocks[place] ?? null)
  return text.slice(from - first * blockBytes, to - first * blockBytes)
}

/** A hole, and what is no data, reads as zeros. */
function textOfBlock(draft: Draft, block: number | null): string {
  const content = block === null ? null : readBlock(draft, block)
  return content?.type === 'data' ? content.text : ZERO.repeat(draft.state.config.blockBytes)
}

/** The whole content of a file. */
export function textOf(draft: Draft, inode: number): string {
  const content = readInode(draft, inode)
  return content.bytes === 0 ? '' : textBetween(draft, content, { from: 0, to: content.bytes })
}

/** Writes what fits: a short count when space runs out on the way, an error only when nothing fits (POSIX, write). */
export function write(caller: Caller, { descriptor, text }: OperationOf<'write'>): Outcome {
  const opened = openedAt(caller, descriptor)
  if (isError(opened)) return opened
  const { draft } = caller
  const { entry, file } = opened
  if (!file.canWrite) return 'EBADF'
  const start = file.isAppend ? readInode(draft, file.inode).bytes : file.offset
  const { blockBytes } = draft.state.config
  let done = 0
  while (done < text.length) {
    const at = start + done
    const part = text.slice(done, done + blockBytes - (at % blockBytes))
    const error = writePart(draft, file.inode, { at, part })
    if (error !== null && done === 0) return error
    if (error !== null) break
    done += part.length
  }
  moveOffset(draft, entry, start + done)
  return { result: done < text.length ? `${done}, a short write` : String(done) }
}

/** Bytes that lie in one block. */
function writePart(draft: Draft, number: number, { at, part }: { at: number; part: string }): Errno | null {
  const { blockBytes } = draft.state.config
  const place = Math.floor(at / blockBytes)
  if (place >= MAX_POINTERS) return 'EFBIG'
  let inode = readInode(draft, number)
  let block = inode.blocks[place] ?? null
  const before = textOfBlock(draft, block)
  if (block === null) {
    const got = allocateBlock(draft, number)
    if (isError(got)) return got
    block = got.block
    const blocks = Array.from(
      { length: Math.max(inode.blocks.length, place + 1) },
      (_, i) => inode.blocks[i] ?? null,
    )
    inode = { ...inode, blocks: blocks.with(place, block) }
  }
  const from = at % blockBytes
  const text = before.slice(0, from) + part + before.slice(from + part.length)
  writeBlock(draft, block, { type: 'data', file: inode.file, text })
  writeInode(draft, number, { ...inode, bytes: Math.max(inode.bytes, at + part.length) })
  voidPromise(draft, number)
  return null
}

/** What fsync promised was about the content before. */
function voidPromise(draft: Draft, inode: number): void {
  draft.promises = draft.promises.filter((promise) => promise.inode !== inode)
}

export function truncate(draft: Draft, { path, length }: OperationOf<'truncate'>): Errno | null {
  const place = walk(draft, path, { isFollowed: true })
  if (isError(place)) return place
  if (place.inode === null) return 'ENOENT'
  if (readInode(draft, place.inode).type === 'directory') return 'EISDIR'
  if (length > MAX_POINTERS * draft.state.config.blockBytes) return 'EFBIG'
  resize(draft, place.inode, length)
  return null
}

/** Sets the length: blocks behind it are freed, the rest of the last one is zeroed; a longer file ends in a hole. */
export function resize(draft: Draft, number: number, length: number): void {
  const { blockBytes } = draft.state.config
  const inode = readInode(draft, number)
  if (inode.bytes === length) return
  voidPromise(draft, number)
  const kept = Math.ceil(length / blockBytes)
  for (const block of inode.blocks.slice(kept)) if (block !== null) freeBlock(draft, block)
  const last = inode.blocks[kept - 1] ?? null
  const used = length % blockBytes
  if (length < inode.bytes && last !== null && used > 0) {
    const text = textOfBlock(draft, last).slice(0, used).padEnd(blockBytes, ZERO)
    writeBlock(draft, last, { type: 'data', file: inode.file, text })
  }
  writeInode(draft, number, { ...inode, bytes: length, blocks: inode.blocks.slice(0, kept) })
}
