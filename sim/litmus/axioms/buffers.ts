import type { Axiom, Named } from './axiom.ts'
import { type Execution, external } from './execution.ts'
import { between, join, orSame, type Relation, union } from './relation.ts'

/** The store-buffer machines as axioms, after Alglave, Maranget, Tautschnig, "Herding Cats", TOPLAS 2014, fig. 21 and 22. */

export function coherenceOf({ poLoc, rf, co, fr }: Execution): Axiom {
  return {
    id: 'sc-per-location',
    statement: 'acyclic(po-loc | rf | co | fr)',
    rule: {
      type: 'acyclic',
      relations: [
        ['po', poLoc],
        ['rf', rf],
        ['co', co],
        ['fr', fr],
      ],
    },
  }
}

export function atomicityOf(execution: Execution): Axiom {
  const { rmw, fr, co } = execution
  return { id: 'atomicity', statement: 'empty(rmw & (fr; co))', rule: { type: 'atomic', rmw, fr, co } }
}

/** Lamport 1979: one order of all accesses that every thread agrees with. */
export function scAxioms(execution: Execution): readonly Axiom[] {
  const { po, rf, co, fr } = execution
  const relations: readonly Named[] = [
    ['po', po],
    ['rf', rf],
    ['co', co],
    ['fr', fr],
  ]
  return [
    { id: 'sc', statement: 'acyclic(po | rf | co | fr)', rule: { type: 'acyclic', relations } },
    atomicityOf(execution),
  ]
}

/** Everything but a store before a load stays in program order. */
export function tsoAxioms(execution: Execution): readonly Axiom[] {
  const { po, reads, writes } = execution
  const kept = union(between(reads, po, reads | writes), between(writes, po, writes))
  return bufferAxioms(execution, kept)
}

/** Only what follows a load stays in program order, and stores that a fence keeps; a release store has such a fence in front. */
export function psoAxioms(execution: Execution): readonly Axiom[] {
  const { po, reads, writes } = execution
  const released = execution.withOrder('rel', 'sc') & writes
  const kept = union(
    between(reads, po, reads | writes),
    join(between(writes, po, released), orSame(between(released, po, writes))),
    fenced(execution, execution.fences('store', 'rel', 'acqrel'), { from: writes, to: writes }),
  )
  return bufferAxioms(execution, kept)
}

function bufferAxioms(execution: Execution, kept: Relation): readonly Axiom[] {
  const { co, fr } = execution
  const relations: readonly Named[] = [
    ['po', kept],
    ['fence', drains(execution)],
    ['rf', external(execution, execution.rf)],
    ['co', co],
    ['fr', fr],
  ]
  return [
    coherenceOf(execution),
    atomicityOf(execution),
    {
      id: 'global-order',
      statement: 'acyclic(ppo | fence | rfe | co | fr)',
      rule: { type: 'acyclic', relations },
    },
  ]
}

/** Full fences, atomic updates and seq_cst stores empty the buffer. */
function drains(execution: Execution): Relation {
  const { po, reads, writes, updates } = execution
  const accesses = reads | writes
  return union(
    fenced(execution, execution.fences('full'), { from: accesses, to: accesses }),
    between(accesses, po, updates & reads),
    between(updates & writes, po, accesses),
    between(execution.withOrder('sc') & writes, po, accesses),
  )
}

/** [from]; po; [fence]; po; [to]. */
export function fenced(
  { po }: Execution,
  fences: number,
  { from, to }: { from: number; to: number },
): Relation {
  return join(between(from, po, fences), between(fences, po, to))
}
