import { err, ok, type Result } from '../core/result.ts'

export const CODE_START = 1_000
export const VARIABLES_START = 100
export const WORD = 4
export const REGISTERS = ['ax', 'bx', 'cx', 'dx', 'ex', 'fx', 'sp', 'bp'] as const
export type Register = (typeof REGISTERS)[number]

/** `memory` is displacement + base + index x scale; a variable's name stands for its address. */
export type Operand =
  | { readonly type: 'immediate'; readonly value: number }
  | { readonly type: 'register'; readonly name: Register }
  | {
      readonly type: 'memory'
      readonly displacement: number
      readonly base: Register | null
      readonly index: Register | null
      readonly scale: number
    }
  | { readonly type: 'label'; readonly address: number }

export type Instruction = {
  readonly address: number
  readonly op: string
  readonly operands: readonly Operand[]
  /** As written, without comment. */
  readonly text: string
}

export type Variable = { readonly name: string; readonly address: number; readonly words: number }

export type Program = {
  readonly instructions: readonly Instruction[]
  readonly variables: readonly Variable[]
  /** Where threads start: `.main`, or the first instruction. */
  readonly entry: number
}

export type ProgramProblem = { readonly code: 'bad-program'; readonly line: number; readonly message: string }

type Kind = 'value' | 'register' | 'memory' | 'place' | 'label'

const JUMPS = [
  'j',
  'jmp',
  'je',
  'jeq',
  'jne',
  'jg',
  'jgt',
  'jge',
  'jgte',
  'jl',
  'jlt',
  'jle',
  'jlte',
] as const

/** What each operation takes. `value`: anything that can be read; `place`: a register or memory. */
const SHAPES: Readonly<Record<string, readonly Kind[]>> = {
  mov: ['value', 'place'],
  lea: ['memory', 'register'],
  add: ['value', 'place'],
  sub: ['value', 'place'],
  mul: ['value', 'place'],
  neg: ['register'],
  test: ['value', 'value'],
  xchg: ['register', 'place'],
  fetchadd: ['register', 'place'],
  cmpxchg: ['register', 'place'],
  push: ['value'],
  pop: ['register'],
  call: ['label'],
  ret: [],
  yield: [],
  halt: [],
  nop: [],
  ...Object.fromEntries(JUMPS.map((jump) => [jump, ['label']])),
}

type Line = { readonly number: number; readonly text: string }

/** Reads a program: `.var name [words]`, `.label`, and one instruction a line, `op src, dst`; `#` starts a comment. */
export function parseProgram(source: string): Result<Program, ProgramProblem> {
  const lines = source
    .split('\n')
    .map((text, index): Line => ({ number: index + 1, text: (text.split('#')[0] ?? '').trim() }))
    .filter(({ text }) => text !== '')
  const labels = new Map<string, number>()
  const variables: Variable[] = []
  const code: Line[] = []
  let next = VARIABLES_START
  for (const { number, text } of lines) {
    const variable = /^\.var\s+([A-Za-z_]\w*)(?:\s+(\d{1,3}))?$/.exec(text)
    if (variable !== null) {
      const words = Math.max(1, Number(variable[2] ?? 1))
      variables.push({ name: variable[1]!, address: next, words })
      next += WORD * words
    } else if (text.startsWith('.')) {
      if (!/^\.[A-Za-z_]\w*$/.test(text))
        return problem(number, `${text} is not a label: write .name alone on a line.`)
      if (labels.has(text)) return problem(number, `The label ${text} is there twice.`)
      labels.set(text, CODE_START + code.length)
    } else {
      code.push({ number, text })
    }
  }
  if (next > CODE_START) return problem(1, 'The variables take more than the 900 bytes there are.')
  const instructions: Instruction[] = []
  for (const [index, line] of code.entries()) {
    const instruction = parseInstruction(line, { labels, variables, address: CODE_START + index })
    if (!instruction.ok) return instruction
    instructions.push(instruction.value)
  }
  if (instructions.length === 0) return problem(1, 'The program has no instruction.')
  return ok({ instructions, variables, entry: labels.get('.main') ?? CODE_START })
}

type Names = {
  readonly labels: ReadonlyMap<string, number>
  readonly variables: readonly Variable[]
  readonly address: number
}

function parseInstruction({ number, text }: Line, names: Names): Result<Instruction, ProgramProblem> {
  const [, op = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(text) ?? []
  const shape = op === 'pop' && rest === '' ? [] : Object.hasOwn(SHAPES, op) ? SHAPES[op] : undefined
  if (shape === undefined) return problem(number, `There is no instruction ${op}.`)
  const parts = splitOperands(rest)
  if (parts.length !== shape.length) {
    return problem(
      number,
      `${op} takes ${shape.length} ${shape.length === 1 ? 'operand' : 'operands'}, not ${parts.length}.`,
    )
  }
  const operands: Operand[] = []
  for (const [index, part] of parts.entries()) {
    const operand = parseOperand(part, names)
    if (operand === null || !fits(operand, shape[index]!))
      return problem(number, `${op} cannot take ${part} here.`)
    operands.push(operand)
  }
  return ok({ address: names.address, op, operands, text })
}

/** Commas inside brackets belong to an address. */
function splitOperands(text: string): string[] {
  const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim())
  return parts.length === 1 && parts[0] === '' ? [] : parts
}

function parseOperand(text: string, { labels, variables }: Names): Operand | null {
  if (/^\$-?\d{1,10}$/.test(text)) return { type: 'immediate', value: Number(text.slice(1)) | 0 }
  if (text.startsWith('%')) {
    const name = registerOf(text)
    return name === null ? null : { type: 'register', name }
  }
  if (text.startsWith('.')) {
    const address = labels.get(text)
    return address === undefined ? null : { type: 'label', address }
  }
  return parseAddress(text, variables)
}

const registerOf = (text: string): Register | null => REGISTERS.find((name) => text === `%${name}`) ?? null

/** `2000`, `count`, `8(%bx)`, `flag(%bx,%cx,4)`, `(,%cx,4)`. */
function parseAddress(text: string, variables: readonly Variable[]): Operand | null {
  const parts =
    /^(-?\d{1,7}|[A-Za-z_]\w*)?(?:\(\s*(%\w+)?\s*(?:,\s*(%\w+)\s*(?:,\s*([1248])\s*)?)?\))?$/.exec(text)
  if (parts === null || text === '') return null
  const [, start, base, index, scale] = parts
  const variable = variables.find(({ name }) => name === start)
  const displacement = start === undefined ? 0 : (variable?.address ?? Number(start))
  if (Number.isNaN(displacement)) return null
  const [baseName, indexName] = [base, index].map((name) => (name === undefined ? null : registerOf(name)))
  if ((base !== undefined && baseName === null) || (index !== undefined && indexName === null)) return null
  return {
    type: 'memory',
    displacement,
    base: baseName ?? null,
    index: indexName ?? null,
    scale: Number(scale ?? 1),
  }
}

function fits({ type }: Operand, kind: Kind): boolean {
  switch (kind) {
    case 'value':
      return type !== 'label'
    case 'place':
      return type === 'register' || type === 'memory'
    default:
      return type === kind
  }
}

const problem = (line: number, message: string): Result<never, ProgramProblem> =>
  err({ code: 'bad-program', line, message })
