// One deep algorithm: the search, its graph and its queues share every field.
import { access } from '../machine/access.ts'
import { Abort } from '../machine/errors.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { Parts, PartsTooLarge } from '../machine/parts.ts'
import { AlikeThreads } from './alike-threads.ts'
import { conflictBetween } from './footprint.ts'
import { IntList, IntTable } from './int-list.ts'
import type { Happening, Recorder } from './recorder.ts'
import { READY, STEP, ThreadSteps, UNKNOWN } from './thread-steps.ts'
import { VectorStore } from './vector-store.ts'

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
export type Stop = 'complete' | 'changed' | 'room' | 'costly' | 'limit' | 'cancelled' | 'memory'

const PROGRESS_EVERY = 4096
/** The first round gives each number of preemptions this part of the transitions. */
const FIRST_SHARE = 10
/** Bytes of states kept: a program with huge states meets this limit before those of states and transitions. */
const MAX_BYTES = 1 << 28
/** See `onwardAgain`. */
const ANY = -1
const NOBODY = -2
/** Transitions a search still makes after it found something wrong, at least. */
const AFTERMATH = 60_000

/**
 * Visits every state that any schedule can reach, in order of preemptions, then steps (iterative context bounding, Musuvathi
 * & Qadeer, PLDI 2007): a node is a state and the thread that ran last, and each state is expanded once. The graph stays:
 * `edges` of state n are `firstEdge.at(n)` to `firstEdge.at(n) + edgeCount.at(n)`.
 */
export class Explorer {
  /** States as the numbers of their parts in `threadSteps`: the shared part, then the local part of each thread. */
  readonly store = new VectorStore()
  readonly threadSteps: ThreadSteps
  private readonly states = new IntTable(3)
  readonly ends = this.states.column(0)
  readonly firstEdge = this.states.column(1)
  readonly edgeCount = this.states.column(2)
  /** Threads (bits) that could go on at a state without being asked to yield. */
  readonly runnable = this.states.column(3)
  private readonly seen = this.states.column(4)
  /** Of the first visit of each state: who ran last, and the preemptions and steps by then. */
  private readonly firstLast = this.states.column(5)
  private readonly firstPreemptions = this.states.column(6)
  private readonly firstSteps = this.states.column(7)
  private readonly edges = new IntTable(2)
  readonly actions = this.edges.column(0)
  readonly targets = this.edges.column(1)
  /** The step of `threadSteps` behind an edge. */
  readonly steps = this.edges.column(2)
  /** How threads changed places after the step of an edge, see `AlikeThreads.permutations`. */
  readonly permutations = this.edges.column(3)
  readonly alike: AlikeThreads | null
  readonly isReduced: boolean
  private readonly nodes = new IntTable(2)
  readonly nodeStates = this.nodes.column(0)
  readonly nodeLast = this.nodes.column(1)
  readonly nodeParents = this.nodes.column(2)
  readonly nodeActions = this.nodes.column(3)
  readonly witnesses = new Map<string, Witness>()
  transitions = 0
  /** All nodes with fewer preemptions were visited. */
  preemptions = 0
  expanded = 0
  /** The first node of each state, in the order of preemptions and steps. */
  private readonly visited = new IntList()
  private readonly incidents = new Map<number, Incident[]>()
  private readonly machine: Machine
  private readonly recorder: Recorder
  private readonly limits: ExplorerLimits
  private firstFailureAt = -1
  private readonly privateFrom: number
  /** The state that is expanded: its parts, and for each thread its number in `threadSteps`. */
  private vector = new Int32Array(1 << 8)
  private ready = new Int32Array(1 << 8)
  private next = new Int32Array(1 << 8)
  /** How alike threads of the state interned last have changed places. */
  private permutation = 0
  /** Steps from it that may take part in a race. */
  private readonly accessing: number[] = []
  private readonly races = new Map<number, Happening | null>()

