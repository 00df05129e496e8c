import { F, field, heap } from '../machine/heap.ts'
import type { Machine } from '../machine/machine.ts'
import { OP } from '../machine/opcodes.ts'
import { program } from '../machine/program.ts'
import { STATUS, statusOf, T, threadByTid } from '../machine/thread-object.ts'
import { UNBOUND } from '../machine/values.ts'
import type { Explorer } from './explorer.ts'

/** Where a thread stands: the pcs of the program's own frames, the innermost first, and what it waits to do. */
export type Position = {
  readonly pcs: readonly number[]
  readonly what: string
  readonly line: number
  /** It stands before a synchronisation operation. */
  readonly isPending: boolean
}

/** A loop of the program: instructions from `start` up to the jump back at `end`. */
export type Loop = { readonly start: number; readonly end: number }

/** Where the threads stand at each state of a search, looked up once for each local part of a state. */
export class Positions {
  private readonly known: (Position | null | undefined)[] = []
  readonly explorer: Explorer
  private readonly machine: Machine

  constructor(explorer: Explorer, machine: Machine) {
    this.explorer = explorer
    this.machine = machine
  }

  threadsAt(state: number): number {
    const { store } = this.explorer
    return (store.starts[state + 1] as number) - (store.starts[state] as number) - 1
  }

  /** Where thread `tid` stands; null when it is not there or has ended. */
  at(state: number, tid: number): Position | null {
    if (tid >= this.threadsAt(state)) return null
    const { store } = this.explorer
    const local = store.words[(store.starts[state] as number) + 1 + tid] as number
    let own = this.known[local]
    if (own === undefined) {
      this.explorer.restore(state)
      own = positionNow(this.machine, tid)
      this.known[local] = own
    }
    return own
  }
}

function positionNow(machine: Machine, tid: number): Position | null {
  const thread = threadByTid(tid)
  if (statusOf(thread) !== STATUS.alive) return null
  const pcs: number[] = []
  for (let at = field(thread, T.frame); (at & 7) === 1; at = heap.h[(at >>> 3) + F.back] as number) {
    const code = program.codes[(heap.h[(at >>> 3) + F.code] as number) >> 1]
    if (code && !code.isLibrary) pcs.push((heap.h[(at >>> 3) + F.pc] as number) >> 1)
  }
  const { what, line } = machine.pendingOf(tid)
  return { pcs, what, line, isPending: field(thread, T.pending) !== UNBOUND }
}

/** The program's loops, the smallest first; one for each jump back, so that going on by `continue` is a loop too. */
export function loopsOf(firstOwn: number): Loop[] {
  const loops: Loop[] = []
  for (let pc = firstOwn; pc < program.length; pc += 2)
    if (program.code[pc] === OP.JUMP_BACKWARD) loops.push({ start: program.code[pc + 1] as number, end: pc })
  return loops.sort((a, b) => a.end - a.start - (b.end - b.start))
}

export const isInside = ({ pcs }: Position, { start, end }: Loop) =>
  pcs.some((pc) => pc >= start && pc <= end)

/** Part of a search's graph: the states and edges that `has` allows. */
export type Part = {
  readonly hasState: (state: number) => boolean
  readonly hasEdge: (edge: number) => boolean
}

/** Strongly connected components with at least one edge (Tarjan 1972, without recursion). */
export function cyclesOf(explorer: Explorer, among: Iterable<number>, part: Part): number[][] {
  const index = new Map<number, number>()
  const low = new Map<number, number>()
  const next = new Map<number, number>()
  const isOpen = new Set<number>()
  const stack: number[] = []
  const found: number[][] = []
  const targetsOf = (edge: number) => explorer.targets.at(edge)
  for (const root of among) {
    if (index.has(root) || !part.hasState(root)) continue
    const calls = [root]
    const enter = (state: number) => {
      index.set(state, index.size)
      low.set(state, index.size - 1)
      next.set(state, 0)
      stack.push(state)
      isOpen.add(state)
    }
    enter(root)
    while (calls.length > 0) {
      const state = calls.at(-1) as number
      const n = next.get(state) as number
      if (n < explorer.edgeCount.at(state)) {
        next.set(state, n + 1)
        const edge = explorer.firstEdge.at(state) + n
        const target = targetsOf(edge)
        if (!part.hasEdge(edge) || !part.hasState(target)) continue
        if (!index.has(target)) {
          enter(target)
          calls.push(target)
        } else if (isOpen.has(target))
          low.set(state, Math.min(low.get(state) as number, index.get(target) as number))
        continue
      }
      calls.pop()
      const caller = calls.at(-1)
      if (caller !== undefined) low.set(caller, Math.min(low.get(caller) as number, low.get(state) as number))
      if (low.get(state) !== index.get(state)) continue
      const members = stack.splice(stack.lastIndexOf(state))
      for (const member of members) isOpen.delete(member)
      if (members.length > 1 || hasOwnEdge(explorer, state, part)) found.push(members)
    }
  }
  return found
}

function hasOwnEdge(explorer: Explorer, state: number, part: Part): boolean {
  const first = explorer.firstEdge.at(state)
  for (let edge = first; edge < first + explorer.edgeCount.at(state); edge++)
    if (explorer.targets.at(edge) === state && part.hasEdge(edge)) return true
  return false
}
