import { NONE } from './values.ts'

/** One compiled block: a function, lambda, comprehension, class body or module. */
export type Code = {
  readonly id: number
  readonly name: string
  readonly qualifiedName: string
  readonly isLibrary: boolean
  readonly firstLine: number
  readonly doc?: string | undefined
  readonly entry: number
  end: number
  /** Positional parameters come first in `slots`, then keyword-only ones, then `*args`, then `**kwargs`. */
  readonly argCount: number
  readonly posOnly: number
  readonly kwOnly: number
  readonly hasVararg: boolean
  readonly hasKwarg: boolean
  readonly isGenerator: boolean
  readonly isClassBody: boolean
  /** Names of the slots: parameters, locals and own cells, then free variables from `freeStart` on. */
  readonly slots: readonly string[]
  readonly freeStart: number
  /** Slots whose value lives in a cell. */
  readonly cellSlots: readonly number[]
  maxStack: number
  /** start, end, handler, depth: innermost range first. */
  handlers: readonly number[]
}

export type KeywordCall = { readonly argc: number; readonly names: readonly number[] }

/** All code that is loaded: the library's, then the program's. */
class Program {
  code = new Int32Array(1 << 14)
  /** line, column, end line, end column of each instruction. */
  positions = new Int32Array(1 << 15)
  /** The live locals before each instruction, one bit a slot, for the first 31 slots. */
  live = new Int32Array(1 << 13)
  /** 1 where a thread may be switched before the instruction at levels L1 and L2. */
  visible = new Uint8Array(1 << 13)
  length = 0
  codes: Code[] = []
  keywordCalls: KeywordCall[] = []
  globals: string[] = []
  readonly globalSlots = new Map<string, number>()
  /** Tagged name -> itself, kept per slot for built-in names. */
  builtinOfGlobal: number[] = []
  source: readonly string[] = []
  fileName = 'main.py'

  globalSlot(name: string): number {
    let slot = this.globalSlots.get(name)
    if (slot === undefined) {
      slot = this.globals.length
      this.globals.push(name)
      this.globalSlots.set(name, slot)
      this.builtinOfGlobal.push(NONE)
    }
    return slot
  }

  emit(op: number, arg: number, at: readonly [number, number, number, number]): number {
    if (this.length + 2 > this.code.length) this.grow()
    const pc = this.length
    this.code[pc] = op
    this.code[pc + 1] = arg
    this.positions.set(at, pc * 2)
    this.length += 2
    return pc
  }

  grow(): void {
    const bigger = <T extends Int32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old as never)
      return fresh
    }
    this.code = bigger(this.code, new Int32Array(this.code.length * 2))
    this.positions = bigger(this.positions, new Int32Array(this.positions.length * 2))
    this.live = bigger(this.live, new Int32Array(this.live.length * 2))
    this.visible = bigger(this.visible, new Uint8Array(this.visible.length * 2))
  }

  codeAt(pc: number): Code | undefined {
    return this.codes.find((code) => pc >= code.entry && pc < code.end)
  }

  lineAt(pc: number): number {
    return this.positions[pc * 2] as number
  }
}

export const program = new Program()

/** Cuts `program` back to what the library needs. */
export type ProgramMark = {
  readonly length: number
  readonly codes: number
  readonly keywordCalls: number
  readonly globals: number
}

export const markProgram = (): ProgramMark => ({
  length: program.length,
  codes: program.codes.length,
  keywordCalls: program.keywordCalls.length,
  globals: program.globals.length,
})

export function cutProgram(mark: ProgramMark): void {
  program.length = mark.length
  program.codes.length = mark.codes
  program.keywordCalls.length = mark.keywordCalls
  for (const name of program.globals.splice(mark.globals)) program.globalSlots.delete(name)
  program.builtinOfGlobal.length = mark.globals
  program.visible.fill(0)
}
