import type { Step } from '../../core/simulation.ts'
import type { FileSystemEvent } from '../events.ts'
import type { BatchPurpose, CachedBlock, DiskWrite, FileSystemState, WriteBack } from '../state.ts'
import { layoutOf, regionOf } from './layout.ts'
import { freeOrphans, inspect, planRecovery } from './recover.ts'
import { afterBatch, planWriteBack, type Wanted } from './write-back.ts'

type Stepped = Step<FileSystemState, FileSystemEvent>

/** Starts a write-back after `events`; the caller knows that there is something to write. */
export function begin(state: FileSystemState, wanted: Wanted, events: readonly FileSystemEvent[]): Stepped {
  const writeBack = planWriteBack(state, wanted)
  if (writeBack === null) return { state, events }
  const { batches, loose, reason } = writeBack
  const writes = batches.reduce((sum, batch) => sum + batch.writes.length, loose.length)
  const groups = batches.length + (loose.length > 0 ? 1 : 0)
  const time = events.at(-1)?.time ?? Math.max(0, state.now - 1)
  const started: FileSystemEvent = { type: 'write-back-started', time, reason, writes, groups }
  return { state: { ...state, writeBack }, events: [...events, started] }
}

/** The block writes that may reach the disk next: one when the order is fixed, else all that wait for nothing. */
export function nextWrites({ config, writeBack }: FileSystemState): readonly number[] {
  if (writeBack === null) return []
  const { batches, loose } = writeBack
  const ready = [...(batches[0]?.writes ?? []), ...loose].map(({ block }) => block)
  return config.writeOrder === 'fixed' ? ready.slice(0, 1) : ready
}

/** One block reaches the disk, whole (a disk writes a sector or leaves it). */
export function writeBlockToDisk(state: FileSystemState, block: number): Stepped {
  const writeBack = state.writeBack!
  const [batch, ...later] = writeBack.batches
  const inBatch = batch?.writes.find((write) => write.block === block)
  const write = inBatch ?? writeBack.loose.find((candidate) => candidate.block === block)!
  const purpose: BatchPurpose = inBatch === undefined ? 'in-place' : batch!.purpose
  const without = (writes: readonly DiskWrite[]) => writes.filter((other) => other !== write)
  const rest = batch === undefined ? [] : [{ ...batch, writes: without(batch.writes) }, ...later]
  const isBatchDone = inBatch !== undefined && rest[0]!.writes.length === 0
  const after: WriteBack = {
    ...writeBack,
    batches: isBatchDone ? later : rest,
    loose: inBatch === undefined ? without(writeBack.loose) : writeBack.loose,
  }
  const next: FileSystemState = {
    ...state,
    now: state.now + 1,
    writes: state.writes + 1,
    disk: state.disk.with(block, write.content),
    cache: cleaned(state.cache, write),
    journal: isBatchDone ? afterBatch(state.journal, writeBack, purpose) : state.journal,
    writeBack: after,
  }
  const { content } = write
  const written: FileSystemEvent = {
    type: 'block-written',
    time: state.now,
    block,
    region: regionOf(layoutOf(state.config), block),
    purpose,
    home: content.type === 'copy' ? content.home : null,
  }
  const events = [written, ...(isBatchDone ? batchEvents(state, writeBack, purpose) : [])]
  return after.batches.length + after.loose.length === 0
    ? finish(next, after, events)
    : { state: next, events }
}

/** A block is clean when the disk has what the cache has. */
function cleaned(
  cache: readonly (CachedBlock | null)[],
  { block, content }: DiskWrite,
): readonly (CachedBlock | null)[] {
  const cached = cache[block]
  if (!cached || JSON.stringify(cached.content) !== JSON.stringify(content)) return cache
  return cache.with(block, { ...cached, isDirty: false })
}

function batchEvents(
  { now: time }: FileSystemState,
  { transaction }: WriteBack,
  purpose: BatchPurpose,
): FileSystemEvent[] {
  if (purpose === 'free-journal') return [{ type: 'journal-freed', time }]
  if (purpose !== 'commit' || transaction === null) return []
  return [{ type: 'transaction-committed', time, sequence: transaction.sequence, blocks: transaction.homes }]
}

