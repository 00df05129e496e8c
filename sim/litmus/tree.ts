import { analysisOf } from './analysis.ts'
import type { Candidate } from './candidates.ts'
import { placeOf } from './candidates.ts'
import { isAsked, type Place } from './litmus-test.ts'
import type { ModelId } from './models.ts'

/** One choice in the building of an execution: where a read gets its value, or which write of a location is next in its order. */
export type Decision =
  | {
      readonly type: 'source'
      readonly read: Place
      readonly location: string
      readonly value: number
      /** Null: the initial value. */
      readonly source: Place | null
    }
  | {
      readonly type: 'coherence'
      readonly location: string
      readonly write: Place
      readonly value: number
      /** From 0. */
      readonly rank: number
    }

/** The candidates of a test by decision. A leaf holds the number of its candidate. */
export type DecisionNode = {
  readonly options: Decision[]
  readonly next: DecisionNode[]
  candidate: number | null
}

const kept = new WeakMap<object, Map<ModelId, DecisionNode>>()

/**
 * All ways to build an execution. Options stand in such an order that always taking the first leads to an execution with the
 * outcome asked about, one that the model allows if there is one. Linear in the number of candidates.
 */
export function decisionsOf(source: string, model: ModelId): DecisionNode {
  const analysis = analysisOf(source)
  const trees = kept.get(analysis) ?? new Map<ModelId, DecisionNode>()
  kept.set(analysis, trees)
  const known = trees.get(model)
  if (known !== undefined) return known
  const { test, candidates, allowed } = analysis
  const interest = candidates.map(
    ({ final }, index) => (isAsked(test, final) ? 2 : 0) + (allowed[index]!.has(model) ? 1 : 0),
  )
  const root = emptyNode()
  const order = [...candidates.keys()].sort((a, b) => interest[b]! - interest[a]! || a - b)
  for (const index of order) insert(root, decisionsIn(candidates[index]!), index)
  trees.set(model, root)
  return root
}

const emptyNode = (): DecisionNode => ({ options: [], next: [], candidate: null })

function insert(root: DecisionNode, decisions: readonly Decision[], candidate: number): void {
  let node = root
  for (const decision of decisions) {
    const text = JSON.stringify(decision)
    let option = node.options.findIndex((other) => JSON.stringify(other) === text)
    if (option < 0) option = node.options.push(decision) - 1
    node.next[option] ??= emptyNode()
    node = node.next[option]!
  }
  node.candidate = candidate
}

function decisionsIn({ events, sources, coherence }: Candidate): readonly Decision[] {
  const reads = events.flatMap((read): Decision[] => {
    if (read.type !== 'read') return []
    const source = sources[read.id]!
    const { location, value } = read
    const from = source < 0 ? null : placeOf(events[source]!)
    return [{ type: 'source', read: placeOf(read), location: location!, value, source: from }]
  })
  const orders = coherence.flatMap((writes) =>
    writes.slice(0, -1).map((write, rank): Decision => {
      const { location, value } = events[write]!
      return { type: 'coherence', location: location!, write: placeOf(events[write]!), value, rank }
    }),
  )
  return [...reads, ...orders]
}