  /**
   * `room`: words that the shared part of a state may have. With `isReduced` quiet steps come first and alike threads
   * stand for each other, which proves as much and finds what there is to find, but not the cheapest way to it.
   */
  constructor(machine: Machine, recorder: Recorder, limits: ExplorerLimits, room: number, isReduced = false) {
    this.machine = machine
    this.recorder = recorder
    this.limits = limits
    this.isReduced = isReduced
    const parts = new Parts(machine.stateStart, room)
    this.threadSteps = new ThreadSteps(machine, recorder, parts)
    this.alike = isReduced && access.observesThreads === 0 ? new AlikeThreads(this.threadSteps) : null
    this.privateFrom = this.alike === null ? Number.POSITIVE_INFINITY : parts.localBase
  }

  /**
   * Searches from `start` (a canonical state). A number of preemptions with states without end must not keep the search from
   * the next: each gets a share of the budget, and what is left of it waits for another round.
   */
  run(start: Int32Array): Stop {
    try {
      access.privateFrom = this.privateFrom
      this.machine.restore(start)
      this.internVector(Int32Array.from(this.threadSteps.internAll()))
      return this.search()
    } catch (error) {
      if (error instanceof PartsTooLarge) return 'room'
      if (error instanceof Abort) return 'memory'
      throw error
    } finally {
      access.alike = null
      access.privateFrom = Number.POSITIVE_INFINITY
    }
  }

