import { compileProgram } from './language/compile.ts'
import type { Node } from './language/node.ts'
import { parseProgram, type SyntaxProblem, TOO_DEEP } from './language/parse.ts'
import { installArrays } from './library/arrays.ts'
import { installCollections } from './library/collections.ts'
import { inspect } from './library/inspect.ts'
import { installJson } from './library/json.ts'
import { LIBRARY } from './library/library-source.ts'
import { installNodeGlobals } from './library/node-globals.ts'
import { installBuffer, nodeModule } from './library/node-modules.ts'
import { installObjects } from './library/objects.ts'
import { installPrimitives } from './library/primitives.ts'
import { installPromise } from './library/promise-class.ts'
import { Runtime, type RuntimeOptions } from './loop/runtime.ts'
import { type Code, Env, Frame, Halt, hide, isObject, type Obj, type Value } from './machine/values.ts'

export type ProgramError = {
  readonly type: string
  readonly message: string
  /** 0: not known. */
  readonly line: number
  readonly column?: number
  readonly hint?: string
}

export type ProgramResult = {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  /** Why the program did not end well. */
  readonly error: ProgramError | null
  /** Milliseconds of virtual time at its end. */
  readonly timeMs: number
}

export const DEFAULTS = {
  fileName: 'main.js',
  readFile: () => null,
  lookupMs: 10,
  poolThreads: 4,
  scriptMs: 1,
  fuel: 20_000_000,
  maxOutput: 1_000_000,
  observe: null,
} satisfies RuntimeOptions

const STOPS: Readonly<Record<'steps' | 'output' | 'moments', string>> = {
  steps: 'the program took more steps than it may; look for a loop or a chain of callbacks that never ends',
  output: 'the program printed more than it may; look for a loop that never ends',
  moments: 'there are more moments than can be shown; the program goes on beyond them',
}

/**
 * Runs a JavaScript program on the event loop in virtual time until nothing is left to do. Never throws for what the
 * program does: errors, refusals and used-up budgets are in the result. The same program and options give the same result.
 */
export function runProgram(source: string, options: Partial<RuntimeOptions> = {}): ProgramResult {
  const settings: RuntimeOptions = { ...DEFAULTS, ...options }
  const parsed = parseProgram(source)
  if (!parsed.ok) return refused(source, settings.fileName, parsed.error)
  const { program, isModule } = parsed.value
  const runtime = new Runtime({
    ...settings,
    readFile: (path) => (path === settings.fileName ? { text: source, ms: 2 } : settings.readFile(path)),
  })
  const code = compiled(program, { source, isModule })
  if (code === null) return refused(source, settings.fileName, TOO_DEEP)
  return finish(runtime, { code, isModule, source })
}

