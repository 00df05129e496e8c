import { parse as parseWithAcorn } from 'acorn'
import { err, ok, type Result } from '../../core/result.ts'
import type { Node } from './node.ts'

export type SyntaxProblem = {
  readonly code: 'syntax' | 'unsupported'
  readonly message: string
  /** From 1. */
  readonly line: number
  readonly column: number
  /** What to do instead; empty where the message says it all. */
  readonly hint: string
}

/** Nested more deeply than the parser or the compiler can follow. */
export const TOO_DEEP: SyntaxProblem = {
  code: 'unsupported',
  message: 'The program is nested too deeply',
  line: 1,
  column: 1,
  hint: 'split long expressions into several statements',
}

export type Parsed = { readonly program: Node; readonly isModule: boolean }

/** Parses a program as Node would: a script, or a module when it imports, exports or awaits at its top. */
export function parseProgram(
  source: string,
  { isLibrary = false }: { isLibrary?: boolean } = {},
): Result<Parsed, SyntaxProblem> {
  const asScript = attempt(source, 'script')
  if (asScript.ok) return checked(asScript.value, { isModule: false, isLibrary })
  const asModule = attempt(source, 'module')
  if (asModule.ok) return checked(asModule.value, { isModule: true, isLibrary })
  return /^\s*(import|export)\b/m.test(source) ? asModule : asScript
}

function checked(
  program: Node,
  { isModule, isLibrary }: { isModule: boolean; isLibrary: boolean },
): Result<Parsed, SyntaxProblem> {
  const problem = isLibrary ? null : findUnsupported(program)
  return problem === null ? ok({ program, isModule }) : err(problem)
}

function attempt(source: string, sourceType: 'script' | 'module'): Result<Node, SyntaxProblem> {
  try {
    const program = parseWithAcorn(source, {
      ecmaVersion: 2024,
      sourceType,
      locations: true,
      allowHashBang: true,
      allowReturnOutsideFunction: sourceType === 'script',
    })
    return ok(program as unknown as Node)
  } catch (error) {
    const { message, loc } = error as { message: string; loc?: { line: number; column: number } }
    if (error instanceof RangeError) return err(TOO_DEEP)
    if (loc === undefined) throw error
    return err({
      code: 'syntax',
      message: named(message.replace(/ \(\d+:\d+\)$/, ''), source, loc),
      line: loc.line,
      column: loc.column + 1,
      hint: '',
    })
  }
}

/** V8 names the token that it did not expect. */
function named(message: string, source: string, { line, column }: { line: number; column: number }): string {
  if (message !== 'Unexpected token') return message
  const rest = (source.split('\n')[line - 1] ?? '').slice(column)
  const token = /^(?:[\w$]+|=>|\.\.\.|[=!]==?|&&|\|\||\?\?|\S)/.exec(rest)?.[0]
  return token === undefined ? 'Unexpected end of input' : `Unexpected token '${token}'`
}

