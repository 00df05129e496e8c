import { compileProgram } from './language/compile.ts'
import { parseProgram } from './language/parse.ts'
import { LIBRARY } from './library/javascript/modules.ts'
import { nodeModule } from './library/node-modules.ts'
import { type StartWorker, threadNatives } from './library/worker-natives.ts'
import type { Runtime } from './loop/runtime.ts'
import { type Code, Env, Frame, type Obj, type Value } from './machine/values.ts'

/** What Node's module wrapper gives the code of a file. */
export const PARAMETERS = ['require', 'module', 'exports', '__filename', '__dirname']

/** Which module of the library has the globals that are made when they are first used. */
const LAZY_GLOBALS: Readonly<Record<string, string>> = {
  DOMException: 'internal/abort',
  Event: 'internal/abort',
  CustomEvent: 'internal/abort',
  EventTarget: 'internal/abort',
  AbortSignal: 'internal/abort',
  AbortController: 'internal/abort',
  MessageChannel: 'worker_threads',
  MessagePort: 'worker_threads',
}

/** The code of library modules does not depend on the run. */
const compiledLibrary = new Map<string, Code>()

/** `require` and the modules of one thread. */
export class Modules {
  readonly #runtime: Runtime
  readonly #startWorker: StartWorker
  readonly #loaded = new Map<string, Value>()

  constructor(runtime: Runtime, startWorker: StartWorker) {
    this.#runtime = runtime
    this.#startWorker = startWorker
    const { globals } = runtime.realm
    for (const [name, module] of Object.entries(LAZY_GLOBALS)) {
      const settle = (value: Value) => {
        Object.defineProperty(globals, name, { value, writable: true, enumerable: false, configurable: true })
        return value
      }
      Object.defineProperty(globals, name, {
        get: () => settle(runtime.realm.get(this.load(module), name)),
        set: settle,
        enumerable: false,
        configurable: true,
      })
    }
  }

  load(specifier: string): Value {
    const name = specifier.replace(/^node:/, '')
    const known = this.#loaded.get(name)
    if (known !== undefined) return known
    const made =
      name === 'internal/threads'
        ? threadNatives(this.#runtime, this.#startWorker)
        : nodeModule(this.#runtime, name, (one) => this.#fromLibrary(one))
    this.#loaded.set(name, made)
    return made
  }

  #fromLibrary(name: string): Value {
    const source = LIBRARY[name]
    if (source === undefined) {
      throw this.#runtime.realm.makeError('Error', `Cannot find module '${name}'`)
    }
    let code = compiledLibrary.get(name)
    if (code === undefined) {
      const parsed = parseProgram(source, { isLibrary: true })
      if (!parsed.ok) throw new Error(`library ${name}: ${parsed.error.message} (line ${parsed.error.line})`)
      code = compileProgram(parsed.value.program, {
        source,
        isModule: false,
        isLibrary: true,
        parameters: PARAMETERS,
      })
      compiledLibrary.set(name, code)
    }
    const module = this.#runtime.realm.object({ exports: this.#runtime.realm.makeObject() })
    this.run(code, module)
    return module.exports
  }

  /** Runs the code of a file; gives the promise of a module that may await at its top. */
  run(code: Code, module: Obj = this.#emptyModule()): Obj | null {
    const { realm, vm, options } = this.#runtime
    const require = realm.native('require', 1, (_self, [specifier]) => {
      const name = realm.toText(specifier)
      if (/^(node:)?internal\//.test(name) && !code.isLibrary) {
        throw realm.makeError('Error', `Cannot find module '${name}'`)
      }
      return this.load(name)
    })
    Object.assign(require, { main: module })
    const folder = options.fileName.includes('/') ? options.fileName.replace(/\/[^/]*$/, '') || '/' : '/'
    const args = [require, module, module.exports, options.fileName, folder]
    const self = { value: code.isAsync ? undefined : module.exports, newTarget: undefined, callee: null }
    const frame = new Frame(code, new Env(null, code.size), { self, args, isNew: false })
    if (code.isAsync) {
      frame.promise = realm.promises.create()
      vm.runAsync(frame)
    } else vm.execute(frame)
    return frame.promise
  }

  #emptyModule(): Obj {
    const { realm } = this.#runtime
    return realm.object({ exports: realm.makeObject() })
  }
}