  private search(): Stop {
    const queues: Queues = []
    queue(queues, 0, 0).push(this.addNode(0, -1, -1, -1))
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

  private visitAll(queues: Queues, p: number, until: number): Stop | 'share' | null {
    const levels = queues[p]
    for (let s = 0; levels !== undefined && s < levels.length; s++) {
      const nodes = levels[s]
      if (nodes === undefined) continue
      for (let n = 0; n < nodes.length; n++) {
        if (this.transitions > until) {
          nodes.drop(n)
          return 'share'
        }
        const stop = this.visit(nodes.at(n), p, s, queues)
        if (stop !== null) return stop
      }
      levels[s] = undefined
    }
    return null
  }

  private addNode(state: number, last: number, parent: number, action: number): number {
    const node = this.nodes.addRow()
    this.nodeStates.set(node, state)
    this.nodeLast.set(node, last)
    this.nodeParents.set(node, parent)
    this.nodeActions.set(node, action)
    return node
  }

  private visit(node: number, p: number, s: number, queues: Queues): Stop | null {
    const state = this.nodeStates.at(node)
    const last = this.nodeLast.at(node)
    const bit = seenBit(last)
    if ((this.seen.at(state) & bit) !== 0) return null
    this.seen.set(state, this.seen.at(state) | bit)
    const isFirst = this.firstEdge.at(state) < 0
    if (isFirst) {
      this.firstLast.set(state, last)
      this.firstPreemptions.set(state, p)
      this.firstSteps.set(state, s)
      this.visited.push(node)
      const stop = this.expand(state)
      if (stop !== null) return stop
    }
    this.noteWitnesses(node, state, last, p, s)
    const onward = isFirst ? ANY : this.onwardAgain(state, last, p, s)
    if (onward === NOBODY) return null
    const first = this.firstEdge.at(state)
    const end = first + this.edgeCount.at(state)
    for (let edge = first; edge < end; edge++) {
      const action = this.actions.at(edge)
      const isQuiet = this.isReduced && (this.threadSteps.kinds.at(this.steps.at(edge)) & STEP.quiet) !== 0
      // Whoever ran goes on to run: a quiet step may as well have happened at another time.
      const runs = isQuiet ? last : action & 255
      if (onward !== ANY && onward !== runs) continue
      const thread = this.placeAfter(edge, runs)
      const target = this.targets.at(edge)
      if ((this.seen.at(target) & seenBit(thread)) !== 0) continue
      const cost = p + this.preemptionCost(state, last, runs)
      queue(queues, cost, s + 1).push(this.addNode(target, thread, node, action))
    }
    return null
  }

  /**
   * Who may go on from a state that was visited before, so that a state is come to more cheaply than through that visit:
   * `ANY`, `NOBODY`, or one thread. With no fewer preemptions and steps than before, only staying with the thread that
   * now ran last saves one.
   */
  private onwardAgain(state: number, last: number, p: number, s: number): number {
    // A reduced search looks for what can be reached, not for the cheapest way.
    if (this.isReduced) return NOBODY
    const before = this.firstPreemptions.at(state)
    if (s < this.firstSteps.at(state) || p < before) return ANY
    if (p > before || !this.isRunnable(state, this.firstLast.at(state))) return NOBODY
    return this.isRunnable(state, last) ? last : ANY
  }

  private isRunnable(state: number, tid: number): boolean {
    return tid >= 0 && (this.runnable.at(state) & (1 << (tid % 31))) !== 0
  }

  /** Whether of all that is possible at a state only one quiet step was taken. */
  isQuietAlone(state: number): boolean {
    if (!this.isReduced || this.edgeCount.at(state) !== 1) return false
    return (this.threadSteps.kinds.at(this.steps.at(this.firstEdge.at(state))) & STEP.quiet) !== 0
  }

  /** Whether something that fails has been found. */
  get hasFailure(): boolean {
    return this.firstFailureAt >= 0
  }

  /** Where thread `tid` is after an edge. */
  placeAfter(edge: number, tid: number): number {
    const permutation = this.permutations.at(edge)
    if (permutation === 0 || tid < 0 || this.alike === null) return tid
    return this.alike.placeOf(permutation, tid)
  }

  /** 1 when thread `last` could have gone on. */
  preemptionCost(state: number, last: number, thread: number): number {
    return last !== thread && this.isRunnable(state, last) ? 1 : 0
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
    const { recorder, limits } = this
    if (this.threadSteps.bytes > MAX_BYTES) return 'memory'
    if (this.store.count > limits.maxStates || this.transitions >= limits.maxTransitions) return 'limit'
    if (this.firstFailureAt >= 0 && this.transitions > Math.max(AFTERMATH, 4 * this.firstFailureAt))
      return 'limit'
    // The search without reductions will look for the cheapest example.
    if (this.isReduced && this.witnesses.size > 0) return 'limit'
    this.firstEdge.set(state, this.actions.length)
    if (this.look(state)) {
      const { changes } = access
      if (!(this.isReduced && this.takeQuiet(state))) this.takeAll(state)
      if (access.changes !== changes) return 'changed'
    } else {
      this.restore(state)
      const { machine } = this
      this.ends.set(state, machine.isFinished ? END.finished : END.stuck)
      this.add(state, -1, machine.isFinished ? recorder.finished(machine) : recorder.stuck(machine))
    }
    this.expanded++
    if (this.expanded % PROGRESS_EVERY === 0) {
      limits.onProgress(this)
      if (limits.isTooCostly()) return 'costly'
      if (limits.isCancelled()) return 'cancelled'
    }
    return null
  }

  /** Finds out what each thread can do at `state`; false when the program has finished or is stuck. */
  private look(state: number): boolean {
    const { store, threadSteps } = this
    const start = store.starts[state] as number
    const threads = (store.starts[state + 1] as number) - start - 1
    const shared = store.words[start] as number
    let runnable = 0
    let isAlive = 0
    let steps = 0
    for (let tid = 0; tid < threads; tid++) {
      const id = threadSteps.of(shared, store.words[start + 1 + tid] as number, tid)
      this.ready[tid] = id
      const ready = threadSteps.ready.at(id)
      isAlive |= ready & READY.keepsAlive
      if ((ready & READY.runnable) !== 0) runnable |= 1 << (tid % 31)
      steps += threadSteps.count.at(id)
    }
    this.runnable.set(state, runnable)
    return isAlive !== 0 && steps > 0
  }

  private openVector(state: number): number {
    const { words, starts } = this.store
    const start = starts[state] as number
    const length = (starts[state + 1] as number) - start
    for (let n = 0; n < length; n++) this.vector[n] = words[start + n] as number
    return length
  }

  /**
   * Takes a quiet step alone, when there is one that leads to a new state: it commutes with all that others can do, now
   * and later, so the other orders lead to the same (ample sets of one step: Gerth, Kuiper, Peled & Penczek, 1995). On a
   * cycle some state has no new successor, so nobody is put off for ever.
   */
  private takeQuiet(state: number): boolean {
    const { threadSteps } = this
    const length = this.openVector(state)
    for (let tid = 0; tid < length - 1; tid++) {
      const id = this.ready[tid] as number
      if ((threadSteps.ready.at(id) & READY.maybeQuiet) === 0) continue
      if (!this.hasSteps(id)) return true
      const step = threadSteps.first.at(id)
      if ((threadSteps.kinds.at(step) & STEP.quiet) === 0) continue
      const known = this.store.count
      const target = this.successor(step, tid, length)
      if (target < known) continue
      this.addEdge(step, target)
      this.edgeCount.set(state, 1)
      return true
    }
    return false
  }

  /** Sees to it that the steps of thread and parts `id` were taken; false when they showed new switch points. */
  private hasSteps(id: number): boolean {
    if ((this.threadSteps.ready.at(id) & READY.stepped) !== 0) return true
    const { changes } = access
    this.alike?.announce(this.vector[0] as number)
    this.threadSteps.take(id)
    return access.changes === changes
  }

  private addEdge(step: number, target: number): void {
    this.transitions++
    const edge = this.edges.addRow()
    this.actions.set(edge, this.threadSteps.actions.at(step))
    this.targets.set(edge, target)
    this.steps.set(edge, step)
    this.permutations.set(edge, this.permutation)
  }

  /** Adds the edges from `state`, until a step shows that there have to be more switch points. */
  private takeAll(state: number): void {
    const { threadSteps, accessing } = this
    const length = this.openVector(state)
    accessing.length = 0
    for (let tid = 0; tid < length - 1; tid++) {
      const id = this.ready[tid] as number
      if (!this.hasSteps(id)) return
      const first = threadSteps.first.at(id)
      const end = first + threadSteps.count.at(id)
      for (let step = first; step < end; step++) {
        this.addEdge(step, this.successor(step, tid, length))
        const kind = threadSteps.kinds.at(step)
        if ((kind & STEP.accesses) !== 0) accessing.push(step)
        if ((kind & STEP.happens) !== 0)
          this.add(state, threadSteps.actions.at(step), threadSteps.effectsOf(step).happenings)
      }
    }
    this.edgeCount.set(state, this.actions.length - this.firstEdge.at(state))
    if (accessing.length > 1 && this.recorder.wantsRaces) this.findRaces(state)
  }

  /** The state after a step of `tid` from the state in `vector`. */
  private successor(step: number, tid: number, length: number): number {
    const { threadSteps, vector, next } = this
    const shared = threadSteps.nextShared.at(step)
    if (shared === UNKNOWN) return this.wholeSuccessor(step, length)
    const kind = threadSteps.kinds.at(step)
    if ((kind & STEP.releases) !== 0) {
      const released = threadSteps.effectsOf(step).released
      for (let n = 1; n < length; n++)
        if (n !== tid + 1 && threadSteps.pointsTo(vector[n] as number, released))
          return this.wholeSuccessor(step, length)
    }
    const moves = threadSteps.moves.at(step)
    next[0] = shared
    for (let n = 1; n < length; n++)
      next[n] = moves === 0 ? (vector[n] as number) : threadSteps.afterMoves(moves, vector[n] as number)
    next[tid + 1] = threadSteps.nextLocal.at(step)
    if ((kind & STEP.starts) === 0) return this.internVector(next, length)
    const started = threadSteps.effectsOf(step).started
    for (let n = 0; n < started.length; n++) next[length + n] = started[n] as number
    return this.internVector(next, length + started.length)
  }

  /** As `successor` with the whole state in the heap. What the step does besides is known already. */
  private wholeSuccessor(step: number, length: number): number {
    const { machine, threadSteps, vector } = this
    threadSteps.loadAll(vector[0] as number, Array.from(vector.subarray(1, length)))
    const { marks } = access
    access.marks = false
    this.recorder.begin()
    machine.step(threadSteps.actions.at(step))
    access.marks = marks
    return this.internVector(Int32Array.from(threadSteps.internAll()))
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

  /** Two threads that stand before conflicting accesses: no happens-before order between them. */
  private findRaces(state: number): void {
    const { accessing, threadSteps } = this
    for (let a = 0; a < accessing.length; a++)
      for (let b = a + 1; b < accessing.length; b++) {
        const [one, two] = [accessing[a] as number, accessing[b] as number]
        const tids = [threadSteps.actions.at(one) & 255, threadSteps.actions.at(two) & 255] as const
        if (tids[0] === tids[1]) continue
        const key = threadSteps.effectIds.at(one) * 2 ** 26 + threadSteps.effectIds.at(two)
        let race = this.races.get(key)
        if (race === undefined) {
          race = this.raceBetween(state, [one, two], tids)
          this.races.set(key, race)
        }
        if (race !== null) this.add(state, -1, [race])
      }
  }

  private raceBetween(
    state: number,
    steps: readonly [number, number],
    tids: readonly [number, number],
  ): Happening | null {
    const one = this.threadSteps.effectsOf(steps[0]).accesses
    const two = this.threadSteps.effectsOf(steps[1]).accesses
    const { conflict, first, second } = conflictBetween(one, two)
    if (conflict === 'none') return null
    this.restore(state)
    return this.recorder.race(this.machine, conflict, [
      { tid: tids[0], entry: one.slice(first, first + 5) },
      { tid: tids[1], entry: two.slice(second, second + 5) },
    ])
  }

  private internVector(words: Int32Array, length = words.length): number {
    this.permutation = this.alike === null ? 0 : this.alike.sort(words, length)
    const known = this.store.count
    const id = this.store.intern(words, length)
    if (id === known) {
      this.states.addRow()
      this.firstEdge.set(id, -1)
    }
    return id
  }

  /** Makes a state the machine's current one. */
  restore(state: number): void {
    const [shared, ...locals] = this.store.vector(state)
    this.threadSteps.loadAll(shared as number, locals)
  }

  /** The node with the fewest preemptions, then steps, whose state has the property; null when none was visited. */
  firstNodeWhere(has: (state: number) => boolean): number | null {
    for (let n = 0; n < this.visited.length; n++)
      if (has(this.nodeStates.at(this.visited.at(n)))) return this.visited.at(n)
    return null
  }

  /** The first nodes of the states in which the program has ended or is stuck, in the order in which they were visited. */
  endNodes(): number[] {
    const nodes: number[] = []
    for (let n = 0; n < this.visited.length; n++)
      if (this.ends.at(this.nodeStates.at(this.visited.at(n))) !== END.none) nodes.push(this.visited.at(n))
    return nodes
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

  /** The edges from the start to `node`. */
  edgesTo(node: number): number[] {
    const path: number[] = []
    for (let at = node; this.nodeParents.at(at) >= 0; at = this.nodeParents.at(at)) {
      const state = this.nodeStates.at(this.nodeParents.at(at))
      let edge = this.firstEdge.at(state)
      while (
        this.actions.at(edge) !== this.nodeActions.at(at) ||
        this.targets.at(edge) !== this.nodeStates.at(at)
      )
        edge++
      path.push(edge)
    }
    return path.reverse()
  }

  /** The actions from the start to `node`. */
  pathTo(node: number): PackedAction[] {
    const path: PackedAction[] = []
    for (let at = node; this.nodeParents.at(at) >= 0; at = this.nodeParents.at(at))
      path.push(this.nodeActions.at(at))
    return path.reverse()
  }
}

/** Nodes to visit, by preemptions and then by steps. */
type Queues = ((IntList | undefined)[] | undefined)[]

function queue(queues: Queues, preemptions: number, steps: number): IntList {
  queues[preemptions] ??= []
  const levels = queues[preemptions] as (IntList | undefined)[]
  levels[steps] ??= new IntList(16)
  return levels[steps] as IntList
}

const seenBit = (tid: number) => (tid < 0 ? 1 << 31 : 1 << (tid % 31))
