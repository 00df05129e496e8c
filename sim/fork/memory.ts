import type { OperationOf } from './config.ts'
import { change, type Draft, nameOf, refuse } from './draft.ts'
import { sharersOf } from './state.ts'

/** The old pages are given back and the program gets new ones; descriptors stay. */
export function exec(draft: Draft, process: number, { program, pages }: OperationOf<'exec'>): void {
  const fresh = Array.from({ length: pages }, (_, page) => ({
    frame: draft.frames + page,
    isCopyOnWrite: false,
  }))
  draft.frames += pages
  change(draft, process, { program, pages: fresh })
  draft.events.push({
    type: 'program-executed',
    time: draft.now,
    process: nameOf(draft, process),
    program,
    pages,
  })
}

/** A write to a shared page copies it first; the last one to have it writes without a copy. */
export function writePage(draft: Draft, process: number, { page }: OperationOf<'write'>): void {
  const { pages, name } = draft.processes[process]!
  const entry = pages[page]
  if (entry === undefined) {
    refuse(draft, 'no-such-page')
    return
  }
  const isShared = entry.isCopyOnWrite && sharersOf(draft.processes, entry.frame) > 1
  const frame = isShared ? draft.frames : entry.frame
  change(draft, process, { pages: pages.with(page, { frame, isCopyOnWrite: false }) })
  if (isShared) {
    draft.frames += 1
    draft.events.push({
      type: 'page-copied',
      time: draft.now,
      process: name,
      page,
      from: entry.frame,
      to: frame,
    })
  } else {
    const wasLast = entry.isCopyOnWrite
    draft.events.push({ type: 'page-written', time: draft.now, process: name, page, frame, wasLast })
  }
}
