import { access } from '../machine/access.ts'
import type { Explorer } from './explorer.ts'
import { replay } from './replay.ts'
import type { Search } from './search.ts'
import type { Fairness, Violation } from './types.ts'
import {
  cyclesOf,
  isInside,
  type Loop,
  loopsOf,
  type Part,
  type Position,
  Positions,
} from './waiting-graph.ts'

const MAX_FOUND = 10

/** A cycle that a fair scheduler may repeat for ever and on which thread `tid` only waits. */
type Starving = {
  readonly tid: number
  readonly position: Position
  readonly states: readonly number[]
  readonly part: Part
  readonly fairness: Fairness
}

/**
 * Threads that can wait for ever although the scheduler is fair (Silberschatz ch. 6, Herlihy & Shavit ch. 2). A thread waits
 * when it stands before an operation that it never performs, or goes round in a loop that it never leaves; it starves when
 * it could get further from there, and a fair schedule exists on which it does not. Weak fairness: who can go on all the
 * time goes on. Strong fairness: who can go on again and again goes on. Only for a complete graph of level L0 or L1, where
 * no state in which a lock is held is left out.
 */
export function findStarvation(search: Search): Violation[] {
  const { explorer, machine } = search
  const graph = new FairGraph(explorer)
  const positions = new Positions(explorer, machine)
  const loops = loopsOf(access.firstOwn)
  const found: Starving[] = []
  for (let tid = 0; tid < graph.threads; tid++)
    for (const region of regionsOf(tid, loops, positions))
      for (const states of cyclesOf(explorer, graph.states(), region.part)) {
        const position = positions.at(states[0] as number, tid)
        if (position === null || !graph.canLeave(states, region)) continue
        const cycle =
          graph.strongCycle(states, region.part) ??
          (search.fairness === 'weak' && graph.isWeaklyFair(states, region.part) ? states : null)
        if (cycle === null) continue
        const isStrong = graph.strongCycle(cycle, region.part) !== null
        found.push({
          tid,
          position,
          states: cycle,
          part: region.part,
          fairness: isStrong ? 'strong' : 'weak',
        })
      }
  const told = new Map<string, Starving>()
  for (const own of found) {
    const key = `${own.tid} ${own.position.line}`
    if (!told.has(key)) told.set(key, own)
  }
  const others = [...told.values()].filter(({ position }) => !position.what.startsWith('join'))
  return (others.length > 0 ? others : [...told.values()])
    .slice(0, MAX_FOUND)
    .map((own) => violationOf(search, graph, positions, own))
}

type Region = { readonly part: Part; readonly left: (state: number, edge: number) => boolean }

/** Where thread `tid` may wait: before an operation, or in one of the loops, the smallest first. */
function regionsOf(tid: number, loops: readonly Loop[], positions: Positions): Region[] {
  const { explorer } = positions
  const isOwn = (edge: number) => (explorer.actions.at(edge) & 255) === tid
  const parked: Region = {
    part: {
      hasState: (state) => positions.at(state, tid)?.isPending === true,
      hasEdge: (edge) => !isOwn(edge),
    },
    left: (_, edge) => isOwn(edge),
  }
  return [
    parked,
    ...loops.map((loop): Region => {
      const isIn = (state: number) => {
        const position = positions.at(state, tid)
        return position !== null && isInside(position, loop)
      }
      return { part: { hasState: isIn, hasEdge: () => true }, left: (state) => !isIn(state) }
    }),
  ]
}

class FairGraph {
  readonly threads: number
  private readonly explorer: Explorer
  /** Threads (bits) that can go on, by state. */
  private readonly enabled: Int32Array

  constructor(explorer: Explorer) {
    this.explorer = explorer
    this.enabled = new Int32Array(explorer.store.count)
    let most = 0
    for (const state of this.states())
      this.eachEdge(state, (edge) => {
        const tid = explorer.actions.at(edge) & 255
        most = Math.max(most, tid)
        this.enabled[state] = (this.enabled[state] as number) | (1 << (tid % 31))
      })
    this.threads = most + 1
  }

  *states(): Generator<number> {
    for (let state = 0; state < this.explorer.store.count; state++) yield state
  }

  eachEdge(state: number, visit: (edge: number, target: number) => void): void {
    const first = this.explorer.firstEdge.at(state)
    for (let edge = first; edge < first + this.explorer.edgeCount.at(state); edge++)
      visit(edge, this.explorer.targets.at(edge))
  }

  /** Whether each thread takes a step on the cycle or cannot at some state of it. */
  isWeaklyFair(states: readonly number[], part: Part): boolean {
    const always = states.reduce((mask, state) => mask & (this.enabled[state] as number), -1)
    return (always & ~this.movesOn(states, part)) === 0
  }

