import type { Candidate } from '../candidates.ts'
import type { Axiom, Named, Stage } from './axiom.ts'
import type { Execution } from './execution.ts'
import {
  between,
  closure,
  type EventSet,
  identity,
  intersection,
  inverse,
  isIrreflexive,
  join,
  members,
  minus,
  orSame,
  type Relation,
  union,
} from './relation.ts'

/**
 * C11 in two editions. RC11 is the repaired model of Lahav, Vafeiadis, Kang, Hur, Dreyer, "Repairing Sequential Consistency in
 * C/C++11", PLDI 2017, def. 1 to 3. C11 is the original of Batty et al., POPL 2011, in the relational form of Batty, Donaldson,
 * Wickerson, "Overhauling SC atomics in C11 and OpenCL", POPL 2016; it lets values appear out of thin air.
 */
type Synchronised = {
  readonly execution: Execution
  readonly sw: Relation
  readonly hb: Relation
  readonly eco: Relation
}

export function rc11Axioms(execution: Execution): readonly Axiom[] {
  const { po, rf } = execution
  const model = synchronise(execution, rc11Sequences(execution))
  return [
    coherence(model),
    atomicity(execution),
    scOrder(model, { id: 'partial-sc', statement: 'acyclic(psc)', relations: psc(model) }),
    {
      id: 'no-thin-air',
      statement: 'acyclic(po | rf)',
      rule: {
        type: 'acyclic',
        relations: [
          ['po', po],
          ['rf', rf],
        ],
      },
    },
  ]
}

export function c11Axioms(execution: Execution, candidate: Candidate): readonly Axiom[] {
  const model = synchronise(execution, c11Sequences(execution, candidate))
  return [
    coherence(model),
    atomicity(execution),
    scOrder(model, {
      id: 'sc-order',
      statement: 'acyclic(S)',
      relations: totalOrder(model),
    }),
  ]
}

/** Two accesses of different threads that race: one writes, one is non-atomic, and neither happens before the other. */
export function raceOf(execution: Execution, candidate: Candidate, model: 'rc11' | 'c11') {
  const plain = execution.withOrder('na')
  if (plain === 0) return null
  const sequences = model === 'rc11' ? rc11Sequences(execution) : c11Sequences(execution, candidate)
  const { hb } = synchronise(execution, sequences)
  const ordered = union(hb, inverse(hb), execution.internal)
  for (const [from, row] of minus(execution.sameLocation, ordered).entries()) {
    for (const to of members(row)) {
      const both = (1 << from) | (1 << to)
      if (from < to && (both & plain) !== 0 && (both & execution.writes) !== 0) return { from, to }
    }
  }
  return null
}

/** Edges between seq_cst events, which explanations show step by step. */
function scOrder(
  { execution: { po, rf, co, fr }, sw }: Synchronised,
  { id, statement, relations }: { id: string; statement: string; relations: readonly Named[] },
): Axiom {
  const hb: Stage = {
    relations: [
      ['po', po],
      ['sw', sw],
    ],
    steps: 'any',
  }
  const one = (name: string, relation: Relation): readonly Stage[] => [
    hb,
    { relations: [[name, relation]], steps: 'one' },
    hb,
  ]
  const eco: readonly Named[] = [
    ['rf', rf],
    ['co', co],
    ['fr', fr],
  ]
  const made = {
    hb: [hb],
    po: one('po', po),
    co: one('co', co),
    fr: one('fr', fr),
    'hb; eco; hb': [hb, { relations: eco, steps: 'any' as const }, hb],
  }
  return { id, statement, rule: { type: 'acyclic', relations, made } }
}

function coherence({ execution: { po, rf, co, fr }, sw }: Synchronised): Axiom {
  const there: readonly Named[] = [
    ['po', po],
    ['sw', sw],
  ]
  const back: readonly Named[] = [
    ['rf', rf],
    ['co', co],
    ['fr', fr],
  ]
  return { id: 'coherence', statement: 'irreflexive(hb; eco?)', rule: { type: 'no-return', there, back } }
}

function atomicity({ rmw, fr, co }: Execution): Axiom {
  return { id: 'atomicity', statement: 'empty(rmw & (rb; mo))', rule: { type: 'atomic', rmw, fr, co } }
}

const atomics = (execution: Execution): EventSet =>
  (execution.reads | execution.writes) & ~execution.withOrder('na')

/** rs = [W]; sb-loc?; [W of rlx]; (rf; rmw)*. */
function rc11Sequences(execution: Execution): Relation {
  const { writes, poLoc, rf, rmw } = execution
  const own = between(writes, orSame(poLoc), writes & atomics(execution))
  return join(own, orSame(closure(join(rf, rmw))))
}

