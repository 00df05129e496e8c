import { change, type Draft, refuse } from './draft.ts'
import { isAlive, type OpenFile, type ProcessState } from './state.ts'

type Transfer = NonNullable<ProcessState['pending']>

/** Reads or writes now, or blocks. A read takes what is there, up to `bytes`; a write to a pipe goes in as a whole. */
export function transfer(draft: Draft, process: number, wanted: Transfer): void {
  const file = draft.files[wanted.file]!
  if (file.pipe === null) {
    throughFile(draft, process, wanted)
    return
  }
  const outcome = throughPipe(draft, process, { wanted, file })
  if (outcome === 'done') {
    wakePipe(draft, file.pipe)
    return
  }
  if (outcome === 'no-reader') {
    refuse(draft, 'no-reader')
    return
  }
  change(draft, process, { status: 'blocked', pending: wanted })
  const { name } = draft.processes[process]!
  draft.events.push({
    type: 'process-blocked',
    time: draft.now,
    process: name,
    file: file.name,
    reason: outcome,
  })
}

function throughFile(draft: Draft, process: number, { type, file: entry, bytes }: Transfer): void {
  const file = draft.files[entry]!
  const offset = file.kind === 'file' ? file.offset + bytes : 0
  draft.files[entry] = { ...file, offset }
  moved(draft, process, { type, file, bytes, after: file.kind === 'file' ? offset : null })
}

type Outcome = 'done' | 'pipe-empty' | 'pipe-full' | 'no-reader'

function throughPipe(
  draft: Draft,
  process: number,
  { wanted, file }: { wanted: Transfer; file: OpenFile },
): Outcome {
  const pipe = file.pipe!
  const held = draft.pipes[pipe]!
  const { type } = wanted
  if (type === 'read') {
    if (held === 0 && hasEnd(draft, pipe, 'pipe-write')) return 'pipe-empty'
    if (held === 0) {
      const { name } = draft.processes[process]!
      draft.events.push({ type: 'end-of-file', time: draft.now, process: name, file: file.name })
      return 'done'
    }
    const bytes = Math.min(held, wanted.bytes)
    draft.pipes[pipe] = held - bytes
    moved(draft, process, { type, file, bytes, after: held - bytes })
    return 'done'
  }
  if (!hasEnd(draft, pipe, 'pipe-read')) return 'no-reader'
  const bytes = Math.min(wanted.bytes, draft.config.pipeBytes)
  if (held + bytes > draft.config.pipeBytes) return 'pipe-full'
  draft.pipes[pipe] = held + bytes
  moved(draft, process, { type, file, bytes, after: held + bytes })
  return 'done'
}

type Moved = { type: 'read' | 'write'; file: OpenFile; bytes: number; after: number | null }

function moved(draft: Draft, process: number, { type, file, bytes, after }: Moved): void {
  const { name } = draft.processes[process]!
  const event = type === 'read' ? 'bytes-read' : 'bytes-written'
  draft.events.push({ type: event, time: draft.now, process: name, file: file.name, bytes, after })
}

const hasEnd = (draft: Draft, pipe: number, kind: OpenFile['kind']) =>
  draft.processes.some(
    (process) =>
      isAlive(process) &&
      process.descriptors.some(
        (entry) => entry !== null && draft.files[entry]!.pipe === pipe && draft.files[entry]!.kind === kind,
      ),
  )

/** Something about a pipe changed: processes blocked on it try again, in the order of their numbers, until nothing moves. */
export function wakePipe(draft: Draft, pipe: number | null): void {
  if (pipe === null) return
  for (const [process, { status, pending }] of draft.processes.entries()) {
    if (status !== 'blocked' || pending === null || draft.files[pending.file]!.pipe !== pipe) continue
    const outcome = throughPipe(draft, process, { wanted: pending, file: draft.files[pending.file]! })
    if (outcome === 'pipe-empty' || outcome === 'pipe-full') continue
    change(draft, process, { status: 'running', pending: null })
    if (outcome === 'no-reader') {
      const { name } = draft.processes[process]!
      draft.events.push({
        type: 'operation-refused',
        time: draft.now,
        process: name,
        operation: 'write-bytes',
        reason: outcome,
      })
    }
    wakePipe(draft, pipe)
    return
  }
}
