import { ERRORS, type Errno } from './errors.ts'
import type { BatchPurpose, WriteBackReason } from './state.ts'
import type { Problem } from './storage/check-disk.ts'
import type { Inode } from './storage/content.ts'
import type { Region } from './storage/layout.ts'

type At = { readonly time: number }

/** Times count steps: a call, a block write, a step of recovery. Blocks, inodes and entries by number. */
export type FileSystemEvent =
  | (At & {
      readonly type: 'call-succeeded'
      readonly process: string
      readonly call: string
      readonly result: string | null
      /** Different blocks that it looked at and found in the page cache. */
      readonly hits: number
    })
  | (At & {
      readonly type: 'call-failed'
      readonly process: string
      readonly call: string
      readonly error: Errno
      readonly hits: number
    })
  | (At & { readonly type: 'link-followed'; readonly name: string; readonly target: string })
  | (At & { readonly type: 'block-read'; readonly block: number })
  | (At & { readonly type: 'blocks-evicted'; readonly blocks: readonly number[] })
  | (At & { readonly type: 'inode-allocated'; readonly inode: number; readonly kind: Inode['type'] })
  | (At & { readonly type: 'inode-orphaned' | 'inode-freed'; readonly inode: number })
  | (At & { readonly type: 'block-allocated'; readonly block: number; readonly inode: number })
  | (At & { readonly type: 'block-freed'; readonly block: number })
  | (At & {
      readonly type: 'entry-added'
      readonly directory: number
      readonly name: string
      readonly inode: number
    })
  | (At & { readonly type: 'entry-removed'; readonly directory: number; readonly name: string })
  | (At & {
      readonly type: 'links-changed'
      readonly inode: number
      readonly from: number
      readonly to: number
    })
  | (At & {
      readonly type: 'descriptor-opened'
      readonly process: string
      readonly descriptor: number
      readonly entry: number
      readonly inode: number
    })
  | (At & { readonly type: 'open-file-released'; readonly entry: number; readonly inode: number })
  | (At & {
      readonly type: 'offset-moved'
      readonly entry: number
      readonly from: number
      readonly to: number
      /** How many descriptors see it move. */
      readonly descriptors: number
    })
  | (At & {
      readonly type: 'write-back-started'
      readonly reason: WriteBackReason
      /** Block writes that it takes. */
      readonly writes: number
      /** Groups that wait for each other. */
      readonly groups: number
    })
  | (At & {
      readonly type: 'block-written'
      readonly block: number
      readonly region: Region
      readonly purpose: BatchPurpose
      /** Its home, for a copy in the journal. */
      readonly home: number | null
    })
  | (At & {
      readonly type: 'transaction-committed'
      readonly sequence: number
      readonly blocks: readonly number[]
    })
  | (At & { readonly type: 'journal-freed' })
  | (At & { readonly type: 'write-back-finished'; readonly reason: WriteBackReason })
  | (At & { readonly type: 'unmounted' })
  | (At & {
      readonly type: 'crashed'
      readonly writes: number
      /** Dirty blocks that were in memory only. */
      readonly lost: number
    })
  | (At & { readonly type: 'block-replayed'; readonly sequence: number; readonly block: number })
  | (At & { readonly type: 'replay-skipped'; readonly sequence: number; readonly block: number })
  | (At & { readonly type: 'transaction-discarded'; readonly sequence: number })
  | (At & { readonly type: 'orphans-freed'; readonly inodes: readonly number[] })
  | (At & { readonly type: 'problem-found'; readonly problem: Problem })
  | (At & { readonly type: 'stale-data-found'; readonly inode: number; readonly block: number })
  | (At & { readonly type: 'promise-broken'; readonly inode: number })
  | (At & {
      readonly type: 'disk-inspected'
      readonly problems: number
      readonly stale: number
      readonly broken: number
      readonly hasCrashed: boolean
    })

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const REASONS: Record<WriteBackReason, string> = {
  fsync: 'fsync returns only when the file is on the disk',
  sync: 'sync writes back everything dirty',
  flush: 'the flush period is over',
  unmount: 'the file system is unmounted',
  'journal-full': 'the journal has no room for what the next call changes',
  'cache-full': 'the page cache is full of dirty blocks',
}

