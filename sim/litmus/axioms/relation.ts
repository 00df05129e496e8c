/**
 * A relation on at most 32 events: bit j of row i is set when (i, j) is in it. A set of events is one such row. Written as in
 * the papers: `join` is a;b, `between` is [A];r;[B], `closure` is r+.
 */
export type Relation = Int32Array
export type EventSet = number

export const has = (set: EventSet, event: number): boolean => ((set >>> event) & 1) === 1

/** The events of a set, in order. */
export function members(set: EventSet): number[] {
  const found: number[] = []
  for (let left = set; left !== 0; left &= left - 1) found.push(31 - Math.clz32(left & -left))
  return found
}

export function union(first: Relation, ...others: readonly Relation[]): Relation {
  const sum = first.slice()
  for (const other of others) for (let row = 0; row < sum.length; row++) sum[row]! |= other[row]!
  return sum
}

export function intersection(a: Relation, b: Relation): Relation {
  const common = new Int32Array(a.length)
  for (let row = 0; row < a.length; row++) common[row] = a[row]! & b[row]!
  return common
}

export function minus(a: Relation, b: Relation): Relation {
  const rest = new Int32Array(a.length)
  for (let row = 0; row < a.length; row++) rest[row] = a[row]! & ~b[row]!
  return rest
}

/** The pairs that begin in `from` and end in `to`. */
export function between(from: EventSet, relation: Relation, to: EventSet): Relation {
  const part = new Int32Array(relation.length)
  for (let row = 0; row < part.length; row++) part[row] = has(from, row) ? relation[row]! & to : 0
  return part
}

export function join(first: Relation, ...others: readonly Relation[]): Relation {
  return others.reduce(joinTwo, first)
}

function joinTwo(a: Relation, b: Relation): Relation {
  const joined = new Int32Array(a.length)
  for (let row = 0; row < a.length; row++) {
    let reached = 0
    for (let left = a[row]!; left !== 0; left &= left - 1) reached |= b[31 - Math.clz32(left & -left)]!
    joined[row] = reached
  }
  return joined
}

/** Transitive, not reflexive (Warshall, JACM 1962, a row at a time). */
export function closure(relation: Relation): Relation {
  const closed = relation.slice()
  for (let via = 0; via < closed.length; via++) {
    const beyond = closed[via]!
    if (beyond === 0) continue
    for (let row = 0; row < closed.length; row++) if (has(closed[row]!, via)) closed[row]! |= beyond
  }
  return closed
}

/** The relation or staying where one is. */
export function orSame(relation: Relation): Relation {
  const wide = relation.slice()
  for (let row = 0; row < wide.length; row++) wide[row]! |= 1 << row
  return wide
}

/** [set]: every event of the set with itself. */
export function identity(set: EventSet, size: number): Relation {
  const same = new Int32Array(size)
  for (let row = 0; row < size; row++) same[row] = set & (1 << row)
  return same
}

export function inverse(relation: Relation): Relation {
  const turned = new Int32Array(relation.length)
  for (let row = 0; row < relation.length; row++)
    for (const to of members(relation[row]!)) turned[to]! |= 1 << row
  return turned
}

export const isIrreflexive = (relation: Relation): boolean => relation.every((row, at) => !has(row, at))

export const isAcyclic = (relation: Relation): boolean => isIrreflexive(closure(relation))