/** Null for a program that is nested too deeply. */
function compiled(program: Node, options: { source: string; isModule: boolean }): Code | null {
  try {
    return compileProgram(program, { ...options, parameters: PARAMETERS })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const PARAMETERS = ['require', 'module', 'exports', '__filename', '__dirname']

type Loaded = { readonly code: Code; readonly isModule: boolean; readonly source: string }

function finish(runtime: Runtime, { code, isModule, source }: Loaded): ProgramResult {
  let exitCode = 0
  let error: ProgramError | null = null
  try {
    installLanguage(runtime)
    const module = runtime.realm.object({ exports: runtime.realm.makeObject() })
    const main = () => runCode(runtime, code, module)
    try {
      runtime.runMain(main, isModule)
      do {
        while (isAlive(runtime)) runtime.turn()
        runtime.announce('beforeExit', [exitCodeOf(runtime)])
        runtime.drain()
      } while (isAlive(runtime))
      exitCode = exitCodeOf(runtime)
    } catch (halt) {
      if (!(halt instanceof Halt)) throw halt
      if (halt.reason !== 'exit') throw halt
      exitCode = halt.exitCode
    }
    runtime.vm.frames.length = 0
    runtime.announce('exit', [exitCode])
    if (runtime.failure === null && exitCode === 0) exitCode = exitCodeOf(runtime)
  } catch (halt) {
    if (!(halt instanceof Halt)) throw halt
    exitCode = halt.exitCode
    if (halt.reason !== 'exit') {
      error = { type: 'BudgetExceeded', message: STOPS[halt.reason], line: lineNow(runtime) }
      runtime.stderr.push(`The run was cut off: ${STOPS[halt.reason]}.\n`)
      runtime.emit({ type: 'budget-exhausted', message: STOPS[halt.reason] })
    }
  }
  if (runtime.failure) {
    error = errorOf(runtime, runtime.failure)
    runtime.stderr.push(reportOf(runtime, runtime.failure, source))
  }
  runtime.vm.frames.length = 0
  runtime.emit({ type: 'program-ended', exitCode })
  const { stdout, stderr, now } = runtime
  return {
    stdout: stdout.join(''),
    stderr: stderr.join(''),
    exitCode,
    error,
    timeMs: Math.round(now * 1000) / 1000,
  }
}

const isAlive = (runtime: Runtime) => Number.isFinite(runtime.nextAt() ?? Number.NaN)
const exitCodeOf = ({ realm }: Runtime) => Number((realm.globals.process as Obj).exitCode ?? 0)
const lineNow = ({ vm }: Runtime) => vm.frames.findLast(({ code }) => !code.isLibrary)?.line ?? 0

/** Runs the code of a file with what Node's module wrapper gives it. */
function runCode(runtime: Runtime, code: Code, module: Obj): void {
  const { realm, vm } = runtime
  const require = realm.native('require', 1, (_self, [name]) => required(runtime, realm.toText(name)))
  const args = [require, module, module.exports, runtime.options.fileName, '/']
  const self = { value: code.isAsync ? undefined : module.exports, newTarget: undefined, callee: null }
  const frame = new Frame(code, new Env(null, code.size), { self, args, isNew: false })
  if (code.isAsync) {
    frame.promise = realm.promises.create()
    vm.runAsync(frame)
  } else vm.execute(frame)
}

const cache = new WeakMap<Runtime, Map<string, Value>>()

function required(runtime: Runtime, specifier: string): Value {
  const name = specifier.replace(/^node:/, '')
  const modules = cache.get(runtime) ?? new Map<string, Value>()
  cache.set(runtime, modules)
  const known = modules.get(name)
  if (known !== undefined) return known
  const made = nodeModule(runtime, name, (one) => libraryModule(runtime, one))
  modules.set(name, made)
  return made
}

function libraryModule(runtime: Runtime, name: string): Value {
  const source = LIBRARY[name]
  if (source === undefined) throw runtime.realm.makeError('Error', `Cannot find module '${name}'`)
  const parsed = parseProgram(source)
  if (!parsed.ok) throw new Error(`library ${name}: ${parsed.error.message}`)
  const code = compileProgram(parsed.value.program, {
    source,
    isModule: false,
    isLibrary: true,
    parameters: PARAMETERS,
  })
  const module = runtime.realm.object({ exports: runtime.realm.makeObject() })
  runCode(runtime, code, module)
  return module.exports
}

function installLanguage(runtime: Runtime): void {
  const { realm } = runtime
  installObjects(realm)
  installPrimitives(realm)
  installArrays(realm)
  installCollections(realm)
  installPromise(realm)
  installJson(realm)
  installNodeGlobals(runtime)
  installBuffer(runtime)
  hide(realm.globals, 'global', realm.globals)
}

function errorOf({ realm }: Runtime, { value, line }: { value: Value; line: number }): ProgramError {
  const isError = isObject(value) && realm.get(value, 'stack') !== undefined
  if (!isError) return { type: 'Uncaught', message: inspect(realm, value), line }
  return {
    type: realm.toText(realm.get(value, 'name')),
    message: realm.toText(realm.get(value, 'message')),
    line,
  }
}

/** What Node prints before it exits with code 1. */
function reportOf(
  { realm, options }: Runtime,
  { value, line, isRejection }: { value: Value; line: number; isRejection: boolean },
  source: string,
): string {
  const isError = isObject(value) && realm.get(value, 'stack') !== undefined
  const text = source.split('\n')[line - 1]
  const place =
    text === undefined ? '' : `${options.fileName}:${line}\n${text}\n${' '.repeat(text.search(/\S|$/))}^\n\n`
  if (isError) return `${place}${inspect(realm, value)}\n\nNode.js v24\n`
  if (!isRejection) return `${place}Uncaught:\n${inspect(realm, value)}\n\nNode.js v24\n`
  return `[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${realm.toText(value)}".] {\n  code: 'ERR_UNHANDLED_REJECTION'\n}\n\nNode.js v24\n`
}

function refused(
  source: string,
  fileName: string,
  { code, message, line, column, advice }: SyntaxProblem,
): ProgramResult {
  const text = source.split('\n')[line - 1] ?? ''
  const hint = advice === null ? '' : `; ${advice}`
  const stderr = `${fileName}:${line}\n${text}\n${' '.repeat(column - 1)}^\n\nSyntaxError: line ${line}, column ${column}: ${message}${hint}\n`
  const error = {
    type: code === 'syntax' ? 'SyntaxError' : 'Unsupported',
    message: message + hint,
    line,
    column,
    ...(advice ? { hint: advice } : {}),
  }
  return { stdout: '', stderr, exitCode: 1, error, timeMs: 0 }
}