const PURPOSES: Record<BatchPurpose, string> = {
  'in-place': 'at its place',
  journal: 'so that the transaction can be replayed',
  commit: 'so that the transaction counts from now on',
  checkpoint: 'at its place, because its transaction is committed',
  'free-journal': 'so that recovery starts behind what is at its place now',
}

export function describeFileSystemEvent(event: FileSystemEvent): string {
  switch (event.type) {
    case 'call-succeeded':
      return `${event.process}: ${event.call}${event.result === null ? ' succeeds' : ` = ${event.result}`}.`
    case 'call-failed':
      return `${event.process}: ${event.call} fails with ${event.error}, because ${ERRORS[event.error]}; nothing has changed.`
    case 'link-followed':
      return `The path goes on at ${event.target}, because ${event.name} is a symbolic link to it.`
    case 'block-read':
      return `Block ${event.block} is read from the disk, because the page cache does not have it.`
    case 'blocks-evicted':
      return `${event.blocks.length === 1 ? `Block ${event.blocks[0]} leaves` : `Blocks ${event.blocks.join(', ')} leave`} the page cache: clean, and unused the longest.`
    case 'inode-allocated':
      return `Inode ${event.inode} becomes a ${event.kind}, because it is the lowest that is free.`
    case 'inode-orphaned':
      return `Inode ${event.inode} has no name any more, but it stays, because somebody has it open.`
    case 'inode-freed':
      return `Inode ${event.inode} is free again, because no name and no descriptor leads to it.`
    case 'block-allocated':
      return `Block ${event.block} goes to inode ${event.inode}, because it is the lowest free data block.`
    case 'block-freed':
      return `Block ${event.block} is free again; what it holds on the disk stays there until somebody writes over it.`
    case 'entry-added':
      return `The directory in inode ${event.directory} now says that ${event.name} is inode ${event.inode}.`
    case 'entry-removed':
      return `The directory in inode ${event.directory} has no ${event.name} any more.`
    case 'links-changed':
      return `Inode ${event.inode} has ${plural(event.to, 'link')} now instead of ${event.from}.`
    default:
      return describeDiskEvent(event)
  }
}

type CallEvent =
  | 'call-succeeded'
  | 'call-failed'
  | 'link-followed'
  | 'block-read'
  | 'blocks-evicted'
  | 'inode-allocated'
  | 'inode-orphaned'
  | 'inode-freed'
  | 'block-allocated'
  | 'block-freed'
  | 'entry-added'
  | 'entry-removed'
  | 'links-changed'

function describeDiskEvent(event: Exclude<FileSystemEvent, { readonly type: CallEvent }>): string {
  switch (event.type) {
    case 'descriptor-opened':
      return `Descriptor ${event.descriptor} of ${event.process} is the lowest free one; it leads to entry ${event.entry} of the open-file table, and that to inode ${event.inode}.`
    case 'open-file-released':
      return `Entry ${event.entry} of the open-file table is free, because no descriptor leads to it.`
    case 'offset-moved':
      return `The offset of open file ${event.entry} goes from ${event.from} to ${event.to}${event.descriptors > 1 ? `, for all ${event.descriptors} descriptors that share it` : ''}.`
    case 'write-back-started':
      return `Write-back of ${plural(event.writes, 'block')} in ${plural(event.groups, 'group')} starts, because ${REASONS[event.reason]}.`
    case 'block-written':
      return `Block ${event.block} (${event.region}${event.home === null ? '' : `, a copy of ${event.home}`}) is written ${PURPOSES[event.purpose]}.`
    case 'transaction-committed':
      return `Transaction ${event.sequence} is committed: recovery would now replay ${event.blocks.length === 0 ? 'its revokes' : `blocks ${event.blocks.join(', ')}`}.`
    case 'journal-freed':
      return 'The journal is free again, because everything in it is at its place.'
    case 'write-back-finished':
      return `Write-back is done${event.reason === 'fsync' ? ': what fsync promised holds from here on' : ''}.`
    case 'unmounted':
      return 'The file system is unmounted: all descriptors are closed and nothing is dirty.'
    case 'crashed':
      return `The power fails after ${plural(event.writes, 'block write')}; ${event.lost === 0 ? 'nothing was in memory only' : `${plural(event.lost, 'dirty block')} in memory ${event.lost === 1 ? 'is' : 'are'} lost`}.`
    default:
      return describeRecoveryEvent(event)
  }
}