  /** Part of the states on which each thread takes steps or never can (Emerson & Lei 1987); null when there is none. */
  strongCycle(states: readonly number[], part: Part): readonly number[] | null {
    const moves = this.movesOn(states, part)
    const kept = states.filter((state) => ((this.enabled[state] as number) & ~moves) === 0)
    if (kept.length === states.length) return states
    const rest = new Set(kept)
    const inner: Part = { ...part, hasState: (state) => rest.has(state) && part.hasState(state) }
    for (const smaller of cyclesOf(this.explorer, kept, inner)) {
      const cycle = this.strongCycle(smaller, inner)
      if (cycle) return cycle
    }
    return null
  }

  /** Threads (bits) that take steps from one of the states to another. */
  private movesOn(states: readonly number[], part: Part): number {
    const own = new Set(states)
    let moves = 0
    for (const state of states)
      this.eachEdge(state, (edge, target) => {
        if (own.has(target) && part.hasEdge(edge)) moves |= 1 << ((this.explorer.actions.at(edge) & 255) % 31)
      })
    return moves
  }

  /** Whether some schedule leads out of the region. */
  canLeave(states: readonly number[], { left }: Region): boolean {
    const seen = new Set(states)
    const work = [...states]
    for (let n = 0; n < work.length; n++) {
      let isLeft = false
      this.eachEdge(work[n] as number, (edge, target) => {
        isLeft ||= left(target, edge)
        if (!seen.has(target)) {
          seen.add(target)
          work.push(target)
        }
      })
      if (isLeft) return true
    }
    return false
  }

  /** Actions of a closed walk from `from` over the states, on which every thread that can take a step there takes one. */
  round(from: number, states: readonly number[], part: Part): number[] {
    const own = new Set(states)
    const walk: number[] = []
    let at = from
    const go = (isGoal: (edge: number, target: number) => boolean) => {
      const cameBy = new Map<number, number>([[at, -1]])
      const sources = new Map<number, number>()
      const work = [at]
      for (let n = 0; n < work.length; n++) {
        const state = work[n] as number
        let goal = -1
        this.eachEdge(state, (edge, target) => {
          if (!own.has(target) || !part.hasEdge(edge)) return
          if (goal < 0 && isGoal(edge, target)) goal = edge
          if (cameBy.has(target)) return
          cameBy.set(target, edge)
          sources.set(target, state)
          work.push(target)
        })
        if (goal < 0) continue
        const path = [goal]
        for (let back = state; back !== at; back = sources.get(back) as number)
          path.push(cameBy.get(back) as number)
        walk.push(...path.reverse().map((edge) => this.explorer.actions.at(edge)))
        at = this.explorer.targets.at(goal)
        return
      }
    }
    const moves = this.movesOn(states, part)
    for (let tid = 0; tid < this.threads; tid++)
      if ((moves & (1 << (tid % 31))) !== 0) go((edge) => (this.explorer.actions.at(edge) & 255) === tid)
    if (at !== from) go((_, target) => target === from)
    return walk
  }
}

function violationOf(search: Search, graph: FairGraph, positions: Positions, own: Starving): Violation {
  const { explorer, machine, recorder } = search
  const members = new Set(own.states)
  const node = explorer.firstNodeWhere((state) => members.has(state)) as number
  const state = explorer.nodeStates.at(node)
  const position = positions.at(state, own.tid) as Position
  const round = graph.round(state, own.states, own.part)
  const { schedule, steps } = replay(machine, search.start, [...explorer.pathTo(node), ...round])
  const name = recorder.nameOf(own.tid)
  const others = [...new Set(round.map((action) => action & 255))].filter((tid) => tid !== own.tid)
  const wait =
    position.isPending && !round.some((action) => (action & 255) === own.tid)
      ? `waits to ${position.what} (line ${position.line})`
      : `goes round in a loop (line ${position.line})`
  const fair =
    own.fairness === 'strong'
      ? 'even a scheduler that lets everyone go on who can again and again (strong fairness) allows it'
      : 'a scheduler that lets everyone go on who can all the time (weak fairness) allows it'
  return {
    type: 'starvation',
    property: 'starvation',
    message: `${name} can starve: it ${wait} while ${others.map((tid) => recorder.nameOf(tid)).join(', ') || 'nobody else'} can go on for ever; ${fair}`,
    lines: [...new Set([position.line])],
    threads: [name],
    schedule,
    preemptions: explorer.preemptionsOf(node),
    steps,
    fairness: own.fairness,
  }
}
