import type {
  Batch,
  BatchPurpose,
  DiskWrite,
  FileSystemState,
  JournalState,
  LiveTransaction,
  SyncPromise,
  WriteBack,
  WriteBackReason,
} from '../state.ts'
import { isMetadata } from './content.ts'
import { layoutOf } from './layout.ts'

/** Why write-back starts; `only` limits it to these blocks (fsync without a journal). */
export type Wanted = {
  readonly reason: WriteBackReason
  readonly process?: string
  readonly call?: string
  readonly only?: readonly number[]
  readonly promise?: SyncPromise
}

/**
 * The block writes of a write-back in groups; a group starts when the one before is on the disk (OSTEP ch. 42.3).
 * No journal: one group, in place. Journal: data that goes first, descriptor and copies; commit; checkpoint; new header.
 * Null when nothing is to be written.
 */
export function planWriteBack(state: FileSystemState, wanted: Wanted): WriteBack | null {
  const base: WriteBack = {
    reason: wanted.reason,
    process: wanted.process ?? null,
    call: wanted.call ?? null,
    batches: [],
    loose: [],
    promise: wanted.promise ?? null,
    transaction: null,
    revoked: [],
  }
  const plan = state.config.journal === 'none' ? planInPlace(state, base, wanted) : planJournal(state, base)
  const batches = plan.batches.filter(({ writes }) => writes.length > 0)
  return batches.length + plan.loose.length === 0 ? null : { ...plan, batches }
}

function dirtyBlocks({ cache }: FileSystemState): DiskWrite[] {
  return cache.flatMap((cached, block) => (cached?.isDirty ? [{ block, content: cached.content }] : []))
}

function planInPlace(state: FileSystemState, base: WriteBack, { only }: Wanted): WriteBack {
  const writes = dirtyBlocks(state).filter(({ block }) => only?.includes(block) ?? true)
  return { ...base, batches: [{ purpose: 'in-place', writes }] }
}

function planJournal(state: FileSystemState, base: WriteBack): WriteBack {
  const { config, journal } = state
  const data =
    config.journal === 'data' ? [] : dirtyBlocks(state).filter(({ content }) => !isMetadata(content))
  const isFirst = config.journal === 'ordered' || base.reason === 'fsync'
  const goesHome = base.reason === 'unmount' || base.reason === 'cache-full'
  if (journal.running.length + journal.revoked.length === 0) {
    const live = goesHome ? journal.live : []
    return { ...base, batches: [{ purpose: 'in-place', writes: data }, ...checkpoint(state, live, journal)] }
  }
  const { writes, transaction, after } = transactionOf(state)
  const commit = writes.slice(-1)
  const body = [...(isFirst ? data : []), ...writes.slice(0, -1)]
  const room = layoutOf(config).journalSlots - journal.live.reduce((sum, { slots }) => sum + slots, 0)
  const makeRoom = room < transaction.slots ? checkpoint(state, journal.live, journal) : []
  const live = committed(makeRoom.length > 0 ? [] : journal.live, transaction, journal.revoked)
  const isHomeNow = config.checkpoint === 'at-once' || goesHome
  return {
    ...base,
    batches: [
      ...makeRoom,
      ...(config.hasBarriers
        ? [
            { purpose: 'journal' as const, writes: body },
            { purpose: 'commit' as const, writes: commit },
          ]
        : [{ purpose: 'commit' as const, writes: [...body, ...commit] }]),
      ...(isHomeNow ? checkpoint(state, live, after) : []),
    ],
    loose: isFirst ? [] : data,
    transaction,
    revoked: journal.revoked,
  }
}

/** The running transaction as journal blocks, from the next free slot on. */
function transactionOf(state: FileSystemState) {
  const { config, journal, cache } = state
  const layout = layoutOf(config)
  const { running, revoked, nextSequence: sequence, nextSlot } = journal
  const homes = running.map((block) => ({ block, content: cache[block]!.content }))
  const contents = [
    { type: 'descriptor' as const, sequence, homes: running, revoked },
    ...homes.map(({ block, content }) => ({ type: 'copy' as const, home: block, content })),
    { type: 'commit' as const, sequence },
  ]
  const writes: DiskWrite[] = contents.map((content, at) => ({
    block: layout.journal + 1 + ((nextSlot + at) % layout.journalSlots),
    content,
  }))
  const behind = (nextSlot + writes.length) % layout.journalSlots
  const transaction: LiveTransaction = {
    sequence,
    slots: writes.length,
    nextSlot: behind,
    pending: homes,
    homes: running,
  }
  return { writes, transaction, after: { nextSequence: sequence + 1, nextSlot: behind } }
}

/** How many journal slots the running transaction takes: its copies, a descriptor and a commit block. */
export const slotsNeeded = ({ running }: JournalState): number => running.length + 2

/** After a commit nothing older than its revokes and its own copies of a block goes home any more. */
function committed(
  live: readonly LiveTransaction[],
  transaction: LiveTransaction,
  revoked: readonly number[],
): LiveTransaction[] {
  const isNewer = (block: number) => revoked.includes(block) || transaction.homes.includes(block)
  const older = live.map((one) => ({ ...one, pending: one.pending.filter(({ block }) => !isNewer(block)) }))
  return [...older, transaction]
}

/** Committed copies to their home, then a header that frees their part of the journal. */
function checkpoint(
  { config }: FileSystemState,
  live: readonly LiveTransaction[],
  after: Pick<JournalState, 'nextSequence' | 'nextSlot'>,
): Batch[] {
  if (live.length === 0) return []
  const writes = live.flatMap(({ pending }) => pending).sort((a, b) => a.block - b.block)
  const header: DiskWrite = {
    block: layoutOf(config).journal,
    content: { type: 'journal-header', sequence: after.nextSequence, slot: after.nextSlot },
  }
  return [
    { purpose: 'checkpoint', writes },
    { purpose: 'free-journal', writes: [header] },
  ]
}

/** What the journal in memory is after the writes of a group with this purpose are all on the disk. */
export function afterBatch(
  journal: JournalState,
  { transaction, revoked }: WriteBack,
  purpose: BatchPurpose,
): JournalState {
  if (purpose === 'free-journal') return { ...journal, live: [] }
  if (purpose !== 'commit' || transaction === null) return journal
  return {
    running: [],
    revoked: [],
    freed: [],
    nextSequence: transaction.sequence + 1,
    nextSlot: transaction.nextSlot,
    live: committed(journal.live, transaction, revoked),
  }
}
