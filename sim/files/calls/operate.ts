import type { Step } from '../../core/simulation.ts'
import { callText } from '../call-text.ts'
import type { Operation } from '../config.ts'
import { type Errno, isError } from '../errors.ts'
import type { FileSystemEvent } from '../events.ts'
import type { FileSystemState, SyncPromise } from '../state.ts'
import { DATA_BITMAP, INODE_BITMAP } from '../storage/layout.ts'
import { begin, trimCache } from '../storage/perform.ts'
import { planWriteBack, slotsNeeded, type Wanted } from '../storage/write-back.ts'
import { read, textOf, truncate, write } from './contents.ts'
import { close, dup, exit, fork, lseek, open } from './descriptors.ts'
import { type Draft, draftOf, inodeBlockOf, readInode } from './draft.ts'
import { link, mkdir, rmdir, symlink, unlink } from './names.ts'
import { type Caller, type Outcome, openedAt } from './open-file.ts'
import { rename } from './rename.ts'

type Stepped = Step<FileSystemState, FileSystemEvent>

/**
 * The next call, in memory and as a whole, and what write-back it starts. One that fails changes nothing but what is in the
 * page cache. One that would overfill the running transaction waits until that is committed.
 */
export function operate(state: FileSystemState): Stepped {
  const operation = state.config.operations[state.nextOperation]!
  const draft = draftOf(state)
  const process = state.processes.findLastIndex(({ name, isAlive }) => isAlive && name === operation.process)
  const outcome = process < 0 ? 'ESRCH' : act({ draft, process }, operation)
  if (isError(outcome)) return refuse(state, draft, outcome)
  const room = roomFor(state, draft)
  if (room === 'commit-first') return begin({ ...state, now: state.now + 1 }, { reason: 'journal-full' }, [])
  if (room === 'too-large') return refuse(state, draft, 'ENOSPC')
  const next = { ...mergeOf(state, draft), nextOperation: state.nextOperation + 1 }
  const call = callText(operation)
  const hits = hitsOf(draft)
  if (operation.type === 'fsync' || operation.type === 'sync') {
    const wanted = wantedOf({ draft, process }, operation)
    const started = planWriteBack(next, wanted)
    if (started !== null) return begin(next, wanted, draft.events)
  }
  const done: FileSystemEvent = {
    type: 'call-succeeded',
    time: state.now,
    process: operation.process,
    call,
    result: outcome.result,
    hits,
  }
  return afterCall(next, [...draft.events, done])
}

const hitsOf = ({ touched, loaded }: Draft) => touched.size - loaded.size

function mergeOf(state: FileSystemState, draft: Draft): FileSystemState {
  const { cache, processes, openFiles, journal, files, promises } = draft
  return { ...state, now: state.now + 1, cache, processes, openFiles, journal, files, promises }
}

/** An error: the draft is dropped, but blocks that it read stay in the page cache. */
function refuse(state: FileSystemState, failed: Draft, error: Errno): Stepped {
  const operation = state.config.operations[state.nextOperation]!
  const usedAt = state.nextOperation
  const cache = [...state.cache]
  for (const block of failed.loaded) {
    const content = state.disk[block]
    if (content && !cache[block]) cache[block] = { content, isDirty: false, usedAt }
  }
  const reads = failed.events.filter(({ type }) => type === 'block-read' || type === 'link-followed')
  const event: FileSystemEvent = {
    type: 'call-failed',
    time: state.now,
    process: operation.process,
    call: callText(operation),
    error,
    hits: hitsOf(failed),
  }
  const next = { ...state, now: state.now + 1, cache, nextOperation: state.nextOperation + 1 }
  return afterCall(next, [...reads, event])
}

/** A transaction must fit into the journal; JBD too refuses a single call that is larger than that with ENOSPC. */
function roomFor(state: FileSystemState, { journal, layout }: Draft): 'fits' | 'commit-first' | 'too-large' {
  if (layout.journalSlots === 0 || slotsNeeded(journal) <= layout.journalSlots) return 'fits'
  return state.journal.running.length > 0 ? 'commit-first' : 'too-large'
}

/** The periodic flush, and what the page cache can do without. */
function afterCall(state: FileSystemState, events: readonly FileSystemEvent[]): Stepped {
  const { flushEvery } = state.config
  if (flushEvery > 0 && state.nextOperation % flushEvery === 0) {
    if (planWriteBack(state, { reason: 'flush' }) !== null) return begin(state, { reason: 'flush' }, events)
  }
  return trimCache(state, events)
}

function wantedOf(caller: Caller, operation: Operation): Wanted {
  const base = { process: operation.process, call: callText(operation) }
  const opened = operation.type === 'fsync' ? openedAt(caller, operation.descriptor) : 'EBADF'
  if (isError(opened)) return { ...base, reason: 'sync' }
  const { inode } = opened.file
  const content = readInode(caller.draft, inode)
  const blocks = content.blocks.filter((block) => block !== null)
  const only = [INODE_BITMAP, DATA_BITMAP, inodeBlockOf(inode), ...blocks]
  const promise: SyncPromise = { inode, file: content.file, text: textOf(caller.draft, inode) }
  const isKept = content.type === 'file' && content.links > 0
  return { ...base, reason: 'fsync', only, ...(isKept ? { promise } : {}) }
}

function act(caller: Caller, operation: Operation): Outcome {
  const { draft } = caller
  const plain = (error: Errno | null): Outcome => error ?? { result: null }
  switch (operation.type) {
    case 'mkdir':
      return plain(mkdir(draft, operation))
    case 'rmdir':
      return plain(rmdir(draft, operation))
    case 'link':
      return plain(link(draft, operation))
    case 'rename':
      return plain(rename(draft, operation))
    case 'symlink':
      return plain(symlink(draft, operation))
    case 'unlink':
      return plain(unlink(draft, operation))
    case 'truncate':
      return plain(truncate(draft, operation))
    case 'creat': {
      const { path } = operation
      return open(caller, {
        path,
        access: 'write',
        create: true,
        truncate: true,
        exclusive: false,
        append: false,
      })
    }
    case 'open':
      return open(caller, operation)
    case 'read':
      return read(caller, operation)
    case 'write':
      return write(caller, operation)
    case 'lseek':
      return lseek(caller, operation)
    case 'fsync': {
      const opened = openedAt(caller, operation.descriptor)
      return isError(opened) ? opened : { result: null }
    }
    case 'close':
      return close(caller, operation)
    case 'dup':
      return dup(caller, operation)
    case 'fork':
      return fork(caller, operation)
    case 'exit':
      return exit(caller)
    case 'sync':
      return { result: null }
  }
}

/** After the last call every process ends, which closes all descriptors, and everything dirty goes to the disk. */
export function unmount(state: FileSystemState): Stepped {
  const draft = draftOf(state)
  for (const [process, { isAlive }] of draft.processes.entries()) if (isAlive) exit({ draft, process })
  if (roomFor(state, draft) === 'commit-first')
    return begin({ ...state, now: state.now + 1 }, { reason: 'journal-full' }, [])
  const next = mergeOf(state, draft)
  if (planWriteBack(next, { reason: 'unmount' }) !== null) {
    return begin(next, { reason: 'unmount' }, draft.events)
  }
  const unmounted: FileSystemEvent = { type: 'unmounted', time: state.now }
  return { state: { ...next, phase: 'unmounted' }, events: [...draft.events, unmounted] }
}
