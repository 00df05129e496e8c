import type { Step } from '../../core/simulation.ts'
import type { ThrashingEvent } from './events.ts'
import { isActive, type ProcessState, pageAt, type ThrashingState, workingSetSize } from './state.ts'

/** A private, mutable copy of a state for the length of one tick, with the events so far. */
type Draft = { -readonly [K in keyof ThrashingState]: ThrashingState[K] } & {
  processes: ProcessState[]
  events: ThrashingEvent[]
}

/**
 * One tick: pages that have arrived, processes in and out of memory, the CPU, the paging devices. A reference to a page that
 * is not in memory takes no CPU time: the CPU goes on to the next ready process in the same tick.
 * O(processes x (frames + window)).
 */
export function tick(state: ThrashingState): Step<ThrashingState, ThrashingEvent> {
  const draft: Draft = { ...state, processes: [...state.processes], events: [] }
  arrive(draft)
  if (state.config.admission === 'working-set') measure(draft)
  suspend(draft)
  admit(draft)
  const ran = runCpu(draft)
  startTransfers(draft)
  const { processes, now, queue, transfers } = draft
  draft.events.push({
    type: 'tick-passed',
    time: now,
    running: ran?.process ?? null,
    page: ran?.page ?? null,
    standings: processes.map(({ standing }, process) => (process === ran?.process ? 'running' : standing)),
    resident: processes.map(({ resident }) => resident.length),
    paging: queue.length + transfers.length,
    busyDevices: transfers.length,
  })
  const { events, ...next } = draft
  return { state: { ...next, now: now + 1 }, events }
}

function change(draft: Draft, process: number, changes: Partial<ProcessState>): void {
  draft.processes[process] = { ...draft.processes[process]!, ...changes }
}

/** Transfers that are done: the page takes a frame, and its process is ready again. */
function arrive(draft: Draft): void {
  const { now, transfers } = draft
  draft.transfers = transfers.filter(({ doneAt }) => doneAt > now)
  for (const { process, page, doneAt } of transfers) {
    if (doneAt > now) continue
    makeRoom(draft, process)
    const { resident } = draft.processes[process]!
    change(draft, process, { resident: [...resident, { page, usedAt: now }], standing: 'ready' })
    draft.ready = [...draft.ready, process]
    draft.events.push({ type: 'page-loaded', time: now, process, page })
  }
}

/**
 * Frees a frame for a process. global: the page unused the longest goes when memory is full. local: as long as the process
 * has its share it gives up one of its own; a full memory means that somebody holds more than a share that has shrunk.
 */
function makeRoom(draft: Draft, process: number): void {
  const { config } = draft
  const sizeOf = (owner: number) => draft.processes[owner]!.resident.length
  const isFull = () =>
    draft.processes.reduce((sum, { resident }) => sum + resident.length, 0) >= config.frames
  const isLocal = config.replacement === 'local'
  const active = draft.processes.filter(isActive).length
  const share = Math.max(1, Math.floor(config.frames / Math.max(1, active)))
  while (isLocal && sizeOf(process) >= share) evict(draft, { owner: process, by: process })
  if (!isFull()) return
  const owners = [...draft.processes.keys()].filter((owner) => sizeOf(owner) > 0)
  const greedy = owners.filter((owner) => isLocal && sizeOf(owner) > share)
  const oldest = (owner: number) => draft.processes[owner]!.resident[0]!.usedAt
  const owner = (greedy.length > 0 ? greedy : owners).reduce((best, one) =>
    oldest(one) < oldest(best) ? one : best,
  )
  evict(draft, { owner, by: process })
}

function evict(draft: Draft, { owner, by }: { owner: number; by: number }): void {
  const [victim, ...resident] = draft.processes[owner]!.resident
  if (victim === undefined) return
  change(draft, owner, { resident })
  draft.events.push({ type: 'page-evicted', time: draft.now, process: owner, page: victim.page, by })
}

/** The working sets of the active processes, by their own time. */
function measure(draft: Draft): void {
  for (const [process, current] of draft.processes.entries()) {
    if (!isActive(current) || current.done < draft.config.windowReferences) continue
    const workingSet = workingSetSize(draft.config, process, current.done)
    if (workingSet !== current.workingSet) change(draft, process, { workingSet })
  }
}

