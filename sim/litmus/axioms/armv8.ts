import type { Axiom, Named } from './axiom.ts'
import { coherenceOf, fenced } from './buffers.ts'
import { type Execution, external } from './execution.ts'
import { between, intersection, join, type Relation, union } from './relation.ts'

/**
 * ARMv8 after Pulte, Flur, Deacon, French, Sarkar, Sewell, "Simplifying ARM Concurrency", POPL 2018, fig. 4 (the official axiomatic
 * model), for what litmus tests here can say. Orders are compiled as usual: acq and sc loads are LDAR, rel and sc stores STLR, release
 * fences DMB.
 */
export function armv8Axioms(execution: Execution): readonly Axiom[] {
  const relations: readonly Named[] = [
    ['rf', external(execution, execution.rf)],
    ['fr', external(execution, execution.fr)],
    ['co', external(execution, execution.co)],
    ...dependencyOrder(execution),
    ...barrierOrder(execution),
    ['rmw', execution.rmw],
  ]
  const { rmw } = execution
  const [fr, co] = [external(execution, execution.fr), external(execution, execution.co)]
  return [
    coherenceOf(execution),
    { id: 'atomicity', statement: 'empty(rmw & (fre; coe))', rule: { type: 'atomic', rmw, fr, co } },
    { id: 'external', statement: 'acyclic(obs | dob | aob | bob)', rule: { type: 'acyclic', relations } },
  ]
}

const acquires = (execution: Execution) => execution.withOrder('acq', 'acqrel', 'sc') & execution.reads
const releases = (execution: Execution) => execution.withOrder('rel', 'acqrel', 'sc') & execution.writes

/** dob and aob. */
function dependencyOrder(execution: Execution): readonly Named[] {
  const { po, reads, writes, address, data, control, internal } = execution
  const rfi = intersection(execution.rf, internal)
  const coi = intersection(execution.co, internal)
  const isb = execution.fences('isb')
  const toIsb = between(execution.all, union(control, join(address, po)), isb)
  return [
    ['data', data],
    ['addr', address],
    ['ctrl', between(execution.all, control, writes)],
    ['isb', join(toIsb, between(isb, po, reads))],
    ['addr; po', between(execution.all, join(address, po), writes)],
    ['dep; co', join(union(control, data), coi)],
    ['dep; rf', join(union(address, data), rfi)],
    ['rmw; rf', between(execution.updates & writes, rfi, acquires(execution))],
  ]
}

/** bob: what dmb, dmb ld, dmb st, LDAR and STLR keep in order. */
function barrierOrder(execution: Execution): readonly Named[] {
  const { po, reads, writes, all } = execution
  const accesses = reads | writes
  const [A, L] = [acquires(execution), releases(execution)]
  const coi: Relation = intersection(execution.co, execution.internal)
  const full = execution.fences('full', 'rel', 'acqrel')
  const toRelease = between(accesses, po, L)
  return [
    ['dmb', fenced(execution, full, { from: accesses, to: accesses })],
    ['dmb ld', fenced(execution, execution.fences('load', 'acq'), { from: reads, to: accesses })],
    ['dmb st', fenced(execution, execution.fences('store'), { from: writes, to: writes })],
    ['acq', between(A, po, accesses)],
    ['rel', toRelease],
    ['rel; co', join(toRelease, coi)],
    ['rel; acq', between(L, po, A & all)],
  ]
}
