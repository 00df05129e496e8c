import { MAX_DESCRIPTORS, type OperationOf } from './config.ts'
import { change, type Draft, refuse } from './draft.ts'
import type { OpenFile } from './state.ts'
import { transfer, wakePipe } from './transfer.ts'

/** A new entry of the open-file table behind the lowest free descriptor. */
export function open(draft: Draft, process: number, { file }: OperationOf<'open'>): void {
  if (lowestFree(draft, process) === null) {
    refuse(draft, 'no-free-descriptor')
    return
  }
  attach(draft, process, { name: file, kind: 'file', offset: 0, pipe: null })
}

export function pipe(draft: Draft, process: number): void {
  const used = draft.processes[process]!.descriptors.filter((file) => file !== null).length
  if (used > MAX_DESCRIPTORS - 2) {
    refuse(draft, 'no-free-descriptor')
    return
  }
  const number = draft.pipes.push(0) - 1
  attach(draft, process, { name: `pipe${number}`, kind: 'pipe-read', offset: 0, pipe: number })
  attach(draft, process, { name: `pipe${number}`, kind: 'pipe-write', offset: 0, pipe: number })
}

function lowestFree(draft: Draft, process: number): number | null {
  const { descriptors } = draft.processes[process]!
  const free = descriptors.indexOf(null)
  if (free >= 0) return free
  return descriptors.length < MAX_DESCRIPTORS ? descriptors.length : null
}

function attach(draft: Draft, process: number, file: OpenFile): void {
  const descriptor = lowestFree(draft, process)!
  const entry = draft.files.push(file) - 1
  setDescriptor(draft, process, { descriptor, entry })
  const end = file.kind === 'pipe-read' ? ' (to read)' : file.kind === 'pipe-write' ? ' (to write)' : ''
  const { name } = draft.processes[process]!
  draft.events.push({
    type: 'descriptor-opened',
    time: draft.now,
    process: name,
    descriptor,
    file: `${file.name}${end}`,
  })
}

function setDescriptor(
  draft: Draft,
  process: number,
  { descriptor, entry }: { descriptor: number; entry: number | null },
): void {
  const descriptors = [...draft.processes[process]!.descriptors]
  while (descriptors.length <= descriptor) descriptors.push(null)
  descriptors[descriptor] = entry
  while (descriptors.at(-1) === null) descriptors.pop()
  change(draft, process, { descriptors })
}

export function close(draft: Draft, process: number, { descriptor }: OperationOf<'close'>): void {
  const entry = draft.processes[process]!.descriptors[descriptor] ?? null
  if (entry === null) {
    refuse(draft, 'bad-descriptor')
    return
  }
  setDescriptor(draft, process, { descriptor, entry: null })
  draft.events.push({
    type: 'descriptor-closed',
    time: draft.now,
    process: draft.processes[process]!.name,
    descriptor,
  })
  wakePipe(draft, draft.files[entry]!.pipe)
}

export function dup2(draft: Draft, process: number, { from, to }: OperationOf<'dup2'>): void {
  const { descriptors, name } = draft.processes[process]!
  const entry = descriptors[from] ?? null
  if (entry === null) {
    refuse(draft, 'bad-descriptor')
    return
  }
  const replaced = descriptors[to] ?? null
  setDescriptor(draft, process, { descriptor: to, entry })
  const file = draft.files[entry]!.name
  draft.events.push({ type: 'descriptor-duplicated', time: draft.now, process: name, from, to, file })
  if (replaced !== null) wakePipe(draft, draft.files[replaced]!.pipe)
}

export function readOrWrite(
  draft: Draft,
  process: number,
  { type, descriptor, bytes }: OperationOf<'read-bytes'> | OperationOf<'write-bytes'>,
): void {
  const entry = draft.processes[process]!.descriptors[descriptor] ?? null
  const kind = entry === null ? null : draft.files[entry]!.kind
  const wrongEnd = type === 'read-bytes' ? 'pipe-write' : 'pipe-read'
  if (entry === null || kind === wrongEnd) {
    refuse(draft, 'bad-descriptor')
    return
  }
  transfer(draft, process, { type: type === 'read-bytes' ? 'read' : 'write', file: entry, bytes })
}

/** A process ends: all its descriptors close, and whoever waits at the other end of a pipe learns it. */
export function closeAll(draft: Draft, process: number): void {
  const entries = draft.processes[process]!.descriptors
  change(draft, process, { descriptors: [], pending: null })
  const pipes = new Set(entries.map((entry) => (entry === null ? null : draft.files[entry]!.pipe)))
  for (const number of pipes) wakePipe(draft, number)
}
