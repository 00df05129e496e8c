import { closure, has, isAcyclic, isIrreflexive, join, members, type Relation, union } from './relation.ts'

/** A relation with the name its edges carry in explanations: `po`, `rf`, `fr`, `data`. */
export type Named = readonly [name: string, relation: Relation]

/**
 * One rule of a model. `acyclic`: the relations together have no cycle. `no-return`: no way along the first ones leads back
 * by the second ones (irreflexive hb;eco). `atomic`: no foreign write between the read and the write of an update.
 */
export type Axiom = {
  readonly id: string
  /** The statement in the notation of its paper. */
  readonly statement: string
  readonly rule:
    | {
        readonly type: 'acyclic'
        readonly relations: readonly Named[]
        /** For relations that are made of others: the stages that an edge of that name consists of, to show it in full. */
        readonly made?: Readonly<Record<string, readonly Stage[]>>
      }
    | { readonly type: 'no-return'; readonly there: readonly Named[]; readonly back: readonly Named[] }
    | { readonly type: 'atomic'; readonly rmw: Relation; readonly fr: Relation; readonly co: Relation }
}

/** One part of the way from one end of an edge to the other: steps along the relations, any number of them or exactly one. */
export type Stage = { readonly relations: readonly Named[]; readonly steps: 'any' | 'one' }

export type NamedEdge = { readonly from: number; readonly to: number; readonly name: string }

const all = (named: readonly Named[]): Relation => {
  const [first, ...others] = named.map(([, relation]) => relation)
  return union(first!, ...others)
}

export function holds({ rule }: Axiom): boolean {
  switch (rule.type) {
    case 'acyclic':
      return isAcyclic(all(rule.relations))
    case 'no-return': {
      const there = closure(all(rule.there))
      return isIrreflexive(there) && isIrreflexive(join(there, closure(all(rule.back))))
    }
    case 'atomic': {
      const split = join(rule.fr, rule.co)
      return rule.rmw.every((row, at) => (row & split[at]!) === 0)
    }
  }
}

/** Why an axiom fails: a shortest cycle through events that it forbids; null when it holds. */
export function violation({ rule }: Axiom): readonly NamedEdge[] | null {
  switch (rule.type) {
    case 'acyclic':
      return inFull(shortestCycle(rule.relations), rule.made ?? {})
    case 'no-return':
      return shortestCycle(rule.there) ?? shortestReturn(rule.there, rule.back)
    case 'atomic':
      return foreignWrite(rule)
  }
}

function shortestCycle(relations: readonly Named[]): readonly NamedEdge[] | null {
  const size = relations[0]![1].length
  return shortest(Array.from({ length: size }, (_, event) => shortestPath(relations, event, event)))
}

function inFull(
  cycle: readonly NamedEdge[] | null,
  made: Readonly<Record<string, readonly Stage[]>>,
): readonly NamedEdge[] | null {
  if (cycle === null) return null
  return cycle.flatMap((edge) => {
    const stages = made[edge.name]
    return (stages && wayOf(edge, stages)) ?? [edge]
  })
}

/** A shortest way between the ends of an edge through all its stages; null when there is none. Breadth first over event and stage. */
function wayOf({ from, to }: NamedEdge, stages: readonly Stage[]): readonly NamedEdge[] | null {
  type Visit = { readonly at: number; readonly stage: number; readonly way: readonly NamedEdge[] }
  const seen = new Set<string>()
  const queue: Visit[] = [{ at: from, stage: 0, way: [] }]
  for (const { at, stage, way } of queue) {
    if (stage === stages.length) {
      if (at === to && way.length > 0) return way
      continue
    }
    if (seen.has(`${at} ${stage}`)) continue
    seen.add(`${at} ${stage}`)
    const { relations, steps } = stages[stage]!
    if (steps === 'any') queue.push({ at, stage: stage + 1, way })
    for (const [name, relation] of relations)
      for (const next of members(relation[at]!))
        queue.push({
          at: next,
          stage: steps === 'one' ? stage + 1 : stage,
          way: [...way, { from: at, to: next, name }],
        })
  }
  return null
}

function shortestReturn(there: readonly Named[], back: readonly Named[]): readonly NamedEdge[] | null {
  const [hb, eco] = [closure(all(there)), closure(all(back))]
  const found: (readonly NamedEdge[] | null)[] = []
  for (const [from, row] of hb.entries()) {
    for (const to of members(row)) {
      if (!has(eco[to]!, from)) continue
      found.push([...shortestPath(there, from, to)!, ...shortestPath(back, to, from)!])
    }
  }
  return shortest(found)
}

function shortest(paths: readonly (readonly NamedEdge[] | null)[]): readonly NamedEdge[] | null {
  return paths.reduce<readonly NamedEdge[] | null>(
    (best, path) => (path !== null && (best === null || path.length < best.length) ? path : best),
    null,
  )
}

function foreignWrite({ rmw, fr, co }: Extract<Axiom['rule'], { type: 'atomic' }>) {
  for (const [read, row] of rmw.entries()) {
    for (const write of members(row)) {
      const other = members(fr[read]!).find((foreign) => has(co[foreign]!, write))
      if (other === undefined) continue
      return [
        { from: read, to: other, name: 'fr' },
        { from: other, to: write, name: 'co' },
      ]
    }
  }
  return null
}

/** Breadth first, at least one edge; of several relations between two events the first listed names the edge. */
function shortestPath(relations: readonly Named[], from: number, to: number): readonly NamedEdge[] | null {
  const total = all(relations)
  const before = new Map<number, number>()
  const queue = [from]
  for (const at of queue) {
    for (const next of members(total[at]!)) {
      if (before.has(next)) continue
      before.set(next, at)
      if (next === to) return unwind(relations, before, { from, to })
      queue.push(next)
    }
  }
  return null
}

function unwind(
  relations: readonly Named[],
  before: ReadonlyMap<number, number>,
  { from, to }: { from: number; to: number },
): readonly NamedEdge[] {
  const edges: NamedEdge[] = []
  let at = to
  do {
    const previous = before.get(at)!
    const name = relations.find(([, relation]) => has(relation[previous]!, at))![0]
    edges.push({ from: previous, to: at, name })
    at = previous
  } while (at !== from)
  return edges.reverse()
}
