import { BINARY_OPERATORS, OP } from '../machine/opcodes.ts'
import { type Code, program } from '../machine/program.ts'
import { text } from '../machine/values.ts'
import { type Names, valueText } from './value-text.ts'

const NAMES: readonly string[] = (() => {
  const names: string[] = []
  for (const [name, number] of Object.entries(OP)) names[number] = name
  return names
})()

const COMPARISONS = ['<', '<=', '>', '>=', '==', '!=']

/** The instruction at `pc` in words of the bytecode: `LOAD_GLOBAL counter`. */
export function bytecodeText(pc: number, names: Names = new Map()): string {
  const op = program.code[pc] as number
  const arg = program.code[pc + 1] as number
  const argument = argumentText(op, arg, program.codeAt(pc), names)
  return `${NAMES[op] ?? op}${argument === '' ? '' : ` ${argument}`}`
}

function argumentText(op: number, arg: number, code: Code | undefined, names: Names): string {
  switch (op) {
    case OP.LOAD_CONST:
      return valueText(arg, names)
    case OP.LOAD_FAST:
    case OP.STORE_FAST:
    case OP.DELETE_FAST:
    case OP.LOAD_DEREF:
    case OP.STORE_DEREF:
    case OP.DELETE_DEREF:
    case OP.LOAD_CLOSURE:
      return code?.slots[arg] ?? ''
    case OP.LOAD_GLOBAL:
    case OP.STORE_GLOBAL:
    case OP.DELETE_GLOBAL:
      return program.globals[arg] ?? ''
    case OP.LOAD_ATTR:
    case OP.STORE_ATTR:
    case OP.DELETE_ATTR:
    case OP.LOAD_METHOD:
    case OP.IMPORT_FROM:
      return text(arg)
    case OP.BINARY:
      return `${BINARY_OPERATORS[arg & 15] ?? ''}${arg >= 16 ? '=' : ''}`
    case OP.COMPARE:
      return COMPARISONS[arg] ?? ''
    case OP.CALL:
    case OP.BUILD_TUPLE:
    case OP.BUILD_LIST:
    case OP.UNPACK:
      return String(arg)
    default:
      return ''
  }
}

/** The instructions of each source line of the program, as text, in order. */
export function bytecodesByLine(): Readonly<Record<number, readonly string[]>> {
  const first = program.codes.find(({ isLibrary }) => !isLibrary)?.entry ?? program.length
  const lines: Record<number, string[]> = {}
  for (let pc = first; pc < program.length; pc += 2) {
    if (program.code[pc] === OP.NOP) continue
    const line = program.lineAt(pc)
    lines[line] ??= []
    lines[line].push(bytecodeText(pc))
  }
  return lines
}