const wanted = ({ processes }: Draft) =>
  processes.reduce((sum, process) => sum + (isActive(process) ? process.workingSet : 0), 0)

/** The working sets do not fit: the process admitted last leaves memory, unless a device is reading for it. */
function suspend(draft: Draft): void {
  const { config, now } = draft
  while (config.admission === 'working-set' && wanted(draft) > config.frames) {
    const active = draft.processes.flatMap((process, number) => (isActive(process) ? [number] : []))
    const movable = active.filter((process) =>
      draft.transfers.every((transfer) => transfer.process !== process),
    )
    if (active.length < 2 || movable.length === 0) return
    const last = movable.reduce((best, process) =>
      draft.processes[process]!.admitted > draft.processes[best]!.admitted ? process : best,
    )
    const { workingSet, resident } = draft.processes[last]!
    const total = wanted(draft)
    change(draft, last, { standing: 'suspended', resident: [] })
    draft.ready = draft.ready.filter((process) => process !== last)
    draft.queue = draft.queue.filter((process) => process !== last)
    if (draft.running === last) draft.running = null
    draft.outside = [...draft.outside, last]
    draft.events.push({
      type: 'process-suspended',
      time: now,
      process: last,
      workingSet,
      freed: resident.length,
      wanted: total,
    })
  }
}

/** Who waits outside comes in, in order, as long as the working sets fit; the first always may when nobody is in. */
function admit(draft: Draft): void {
  const { config, now } = draft
  for (let process = draft.outside[0]; process !== undefined; process = draft.outside[0]) {
    const { workingSet } = draft.processes[process]!
    const total = wanted(draft)
    const isAlone = !draft.processes.some(isActive)
    if (config.admission === 'working-set' && !isAlone && total + workingSet > config.frames) return
    draft.outside = draft.outside.slice(1)
    draft.admissions += 1
    change(draft, process, { standing: 'ready', admitted: draft.admissions })
    draft.ready = [...draft.ready, process]
    draft.events.push({ type: 'process-admitted', time: now, process, workingSet, wanted: total })
  }
}

/** The process that made a reference in this tick; null when the CPU was idle. */
function runCpu(draft: Draft): { process: number; page: number } | null {
  if (draft.running !== null && draft.quantumLeft === 0 && draft.ready.length > 0) {
    change(draft, draft.running, { standing: 'ready' })
    draft.ready = [...draft.ready, draft.running]
    draft.running = null
  }
  for (;;) {
    const isNew = draft.running === null || draft.quantumLeft === 0
    const process = draft.running ?? draft.ready[0]
    if (process === undefined) return null
    if (draft.running === null) draft.ready = draft.ready.slice(1)
    draft.running = process
    if (isNew) draft.quantumLeft = draft.config.quantumTicks
    const page = pageAt(draft.config, process, draft.processes[process]!.done)
    if (refer(draft, process, page)) return { process, page }
    draft.running = null
  }
}

/** A reference; false when it faults. */
function refer(draft: Draft, process: number, page: number): boolean {
  const { resident, done, faults } = draft.processes[process]!
  const { now, config } = draft
  if (!resident.some((held) => held.page === page)) {
    change(draft, process, { standing: 'paging', faults: faults + 1 })
    draft.queue = [...draft.queue, process]
    draft.events.push({ type: 'page-faulted', time: now, process, page, waiting: draft.queue.length - 1 })
    return false
  }
  const others = resident.filter((held) => held.page !== page)
  change(draft, process, {
    standing: 'running',
    done: done + 1,
    resident: [...others, { page, usedAt: now }],
  })
  draft.quantumLeft -= 1
  if (done + 1 === config.processes[process]!.length) {
    change(draft, process, { standing: 'ended', resident: [] })
    draft.running = null
    draft.events.push({ type: 'process-ended', time: now, process })
  }
  return true
}

/** Idle devices take the faults that wait, in order; a page read in tick t is there at t + faultTicks. */
function startTransfers(draft: Draft): void {
  const { config, now } = draft
  while (draft.transfers.length < config.devices && draft.queue.length > 0) {
    const [process, ...queue] = draft.queue as [number, ...number[]]
    const page = pageAt(config, process, draft.processes[process]!.done)
    draft.queue = queue
    draft.transfers = [...draft.transfers, { process, page, doneAt: now + config.faultTicks }]
  }
}
