import type { Runtime } from '../loop/runtime.ts'
import {
  hide,
  INTERNAL,
  type Internal,
  isCallable,
  isObject,
  nameOf,
  type Obj,
  Thrown,
  type Value,
  withInternal,
} from '../machine/values.ts'
import { isDeepEqual } from './deep-equal.ts'
import { depthOf, formatLog, inspect } from './inspect.ts'
import { addMethod, addMethods } from './install.ts'
import { requireFunction } from './node-globals.ts'

/** How long a metadata call such as stat takes on a pool thread, and how many iterations of pbkdf2 make a millisecond. */
const STAT_MS = 0.5
const HASHES_PER_MS = 1000

/** The modules of Node that are here; `library` gives those that are written in JavaScript. */
export function nodeModule(runtime: Runtime, name: string, library: (name: string) => Value): Value {
  const { realm } = runtime
  switch (name) {
    case 'fs':
      return fsModule(runtime)
    case 'fs/promises':
      return fsPromises(runtime)
    case 'dns':
      return dnsModule(runtime)
    case 'dns/promises':
      return realm.get(dnsModule(runtime), 'promises')
    case 'timers':
      return realm.object(
        Object.fromEntries(
          [
            'promises',
            'setTimeout',
            'setInterval',
            'setImmediate',
            'clearTimeout',
            'clearInterval',
            'clearImmediate',
          ].map((one) => [one, one === 'promises' ? library('timers/promises') : realm.globals[one]]),
        ),
      )
    case 'process':
      return realm.globals.process
    case 'perf_hooks':
      return realm.object({ performance: realm.globals.performance })
    case 'util':
      return utilModule(runtime)
    case 'crypto':
      return cryptoModule(runtime)
    case 'os':
      return withMethods(runtime, {
        cpus: () => [1, 2, 3, 4].map(() => realm.makeObject()),
        availableParallelism: () => 4,
      })
    case 'path':
      return withMethods(runtime, {
        join: (_self, parts) => {
          const texts = parts.map((one) => realm.toText(one)).filter((text) => text !== '')
          return normalizedPath(texts.join('/'))
        },
        normalize: (_self, [path]) => normalizedPath(realm.toText(path)),
        isAbsolute: (_self, [path]) => realm.toText(path).startsWith('/'),
        resolve: (_self, parts) => {
          const texts = parts.map((one) => realm.toText(one))
          const last = texts.findLastIndex((text) => text.startsWith('/'))
          const path = normalizedPath(`/${texts.slice(Math.max(0, last)).join('/')}`)
          return path.length > 1 ? path.replace(/\/$/, '') : path
        },
        dirname: (_self, [path]) => realm.toText(path).replace(/\/[^/]*$/, '') || '/',
        extname: (_self, [path]) => /\.[^./]*$/.exec(realm.toText(path))?.[0] ?? '',
        basename: (_self, [path, end]) => {
          const name = realm.toText(path).split('/').at(-1) ?? ''
          const suffix = end === undefined ? '' : realm.toText(end)
          return suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name
        },
      })
    default:
      return library(name)
  }
}

type Methods = Parameters<typeof addMethods>[2]

function withMethods({ realm }: Runtime, methods: Methods, properties: Record<string, Value> = {}): Obj {
  const object = realm.object(properties)
  addMethods(realm, object, methods)
  return object
}

type Outcome = { readonly value: Value } | { readonly error: Value }

const lineNow = ({ vm }: Runtime) => vm.frames.findLast(({ code }) => !code.isLibrary)?.line ?? 0

function missing({ realm }: Runtime, call: string, path: string): Value {
  const error = realm.errorObject(realm.protos.error, `ENOENT: no such file or directory, ${call} '${path}'`)
  Object.assign(error, { errno: -2, code: 'ENOENT', syscall: call, path })
  return error
}

function read(runtime: Runtime, path: Value, options: Value): { ms: number; outcome: Outcome } {
  const { realm } = runtime
  const name = realm.toText(path)
  const file = runtime.options.readFile(name)
  if (file === null) return { ms: STAT_MS, outcome: { error: missing(runtime, 'open', name) } }
  const encoding = isObject(options) ? options.encoding : options
  return { ms: file.ms, outcome: { value: encoding ? file.text : makeBuffer(runtime, file.text) } }
}

