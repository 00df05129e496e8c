import type { FileSystemConfig } from '#sim/files/config.ts'
import { describeProblem, type FileSystemEvent } from '#sim/files/events.ts'
import type { FileSystemMetrics } from '#sim/files/metrics.ts'
import type { FileSystemState } from '#sim/files/state.ts'
import { layoutOf, regionOf } from '#sim/files/storage/layout.ts'
import type { Frame, TableTwin } from '../../view.ts'
import { contentText, inodeText } from './content-text.ts'
import { inodesInMemory } from './in-memory.ts'

/** The disk, the page cache, the three tables between a descriptor and a file, and what the inspection found. */
export function fileSystemTwins({
  state,
}: Frame<FileSystemConfig, FileSystemState, FileSystemEvent, FileSystemMetrics>): readonly TableTwin[] {
  return [
    diskTable(state),
    cacheTable(state),
    descriptorTable(state),
    openFileTable(state),
    inodeTable(state),
    ...(state.report === null ? [] : [findingsTable(state.report)]),
  ]
}

function diskTable({ config, disk }: FileSystemState): TableTwin {
  const layout = layoutOf(config)
  return {
    id: 'disk',
    caption: 'The disk, block by block',
    columns: [{ label: 'Block', isNumeric: true }, { label: 'Region' }, { label: 'Holds' }],
    rows: disk.map((content, block) => [block, regionOf(layout, block), contentText(content)]),
  }
}

function cacheTable({ cache }: FileSystemState): TableTwin {
  return {
    id: 'page-cache',
    caption: 'The page cache',
    columns: [
      { label: 'Block', isNumeric: true },
      { label: 'Is' },
      { label: 'Last used by call', isNumeric: true },
      { label: 'Holds' },
    ],
    rows: cache.flatMap((cached, block) =>
      cached === null
        ? []
        : [[block, cached.isDirty ? 'dirty' : 'clean', cached.usedAt + 1, contentText(cached.content)]],
    ),
  }
}

function descriptorTable({ processes }: FileSystemState): TableTwin {
  return {
    id: 'descriptors',
    caption: 'Descriptor tables',
    columns: [{ label: 'Process' }, { label: 'Descriptor', isNumeric: true }, { label: 'Leads to' }],
    rows: processes.flatMap(({ name, descriptors }) =>
      descriptors.flatMap((entry, descriptor) =>
        entry === null
          ? []
          : [[name, descriptor, entry === 'terminal' ? 'the terminal' : `open file ${entry}`]],
      ),
    ),
  }
}

function openFileTable({ openFiles, processes }: FileSystemState): TableTwin {
  const count = (entry: number) =>
    processes.reduce((sum, { descriptors }) => sum + descriptors.filter((other) => other === entry).length, 0)
  return {
    id: 'open-files',
    caption: 'Open-file table',
    columns: [
      { label: 'Entry', isNumeric: true },
      { label: 'Inode', isNumeric: true },
      { label: 'Offset (bytes)', isNumeric: true },
      { label: 'For' },
      { label: 'Descriptors', isNumeric: true },
    ],
    rows: openFiles.flatMap((file, entry) =>
      file === null
        ? []
        : [
            [
              entry,
              file.inode,
              file.offset,
              [
                file.canRead ? 'reading' : '',
                file.canWrite ? 'writing' : '',
                file.isAppend ? 'appending' : '',
              ]
                .filter(Boolean)
                .join(', '),
              count(entry),
            ],
          ],
    ),
  }
}

function inodeTable(state: FileSystemState): TableTwin {
  return {
    id: 'inodes',
    caption: state.phase === 'running' ? 'Inodes, as in memory' : 'Inodes, as on the disk',
    columns: [{ label: 'Inode', isNumeric: true }, { label: 'Is' }],
    rows: inodesInMemory(state).map((inode, number) => [number, inode === null ? 'free' : inodeText(inode)]),
  }
}

function findingsTable({ problems, stale, broken }: NonNullable<FileSystemState['report']>): TableTwin {
  const findings = [
    ...problems.map((problem) => ['inconsistent', describeProblem(problem)]),
    ...stale.map(({ inode, block }) => ['stale data', `inode ${inode} shows block ${block} of another file`]),
    ...broken.map(({ inode }) => [
      'broken promise',
      `fsync returned for inode ${inode}, its content is not there`,
    ]),
  ]
  return {
    id: 'findings',
    caption: 'What the inspection found',
    columns: [{ label: 'Kind' }, { label: 'Finding' }],
    rows: findings.length === 0 ? [['consistent', 'bitmaps, inodes and directories agree']] : findings,
  }
}
