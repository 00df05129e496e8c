import type { Write } from './events.ts'
import { CODE_START, type Instruction, type Operand, type Register, WORD } from './parse.ts'
import { type AssemblyThreadsState, MEMORY_BYTES, type ThreadState } from './state.ts'

/** What one instruction did. A fault leaves everything as it was. */
export type Effect = {
  readonly thread: ThreadState
  readonly memory: AssemblyThreadsState['memory']
  readonly writes: readonly Write[]
  /** Whether a conditional jump was taken; null for other instructions. */
  readonly isTaken: boolean | null
  readonly fault: 'outside-code' | 'outside-memory' | null
}

const JUMP_IF: Readonly<Record<string, (sign: number) => boolean>> = {
  je: (sign) => sign === 0,
  jeq: (sign) => sign === 0,
  jne: (sign) => sign !== 0,
  jg: (sign) => sign > 0,
  jgt: (sign) => sign > 0,
  jge: (sign) => sign >= 0,
  jgte: (sign) => sign >= 0,
  jl: (sign) => sign < 0,
  jlt: (sign) => sign < 0,
  jle: (sign) => sign <= 0,
  jlte: (sign) => sign <= 0,
}

export const instructionAt = ({ program }: AssemblyThreadsState, pc: number): Instruction | null =>
  program.instructions[pc - CODE_START] ?? null

/** Executes the next instruction of a thread, as a whole: every instruction is atomic here. Words have 32 bits. */
export function execute(state: AssemblyThreadsState, thread: number): Effect {
  const before = state.threads[thread]!
  const instruction = instructionAt(state, before.pc)
  const machine = new Machine(before, state.memory)
  if (instruction === null) return machine.faulted('outside-code')
  run(machine, instruction, state.config.convention)
  return machine.isOutside ? new Machine(before, state.memory).faulted('outside-memory') : machine.done()
}

function run(machine: Machine, { op, operands }: Instruction, convention: 'textbook' | 'ostep'): void {
  const [a, b] = operands as [Operand, Operand]
  machine.pc += 1
  const jump = JUMP_IF[op]
  if (jump !== undefined) {
    machine.isTaken = machine.compared !== null && jump(machine.compared)
    if (machine.isTaken) machine.pc = machine.read(a)
    return
  }
  switch (op) {
    case 'mov':
      machine.write(b, machine.read(a))
      break
    case 'lea':
      machine.write(b, machine.addressOf(a))
      break
    case 'add':
      machine.write(b, machine.read(b) + machine.read(a))
      break
    case 'sub':
      machine.write(b, machine.read(b) - machine.read(a))
      break
    case 'mul':
      machine.write(b, Math.imul(machine.read(b), machine.read(a)))
      break
    case 'neg':
      machine.write(a, -machine.read(a))
      break
    case 'test':
      machine.compare(machine.read(b), machine.read(a))
      break
    case 'xchg':
    case 'fetchadd': {
      const [mine, old] = [machine.read(a), machine.read(b)]
      machine.write(b, op === 'xchg' ? mine : old + mine)
      machine.write(a, old)
      break
    }
    case 'cmpxchg':
      compareExchange(machine, a, b)
      break
    case 'push':
      // The book's machine pushes the address of a memory operand, not what is there.
      machine.push(convention === 'ostep' && a.type === 'memory' ? machine.addressOf(a) : machine.read(a))
      break
    case 'pop': {
      const value = machine.pop()
      if (operands.length === 1) machine.write(a, value)
      break
    }
    case 'call':
      machine.push(machine.pc)
      machine.pc = machine.read(a)
      break
    case 'ret':
      machine.pc = machine.pop()
      break
    case 'j':
    case 'jmp':
      machine.pc = machine.read(a)
      break
    case 'halt':
      machine.hasHalted = true
  }
}

/** If the destination equals %ax it becomes the source, else %ax becomes it; je tells which (Intel, CMPXCHG). */
function compareExchange(machine: Machine, source: Operand, place: Operand): void {
  const expected: Operand = { type: 'register', name: 'ax' }
  const old = machine.read(place)
  machine.compare(old, machine.read(expected))
  if (machine.compared === 0) machine.write(place, machine.read(source))
  else machine.write(expected, old)
}

/** One thread's registers and the memory for the length of one instruction. */
class Machine {
  pc: number
  compared: ThreadState['compared']
  isTaken: boolean | null = null
  hasHalted = false
  isOutside = false
  readonly #before: ThreadState
  readonly #registers: Record<Register, number>
  #memory: AssemblyThreadsState['memory']
  readonly #writes: Write[] = []

  constructor(thread: ThreadState, memory: AssemblyThreadsState['memory']) {
    this.#before = thread
    this.#registers = { ...thread.registers }
    this.#memory = memory
    this.pc = thread.pc
    this.compared = thread.compared
  }

  addressOf(operand: Operand): number {
    if (operand.type !== 'memory') return 0
    const { displacement, base, index, scale } = operand
    const of = (register: Register | null) => (register === null ? 0 : this.#registers[register])
    return displacement + of(base) + of(index) * scale
  }

  read(operand: Operand): number {
    switch (operand.type) {
      case 'immediate':
        return operand.value
      case 'label':
        return operand.address
      case 'register':
        return this.#registers[operand.name]
      case 'memory':
        return this.#load(this.addressOf(operand))
    }
  }

  write(operand: Operand, value: number): void {
    if (operand.type === 'register') {
      this.#registers[operand.name] = value | 0
      this.#writes.push({ register: operand.name, address: null, value: value | 0 })
    } else {
      this.#store(this.addressOf(operand), value | 0)
    }
  }

  compare(b: number, a: number): void {
    this.compared = Math.sign(b - a) as -1 | 0 | 1
  }

  push(value: number): void {
    this.write({ type: 'register', name: 'sp' }, this.#registers.sp - WORD)
    this.#store(this.#registers.sp, value)
  }

  pop(): number {
    const value = this.#load(this.#registers.sp)
    this.write({ type: 'register', name: 'sp' }, this.#registers.sp + WORD)
    return value
  }

  #load(address: number): number {
    this.isOutside ||= address < 0 || address >= MEMORY_BYTES
    return this.#memory[address] ?? 0
  }

  #store(address: number, value: number): void {
    this.isOutside ||= address < 0 || address >= MEMORY_BYTES
    this.#memory = { ...this.#memory, [address]: value }
    this.#writes.push({ register: null, address, value })
  }

  done(): Effect {
    const status = this.hasHalted ? 'halted' : 'runnable'
    const thread: ThreadState = { registers: this.#registers, pc: this.pc, compared: this.compared, status }
    return { thread, memory: this.#memory, writes: this.#writes, isTaken: this.isTaken, fault: null }
  }

  faulted(fault: 'outside-code' | 'outside-memory'): Effect {
    const thread: ThreadState = { ...this.#before, status: 'faulted' }
    return { thread, memory: this.#memory, writes: [], isTaken: null, fault }
  }
}
