import { err, ok, type Result } from '#sim/core/result.ts'
import type { SyntaxProblem } from '../language/syntax-error.ts'
import { access } from '../machine/access.ts'
import { boot } from '../machine/boot.ts'
import { machineClock } from '../machine/clock.ts'
import { Abort, classes } from '../machine/errors.ts'
import { field } from '../machine/heap.ts'
import { loadProgram, type Machine, type PackedAction } from '../machine/machine.ts'
import { output } from '../machine/output.ts'
import { T, threadByTid } from '../machine/thread-object.ts'
import { isInstance } from '../machine/types.ts'
import { UNBOUND } from '../machine/values.ts'
import { vm } from '../machine/vm.ts'
import { nextDeed } from '../stepper/deed.ts'
import { type StateView, survey } from '../stepper/state-view.ts'
import { replay } from './replay.ts'
import { learnSwitchPoints } from './sampling.ts'

/** A state that can be reached. `depth` is the least number of steps that lead there, `schedule` replays them. */
export type StateNode = {
  readonly depth: number
  readonly end: 'finished' | 'failed' | 'deadlock' | null
  /** From here no schedule leads to an end. */
  readonly isLost: boolean
  readonly view: StateView
  readonly schedule: string
}

/** One step of thread `tid`, in words. */
export type StateEdge = {
  readonly from: number
  readonly to: number
  readonly tid: number
  readonly text: string
}

/** All reachable states; node 0 is the start. */
export type StateGraph = {
  readonly nodes: readonly StateNode[]
  readonly edges: readonly StateEdge[]
  /** Whether critical sections count as one step (L2), because the graph would have been too large with all (L1). */
  readonly isMerged: boolean
}

export type StateGraphOptions = {
  readonly maxStates?: number
  readonly anyWaiter?: boolean
  readonly spuriousWakeups?: boolean
}

export type StateGraphProblem =
  | (SyntaxProblem & { readonly code: 'syntax' })
  | { readonly code: 'too-large'; readonly maxStates: number }

const DEFAULT_STATES = 150
const RESTARTS = 100
const LOCAL_FUEL = 5_000
const FUEL = 20_000_000

/**
 * The whole state graph of a program that has few states, breadth first: each state with what a learner sees of it. A
 * program with more than `maxStates` is refused, also one that computes without end. What was printed is no part of a state.
 */
export function exploreStates(
  source: string,
  options: StateGraphOptions = {},
): Result<StateGraph, StateGraphProblem> {
  boot()
  const { maxStates = DEFAULT_STATES, ...machineOptions } = options
  for (const level of ['L1', 'L2'] as const) {
    const loaded = loadProgram(source, { ...machineOptions, level, isExploring: true })
    if (!loaded.ok) return err(loaded.error)
    access.usesGuards = level === 'L2'
    prepare()
    const found = exhaust(loaded.value, maxStates)
    if (found !== null) return ok({ ...found.graphOf(), isMerged: level === 'L2' })
  }
  return err({ code: 'too-large', maxStates })
}

function prepare(): void {
  vm.localFuel = LOCAL_FUEL
  vm.fuel = FUEL
  vm.onUncaught = () => {}
  machineClock.event = () => {}
  output.write = () => {}
}

/** Starts over whenever an access turned out to be shared only in the middle; null when there are too many states. */
function exhaust(machine: Machine, maxStates: number): Search | null {
  const start = machine.snapshot()
  try {
    learnSwitchPoints(machine, start)
    for (let n = 0; n < RESTARTS; n++) {
      const search = new Search(machine, start, maxStates)
      const stop = search.run()
      if (stop !== 'changed') return stop === 'complete' ? search : null
    }
  } catch (error) {
    if (!(error instanceof Abort)) throw error
  }
  return null
}

type Found = { readonly words: Int32Array; readonly depth: number; readonly path: readonly PackedAction[] }

class Search {
  private readonly ids = new Map<string, number>()
  private readonly states: Found[] = []
  private readonly nodes: Omit<StateNode, 'isLost' | 'schedule'>[] = []
  private readonly edges: StateEdge[] = []
  private readonly machine: Machine
  private readonly start: Int32Array
  private readonly maxStates: number

  constructor(machine: Machine, start: Int32Array, maxStates: number) {
    this.machine = machine
    this.start = start
    this.maxStates = maxStates
  }

  run(): 'complete' | 'changed' | 'too-large' {
    this.intern({ words: this.start, depth: 0, path: [] })
    for (let id = 0; id < this.states.length; id++) {
      if (this.states.length > this.maxStates) return 'too-large'
      if (!this.expand(id)) return 'changed'
    }
    return 'complete'
  }

  private intern(state: Found): number {
    const key = state.words.join()
    const known = this.ids.get(key)
    if (known !== undefined) return known
    this.ids.set(key, this.states.length)
    return this.states.push(state) - 1
  }

  /** Takes every step from a state; false when that changed what a step is. */
  private expand(id: number): boolean {
    const { machine } = this
    const { words, depth, path } = this.states[id] as Found
    machine.restore(words)
    const { view, names } = survey(machine)
    const actions = machine.enabled()
    this.nodes.push({ depth, view, end: actions.length === 0 ? endOf(machine) : null })
    for (const action of actions) {
      machine.restore(words)
      const tid = action & 255
      const text = nextDeed(machine, tid, names, action >> 8).done
      const before = access.changes
      machine.step(action)
      if (access.changes !== before) return false
      const to = this.intern({ words: machine.snapshot(), depth: depth + 1, path: [...path, action] })
      this.edges.push({ from: id, to, tid, text })
    }
    return true
  }

  graphOf(): Omit<StateGraph, 'isMerged'> {
    const { edges } = this
    const hasEnd = reaching(this.nodes.length, edges, (n) => this.nodes[n]?.end !== null)
    const nodes = this.nodes.map((node, n) => ({
      ...node,
      isLost: !hasEnd.has(n),
      schedule: replay(this.machine, this.start, this.states[n]?.path ?? []).schedule,
    }))
    return { nodes, edges }
  }
}

function endOf(machine: Machine): StateNode['end'] {
  if (!machine.isFinished) return 'deadlock'
  for (let tid = 0; tid < machine.threadCount; tid++) {
    const failure = field(threadByTid(tid), T.failure)
    if (failure !== UNBOUND && !isInstance(failure, classes.SystemExit as number)) return 'failed'
  }
  return 'finished'
}

/** The nodes from which some node with the property can be reached. */
function reaching(
  count: number,
  edges: readonly StateEdge[],
  has: (node: number) => boolean,
): ReadonlySet<number> {
  const found = new Set(Array.from({ length: count }, (_, n) => n).filter(has))
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { from, to } of edges) if (found.has(to)) found.add(from)
  }
  return found
}
