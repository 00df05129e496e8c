import type { OperationOf } from './config.ts'
import { closeAll } from './descriptors.ts'
import { change, type Draft, nameOf, refuse } from './draft.ts'
import { isAlive } from './state.ts'

/** The child gets the same frames and the same open files; pages become copy-on-write in both. */
export function fork(draft: Draft, parent: number, { child }: OperationOf<'fork'>): void {
  const taken = draft.processes.some(({ name, status }) => name === child && status !== 'gone')
  if (taken) {
    refuse(draft, 'name-taken')
    return
  }
  const before = draft.processes[parent]!
  const pages = before.pages.map((page) => ({ ...page, isCopyOnWrite: true }))
  const number = draft.processes.length
  draft.processes.push({ ...before, name: child, parent, children: [], pages })
  change(draft, parent, { pages, children: [...before.children, number] })
  draft.events.push({
    type: 'process-forked',
    time: draft.now,
    process: before.name,
    child,
    sharedPages: pages.length,
  })
}

/** Gives back memory and descriptors, hands the children on, and stays as a zombie until somebody reaps it. */
export function exit(draft: Draft, process: number, { status }: OperationOf<'exit'>): void {
  const { parent, children } = draft.processes[process]!
  if (parent === null) {
    refuse(draft, 'is-root')
    return
  }
  const fate = fateOf(draft, parent)
  draft.events.push({
    type: 'process-exited',
    time: draft.now,
    process: nameOf(draft, process),
    status,
    parent: nameOf(draft, parent),
    fate,
  })
  closeAll(draft, process)
  change(draft, process, { status: 'zombie', exitStatus: status, pages: [], children: [] })
  if (fate !== 'zombie') bury(draft, process)
  if (fate === 'reaped-by-waiting-parent') {
    change(draft, parent, { status: 'running' })
    reaped(draft, parent, process)
  }
  handOn(draft, { process, parent, children })
}

function fateOf(draft: Draft, parent: number) {
  if (draft.config.convention === 'ostep') return 'removed'
  if (draft.processes[parent]!.status === 'waiting') return 'reaped-by-waiting-parent'
  return parent === 0 ? 'reaped-by-root' : 'zombie'
}

type Orphans = { process: number; parent: number; children: readonly number[] }

/** posix: children to the root; grandparent: to the parent of the dead; flatten: all descendants to the root, in preorder. */
function handOn(draft: Draft, { process, parent, children }: Orphans): void {
  const { reparent } = draft.config
  const orphans = reparent === 'flatten' ? children.flatMap((child) => preorder(draft, child)) : children
  const heir = reparent === 'grandparent' ? parent : 0
  for (const orphan of orphans) {
    const from =
      reparent === 'flatten' ? nameOf(draft, draft.processes[orphan]!.parent!) : nameOf(draft, process)
    if (reparent === 'flatten') change(draft, orphan, { children: [] })
    change(draft, orphan, { parent: heir })
    change(draft, heir, { children: [...draft.processes[heir]!.children, orphan] })
    draft.events.push({
      type: 'process-reparented',
      time: draft.now,
      process: nameOf(draft, orphan),
      from,
      to: nameOf(draft, heir),
    })
  }
  for (const orphan of orphans)
    if (heir === 0 && draft.processes[orphan]!.status === 'zombie') reap(draft, 0, orphan)
  serveWaiting(draft, heir)
}

function preorder(draft: Draft, process: number): number[] {
  return [process, ...draft.processes[process]!.children.flatMap((child) => preorder(draft, child))]
}

/** An heir that waits gets a zombie among its new children at once. */
function serveWaiting(draft: Draft, heir: number): void {
  const { status, children } = draft.processes[heir]!
  const zombie = children.find((child) => draft.processes[child]!.status === 'zombie')
  if (status !== 'waiting' || zombie === undefined) return
  change(draft, heir, { status: 'running' })
  reap(draft, heir, zombie)
}

/** The first child that has ended is reaped; else the process waits for one. */
export function wait(draft: Draft, process: number): void {
  const { children, name } = draft.processes[process]!
  const zombie = children.find((child) => !isAlive(draft.processes[child]!))
  if (zombie !== undefined) {
    reap(draft, process, zombie)
    return
  }
  if (children.length === 0) {
    refuse(draft, 'no-child')
    return
  }
  change(draft, process, { status: 'waiting' })
  draft.events.push({ type: 'process-waited', time: draft.now, process: name, children: children.length })
}

function reap(draft: Draft, parent: number, child: number): void {
  bury(draft, child)
  reaped(draft, parent, child)
}

function reaped(draft: Draft, parent: number, child: number): void {
  const { name, exitStatus } = draft.processes[child]!
  const process = nameOf(draft, parent)
  draft.events.push({ type: 'child-reaped', time: draft.now, process, child: name, status: exitStatus ?? 0 })
}

function bury(draft: Draft, process: number): void {
  const parent = draft.processes[process]!.parent!
  const children = draft.processes[parent]!.children.filter((child) => child !== process)
  change(draft, parent, { children })
  change(draft, process, { status: 'gone' })
}
