import { invariant } from './invariant.ts'
import type { Property, SimEvent, Simulation } from './simulation.ts'
import {
  countRuns,
  exploreStates,
  type GraphLimits,
  isTerminal,
  type StateGraph,
  successors,
} from './state-graph.ts'

/** A run to point at: after `steps` steps of `replay(path)` the state in question is reached. */
export type Witness = { readonly path: readonly number[]; readonly steps: number }

export type Outcome = {
  /** What `simulation.outcome` says of the final state. */
  readonly outcome: string
  readonly type: 'finished' | 'stuck'
  /** Different final states with this outcome. */
  readonly states: number
  /** How many runs end so, exactly; null when that is unknown or infinite. */
  readonly executions: bigint | null
  /** A shortest such run. */
  readonly witness: Witness
}

export type PropertyVerdict = {
  readonly name: string
  readonly type: Property<unknown>['type']
  /** `holds` is said of all runs, and only after a complete exploration (or, for `sometimes`, with a witness). */
  readonly verdict: 'holds' | 'violated' | 'unknown'
  /** The run that violates, or for `sometimes` the run that shows it; else null. */
  readonly witness: Witness | null
}

export type CheckReport = {
  /** `complete`: every schedule was covered. `unknown`: a limit was hit, and only what was found is certain. */
  readonly status: 'complete' | 'unknown'
  readonly limit: 'states' | 'transitions' | null
  readonly states: number
  readonly transitions: number
  /** Different runs from start to end; null when unknown or infinite (a run can go in circles). */
  readonly executions: bigint | null
  /** Each way a run can end, the most frequent first. */
  readonly outcomes: readonly Outcome[]
  readonly properties: readonly PropertyVerdict[]
}

/** How far `check` looks when nobody says otherwise. */
export const DEFAULT_LIMITS: GraphLimits = { maxStates: 200_000, maxTransitions: 2_000_000 }

/** Explores every schedule of a simulation by its states. O(states + transitions) time and memory. */
export function check<C, S, A, E extends SimEvent, M>(
  simulation: Simulation<C, S, A, E, M>,
  config: C,
  limits: Partial<GraphLimits> = {},
): CheckReport {
  const graph = exploreStates(simulation, config, { ...DEFAULT_LIMITS, ...limits })
  const runs = countRuns(graph)
  const ends = graph.states.flatMap((_, at) => (isTerminal(graph, at) ? [at] : []))
  return {
    status: graph.limit === null ? 'complete' : 'unknown',
    limit: graph.limit,
    states: graph.states.length,
    transitions: graph.targets.length,
    executions: runs && ends.reduce((sum, at) => sum + (runs[at] as bigint), 0n),
    outcomes: outcomesOf({ simulation, graph, ends, runs }),
    properties: simulation.properties.map((property) => ({
      name: property.name,
      type: property.type,
      ...judge(property, graph),
    })),
  }
}

function outcomesOf<C, S, A, E extends SimEvent, M>(found: {
  simulation: Simulation<C, S, A, E, M>
  graph: StateGraph<S>
  ends: readonly number[]
  runs: readonly bigint[] | null
}): readonly Outcome[] {
  const { simulation, graph, ends, runs } = found
  const outcomes = new Map<string, Outcome>()
  for (const at of ends) {
    const state = graph.states[at] as S
    const type = simulation.isFinished(state) ? 'finished' : 'stuck'
    const outcome = simulation.outcome?.(state) ?? type
    const executions = runs && (runs[at] as bigint)
    const before = outcomes.get(`${type} ${outcome}`)
    outcomes.set(`${type} ${outcome}`, {
      outcome,
      type,
      states: (before?.states ?? 0) + 1,
      executions: executions && executions + (before?.executions ?? 0n),
      witness: before?.witness ?? witnessOf(graph, at),
    })
  }
  return [...outcomes.values()].sort((a, b) => Number((b.executions ?? 0n) - (a.executions ?? 0n)))
}

/** The choices and length of the run that the parent links spell. */
function witnessOf(graph: StateGraph<unknown>, at: number, parents = graph.parents): Witness {
  const path: number[] = []
  let steps = 0
  for (let state = at; state !== 0; steps++) {
    const parent = parents[state] as number
    invariant(parent >= 0, `state ${state} has a parent`)
    const next = successors(graph, parent)
    if (next.length > 1) path.push(next.indexOf(state))
    state = parent
  }
  return { path: path.reverse(), steps }
}

type Judgement = Pick<PropertyVerdict, 'verdict' | 'witness'>

function judge<S>(property: Property<S>, graph: StateGraph<S>): Judgement {
  const isComplete = graph.limit === null
  switch (property.type) {
    case 'always': {
      const broken = graph.states.findIndex((state) => !property.holds(state))
      if (broken >= 0) return { verdict: 'violated', witness: witnessOf(graph, broken) }
      return { verdict: isComplete ? 'holds' : 'unknown', witness: null }
    }
    case 'sometimes': {
      const shown = graph.states.findIndex((state) => property.holds(state))
      if (shown >= 0) return { verdict: 'holds', witness: witnessOf(graph, shown) }
      return { verdict: isComplete ? 'violated' : 'unknown', witness: null }
    }
    case 'eventually': {
      const evasion = findEvasion(property, graph)
      if (evasion !== null) return { verdict: 'violated', witness: evasion }
      return { verdict: isComplete ? 'holds' : 'unknown', witness: null }
    }
  }
}

/** A run to an end along which the property holds in no state; null when there is none. Breadth first. */
function findEvasion<S>(property: Property<S>, graph: StateGraph<S>): Witness | null {
  if (property.holds(graph.states[0] as S)) return null
  const parents = new Array<number>(graph.states.length).fill(-1)
  const queue = [0]
  for (const at of queue) {
    if (isTerminal(graph, at)) return witnessOf(graph, at, parents)
    if (at >= graph.expanded) continue
    for (const target of successors(graph, at)) {
      if (target === 0 || parents[target] !== -1 || property.holds(graph.states[target] as S)) continue
      parents[target] = at
      queue.push(target)
    }
  }
  return null
}
