import type { Simulation, Step } from '../core/simulation.ts'
import { operate, unmount } from './calls/operate.ts'
import { type FileSystemConfig, fileSystemConfigSchema } from './config.ts'
import { describeFileSystemEvent, type FileSystemEvent } from './events.ts'
import { type FileSystemMetrics, fileSystemFields, fileSystemTables, measureFileSystem } from './metrics.ts'
import { fileSystemPresets } from './presets.ts'
import { type FileSystemState, initialState } from './state.ts'
import { crash, inspectDisk, nextWrites, recover, writeBlockToDisk } from './storage/perform.ts'

export type FileSystemAction =
  | { readonly type: 'call' | 'unmount' | 'crash' | 'recover' | 'inspect' }
  | { readonly type: 'write'; readonly block: number }

/** A call or a block write, and under `crash: any` the crash as a second choice in each state of the running system. */
function enabled(state: FileSystemState): FileSystemAction[] {
  const { config, phase, writeBack, writes, nextOperation } = state
  switch (phase) {
    case 'running': {
      const isTime =
        config.crash === 'after-writes' && writeBack !== null && writes === config.crashAfterWrites
      if (isTime) return [{ type: 'crash' }]
      const isLast = nextOperation === config.operations.length
      const ahead: FileSystemAction[] =
        writeBack === null
          ? [{ type: isLast ? 'unmount' : 'call' }]
          : nextWrites(state).map((block) => ({ type: 'write', block }))
      return config.crash === 'any' ? [...ahead, { type: 'crash' }] : ahead
    }
    case 'crashed':
      return [{ type: state.recovery.length > 0 ? 'recover' : 'inspect' }]
    case 'unmounted':
      return [{ type: 'inspect' }]
    case 'inspected':
      return []
  }
}

function step(state: FileSystemState, action: FileSystemAction): Step<FileSystemState, FileSystemEvent> {
  switch (action.type) {
    case 'call':
      return operate(state)
    case 'unmount':
      return unmount(state)
    case 'write':
      return writeBlockToDisk(state, action.block)
    case 'crash':
      return crash(state)
    case 'recover':
      return recover(state)
    case 'inspect':
      return inspectDisk(state)
  }
}

const ACTIONS = {
  call: 'Next call',
  unmount: 'Unmount',
  crash: 'The power fails now',
  recover: 'Recover',
  inspect: 'Inspect the disk',
} as const

const isDone = ({ phase }: FileSystemState) => phase === 'inspected'

function outcome({ report, hasCrashed }: FileSystemState): string {
  if (report === null) return 'not inspected'
  const found = [
    ...(report.problems.length > 0 ? ['inconsistent metadata'] : []),
    ...(report.stale.length > 0 ? ['stale data'] : []),
    ...(report.broken.length > 0 ? ['a broken promise of fsync'] : []),
  ]
  const start = hasCrashed ? 'crash' : 'no crash'
  return `${start}: ${found.length === 0 ? 'consistent' : found.join(', ')}`
}

const isJournalled = ({ config }: FileSystemState) => config.journal !== 'none'
const isClean = ({ report }: FileSystemState) => report === null || report.problems.length === 0

/** A small Unix file system on a small disk that can lose power (OSTEP ch. 39, 40 and 42; POSIX; ext3, Tweedie 1998). */
export const fileSystem: Simulation<
  FileSystemConfig,
  FileSystemState,
  FileSystemAction,
  FileSystemEvent,
  FileSystemMetrics
> = {
  id: 'file-system',
  version: 1,
  title: 'File system',
  summary:
    'Follow calls through descriptors, inodes and the page cache to the disk, and pull the plug at any write.',
  configSchema: fileSystemConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'The disk of OSTEP ch. 40: superblock, two bitmaps, inodes (4 a block, 8 direct pointers), the journal, data; directories have 4 entries a block. The lowest free inode, block and descriptor is taken. Calls run whole and one at a time, in memory; while blocks are written back all calls wait. A block write is atomic. Write-back without a journal is one group in block order. With one: data (ordered, and any fsync), descriptor and copies; then the commit block; then the checkpoint; then the journal’s header; data=metadata writes other data in between or after. A block that an uncommitted transaction freed is not used again. At the end everything is closed and written back, and the disk is inspected.',
    },
  ],
  presets: fileSystemPresets,
  init: initialState,
  enabled,
  isFinished: isDone,
  step,
  measure: measureFileSystem,
  metricFields: fileSystemFields,
  metricTables: fileSystemTables,
  describe: describeFileSystemEvent,
  isNotable: ({ type }) =>
    type === 'call-succeeded' || type === 'call-failed' || type === 'crashed' || type === 'disk-inspected',
  describeAction: (action) =>
    action.type === 'write' ? `Write block ${action.block}` : ACTIONS[action.type],
  properties: [
    {
      name: 'with a journal the metadata is consistent after recovery',
      type: 'always',
      holds: (state) => !isJournalled(state) || isClean(state),
    },
    {
      name: 'in ordered and data mode no file shows stale blocks',
      type: 'always',
      holds: ({ config, report }) =>
        (config.journal !== 'ordered' && config.journal !== 'data') || (report?.stale.length ?? 0) === 0,
    },
    {
      name: 'what fsync returned for is there after the crash',
      type: 'always',
      holds: ({ report }) => (report?.broken.length ?? 0) === 0,
    },
    {
      name: 'without a crash the disk is consistent',
      type: 'always',
      holds: (state) => state.hasCrashed || (isClean(state) && (state.report?.stale.length ?? 0) === 0),
    },
    {
      name: 'without a journal some crash leaves the metadata inconsistent',
      type: 'sometimes',
      holds: (state) => isJournalled(state) || !isClean(state),
    },
    { name: 'the disk is inspected', type: 'eventually', holds: isDone },
  ],
  outcome,
  key: (state) =>
    JSON.stringify({
      ...state,
      config: null,
      now: 0,
      writes: state.config.crash === 'after-writes' ? state.writes : 0,
    }),
}
