import type { Scope } from '../language/scope-entry.ts'
import type { Span } from '../language/syntax-error.ts'
import { OP } from './opcodes.ts'
import { program } from './program.ts'

/** Instructions of one block while it is compiled; labels are resolved when it is closed. */
export type Unit = {
  readonly scope: Scope
  readonly name: string
  readonly qualifiedName: string
  readonly className: string
  readonly slots: string[]
  readonly ops: number[]
  readonly args: number[]
  readonly spans: Span[]
  readonly labels: number[]
  readonly jumps: number[]
  readonly ranges: { start: number; end: number; handler: number; depth: number }[]
  at: Span
  depth: number
  maxDepth: number
  doc?: string | undefined
}

export class Emitter {
  readonly isLibrary: boolean
  unit!: Unit

  constructor(isLibrary: boolean) {
    this.isLibrary = isLibrary
  }

  emit(op: number, arg: number, effect: number): void {
    const { unit } = this
    unit.ops.push(op)
    unit.args.push(arg)
    unit.spans.push(unit.at)
    unit.depth += effect
    unit.maxDepth = Math.max(unit.maxDepth, unit.depth)
  }

  label(): number {
    return this.unit.labels.push(-1) - 1
  }

  place(label: number): void {
    this.unit.labels[label] = this.unit.ops.length
  }

  jump(op: number, label: number, effect: number): void {
    this.unit.jumps.push(this.unit.ops.length)
    this.emit(op, label, effect)
  }

  slot(name: string): number {
    const { slots } = this.unit
    const index = slots.indexOf(name)
    return index >= 0 ? index : slots.push(name) - 1
  }

  global(name: string): number {
    return program.globalSlot(this.isLibrary ? `lib.${name}` : name)
  }

  keywordCall(argc: number, names: readonly number[]): number {
    return program.keywordCalls.push({ argc: argc + names.length, names }) - 1
  }
}

const JUMPS: ReadonlySet<number> = new Set([
  OP.JUMP,
  OP.JUMP_BACKWARD,
  OP.POP_JUMP_IF_FALSE,
  OP.POP_JUMP_IF_TRUE,
  OP.JUMP_IF_FALSE_OR_POP,
  OP.JUMP_IF_TRUE_OR_POP,
  OP.FOR_ITER,
])
const ENDS: ReadonlySet<number> = new Set([
  OP.JUMP,
  OP.JUMP_BACKWARD,
  OP.RETURN,
  OP.RAISE,
  OP.RERAISE,
  OP.ASSERT_FAIL,
])

/** The live locals before each instruction of a closed unit (backward data flow to a fixed point; bit = slot). */
export function liveness(unit: Unit, cellSlots: ReadonlySet<number>): Int32Array {
  const { ops, args } = unit
  const live = new Int32Array(ops.length + 1)
  const pinned = pinnedMask(unit, cellSlots)
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (let n = ops.length - 1; n >= 0; n--) {
      const next = before(unit, n, live) | pinned
      if (next !== live[n]) {
        live[n] = next
        isChanged = true
      }
    }
  }
  return live.map((mask, n) => (n < args.length ? mask : 0))
}

function pinnedMask(unit: Unit, cellSlots: ReadonlySet<number>): number {
  let mask = 1 << 31
  for (let slot = 0; slot < Math.min(31, unit.slots.length); slot++)
    if (cellSlots.has(slot) || unit.scope.kind === 'class') mask |= 1 << slot
  return mask
}

function before({ ops, args, labels, ranges }: Unit, n: number, live: Int32Array): number {
  const op = ops[n] as number
  const arg = args[n] as number
  let mask = ENDS.has(op) ? 0 : (live[n + 1] as number)
  if (JUMPS.has(op)) mask |= live[labels[arg] as number] as number
  if ((op === OP.STORE_FAST || op === OP.DELETE_FAST) && arg < 31) mask &= ~(1 << arg)
  for (const range of ranges)
    if (n >= range.start && n < range.end) mask |= live[labels[range.handler] as number] as number
  const used =
    op === OP.LOAD_FAST || op === OP.DELETE_FAST ? arg : op === OP.LOAD_CLASS_NAME ? arg & 4095 : -1
  return used >= 0 && used < 31 ? mask | (1 << used) : mask
}