/** What parses but is not there, with what to use instead. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  WithStatement: 'use a variable instead of `with`',
  DebuggerStatement: 'use console.log, or step through the program here',
  ImportExpression: 'use `import ... from` or `require` at the top',
  ExportAllDeclaration: 'a program is one file here',
  ExportDefaultDeclaration: 'declare it without `export default`; a program is one file here',
}

const NOT_HERE: Readonly<Record<string, string>> = {
  fetch: 'use fs.readFile or a promise around setTimeout for something slow',
  XMLHttpRequest: 'use a promise around setTimeout for something slow',
  document: 'there is no page; print with console.log',
  window: 'there is no page; use globalThis',
  eval: 'write the code out',
  Proxy: 'use a class with accessors',
  Reflect: 'use the operators and Object methods',
  SharedArrayBuffer: 'threads share nothing here; send copies with postMessage',
  Atomics: 'threads share nothing here; send copies with postMessage',
  BroadcastChannel: 'use postMessage or a MessageChannel',
  requestAnimationFrame: 'use setTimeout',
  ...Object.fromEntries(
    ['Intl', 'ArrayBuffer', 'DataView', 'WeakRef', 'FinalizationRegistry', 'Buffer', 'URL', 'URLSearchParams']
      .concat([
        'TextEncoder',
        'TextDecoder',
        'Blob',
        'FormData',
        'Headers',
        'Request',
        'Response',
        'WebSocket',
      ])
      .concat(['WebAssembly', 'escape', 'unescape', 'atob', 'btoa', 'navigator', 'Iterator', 'crypto'])
      .concat(['ReadableStream', 'WritableStream', 'TransformStream', 'PerformanceObserver'])
      .concat(['DisposableStack', 'AsyncDisposableStack', 'SuppressedError'])
      .map((name) => [name, 'use plain objects, arrays, strings and promises']),
  ),
  ...Object.fromEntries(
    ['Uint8', 'Int8', 'Uint16', 'Int16', 'Uint32', 'Int32', 'Uint8Clamped', 'Float32', 'Float64', 'BigInt64']
      .concat(['BigUint64', 'Float16'])
      .map((name) => [`${name}Array`, 'use an array of numbers']),
  ),
  alert: 'use console.log',
  prompt: 'use a constant',
}

export const MODULES = [
  'fs',
  'fs/promises',
  'dns',
  'dns/promises',
  'timers',
  'timers/promises',
  'events',
  'util',
  'process',
  'perf_hooks',
  'crypto',
  'assert',
  'path',
  'os',
  'assert/strict',
  'worker_threads',
] as const

const MODULE_ADVICE: Readonly<Record<string, string>> = {
  http: 'use setTimeout for the arrival of a request and fs.readFile for slow work',
  net: 'use setTimeout for the arrival of data',
  child_process: 'use setTimeout for the time the other process takes',
  cluster: 'one process runs here; use setTimeout for the others',
}

function findUnsupported(program: Node): SyntaxProblem | null {
  const declared = new Set<string>()
  let problem: SyntaxProblem | null = null
  const refuse = (node: Node, what: string, advice: string) => {
    const { line, column } = node.loc.start
    if (problem && (problem.line < line || (problem.line === line && problem.column <= column + 1))) return
    problem = {
      code: 'unsupported',
      message: `${what} is not available here`,
      line,
      column: column + 1,
      hint: advice,
    }
  }
  walk(program, (node) => {
    if (node.type === 'Identifier') return
    for (const name of bound(node)) declared.add(name)
  })
  walk(program, (node, parent) => {
    const advice = UNSUPPORTED[node.type]
    if (advice !== undefined) refuse(node, `\`${wordFor(node.type)}\``, advice)
    if (node.type === 'Literal' && node.regex) {
      const risk = hasNestedRepetition(node.regex.pattern)
      if (risk)
        refuse(
          node,
          'A regular expression with nested repetition',
          'match in two steps; this one can take exponential time',
        )
    }
    if (
      node.type === 'Identifier' &&
      isReference(node, parent) &&
      Object.hasOwn(NOT_HERE, node.name) &&
      !declared.has(node.name)
    ) {
      refuse(node, `\`${node.name}\``, NOT_HERE[node.name] as string)
    }
    const module = moduleName(node)
    if (module !== null && !(MODULES as readonly string[]).includes(module.replace(/^node:/, ''))) {
      const name = module.replace(/^node:/, '')
      refuse(
        node,
        `module \`${module}\``,
        MODULE_ADVICE[name] ?? `there are ${MODULES.slice(0, 9).join(', ')} and a few more`,
      )
    }
    if (
      node.type === 'SwitchCase' &&
      node.consequent.some((one: Node) => one.type === 'FunctionDeclaration')
    ) {
      refuse(node, 'A function declared in a `case`', 'declare it before the `switch`')
    }
    if (
      node.type === 'MemberExpression' &&
      node.object.name === 'Array' &&
      node.property.name === 'fromAsync'
    ) {
      refuse(node, '`Array.fromAsync`', 'use `for await` and push')
    }
    if (node.type === 'MetaProperty' && node.meta.name === 'import')
      refuse(node, '`import.meta`', 'use __filename')
    if (
      node.type === 'UnaryExpression' &&
      node.operator === 'delete' &&
      !/^(Member|Chain)Expression$/.test(node.argument.type)
    ) {
      refuse(node, '`delete` of something that is no property', 'delete a property, or assign undefined')
    }
  })
  return problem
}

const wordFor = (type: string) =>
  type
    .replace(/(Statement|Expression|Declaration)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

/** Repetition inside of repetition, which some texts make exponential. */
export const hasNestedRepetition = (pattern: string) =>
  /\([^()]*[+*}][^()]*\)[+*{]/.test(pattern) || /\\[1-9]/.test(pattern)

function moduleName(node: Node): string | null {
  if (node.type === 'ImportDeclaration') return String(node.source.value)
  const isRequire =
    node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
  const [first] = isRequire ? node.arguments : []
  return first?.type === 'Literal' && typeof first.value === 'string' ? first.value : null
}

function bound(node: Node): readonly string[] {
  const ids: readonly (Node | null | undefined)[] = [node.id, node.local, node.param, ...(node.params ?? [])]
  return ids.flatMap((id) => (id?.type === 'Identifier' ? [id.name as string] : []))
}

function isReference(node: Node, parent: Node | null): boolean {
  if (parent === null) return true
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed
  if (
    parent.type === 'Property' ||
    parent.type === 'PropertyDefinition' ||
    parent.type === 'MethodDefinition'
  ) {
    return parent.value === node || parent.computed
  }
  return !/^(Import|Export|Labeled|Break|Continue)/.test(parent.type)
}

export function walk(
  node: Node,
  visit: (node: Node, parent: Node | null) => void,
  parent: Node | null = null,
): void {
  visit(node, parent)
  for (const [key, part] of Object.entries(node)) {
    if (key === 'loc' || part === null || typeof part !== 'object') continue
    for (const one of Array.isArray(part) ? part : [part]) {
      if (one !== null && typeof one === 'object' && typeof one.type === 'string') walk(one, visit, node)
    }
  }
}
