import type { Preset } from '../core/simulation.ts'
import type { FileSystemInput } from './config.ts'

type Call = NonNullable<FileSystemInput['operations']>[number]

const mkdir = (path: string): Call => ({ type: 'mkdir', path })
const creat = (path: string): Call => ({ type: 'creat', path })
const write = (descriptor: number, text: string): Call => ({ type: 'write', descriptor, text })
const close = (descriptor: number): Call => ({ type: 'close', descriptor })
const fsync = (descriptor: number): Call => ({ type: 'fsync', descriptor })
const unlink = (path: string): Call => ({ type: 'unlink', path })
const rename = (from: string, to: string): Call => ({ type: 'rename', from, to })
const sync: Call = { type: 'sync' }

/** A file on the disk, then one block appended to it: the experiment of OSTEP ch. 42.1. */
const APPEND: Call[] = [creat('/a'), write(3, 'one.....'), sync, write(3, 'two.....'), sync]

const SECRET: Call[] = [
  creat('/secret'),
  write(3, 'password'),
  close(3),
  sync,
  unlink('/secret'),
  sync,
  creat('/new'),
  write(3, 'hello'),
]

const REVOKE: Call[] = [
  mkdir('/d'),
  creat('/d/x'),
  sync,
  unlink('/d/x'),
  { type: 'rmdir', path: '/d' },
  sync,
  creat('/f'),
  write(4, 'mine....'),
  fsync(4),
]

export const fileSystemPresets: readonly Preset<FileSystemInput>[] = [
  {
    id: 'from-call-to-disk',
    title: 'From a call to the disk',
    note: 'mkdir, creat and write change blocks in the page cache only. fsync makes them durable: data, then the journal, then the commit block, then everything at its place.',
    config: {},
  },
  {
    id: 'shared-offset',
    title: 'Descriptors, open files and one offset',
    note: 'After fork and dup several descriptors lead to one entry of the open-file table and share its offset. A second open makes a new entry with an offset of its own.',
    config: {
      operations: [
        creat('/log'),
        { type: 'fork', child: 'B' },
        write(3, 'aaaa'),
        { type: 'write', process: 'B', descriptor: 3, text: 'bb' },
        { type: 'dup' },
        { type: 'lseek', descriptor: 4, offset: 2 },
        write(3, 'XX'),
        { type: 'open', process: 'B', path: '/log' },
        { type: 'read', process: 'B', descriptor: 4, bytes: 8 },
      ],
    },
  },
  {
    id: 'links',
    title: 'Hard links, symbolic links and a file without a name',
    note: 'A hard link is a second name for one inode, a symbolic link is a path in an inode of its own. After both names of the file are gone it lives on until the last close.',
    config: {
      operations: [
        creat('/a'),
        write(3, 'text'),
        { type: 'link', from: '/a', to: '/b' },
        { type: 'symlink', target: '/a', path: '/s' },
        unlink('/a'),
        { type: 'open', path: '/s' },
        { type: 'open', path: '/b' },
        unlink('/b'),
        { type: 'read', descriptor: 4, bytes: 8 },
        close(4),
        close(3),
      ],
    },
  },
  {
    id: 'errors',
    title: 'What can go wrong',
    note: 'Each call fails for another reason, and a failed call changes nothing: ENOENT, EEXIST, ENOTDIR, EISDIR, ELOOP, ENOTEMPTY, EBADF, EMLINK.',
    config: {
      maxLinks: 3,
      operations: [
        { type: 'open', path: '/none' },
        mkdir('/d'),
        mkdir('/d'),
        creat('/d/f'),
        { type: 'open', path: '/d/f/x' },
        { type: 'open', path: '/d', access: 'write' },
        { type: 'symlink', target: '/loop', path: '/loop' },
        { type: 'open', path: '/loop' },
        { type: 'rmdir', path: '/d' },
        { type: 'read', descriptor: 3 },
        mkdir('/e'),
      ],
    },
  },
  {
    id: 'append-no-journal',
    title: 'Three writes, and the power fails between them',
    note: 'Appending a block changes the bitmap, the inode and the data. Explore every schedule: any subset of the three may be on the disk, and most subsets contradict themselves.',
    config: { journal: 'none', crash: 'any', writeOrder: 'any', operations: APPEND },
  },
  {
    id: 'append-ordered',
    title: 'The same crash with a journal',
    note: 'The same append, the same crashes, all orders of the disk: the metadata is consistent after recovery every time.',
    config: { journal: 'ordered', crash: 'any', writeOrder: 'any', operations: APPEND },
  },
  {
    id: 'stale-metadata',
    title: 'Somebody else’s password',
    note: 'The metadata of /new is committed before its data is written. The power fails in between, and after recovery the new file shows what the deleted one held. In ordered mode this cannot happen.',
    config: {
      journal: 'metadata',
      crash: 'after-writes',
      crashAfterWrites: 29,
      operations: [...SECRET, sync],
    },
  },
  {
    id: 'replace-by-rename',
    title: 'Write a new file, fsync, rename over the old one',
    note: 'How an editor saves: whenever the power fails, /a is the old text or the new one, never half of each. Leave the fsync out under metadata mode and look again.',
    config: {
      journal: 'ordered',
      crash: 'any',
      operations: [
        creat('/a'),
        write(3, 'old text'),
        sync,
        creat('/tmp'),
        write(4, 'new text'),
        fsync(4),
        rename('/tmp', '/a'),
        sync,
      ],
    },
  },
  {
    id: 'fsync-not-the-directory',
    title: 'fsync of the file, not of its directory',
    note: 'Without a journal, fsync makes the file durable but not its name: after the crash the inode is there and no directory leads to it.',
    config: {
      journal: 'none',
      crash: 'after-writes',
      crashAfterWrites: 4,
      operations: [creat('/a'), write(3, 'precious'), fsync(3), mkdir('/later'), sync],
    },
  },
  {
    id: 'no-barrier',
    title: 'A commit block that does not wait',
    note: 'Without barriers the disk may write the commit block before the copies. Recovery then replays whatever stood in the journal.',
    config: {
      hasBarriers: false,
      crash: 'any',
      writeOrder: 'any',
      inodes: 4,
      operations: [creat('/a'), sync],
    },
  },
  {
    id: 'revoke',
    title: 'A freed directory comes back from the journal',
    note: 'The block of a removed directory is in the journal and is used again for data. Without revoke records recovery writes the old directory over the new file. Switch hasRevokes on.',
    config: {
      hasRevokes: false,
      checkpoint: 'when-full',
      journalBlocks: 40,
      blocks: 60,
      crash: 'after-writes',
      crashAfterWrites: 26,
      operations: [...REVOKE, mkdir('/later'), sync],
    },
  },
]
