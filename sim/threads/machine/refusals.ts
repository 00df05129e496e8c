// What labs refuse before the run because only the machine knows that it lacks it: built-ins, names of modules, methods.
import type { Statement } from '../language/ast.ts'
import type { ParsedProgram } from '../language/parse.ts'
import type { ModuleUse } from '../language/scope-entry.ts'
import { type Span, unsupported } from '../language/syntax-error.ts'
import { nodesIn } from '../language/walk.ts'
import { modules } from './attributes.ts'
import { get } from './dict.ts'
import { LACKING } from './lacking-names.ts'
import { OP } from './opcodes.ts'
import { program } from './program.ts'
import { str, UNBOUND } from './values.ts'

const BUILTINS: Readonly<Record<string, string>> = {
  open: 'a lab has no files; keep the data in lists and dicts',
  input: 'a lab runs without a keyboard; put the values into the program',
  eval: 'write the expression itself',
  exec: 'write the statements themselves',
  compile: 'write the code itself',
  globals: 'name the variables',
  locals: 'name the variables',
  vars: 'use `__dict__` or name the attributes',
  dir: 'name the attributes, or ask `hasattr`',
  help: 'read the reference in the lab',
  breakpoint: 'step through the run in the lab instead',
  aiter: 'use `iter` and threads',
  anext: 'use `next` and threads',
  __import__: 'write an import statement',
  __file__: 'a lab is one file',
  __builtins__: 'name the function itself',
  bytes: 'use str',
  bytearray: 'use a list of ints',
  memoryview: 'use a list',
  complex: 'use floats',
  ExceptionGroup: 'raise one exception, or keep several in a list',
  BaseExceptionGroup: 'raise one exception, or keep several in a list',
}

/** Throws for the first use of a built-in that labs do not have; `nameOf` gives the global that a slot is when nothing assigns it. */
export function refuseBuiltins(start: number, nameOf: (slot: number) => string | undefined): void {
  for (let pc = start; pc < program.length; pc += 2) {
    const op = program.code[pc]
    if (op !== OP.LOAD_GLOBAL && op !== OP.LOAD_CLASS_NAME) continue
    const arg = program.code[pc + 1] as number
    const name = nameOf(op === OP.LOAD_GLOBAL ? arg : arg >> 12)
    const advice = name === undefined ? undefined : BUILTINS[name]
    if (advice === undefined) continue
    const [line, col, endLine, endCol] = program.positions.subarray(pc * 2, pc * 2 + 4) as unknown as number[]
    throw unsupported(`\`${name}\` is not available in labs; ${advice}`, {
      line: line as number,
      col: col as number,
      endLine: endLine as number,
      endCol: endCol as number,
    })
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  'threading.excepthook': 'catch the exception in the thread',
  'threading.settrace': 'step through the run in the lab instead',
  'threading.setprofile': 'step through the run in the lab instead',
  'threading.stack_size': 'leave it out',
  'time.strftime': 'time is virtual; print `time.time()`',
  'time.ctime': 'time is virtual; print `time.time()`',
  'time.asctime': 'time is virtual; print `time.time()`',
  'time.localtime': 'time is virtual; use `time.time()`',
  'time.gmtime': 'time is virtual; use `time.time()`',
  'random.Random': 'use `random.seed(n)` and the functions of the module',
  'random.SystemRandom': 'use `random.seed(n)` and the functions of the module',
  'collections.ChainMap': 'look in one dict after the other',
  'collections.UserDict': 'inherit from dict',
  'collections.UserList': 'inherit from list',
  'concurrent.futures.ProcessPoolExecutor': 'use ThreadPoolExecutor',
  'sys.stdin': 'a lab runs without a keyboard; put the values into the program',
  'sys.getsizeof': 'leave it out',
  'sys.settrace': 'step through the run in the lab instead',
}

/** Methods of types that labs do not have, and of types they have that lead to those. */
const METHODS: Readonly<Record<string, string>> = {
  encode: 'labs have no bytes; use str',
  decode: 'labs have no bytes; use str',
  to_bytes: 'labs have no bytes; use `//` and `%`',
  mutex: "use the queue's methods",
  all_tasks_done: 'use `join` and `task_done`',
  not_empty: "use the queue's methods",
  not_full: "use the queue's methods",
  tb_lineno: 'tracebacks cannot be read in labs; let the exception go on',
  tb_frame: 'tracebacks cannot be read in labs; let the exception go on',
  tb_next: 'tracebacks cannot be read in labs; let the exception go on',
  gi_frame: 'use `next`',
  __globals__: 'name the variables',
  __closure__: 'name the variables',
  __annotations__: 'annotations are ignored in labs',
  __subclasses__: 'keep the classes in a list',
}

/** Throws for the first name of a module, method or attribute that CPython has and labs lack. */
export function refuseNames({ body, attributes, uses }: ParsedProgram): void {
  const problems = [
    ...uses.flatMap((use) => problemOf(use) ?? []),
    ...attributes.flatMap(({ node }) => {
      const advice = METHODS[node.attr]
      return advice === undefined || defines(body, node.attr)
        ? []
        : [{ message: `\`${node.attr}\` is not available in labs; ${advice}`, span: node }]
    }),
    ...changedNamespaces(body),
  ].toSorted(({ span: a }, { span: b }) => a.line - b.line || a.col - b.col)
  const [first] = problems
  if (first) throw unsupported(first.message, first.span)
}

type Refusal = { readonly message: string; readonly span: Span }

function problemOf(use: ModuleUse): Refusal | null {
  const { module, name, type } = use
  const dict = modules.get(module)
  if (dict === undefined || name === '*') return null
  const full = `${module}.${name}`
  if (type === 'assigned')
    return { message: `\`${full}\` cannot be assigned in labs; use a variable of your own`, span: use }
  if (get(dict, str(name)) !== UNBOUND || !LACKING[module]?.split(' ').includes(name)) return null
  const advice = ADVICE[full] ?? `read what labs have of \`${module}\` in the reference`
  return { message: `\`${full}\` is not available in labs; ${advice}`, span: use }
}

/** Whether the program itself gives something the name: a function, a method or an attribute. */
function defines(body: readonly Statement[], name: string): boolean {
  return nodesIn(body).some((node) => {
    if (node.type === 'FunctionDef') return node.name === name
    const targets = node.type === 'Assign' ? node.targets : [node.target]
    return nodesIn(targets).some(
      (target) =>
        (target.type === 'Attribute' && target.attr === name) ||
        (target.type === 'Name' && target.id === name),
    )
  })
}

const CHANGES = ['update', 'pop', 'popitem', 'clear', 'setdefault']

/** An object's `__dict__` is a copy in labs: what would change it is refused. */
function changedNamespaces(body: readonly Statement[]): Refusal[] {
  const isNamespace = (node: unknown): node is Span => {
    const [own] = nodesIn(node)
    return own?.type === 'Attribute' && own.attr === '__dict__'
  }
  return nodesIn(body).flatMap((node) => {
    const targets =
      node.type === 'Assign' || node.type === 'Delete'
        ? nodesIn(node.targets)
        : node.type === 'AugAssign' || node.type === 'Attribute'
          ? nodesIn(node.type === 'Attribute' ? node : node.target)
          : []
    const changed = targets.find((target) =>
      target.type === 'Subscript'
        ? node.type !== 'Attribute' && isNamespace(target.value)
        : target === node && CHANGES.includes(String(target.attr)) && isNamespace(target.value),
    )
    return changed
      ? [{ message: '`__dict__` cannot be changed in labs; use `setattr` and `delattr`', span: changed }]
      : []
  })
}
