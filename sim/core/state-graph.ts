import type { SimEvent, Simulation } from './simulation.ts'

export type GraphLimits = { readonly maxStates: number; readonly maxTransitions: number }

/**
 * The states reachable from the initial one, numbered in breadth-first order (state 0 is the initial one), so that the
 * parent links spell a shortest run. The transitions of state i, one per enabled action in order, are
 * targets[offsets[i]] ... targets[offsets[i + 1] - 1]; only the first `expanded` states have been looked into.
 */
export type StateGraph<State> = {
  readonly states: readonly State[]
  /** The state from which each was first reached; -1 for state 0. */
  readonly parents: readonly number[]
  readonly offsets: readonly number[]
  readonly targets: readonly number[]
  readonly expanded: number
  /** The limit that stopped the exploration; null when the graph is complete. */
  readonly limit: 'states' | 'transitions' | null
}

/** Explores every schedule up to the limits. O(states + transitions) steps; every state is held in memory. */
export function exploreStates<C, S, A, E extends SimEvent, M>(
  simulation: Simulation<C, S, A, E, M>,
  config: C,
  limits: GraphLimits,
): StateGraph<S> {
  const keyOf = simulation.key ?? JSON.stringify
  const initial = simulation.init(config)
  const states = [initial]
  const known = new Map([[keyOf(initial), 0]])
  const parents = [-1]
  const offsets = [0]
  const targets: number[] = []
  const graph = { states, parents, offsets, targets }
  for (let at = 0; at < states.length; at++) {
    const state = states[at] as S
    const enabled = simulation.enabled(state)
    if (targets.length + enabled.length > limits.maxTransitions) {
      return { ...graph, expanded: at, limit: 'transitions' }
    }
    for (const action of enabled) {
      const next = simulation.step(state, action).state
      const key = keyOf(next)
      let target = known.get(key)
      if (target === undefined) {
        if (states.length >= limits.maxStates) {
          targets.length = offsets[at] as number
          return { ...graph, expanded: at, limit: 'states' }
        }
        target = states.push(next) - 1
        known.set(key, target)
        parents.push(at)
      }
      targets.push(target)
    }
    offsets.push(targets.length)
  }
  return { ...graph, expanded: states.length, limit: null }
}

/** The states one step after an expanded state. */
export function successors(graph: StateGraph<unknown>, at: number): readonly number[] {
  return graph.targets.slice(graph.offsets[at], graph.offsets[at + 1])
}

/** Expanded, and nothing is enabled there. */
export function isTerminal(graph: StateGraph<unknown>, at: number): boolean {
  return at < graph.expanded && graph.offsets[at] === graph.offsets[at + 1]
}

/**
 * How many runs lead from the initial state to each state, exactly; null when the graph has a cycle (infinitely many runs)
 * or is incomplete. Kahn's topological order (CACM 1962).
 */
export function countRuns(graph: StateGraph<unknown>): readonly bigint[] | null {
  if (graph.limit !== null) return null
  const incoming = new Int32Array(graph.states.length)
  for (const target of graph.targets) incoming[target]! += 1
  const runs = graph.states.map((_, at) => (at === 0 ? 1n : 0n))
  const ready = incoming[0] === 0 ? [0] : []
  let visited = 0
  for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
    visited += 1
    for (const target of successors(graph, at)) {
      runs[target]! += runs[at]!
      incoming[target]! -= 1
      if (incoming[target] === 0) ready.push(target)
    }
  }
  return visited === graph.states.length ? runs : null
}
