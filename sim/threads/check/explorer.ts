import { access } from '../machine/access.ts'
import { Abort } from '../machine/errors.ts'
import { field, heap } from '../machine/heap.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { nativeOf } from '../machine/native.ts'
import { T, threadByTid } from '../machine/thread-object.ts'
import { UNBOUND } from '../machine/values.ts'
import { accessesOf, conflictBetween } from './footprint.ts'
import type { Happening, Recorder } from './recorder.ts'
import { IntList, StateStore } from './state-store.ts'

export const END = { none: 0, finished: 1, stuck: 2 } as const

/** Something wrong at a state (`action` -1) or in the step `action` from it. */
export type Incident = {
  readonly state: number
  readonly action: PackedAction
  readonly happening: Happening
}

/** The cheapest way found to something wrong: node to start from, and the steps after it. */
export type Witness = {
  readonly incident: Incident
  readonly node: number
  readonly preemptions: number
  readonly steps: number
}

export type ExplorerLimits = {
  readonly maxStates: number
  readonly maxTransitions: number
  readonly isCancelled: () => boolean
  /** The search is to be given up for a cheaper one. */
  readonly isTooCostly: () => boolean
  readonly onProgress: (explorer: Explorer) => void
}

/** Why a search ended early. */
export type Stop = 'complete' | 'changed' | 'costly' | 'limit' | 'cancelled' | 'memory'

const PROGRESS_EVERY = 4096
/** Executions are only counted for graphs with no more edges. */
const MAX_FOOTPRINTS = 100_000
/** The first round gives each number of preemptions this part of the transitions. */
const FIRST_SHARE = 10
/** Transitions a search still makes after it found something wrong, at least. */
const AFTERMATH = 60_000

/**
 * Visits every state that any schedule can reach, in order of preemptions, then steps (iterative context bounding, Musuvathi
 * & Qadeer, PLDI 2007): a node is a state and the thread that ran last, and each state is expanded once. The graph stays:
 * `edges` of state n are `firstEdge.at(n)` to `firstEdge.at(n) + edgeCount.at(n)`.
 */
export class Explorer {
  readonly store = new StateStore()
  readonly ends = new IntList()
  readonly firstEdge = new IntList()
  readonly edgeCount = new IntList()
  readonly actions = new IntList()
  readonly targets = new IntList()
  /** What the step printed, as an index into the recorder's texts. */
  readonly outputs = new IntList()
  /** What the first steps touched. */
  readonly footprints: (readonly number[])[] = []
  /** Threads (bits) that could go on at a state without being asked to yield. */
  readonly runnable = new IntList()
  readonly nodeStates = new IntList()
  readonly nodeLast = new IntList()
  readonly nodeParents = new IntList()
  readonly nodeActions = new IntList()
  readonly witnesses = new Map<string, Witness>()
  transitions = 0
  /** All nodes with fewer preemptions were visited. */
  preemptions = 0
  expanded = 0
  /** The first node of each state, in the order of preemptions and steps. */
  private readonly visited = new IntList()
  private readonly seen = new IntList()
  private readonly incidents = new Map<number, Incident[]>()
  private readonly machine: Machine
  private readonly recorder: Recorder
  private readonly limits: ExplorerLimits
  private words = new Int32Array(1 << 14)
  private firstFailureAt = -1

  constructor(machine: Machine, recorder: Recorder, limits: ExplorerLimits) {
    this.machine = machine
    this.recorder = recorder
    this.limits = limits
  }

  /**
   * Searches from `start` (a canonical state). A number of preemptions with states without end must not keep the search from
   * the next: each gets a share of the budget, and what is left of it waits for another round.
   */
  run(start: Int32Array): Stop {
    this.internState(start, 0, start.length)
    /** Nodes to visit, by preemptions and then by steps. */
    const queues: number[][][] = [[[this.addNode(0, -1, -1, -1)]]]
    let share = Math.ceil(this.limits.maxTransitions / FIRST_SHARE)
    for (let isOpen = true; isOpen; share *= 2) {
      isOpen = false
      for (let p = 0; p < queues.length; p++) {
        if (!isOpen) this.preemptions = p
        const stop = this.visitAll(queues, p, this.transitions + share)
        if (stop === 'share') isOpen = true
        else if (stop !== null) return stop
      }
    }
    return 'complete'
  }

  private visitAll(queues: number[][][], p: number, until: number): Stop | 'share' | null {
    const levels = queues[p] as number[][]
    for (let s = 0; s < levels.length; s++) {
      const nodes = levels[s]
      if (nodes === undefined) continue
      for (let n = 0; n < nodes.length; n++) {
        if (this.transitions > until) {
          levels[s] = nodes.slice(n)
          return 'share'
        }
        const stop = this.visit(nodes[n] as number, p, s, queues)
        if (stop !== null) return stop
      }
      levels[s] = []
    }
    return null
  }

