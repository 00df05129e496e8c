import type { Errno, Fallible } from '../errors.ts'
import type { OpenFile } from '../state.ts'
import type { Draft } from './draft.ts'

/** What a call came to: an error, and then its draft is thrown away, or what it answers. */
export type Outcome = Errno | { readonly result: string | null }

export type Caller = { readonly draft: Draft; readonly process: number }

export type Opened = { readonly entry: number; readonly file: OpenFile }

/** The open file behind a descriptor; the terminal is none that this file system knows. */
export function openedAt({ draft, process }: Caller, descriptor: number): Fallible<Opened> {
  const entry = draft.processes[process]!.descriptors[descriptor] ?? null
  if (entry === null || entry === 'terminal') return 'EBADF'
  return { entry, file: draft.openFiles[entry]! }
}

/** Moves the offset that all descriptors of an open file share. */
export function moveOffset(draft: Draft, entry: number, to: number): void {
  const file = draft.openFiles[entry]!
  if (file.offset === to) return
  draft.openFiles[entry] = { ...file, offset: to }
  const sharers = draft.processes.flatMap(({ descriptors }) => descriptors.filter((other) => other === entry))
  draft.events.push({
    type: 'offset-moved',
    time: draft.now,
    entry,
    from: file.offset,
    to,
    descriptors: sharers.length,
  })
}
