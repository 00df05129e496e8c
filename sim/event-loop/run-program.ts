import { compileProgram } from './language/compile.ts'
import type { Node } from './language/node.ts'
import { parseProgram, TOO_DEEP } from './language/parse.ts'
import { installLanguage } from './library/install-language.ts'
import type { RuntimeOptions } from './loop/options.ts'
import { Runtime } from './loop/runtime.ts'
import { Threads } from './loop/threads.ts'
import {
  type Code,
  Halt,
  type HaltReason,
  type Obj,
  promiseOf,
  Thrown,
  type Value,
} from './machine/values.ts'
import { Modules, PARAMETERS } from './modules.ts'
import type { ProgramError, ProgramResult } from './program-result.ts'
import { errorOf, type Failure, refused, reportOf } from './report.ts'
import { startWorker } from './start-worker.ts'

export const DEFAULTS = {
  fileName: 'main.js',
  readFile: () => null,
  lookupMs: 10,
  poolThreads: 4,
  scriptMs: 1,
  fuel: 20_000_000,
  maxOutput: 1_000_000,
  observe: null,
  choose: null,
} satisfies RuntimeOptions

const STOPS: Readonly<Record<Exclude<HaltReason, 'exit'>, string>> = {
  steps: 'the program took more steps than it may; look for a loop or a chain of callbacks that never ends',
  output: 'the program printed more than it may; look for a loop that never ends',
  moments: 'there are more moments than can be shown; the program goes on beyond them',
  waits:
    'the program waits for ever: a worker or a port keeps it alive, but nothing can send a message any more; close the port or terminate the worker',
  choices: 'there are more choices of what comes next than may be explored in one run',
}

/** A program that may be run any number of times. */
export type LoadedProgram = {
  readonly code: Code
  readonly isModule: boolean
  readonly source: string
  /** What reading its own file gives, and what a worker of it runs. */
  readonly fileText: string
}

/**
 * Runs a JavaScript program on the event loop in virtual time until nothing is left to do. Never throws for what the
 * program does: errors, refusals and used-up budgets are in the result. The same program and options give the same result.
 */
export function runProgram(source: string, options: Partial<RuntimeOptions> = {}): ProgramResult {
  const fileName = options.fileName ?? DEFAULTS.fileName
  const parsed = parseProgram(source)
  if (!parsed.ok) return refused(source, fileName, parsed.error)
  const loaded = loadProgram(source, parsed.value)
  return loaded === null ? refused(source, fileName, TOO_DEEP) : runLoaded(loaded, options)
}

/**
 * Null for a program that is nested too deeply. `onLast` hears the value of its last statement; `fileText` is what its
 * own file holds where that is not all of it.
 */
export function loadProgram(
  source: string,
  { program, isModule }: { program: Node; isModule: boolean },
  { onLast, fileText = source }: { onLast?: (value: Value) => void; fileText?: string } = {},
): LoadedProgram | null {
  try {
    const code = compileProgram(program, {
      source,
      isModule,
      parameters: PARAMETERS,
      ...(onLast ? { onLast } : {}),
    })
    return { code, isModule, source, fileText }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** As `runProgram`, for a program that is compiled already. */
export function runLoaded(loaded: LoadedProgram, options: Partial<RuntimeOptions> = {}): ProgramResult {
  const settings: RuntimeOptions = { ...DEFAULTS, ...options }
  const { source, fileText } = loaded
  const runtime = new Runtime({
    ...settings,
    readFile: (path) => (path === settings.fileName ? { text: fileText, ms: 2 } : settings.readFile(path)),
  })
  runtime.threads = new Threads(runtime)
  const { exitCode, stop } = runToEnd(runtime, loaded)
  let error: ProgramError | null = null
  if (stop !== null) {
    error = {
      type: stop === 'waits' ? 'NeverEnds' : 'BudgetExceeded',
      message: STOPS[stop],
      line: lineNow(runtime),
    }
    runtime.stderr.push(`The run was cut off: ${STOPS[stop]}.\n`)
    runtime.emit({ type: 'budget-exhausted', message: STOPS[stop] })
  } else if (runtime.failure) {
    error = described(runtime, runtime.failure, source)
  }
  runtime.vm.frames.length = 0
  runtime.emit({ type: 'program-ended', exitCode })
  const { stdout, stderr, now, usage } = runtime
  return {
    stdout: stdout.join(''),
    stderr: stderr.join(''),
    exitCode,
    error,
    timeMs: Math.round(now * 1000) / 1000,
    steps: settings.fuel - Math.max(0, runtime.vm.fuel),
    cpuMs: usage.cpuMs + runtime.threads.workers.reduce((sum, one) => sum + one.runtime.usage.cpuMs, 0),
    longestTurn: usage.longestTurn(),
  }
}

type End = { readonly exitCode: number; readonly stop: Exclude<HaltReason, 'exit'> | null }

function runToEnd(runtime: Runtime, { code, isModule }: LoadedProgram): End {
  let exitCode = 0
  try {
    const modules = new Modules(runtime, startWorker)
    installLanguage(runtime)
    let main: Obj | null = null
    try {
      runtime.runMain(() => {
        main = modules.run(code)
      }, isModule)
      do {
        while (runtime.loop.isMidTurn || runtime.loop.nextAt() !== null) runtime.threads.advance()
        runtime.announce('beforeExit', [runtime.exitCodeNow()])
        runtime.drain()
      } while (runtime.loop.nextAt() !== null)
      exitCode = runtime.exitCodeNow() || (promiseOf(main)?.state === 'pending' ? UNSETTLED : 0)
    } catch (halt) {
      if (!(halt instanceof Halt) || halt.reason !== 'exit') throw halt
      exitCode = halt.exitCode
    }
    runtime.vm.frames.length = 0
    const before = runtime.exitCodeNow()
    runtime.announce('exit', [exitCode])
    if (runtime.failure === null && runtime.exitCodeNow() !== before) exitCode = runtime.exitCodeNow()
    return { exitCode, stop: null }
  } catch (halt) {
    if (!(halt instanceof Halt)) throw halt
    return { exitCode: halt.exitCode, stop: halt.reason === 'exit' ? null : halt.reason }
  }
}

/** Node's exit code for a module whose top-level await never settles. */
const UNSETTLED = 13

/** Looking at what was thrown may run getters of the program, which may throw or go on for ever themselves. */
function described(runtime: Runtime, failure: Failure, source: string): ProgramError {
  try {
    const error = errorOf(runtime, failure)
    runtime.stderr.push(reportOf(runtime, failure, source))
    return error
  } catch (inner) {
    if (!(inner instanceof Thrown || inner instanceof Halt || inner instanceof TypeError)) throw inner
    return { type: 'Uncaught', message: 'a value that cannot be shown', line: failure.line }
  }
}

const lineNow = ({ vm }: Runtime) => vm.frames.findLast(({ code }) => !code.isLibrary)?.line ?? 0
