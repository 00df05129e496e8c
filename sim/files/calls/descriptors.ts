import { MAX_DESCRIPTORS, type OperationOf } from '../config.ts'
import { isError } from '../errors.ts'
import { allocateInode, freeInode } from './allocate.ts'
import { resize } from './contents.ts'
import { addEntry } from './directory.ts'
import { type Draft, readInode } from './draft.ts'
import { addLinks } from './names.ts'
import { type Caller, moveOffset, type Outcome, openedAt } from './open-file.ts'
import { walk } from './path.ts'

/** The calls that make, copy and give up descriptors. */

export function open(
  { draft, process }: Caller,
  wanted: Omit<OperationOf<'open'>, 'type' | 'process'>,
): Outcome {
  const canWrite = wanted.access !== 'read'
  const place = walk(draft, wanted.path, { isFollowed: !(wanted.create && wanted.exclusive) })
  if (isError(place)) return place
  let { inode } = place
  if (inode === null) {
    if (!wanted.create || place.name === null) return 'ENOENT'
    const made = allocateInode(draft, { type: 'file' })
    if (isError(made)) return made
    inode = made.inode
    addLinks(draft, inode, 1)
    const error = addEntry(draft, place.directory, { name: place.name, inode })
    if (error !== null) return error
  } else {
    if (wanted.create && wanted.exclusive) return 'EEXIST'
    const isDirectory = readInode(draft, inode).type === 'directory'
    if (isDirectory && (canWrite || wanted.create)) return 'EISDIR'
    if (wanted.truncate && canWrite) resize(draft, inode, 0)
  }
  const file = { inode, offset: 0, canRead: wanted.access !== 'write', canWrite, isAppend: wanted.append }
  const entry = lowestFree(draft.openFiles) ?? draft.openFiles.length
  draft.openFiles[entry] = file
  return attach({ draft, process }, entry)
}

const lowestFree = (list: readonly unknown[]): number | null => {
  const free = list.indexOf(null)
  return free < 0 ? null : free
}

/** The lowest free descriptor for an entry of the open-file table. */
function attach({ draft, process }: Caller, entry: number): Outcome {
  const { descriptors } = draft.processes[process]!
  const descriptor = lowestFree(descriptors) ?? descriptors.length
  if (descriptor >= MAX_DESCRIPTORS) return 'EMFILE'
  setDescriptor({ draft, process }, descriptor, entry)
  const { inode } = draft.openFiles[entry]!
  const { name } = draft.processes[process]!
  draft.events.push({ type: 'descriptor-opened', time: draft.now, process: name, descriptor, entry, inode })
  return { result: String(descriptor) }
}

function setDescriptor({ draft, process }: Caller, descriptor: number, to: number | null): void {
  const current = draft.processes[process]!
  const descriptors = [...current.descriptors]
  descriptors[descriptor] = to
  while (descriptors.at(-1) === null) descriptors.pop()
  draft.processes[process] = { ...current, descriptors }
}

export function close(caller: Caller, { descriptor }: { descriptor: number }): Outcome {
  const { draft, process } = caller
  const entry = draft.processes[process]!.descriptors[descriptor] ?? null
  if (entry === null) return 'EBADF'
  setDescriptor(caller, descriptor, null)
  if (entry !== 'terminal') release(draft, entry)
  return { result: null }
}

/** The last descriptor of an open file takes the entry with it, and a file without names then goes too. */
function release(draft: Draft, entry: number): void {
  if (draft.processes.some(({ descriptors }) => descriptors.includes(entry))) return
  const { inode } = draft.openFiles[entry]!
  draft.openFiles[entry] = null
  draft.events.push({ type: 'open-file-released', time: draft.now, entry, inode })
  const isOpen = draft.openFiles.some((file) => file?.inode === inode)
  if (!isOpen && readInode(draft, inode).links === 0) freeInode(draft, inode)
}

export function dup(caller: Caller, { descriptor }: OperationOf<'dup'>): Outcome {
  const { draft, process } = caller
  const entry = draft.processes[process]!.descriptors[descriptor] ?? null
  if (entry === null) return 'EBADF'
  if (entry !== 'terminal') return attach(caller, entry)
  return 'EBADF'
}

export function lseek(caller: Caller, { descriptor, offset, whence }: OperationOf<'lseek'>): Outcome {
  const opened = openedAt(caller, descriptor)
  if (isError(opened)) return opened
  const { draft } = caller
  const { entry, file } = opened
  const starts = { set: 0, current: file.offset, end: readInode(draft, file.inode).bytes }
  const to = starts[whence] + offset
  if (to < 0) return 'EINVAL'
  moveOffset(draft, entry, to)
  return { result: String(to) }
}

export function fork({ draft, process }: Caller, { child }: OperationOf<'fork'>): Outcome {
  if (draft.processes.some(({ name, isAlive }) => isAlive && name === child)) return 'EEXIST'
  draft.processes.push({ ...draft.processes[process]!, name: child })
  return { result: child }
}

export function exit(caller: Caller): Outcome {
  const { draft, process } = caller
  for (const descriptor of [...draft.processes[process]!.descriptors.keys()]) close(caller, { descriptor })
  draft.processes[process] = { ...draft.processes[process]!, descriptors: [], isAlive: false }
  return { result: null }
}