  private addNode(state: number, last: number, parent: number, action: number): number {
    this.nodeStates.push(state)
    this.nodeLast.push(last)
    this.nodeParents.push(parent)
    this.nodeActions.push(action)
    return this.nodeStates.length - 1
  }

  private visit(node: number, p: number, s: number, queues: number[][][]): Stop | null {
    const state = this.nodeStates.at(node)
    const last = this.nodeLast.at(node)
    const bit = last < 0 ? 1 << 31 : 1 << (last % 31)
    if ((this.seen.at(state) & bit) !== 0) return null
    this.seen.set(state, this.seen.at(state) | bit)
    if (this.firstEdge.at(state) < 0) {
      this.visited.push(node)
      const stop = this.expand(state)
      if (stop !== null) return stop
    }
    this.noteWitnesses(node, state, last, p, s)
    const first = this.firstEdge.at(state)
    const end = first + this.edgeCount.at(state)
    for (let edge = first; edge < end; edge++) {
      const action = this.actions.at(edge)
      const thread = action & 255
      const target = this.targets.at(edge)
      if ((this.seen.at(target) & (1 << (thread % 31))) !== 0) continue
      const cost = p + this.preemptionCost(state, last, thread)
      queues[cost] ??= []
      const levels = queues[cost] as number[][]
      levels[s + 1] ??= []
      levels[s + 1]?.push(this.addNode(target, thread, node, action))
    }
    return null
  }

  /** 1 when thread `last` could have gone on. */
  preemptionCost(state: number, last: number, thread: number): number {
    return last >= 0 && last !== thread && (this.runnable.at(state) & (1 << (last % 31))) !== 0 ? 1 : 0
  }

  private noteWitnesses(node: number, state: number, last: number, p: number, s: number): void {
    const list = this.incidents.get(state)
    if (list === undefined) return
    for (const incident of list) {
      const isStep = incident.action >= 0
      const cost = isStep ? this.preemptionCost(state, last, incident.action & 255) : 0
      const steps = s + (isStep ? 1 : 0)
      const { key } = incident.happening
      const old = this.witnesses.get(key)
      if (old && (old.preemptions < p + cost || (old.preemptions === p + cost && old.steps <= steps)))
        continue
      this.witnesses.set(key, { incident, node, preemptions: p + cost, steps })
    }
  }

  /** Takes every step that is possible at `state`. */
  private expand(state: number): Stop | null {
    const { machine, recorder } = this
    if (this.store.count > this.limits.maxStates || this.transitions >= this.limits.maxTransitions)
      return 'limit'
    if (this.firstFailureAt >= 0 && this.transitions > Math.max(AFTERMATH, 4 * this.firstFailureAt))
      return 'limit'
    if (this.words.length < this.store.maxWords) this.words = new Int32Array(this.store.maxWords * 2)
    const length = this.store.read(state, this.words)
    const words = this.words.subarray(0, length)
    machine.restore(words)
    this.firstEdge.set(state, this.actions.length)
    const actions = machine.enabled()
    if (actions.length === 0) {
      this.ends.set(state, machine.isFinished ? END.finished : END.stuck)
      if (machine.isFinished) this.add(state, -1, recorder.finished(machine))
      else this.add(state, -1, recorder.stuck(machine))
      this.expanded++
      return null
    }
    this.runnable.set(state, this.runnableThreads(actions))
    const parked = actions.map((action) => this.parkedAt(action & 255))
    const logs: number[][] = []
    const limit = machine.stateStart + length
    for (const [n, action] of actions.entries()) {
      if (n > 0) machine.restore(words)
      const log: number[] = []
      access.log = log
      recorder.begin()
      const before = access.changes
      try {
        machine.step(action)
      } catch (error) {
        access.log = null
        if (error instanceof Abort) return 'memory'
        throw error
      }
      access.log = null
      this.transitions++
      if (access.changes !== before) return 'changed'
      const point = parked[n] as number
      logs.push(point < 0 ? [] : accessesOf(log, point, limit))
      const { text, happenings } = recorder.end()
      machine.canonicalize()
      const target = this.internState(heap.h, machine.stateStart, machine.stateEnd)
      this.actions.push(action)
      this.targets.push(target)
      this.outputs.push(text)
      if (this.footprints.length < MAX_FOOTPRINTS) this.footprints.push(compactFootprint(log, limit))
      for (const happening of happenings) this.add(state, action, [happening])
    }
    this.edgeCount.set(state, this.actions.length - this.firstEdge.at(state))
    if (this.recorder.wantsRaces && logs.some((log) => log.length > 0))
      this.findRaces(state, words, actions, logs)
    this.expanded++
    if (this.expanded % PROGRESS_EVERY === 0) {
      this.limits.onProgress(this)
      if (this.limits.isTooCostly()) return 'costly'
      if (this.limits.isCancelled()) return 'cancelled'
    }
    return null
  }