export function makeBuffer({ realm }: Runtime, text: string): Obj {
  const buffer = withInternal(realm.protos.buffer, { kind: 'buffer', text })
  hide(buffer, 'length', text.length)
  return buffer
}

export function installBuffer(runtime: Runtime): void {
  addMethod(
    runtime.realm,
    runtime.realm.protos.buffer,
    'toString',
    (self) => ((self as Obj)[INTERNAL] as Extract<Internal, { kind: 'buffer' }>).text,
  )
}

/** An operation with a callback at its end: `fn(error, value)`. */
function withCallback(
  runtime: Runtime,
  fn: Value,
  { label, ms, outcome }: { label: string; ms: number; outcome: Outcome },
): void {
  requireFunction(runtime, fn, 'cb')
  const args = 'error' in outcome ? [outcome.error] : [null, outcome.value]
  runtime.submit(label, ms, { line: lineNow(runtime), done: () => void runtime.vm.call(fn, undefined, args) })
}

function asPromise(
  runtime: Runtime,
  { label, ms, outcome }: { label: string; ms: number; outcome: Outcome },
): Obj {
  const { promises } = runtime.realm
  const promise = promises.create()
  runtime.submit(label, ms, {
    line: lineNow(runtime),
    done: () => {
      if ('error' in outcome) promises.reject(promise, outcome.error)
      else promises.resolve(promise, outcome.value)
    },
  })
  return promise
}

type Operation = (runtime: Runtime, args: readonly Value[]) => { label: string; ms: number; outcome: Outcome }

const OPERATIONS: Readonly<Record<string, Operation>> = {
  readFile: (runtime, [path, options]) => {
    const { ms, outcome } = read(runtime, path, options)
    return { label: `readFile ${runtime.realm.toText(path).split('/').at(-1)}`, ms, outcome }
  },
  writeFile: (runtime, [path]) => ({
    label: `writeFile ${runtime.realm.toText(path)}`,
    ms: 2,
    outcome: { value: undefined },
  }),
  appendFile: (runtime, [path]) => ({
    label: `appendFile ${runtime.realm.toText(path)}`,
    ms: 2,
    outcome: { value: undefined },
  }),
  stat: (runtime, [path]) => statOf(runtime, path, 'stat'),
  access: (runtime, [path]) => {
    const { ms, label, outcome } = statOf(runtime, path, 'access')
    return { ms, label, outcome: 'error' in outcome ? outcome : { value: undefined } }
  },
}

function statOf(
  runtime: Runtime,
  path: Value,
  call: string,
): { label: string; ms: number; outcome: Outcome } {
  const name = runtime.realm.toText(path)
  const file = runtime.options.readFile(name)
  const outcome = file
    ? {
        value: withMethods(
          runtime,
          { isFile: () => true, isDirectory: () => false },
          { size: file.text.length },
        ),
      }
    : { error: missing(runtime, call, name) }
  return { label: `${call} ${name.split('/').at(-1)}`, ms: STAT_MS, outcome }
}

function fsModule(runtime: Runtime): Obj {
  const { realm } = runtime
  const methods: Record<string, Methods[string]> = {
    readFileSync: (_self, [path, options]) => {
      const { ms, outcome } = read(runtime, path, options)
      runtime.work(ms)
      if ('error' in outcome) throw new Thrown(outcome.error)
      return outcome.value
    },
    existsSync: (_self, [path]) => runtime.options.readFile(realm.toText(path)) !== null,
  }
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    methods[name] = (_self, args) => {
      const given = args.slice(0, -1)
      withCallback(runtime, args.at(-1), operation(runtime, given))
      return undefined
    }
  }
  const fs = withMethods(runtime, methods)
  hide(fs, 'promises', fsPromises(runtime))
  return fs
}

function fsPromises(runtime: Runtime): Obj {
  const methods: Record<string, Methods[string]> = {}
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    methods[name] = (_self, args) => asPromise(runtime, operation(runtime, args))
  }
  return withMethods(runtime, methods)
}