/** Nothing is left to write: whoever waited goes on, and fsync's promise holds from now on. */
function finish(state: FileSystemState, done: WriteBack, events: readonly FileSystemEvent[]): Stepped {
  const time = state.now - 1
  const { reason, promise, process, call } = done
  const kept = state.promises.filter(({ inode }) => inode !== promise?.inode)
  const next: FileSystemState = {
    ...state,
    writeBack: null,
    promises: promise === null ? kept : [...kept, promise],
    phase: reason === 'unmount' ? 'unmounted' : state.phase,
  }
  const finished: FileSystemEvent[] = [{ type: 'write-back-finished', time, reason }]
  if (process !== null && call !== null) {
    finished.push({ type: 'call-succeeded', time, process, call, result: null, hits: 0 })
  }
  if (reason === 'unmount') finished.push({ type: 'unmounted', time })
  return trimCache(next, [...events, ...finished])
}

/** Drops clean blocks, the least recently used first, until the page cache fits; too many dirty ones start a write-back. */
export function trimCache(state: FileSystemState, events: readonly FileSystemEvent[]): Stepped {
  const held = state.cache.flatMap((cached, block) => (cached ? [{ block, ...cached }] : []))
  const over = held.length - state.config.cacheBlocks
  if (over <= 0 || state.phase !== 'running') return { state, events }
  const clean = held
    .filter(({ isDirty }) => !isDirty)
    .sort((a, b) => a.usedAt - b.usedAt || a.block - b.block)
  const blocks = clean.slice(0, over).map(({ block }) => block)
  const cache = state.cache.map((cached, block) => (blocks.includes(block) ? null : cached))
  const time = events.at(-1)?.time ?? state.now
  const evicted: FileSystemEvent[] = blocks.length > 0 ? [{ type: 'blocks-evicted', time, blocks }] : []
  const next = { ...state, cache }
  const all = [...events, ...evicted]
  return blocks.length < over ? begin(next, { reason: 'cache-full' }, all) : { state: next, events: all }
}

/** The power fails: memory is gone, the disk is as it is. */
export function crash(state: FileSystemState): Stepped {
  const lost = state.cache.filter((cached) => cached?.isDirty).length
  const next: FileSystemState = {
    ...state,
    now: state.now + 1,
    phase: 'crashed',
    hasCrashed: true,
    cache: state.cache.map(() => null),
    processes: state.processes.map(({ name }) => ({ name, isAlive: false, descriptors: [] })),
    openFiles: [],
    journal: { ...state.journal, running: [], revoked: [], freed: [], live: [] },
    writeBack: null,
    recovery: planRecovery(state),
  }
  return { state: next, events: [{ type: 'crashed', time: state.now, writes: state.writes, lost }] }
}

/** The next step of recovery. */
export function recover(state: FileSystemState): Stepped {
  const step = state.recovery[0]!
  const time = state.now
  const next = { ...state, now: time + 1, recovery: state.recovery.slice(1) }
  switch (step.type) {
    case 'replay': {
      const { sequence, home: block, content, isRevoked } = step
      if (isRevoked) return { state: next, events: [{ type: 'replay-skipped', time, sequence, block }] }
      const disk = state.disk.with(block, content)
      return { state: { ...next, disk }, events: [{ type: 'block-replayed', time, sequence, block }] }
    }
    case 'discard': {
      const { sequence } = step
      return { state: next, events: [{ type: 'transaction-discarded', time, sequence }] }
    }
    case 'free-orphans': {
      const { disk, orphans } = freeOrphans(state.disk, state)
      return { state: { ...next, disk }, events: [{ type: 'orphans-freed', time, inodes: orphans }] }
    }
  }
}

/** Looks at the whole disk and says what does not fit together. */
export function inspectDisk(state: FileSystemState): Stepped {
  const report = inspect(state)
  const time = state.now
  const { problems, stale, broken } = report
  return {
    state: { ...state, now: time + 1, phase: 'inspected', report },
    events: [
      ...problems.map((problem) => ({ type: 'problem-found' as const, time, problem })),
      ...stale.map((found) => ({ type: 'stale-data-found' as const, time, ...found })),
      ...broken.map(({ inode }) => ({ type: 'promise-broken' as const, time, inode })),
      {
        type: 'disk-inspected',
        time,
        problems: problems.length,
        stale: stale.length,
        broken: broken.length,
        hasCrashed: state.hasCrashed,
      },
    ],
  }
}
