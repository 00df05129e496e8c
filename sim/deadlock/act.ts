import type { Step } from '../core/simulation.ts'
import { findCycle, findDeadlocked, holdersOf } from './detect.ts'
import type { ResourceGraphEvent } from './events.ts'
import { freeOf, nextActionOf, type ResourceGraphState, type ScriptAction, type Waiting } from './state.ts'

/** The process with this index does the next action of its own. */
export type ResourceGraphAction = { readonly process: number; readonly does: ScriptAction }

type Draft = { -readonly [K in keyof ResourceGraphState]: ResourceGraphState[K] } & {
  held: number[][]
  waiting: (Waiting | null)[]
  hasEnded: boolean[]
  events: ResourceGraphEvent[]
}

/** Under `script` the first action in the list whose process is not blocked; under `any` one per such process. */
export function enabledActions(state: ResourceGraphState): readonly ResourceGraphAction[] {
  const next = state.waiting.flatMap((waiting, process) => {
    const index = waiting === null ? nextActionOf(state, process) : -1
    return index === -1 ? [] : [{ index, action: { process, does: state.config.script[index]! } }]
  })
  if (state.config.order === 'any' || next.length < 2) return next.map(({ action }) => action)
  return [next.reduce((best, candidate) => (candidate.index < best.index ? candidate : best)).action]
}

/** A request is granted or blocks, a release may wake others; then the graph is searched for cycles and deadlocks. */
export function act(
  state: ResourceGraphState,
  { process, does }: ResourceGraphAction,
): Step<ResourceGraphState, ResourceGraphEvent> {
  const draft: Draft = {
    ...state,
    held: state.held.map((row) => [...row]),
    waiting: [...state.waiting],
    hasEnded: [...state.hasEnded],
    done: state.done.with(process, state.done[process]! + 1),
    events: [],
  }
  const resource = state.config.resources.findIndex(({ name }) => name === does.resource)
  if (does.action === 'request') request(draft, process, { resource, count: does.count })
  else release(draft, process, { resource, count: does.count })
  settle(draft, process)
  detect(draft, state)
  const { events, ...next } = draft
  return { state: { ...next, now: state.now + 1 }, events }
}

function named({ config, now }: Draft, process: number, { resource, count }: Waiting) {
  return { time: now, process: config.processes[process]!, resource: config.resources[resource]!.name, count }
}

function request(draft: Draft, process: number, wanted: Waiting): void {
  const free = freeOf(draft, wanted.resource)
  if (wanted.count <= free) {
    draft.held[process]![wanted.resource]! += wanted.count
    draft.events.push({ type: 'resource-granted', ...named(draft, process, wanted), hasWaited: false, free })
    return
  }
  draft.waiting[process] = wanted
  draft.blockedOrder = [...draft.blockedOrder, process]
  const holders = holdersOf(draft, process).map((holder) => draft.config.processes[holder]!)
  draft.events.push({ type: 'process-blocked', ...named(draft, process, wanted), free, holders })
}

function release(draft: Draft, process: number, given: Waiting): void {
  const held = draft.held[process]![given.resource]!
  if (given.count > held) {
    draft.events.push({ type: 'release-refused', ...named(draft, process, given), held })
    return
  }
  draft.held[process]![given.resource] = held - given.count
  draft.events.push({ type: 'resource-released', ...named(draft, process, given) })
}

/** Ends processes that have nothing left to do and wakes blocked ones whose request fits, until neither changes anything. */
function settle(draft: Draft, process: number): void {
  endIfDone(draft, process)
  for (;;) {
    const woken = draft.blockedOrder.find((blocked) => {
      const { resource, count } = draft.waiting[blocked]!
      return count <= freeOf(draft, resource)
    })
    if (woken === undefined) return
    const granted = draft.waiting[woken]!
    const free = freeOf(draft, granted.resource)
    draft.waiting[woken] = null
    draft.blockedOrder = draft.blockedOrder.filter((blocked) => blocked !== woken)
    draft.held[woken]![granted.resource]! += granted.count
    draft.events.push({ type: 'resource-granted', ...named(draft, woken, granted), hasWaited: true, free })
    endIfDone(draft, woken)
  }
}

function endIfDone(draft: Draft, process: number): void {
  if (draft.waiting[process] !== null || nextActionOf(draft, process) !== -1) return
  const released = draft.held[process]!.flatMap((count, resource) =>
    count > 0 ? [{ resource: draft.config.resources[resource]!.name, count }] : [],
  )
  draft.held[process]!.fill(0)
  draft.hasEnded[process] = true
  draft.events.push({
    type: 'process-ended',
    time: draft.now,
    process: draft.config.processes[process]!,
    released,
  })
}

/** Reports a cycle or a deadlock when it is new. */
function detect(draft: Draft, before: ResourceGraphState): void {
  draft.cycle = findCycle(draft)
  draft.deadlocked = findDeadlocked(draft)
  const names = draft.deadlocked.map((process) => draft.config.processes[process]!)
  const { cycle, now } = draft
  if (cycle !== null && cycle.join() !== before.cycle?.join()) {
    const isDeadlock = cycle.every((name, index) => index % 2 === 1 || names.includes(name))
    draft.events.push({ type: 'cycle-closed', time: now, cycle, isDeadlock })
  }
  if (names.length > before.deadlocked.length) {
    draft.events.push({ type: 'deadlock-detected', time: now, processes: names })
  }
}