function dnsModule(runtime: Runtime): Obj {
  const { realm } = runtime
  const lookup = (host: Value) => ({ label: `lookup ${realm.toText(host)}`, ms: runtime.options.lookupMs })
  const dns = withMethods(runtime, {
    lookup: (_self, args) => {
      const fn = args.at(-1)
      requireFunction(runtime, fn)
      const { label, ms } = lookup(args[0])
      const done = () => void runtime.vm.call(fn, undefined, [null, '127.0.0.1', 4])
      runtime.submit(label, ms, { line: lineNow(runtime), done })
      return undefined
    },
  })
  const promises = withMethods(runtime, {
    lookup: (_self, [host]) =>
      asPromise(runtime, {
        ...lookup(host),
        outcome: { value: realm.object({ address: '127.0.0.1', family: 4 }) },
      }),
  })
  hide(dns, 'promises', promises)
  return dns
}

function cryptoModule(runtime: Runtime): Obj {
  const { realm } = runtime
  const ms = (iterations: Value) => realm.toNumber(iterations) / HASHES_PER_MS
  return withMethods(runtime, {
    pbkdf2: (_self, [password, _salt, iterations, bytes, ...rest]) => {
      const value = makeBuffer(runtime, '\u0000'.repeat(Math.min(realm.toNumber(bytes), 1024)))
      withCallback(runtime, rest.at(-1), {
        label: `pbkdf2 ${realm.toText(password)}`,
        ms: ms(iterations),
        outcome: { value },
      })
      return undefined
    },
    pbkdf2Sync: (_self, [_password, _salt, iterations, bytes]) => {
      runtime.work(ms(iterations))
      return makeBuffer(runtime, '\u0000'.repeat(Math.min(realm.toNumber(bytes), 1024)))
    },
  })
}

function utilModule(runtime: Runtime): Obj {
  const { realm } = runtime
  const { promises } = realm
  return withMethods(runtime, {
    inspect: (_self, [value, options]) => inspect(realm, value, depthOf(realm, options)),
    format: (_self, args) => formatLog(realm, args),
    isDeepStrictEqual: (_self, [left, right]) => isDeepEqual(realm, left, right),
    inherits: (_self, [type, parent]) => {
      Object.setPrototypeOf((type as Obj).prototype, (parent as Obj).prototype as object)
      return undefined
    },
    deprecate: (_self, [fn]) => fn,
    callbackify: (_self, [fn]) =>
      realm.native(`${nameOf(fn)}Callbackified`, 0, (self, args) => {
        const done = args.at(-1)
        const later = (values: readonly Value[]) => {
          runtime.nextTick(
            realm.native('', 0, () => realm.vm.call(done, self, values)),
            [],
          )
          return undefined
        }
        promises.chain(
          realm.vm.call(fn, self, args.slice(0, -1)) as Obj,
          realm.native('', 1, (_inner, [value]) => later([null, value])),
          realm.native('', 1, (_inner, [error]) => later([error])),
        )
        return undefined
      }),
    promisify: (_self, [fn]) => {
      if (fn === realm.globals.setTimeout) {
        return realm.native('setTimeout', 1, (_inner, [ms, value]) => delayed(runtime, ms, value))
      }
      return realm.native(nameOf(fn), 0, (self, args) => {
        const promise = promises.create()
        const done = realm.native('', 2, (_inner, [error, value]) => {
          if (error !== null && error !== undefined) promises.reject(promise, error)
          else promises.resolve(promise, value)
          return undefined
        })
        realm.vm.call(fn, self, [...args, done])
        return promise
      })
    },
  })
}

/** A promise that `setTimeout` fulfils. */
export function delayed(runtime: Runtime, ms: Value, value: Value): Obj {
  const { realm } = runtime
  const promise = realm.promises.create()
  const done = realm.native('timeout', 0, () => {
    realm.promises.resolve(promise, value)
    return undefined
  })
  const set = realm.globals.setTimeout
  if (isCallable(set)) realm.vm.call(set, undefined, [done, ms])
  return promise
}

/** A path without `.`, `..` and doubled slashes, as `path.normalize` makes it. */
function normalizedPath(path: string): string {
  const isAbsolute = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (!isAbsolute) parts.push(part)
  }
  const end = path.endsWith('/') && parts.length > 0 ? '/' : ''
  return (isAbsolute ? '/' : '') + parts.join('/') + end || '.'
}