  private add(state: number, action: PackedAction, happenings: readonly Happening[]): void {
    for (const happening of happenings) {
      if (happening.isFailure && this.firstFailureAt < 0) this.firstFailureAt = this.transitions
      const list = this.incidents.get(state)
      const incident = { state, action, happening }
      if (list) list.push(incident)
      else this.incidents.set(state, [incident])
    }
  }

  /** The pc before which a thread stopped because of an access, or -1. */
  private parkedAt(tid: number): number {
    const thread = threadByTid(tid)
    if (field(thread, T.pending) !== UNBOUND || field(thread, T.atAccess) === 0) return -1
    return this.machine.pendingOf(tid).pc
  }

  private runnableThreads(actions: readonly PackedAction[]): number {
    let mask = 0
    for (const action of actions) {
      const pending = field(threadByTid(action & 255), T.pending)
      if (action >> 8 === 1 || (pending !== UNBOUND && nativeOf(pending).sync?.isSleep)) continue
      mask |= 1 << ((action & 255) % 31)
    }
    return mask
  }

  /** Two threads that stand before conflicting accesses: no happens-before order between them. */
  private findRaces(
    state: number,
    words: Int32Array,
    actions: readonly PackedAction[],
    logs: readonly (readonly number[])[],
  ): void {
    for (let a = 0; a < logs.length; a++)
      for (let b = a + 1; b < logs.length; b++) {
        const [one, two] = [logs[a] as readonly number[], logs[b] as readonly number[]]
        if (one.length === 0 || two.length === 0) continue
        const tids = [(actions[a] as number) & 255, (actions[b] as number) & 255] as const
        if (tids[0] === tids[1]) continue
        const { conflict, first, second } = conflictBetween(one, two)
        if (conflict === 'none') continue
        this.machine.restore(words)
        this.add(state, -1, [
          this.recorder.race(this.machine, conflict, [
            { tid: tids[0], entry: one.slice(first, first + 5) },
            { tid: tids[1], entry: two.slice(second, second + 5) },
          ]),
        ])
      }
  }

  private internState(words: Int32Array, start: number, end: number): number {
    const known = this.store.count
    const id = this.store.intern(words, start, end)
    if (id === known) {
      this.ends.push(END.none)
      this.firstEdge.push(-1)
      this.edgeCount.push(0)
      this.runnable.push(0)
      this.seen.push(0)
    }
    return id
  }

  /** Makes a state the machine's current one. */
  restore(state: number): void {
    const length = this.store.read(state, this.words)
    this.machine.restore(this.words.subarray(0, length))
  }

  /** The node with the fewest preemptions, then steps, whose state has the property; null when none was visited. */
  firstNodeWhere(has: (state: number) => boolean): number | null {
    for (let n = 0; n < this.visited.length; n++)
      if (has(this.nodeStates.at(this.visited.at(n)))) return this.visited.at(n)
    return null
  }

  preemptionsOf(node: number): number {
    let count = 0
    for (let at = node; this.nodeParents.at(at) >= 0; at = this.nodeParents.at(at)) {
      const parent = this.nodeParents.at(at)
      count += this.preemptionCost(
        this.nodeStates.at(parent),
        this.nodeLast.at(parent),
        this.nodeActions.at(at) & 255,
      )
    }
    return count
  }

  /** The actions from the start to `node`. */
  pathTo(node: number): PackedAction[] {
    const path: PackedAction[] = []
    for (let at = node; this.nodeParents.at(at) >= 0; at = this.nodeParents.at(at))
      path.push(this.nodeActions.at(at))
    return path.reverse()
  }
}

/** A footprint without repetitions and without objects that the step itself made. */
function compactFootprint(log: readonly number[], limit: number): number[] {
  const own: number[] = []
  next: for (let n = 0; n < log.length; n += 5) {
    if ((log[n] as number) >= limit) continue
    for (let k = 0; k < own.length; k += 5)
      if (
        own[k] === log[n] &&
        own[k + 1] === log[n + 1] &&
        own[k + 2] === log[n + 2] &&
        own[k + 4] === log[n + 4]
      )
        continue next
    for (let k = 0; k < 5; k++) own.push(log[n + k] as number)
  }
  return own
}
