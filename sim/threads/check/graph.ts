import { END, type Explorer } from './explorer.ts'
import { IntList } from './int-list.ts'

/** The graph of a search backwards: for state n, edges `edges.at(first[n])` to `edges.at(first[n + 1] - 1)` lead to it. */
export type Reverse = {
  readonly first: Int32Array
  readonly edges: Int32Array
  readonly sources: Int32Array
}

export function reverseOf(explorer: Explorer): Reverse {
  const states = explorer.store.count
  const count = explorer.actions.length
  const first = new Int32Array(states + 1)
  for (let edge = 0; edge < count; edge++) {
    const target = explorer.targets.at(edge)
    first[target + 1] = (first[target + 1] as number) + 1
  }
  for (let n = 0; n < states; n++) first[n + 1] = (first[n + 1] as number) + (first[n] as number)
  const next = first.slice()
  const edges = new Int32Array(count)
  const sources = new Int32Array(count)
  for (let state = 0; state < states; state++) {
    const start = explorer.firstEdge.at(state)
    for (let n = 0; n < explorer.edgeCount.at(state); n++) {
      sources[start + n] = state
      const target = explorer.targets.at(start + n)
      const place = next[target] as number
      edges[place] = start + n
      next[target] = place + 1
    }
  }
  return { first, edges, sources }
}

/** For each state 1 when the program can still end (well or stuck) from it. Only for a complete graph. */
export function canEnd(explorer: Explorer, reverse: Reverse): Uint8Array {
  const reaches = new Uint8Array(explorer.store.count)
  const work: number[] = []
  for (let state = 0; state < explorer.store.count; state++)
    if (explorer.ends.at(state) !== END.none) {
      reaches[state] = 1
      work.push(state)
    }
  while (work.length > 0) {
    const state = work.pop() as number
    for (let n = reverse.first[state] as number; n < (reverse.first[state + 1] as number); n++) {
      const source = reverse.sources[reverse.edges[n] as number] as number
      if (reaches[source] === 1) continue
      reaches[source] = 1
      work.push(source)
    }
  }
  return reaches
}

/** Strongly connected components (Tarjan 1972, without recursion): a number for each state, and how many there are. */
function components(explorer: Explorer): { readonly component: Int32Array; readonly count: number } {
  const states = explorer.store.count
  const component = new Int32Array(states).fill(-1)
  const index = new Int32Array(states).fill(-1)
  const low = new Int32Array(states)
  const nextEdge = new Int32Array(states)
  const stack = new IntList()
  let stackTop = 0
  let counter = 0
  let found = 0
  const calls: number[] = [0]
  const enter = (state: number) => {
    index[state] = low[state] = counter++
    if (stackTop === stack.length) stack.push(state)
    else stack.set(stackTop, state)
    stackTop++
  }
  enter(0)
  while (calls.length > 0) {
    const state = calls.at(-1) as number
    const at = nextEdge[state] as number
    if (at < explorer.edgeCount.at(state)) {
      nextEdge[state] = at + 1
      const target = explorer.targets.at(explorer.firstEdge.at(state) + at)
      if (index[target] === -1) {
        enter(target)
        calls.push(target)
      } else if (component[target] === -1)
        low[state] = Math.min(low[state] as number, index[target] as number)
      continue
    }
    calls.pop()
    if (low[state] === index[state]) {
      for (;;) {
        const member = stack.at(--stackTop)
        component[member] = found
        if (member === state) break
      }
      found++
    }
    const caller = calls.at(-1)
    if (caller !== undefined) low[caller] = Math.min(low[caller] as number, low[state] as number)
  }
  return { component, count: found }
}

/** Whether no state comes back to itself. Only for a complete graph. */
export function isAcyclic(explorer: Explorer): boolean {
  const waiting = new Int32Array(explorer.store.count)
  for (let edge = 0; edge < explorer.targets.length; edge++) {
    const target = explorer.targets.at(edge)
    waiting[target] = (waiting[target] as number) + 1
  }
  const work = [0]
  let done = 0
  if ((waiting[0] as number) > 0) return false
  while (work.length > 0) {
    const state = work.pop() as number
    done++
    const first = explorer.firstEdge.at(state)
    for (let edge = first; edge < first + explorer.edgeCount.at(state); edge++) {
      const target = explorer.targets.at(edge)
      waiting[target] = (waiting[target] as number) - 1
      if (waiting[target] === 0) work.push(target)
    }
  }
  return done === explorer.store.count
}

/**
 * A state on a cycle that weak fairness allows for ever: each thread takes a step on it or cannot at some state of it.
 * Null when there is none. Only for a complete graph.
 */
export function fairCycle(explorer: Explorer): number | null {
  const { component, count } = components(explorer)
  /** By component: threads (bits) that take a step within it, and that can take one at each of its states. */
  const moves = new Int32Array(count)
  const always = new Int32Array(count).fill(-1)
  /** The first state. */
  const first = new Int32Array(count).fill(-1)
  for (let state = 0; state < component.length; state++) {
    const id = component[state] as number
    if (first[id] === -1) first[id] = state
    let enabled = 0
    const start = explorer.firstEdge.at(state)
    for (let edge = start; edge < start + explorer.edgeCount.at(state); edge++) {
      const bit = 1 << ((explorer.actions.at(edge) & 255) % 31)
      enabled |= bit
      if (component[explorer.targets.at(edge)] === id) moves[id] = (moves[id] as number) | bit
    }
    always[id] = (always[id] as number) & enabled
  }
  const isFair = (id: number) => moves[id] !== 0 && ((always[id] as number) & ~(moves[id] as number)) === 0
  let found: number | null = null
  for (let id = 0; id < count; id++)
    if (isFair(id) && (found === null || (first[id] as number) < found)) found = first[id] as number
  return found
}