type DiskEvent =
  | 'descriptor-opened'
  | 'open-file-released'
  | 'offset-moved'
  | 'write-back-started'
  | 'block-written'
  | 'transaction-committed'
  | 'journal-freed'
  | 'write-back-finished'
  | 'unmounted'
  | 'crashed'

function describeRecoveryEvent(
  event: Exclude<FileSystemEvent, { readonly type: CallEvent | DiskEvent }>,
): string {
  switch (event.type) {
    case 'block-replayed':
      return `Recovery writes block ${event.block} from the journal, because transaction ${event.sequence} was committed.`
    case 'replay-skipped':
      return `Recovery leaves block ${event.block} of transaction ${event.sequence} alone, because a later transaction revoked it.`
    case 'transaction-discarded':
      return `Recovery discards transaction ${event.sequence}, because its commit block is not on the disk.`
    case 'orphans-freed':
      return event.inodes.length === 0
        ? 'Recovery finds no inode without a name.'
        : `Recovery frees inode ${event.inodes.join(', ')}, which had no name and was only open.`
    case 'problem-found':
      return `Inconsistent: ${describeProblem(event.problem)}.`
    case 'stale-data-found':
      return `Stale data: inode ${event.inode} shows block ${event.block}, whose bytes were written for another file; no check of metadata can see that.`
    case 'promise-broken':
      return `fsync returned for inode ${event.inode}, and its content is not on the disk.`
    case 'disk-inspected':
      return event.problems + event.stale + event.broken === 0
        ? `The disk is consistent${event.hasCrashed ? ' after the crash' : ''}, because bitmaps, inodes and directories agree.`
        : `The disk has ${plural(event.problems, 'contradiction')}, ${plural(event.stale, 'block')} of stale data and ${plural(event.broken, 'broken promise')} of fsync, because the crash came between writes that belong together.`
  }
}

/** A problem as a clause. */
export function describeProblem(problem: Problem): string {
  switch (problem.type) {
    case 'unreadable-block':
      return `block ${problem.block} does not hold what its place asks for`
    case 'block-leaked':
      return `block ${problem.block} is marked as used and belongs to no file (space is lost)`
    case 'block-not-marked':
      return `block ${problem.block} belongs to inode ${problem.inode} and is marked as free`
    case 'block-shared':
      return `block ${problem.block} belongs to inodes ${problem.inodes.join(' and ')} at once`
    case 'inode-not-marked':
      return `inode ${problem.inode} is in use and marked as free`
    case 'inode-leaked':
      return `inode ${problem.inode} is marked as used and holds nothing`
    case 'inode-unreachable':
      return `inode ${problem.inode} is in use and no directory names it`
    case 'wrong-link-count':
      return `inode ${problem.inode} says ${plural(problem.links, 'link')}, and the directories have ${problem.found}`
    case 'dangling-entry':
      return `${problem.name} in directory ${problem.directory} names inode ${problem.inode}, which is not in use`
    case 'no-directory-block':
      return `block ${problem.block} of directory ${problem.inode} holds no entries of it`
  }
}
