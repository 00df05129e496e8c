import { compileProgram } from './language/compile.ts'
import { parseProgram } from './language/parse.ts'
import { installLanguage } from './library/install-language.ts'
import { structuredClone } from './library/structured-clone.ts'
import type { StartWorker } from './library/worker-natives.ts'
import { makeChannel } from './loop/messages.ts'
import { Runtime } from './loop/runtime.ts'
import type { Obj } from './machine/values.ts'
import { Modules, PARAMETERS } from './modules.ts'

/** Makes a worker thread of a parent: its own loop and built-in objects, a channel, a copy of `workerData`. */
export const startWorker: StartWorker = ({ parent, source, isEval, workerData, argv, tell }) => {
  const { threads, options } = parent
  const text = isEval ? source : (findFile(parent, source) ?? null)
  const fileName = isEval ? '[worker eval]' : source
  const runtime = new Runtime(
    { ...options, fileName },
    { thread: threads.workers.length + 1, pool: parent.pool },
  )
  runtime.threads = threads
  const [port, inner] = makeChannel(parent, runtime)
  runtime.parentPort = inner
  runtime.workerData =
    workerData === undefined
      ? null
      : structuredClone(workerData, { from: parent.realm, to: runtime.realm, known: new Map() })
  const worker = threads.add({
    runtime,
    main: () => runtime.runMain(() => run(modules, runtime, { text, fileName }), false),
    tell,
  })
  const modules = new Modules(runtime, startWorker)
  installLanguage(runtime)
  const process = runtime.realm.globals.process as Obj
  ;(process.argv as unknown[]).push(...argv.map(String))
  // Ports that are sent to it may come before its first line.
  modules.load('worker_threads')
  return { worker, port }
}

function findFile({ options }: Runtime, path: string): string | null {
  for (const name of [path, path.replace(/^\.\//, ''), path.replace(/^.*\//, '')]) {
    const file = options.readFile(name)
    if (file !== null && !file.isStandIn) return file.text
  }
  return null
}

/** A file that is missing, or that does not parse, is an error inside of the worker. */
function run(
  modules: Modules,
  runtime: Runtime,
  { text, fileName }: { text: string | null; fileName: string },
) {
  const { realm } = runtime
  if (text === null) {
    const error = realm.makeError('Error', `Cannot find module '${fileName.replace(/^\.\//, '/')}'`)
    Object.assign(error.value as object, { code: 'MODULE_NOT_FOUND', requireStack: [] })
    throw error
  }
  const parsed = parseProgram(text)
  if (!parsed.ok) {
    const { message, line, hint } = parsed.error
    throw realm.makeError('SyntaxError', hint === '' ? message : `line ${line}: ${message}; ${hint}`)
  }
  const { program, isModule } = parsed.value
  modules.run(compileProgram(program, { source: text, isModule, parameters: PARAMETERS }))
}