/** C11 5.1.2.4p10: the writes that follow in mo without a gap and are of the same thread or atomic updates. */
function c11Sequences({ size, internal, updates }: Execution, { coherence: orders }: Candidate): Relation {
  const sequences = new Int32Array(size)
  for (const order of orders) {
    for (const [place, head] of order.entries()) {
      const allowed = internal[head]! | updates
      const after = order.slice(place + 1)
      const gap = after.findIndex((write) => ((allowed >>> write) & 1) === 0)
      const run = gap < 0 ? after : after.slice(0, gap)
      sequences[head] = run.reduce((set, write) => set | (1 << write), 1 << head)
    }
  }
  return sequences
}

/** sw = [rel]; ([F]; sb)?; rs; rf; (sb; [F])?; [acq], and hb = (sb | sw)+. */
function synchronise(execution: Execution, sequences: Relation): Synchronised {
  const { po, rf, co, fr, reads, writes, size } = execution
  const known = atomics(execution)
  const releases = execution.withOrder('rel', 'acqrel', 'sc') & writes
  const acquires = execution.withOrder('acq', 'acqrel', 'sc') & reads
  const releaseFences = execution.fences('rel', 'acqrel', 'full', 'store')
  const acquireFences = execution.fences('acq', 'acqrel', 'full', 'load')
  const begin = union(identity(releases, size), between(releaseFences, po, writes & known))
  const end = union(identity(acquires, size), between(reads & known, po, acquireFences))
  const sw = minus(
    join(begin, sequences, between(writes & known, rf, reads & known), end),
    identity(execution.all, size),
  )
  return { execution, sw, hb: closure(union(po, sw)), eco: closure(union(rf, co, fr)) }
}

const scEvents = (execution: Execution): EventSet => execution.withOrder('sc') | execution.fences('full')

/** psc = psc-base | psc-F, in parts so that an edge of a cycle says where it comes from. */
function psc({ execution, hb, eco }: Synchronised): readonly Named[] {
  const { po, co, fr, sameLocation, size } = execution
  const fences = execution.fences('full')
  const sc = identity(scEvents(execution), size)
  const begin = union(sc, between(fences, orSame(hb), execution.all))
  const end = union(sc, between(execution.all, orSame(hb), fences))
  const elsewhere = minus(po, sameLocation)
  const parts: readonly Named[] = [
    ['po', po],
    ['hb', union(join(elsewhere, hb, elsewhere), intersection(hb, sameLocation))],
    ['co', co],
    ['fr', fr],
  ]
  return [
    ...parts.map(([name, relation]): Named => [name, join(begin, relation, end)]),
    ['hb', between(fences, hb, fences)],
    ['hb; eco; hb', between(fences, join(hb, eco, hb), fences)],
  ]
}

/**
 * What S must agree with (S1 to S7 of the paper; C11 7.17.3p3 to p7). S is total, so "irreflexive(S; r)" says r is part of S, and some S
 * exists exactly when these have no cycle.
 */
function totalOrder({ execution, hb }: Synchronised): readonly Named[] {
  const { po, rf, co, fr, writes, reads, sameLocation, initialReads } = execution
  const sc = scEvents(execution)
  const fences = execution.fences('full')
  const after = between(fences, po, execution.all)
  const before = between(execution.all, po, fences)
  const source = inverse(rf)
  const visible = join(
    between(reads, source, writes & ~sc),
    between(writes, intersection(hb, sameLocation), writes),
  )
  const ofInitial = between(initialReads, sameLocation, writes)
  const parts: readonly Named[] = [
    ['hb', hb],
    ['co', union(co, join(after, co), join(co, before), join(after, co, before))],
    ['fr', union(join(between(reads, source, writes & sc), co), visible, ofInitial)],
    ['fr', union(join(after, fr), join(fr, before), join(after, fr, before))],
  ]
  return parts.map(([name, relation]) => [
    name,
    minus(between(sc, relation, sc), identity(sc, execution.size)),
  ])
}

/** An order of the seq_cst events that fits the last-but-one axiom, as a witness; empty when there are none or none fits. */
export function scWitness(execution: Execution, { rule }: Axiom): readonly number[] {
  if (rule.type !== 'acyclic') return []
  const [first, ...others] = rule.relations.map(([, relation]) => relation)
  const edges = closure(union(first!, ...others))
  if (!isIrreflexive(edges)) return []
  const order: number[] = []
  for (let left = scEvents(execution); left !== 0; ) {
    const next = members(left).find((event) =>
      members(left).every((other) => ((edges[other]! >>> event) & 1) === 0),
    )!
    order.push(next)
    left &= ~(1 << next)
  }
  return order
}
