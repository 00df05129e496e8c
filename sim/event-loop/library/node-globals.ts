import type { Runtime } from '../loop/runtime.ts'
import type { Timer } from '../loop/timers.ts'
import { Halt, hide, isCallable, isObject, nameOf, type Value, withInternal } from '../machine/values.ts'
import { tableText } from './console-table.ts'
import { installDate } from './dates.ts'
import { depthOf, formatLog, inspect } from './inspect.ts'
import { addClass, addMethods, lineOf } from './install.ts'
import { structuredClone } from './structured-clone.ts'

const MAX_DELAY = 2 ** 31 - 1

/** console, timers, process, queueMicrotask, Date, performance and `work(ms)`. */
export function installNodeGlobals(runtime: Runtime): void {
  const { realm } = runtime
  installConsole(runtime)
  installTimers(runtime)
  installProcess(runtime)
  installDate(runtime)
  addMethods(realm, realm.globals, {
    queueMicrotask: (_self, [fn]) => {
      requireFunction(runtime, fn)
      runtime.queueMicrotask(fn)
      return undefined
    },
    structuredClone: (_self, [value]) => structuredClone(value, { from: realm, to: realm, known: new Map() }),
    work: (_self, [ms]) => {
      const time = realm.toNumber(ms)
      if (!(time >= 0 && time <= 1e6)) throw realm.rangeError('work(ms) takes 0 to 1000000 milliseconds')
      runtime.work(time)
      return undefined
    },
  })
}

export function requireFunction(runtime: Runtime, fn: Value, name = 'callback'): void {
  if (isCallable(fn)) return
  const received =
    fn === undefined || fn === null
      ? String(fn)
      : isObject(fn)
        ? 'an instance of Object'
        : `type ${typeof fn} (${inspect(runtime.realm, fn)})`
  const error = runtime.realm.typeError(
    `The "${name}" argument must be of type function. Received ${received}`,
  )
  hide(error.value as object, 'code', 'ERR_INVALID_ARG_TYPE')
  throw error
}

function installConsole(runtime: Runtime): void {
  const { realm } = runtime
  const console = realm.makeObject()
  let indent = ''
  const counts = new Map<string, number>()
  const started = new Map<string, number>()
  const print = (stream: 'stdout' | 'stderr', args: readonly Value[]) => {
    const text = formatLog(realm, args)
    runtime.write(stream, `${indent === '' ? text : indent + text.replaceAll('\n', `\n${indent}`)}\n`)
    return undefined
  }
  const label = ([name]: readonly Value[]) => (name === undefined ? 'default' : realm.toText(name))
  const methods: Record<string, (self: Value, args: readonly Value[]) => Value> = {
    group: (_self, args) => {
      if (args.length > 0) print('stdout', args)
      indent += '  '
      return undefined
    },
    groupEnd: () => {
      indent = indent.slice(2)
      return undefined
    },
    count: (_self, args) => {
      const times = (counts.get(label(args)) ?? 0) + 1
      counts.set(label(args), times)
      return print('stdout', [`${label(args)}: ${times}`])
    },
    time: (_self, args) => {
      started.set(label(args), runtime.now)
      return undefined
    },
    timeEnd: (_self, args) =>
      print('stdout', [
        `${label(args)}: ${Math.round((runtime.now - (started.get(label(args)) ?? 0)) * 1000) / 1000}ms`,
      ]),
    assert: (_self, [condition, ...args]) =>
      condition
        ? undefined
        : print('stderr', args.length > 0 ? ['Assertion failed:', ...args] : ['Assertion failed']),
    dir: (_self, [value, options]) => print('stdout', [inspect(realm, value, depthOf(realm, options))]),
    countReset: (_self, args) => {
      counts.delete(label(args))
      return undefined
    },
    timeLog: (_self, [name, ...rest]) =>
      print('stdout', [
        `${label([name])}: ${Math.round((runtime.now - (started.get(label([name])) ?? 0)) * 1000) / 1000}ms`,
        ...rest,
      ]),
    clear: () => undefined,
    table: (_self, [rows]) => print('stdout', [tableText(realm, rows) ?? rows]),
  }
  methods.groupCollapsed = methods.group as (typeof methods)[string]
  for (const name of ['log', 'info', 'debug']) methods[name] = (_self, args) => print('stdout', args)
  for (const name of ['error', 'warn', 'trace']) methods[name] = (_self, args) => print('stderr', args)
  addMethods(realm, console, methods)
  hide(realm.globals, 'console', console)
}

function installTimers(runtime: Runtime): void {
  const { realm } = runtime
  let ids = 0
  const timerOf = new Map<Value, Timer>()
  const timeout = realm.makeObject()
  const immediate = realm.makeObject()
  addClass(realm, 'Timeout', { proto: timeout, run: () => undefined })
  addClass(realm, 'Immediate', { proto: immediate, run: () => undefined })
  for (const name of ['Timeout', 'Immediate']) delete realm.globals[name]
  const clear = (_self: Value, [handle]: readonly Value[]): Value => {
    const timer = timerOf.get(handle)
    if (timer) runtime.clearTimer(timer)
    return undefined
  }
  addMethods(realm, timeout, {
    ref: (self) => {
      const timer = timerOf.get(self)
      if (timer) timer.isRef = true
      return self
    },
    unref: (self) => {
      const timer = timerOf.get(self)
      if (timer) timer.isRef = false
      return self
    },
    hasRef: (self) => timerOf.get(self)?.isRef,
    refresh: (self) => {
      const timer = timerOf.get(self)
      if (!timer) return self
      runtime.timers.remove(timer)
      runtime.setTimer(timer)
      return self
    },
    close: (self) => clear(undefined, [self]),
  })
  hide(
    timeout,
    Symbol.toPrimitive,
    realm.native('', 0, (self) => timerOf.get(self)?.id),
  )
  const set =
    (isRepeating: boolean) =>
    (_self: Value, [callback, after, ...args]: readonly Value[]): Value => {
      requireFunction(runtime, callback)
      const ms = after === undefined ? 1 : realm.toNumber(after)
      const id = ++ids
      const delay = ms >= 1 && ms <= MAX_DELAY ? Math.trunc(ms) : 1
      const object = withInternal(timeout, { kind: 'handle', name: 'Timeout', id })
      const label = nameOf(callback) || (isRepeating ? 'interval' : 'timeout')
      const timer: Timer = {
        id,
        callback,
        args,
        delay,
        isRepeating,
        start: 0,
        isRef: true,
        isActive: true,
        object,
        label,
        line: lineOf(callback),
      }
      timerOf.set(object, timer)
      timerOf.set(id, timer)
      timerOf.set(String(id), timer)
      runtime.setTimer(timer)
      return object
    }
  addMethods(realm, realm.globals, {
    setTimeout: set(false),
    setInterval: set(true),
    clearTimeout: clear,
    clearInterval: clear,
    setImmediate: (_self, [callback, ...args]) => {
      requireFunction(runtime, callback)
      const object = withInternal(immediate, { kind: 'handle', name: 'Immediate', id: ++ids })
      runtime.setImmediate(callback, args, object)
      return object
    },
    clearImmediate: (_self, [handle]) => {
      runtime.clearImmediate(handle)
      return undefined
    },
  })
}

function installProcess(runtime: Runtime): void {
  const { realm } = runtime
  const process = realm.makeObject()
  const { listeners } = runtime
  const add = (event: Value, fn: Value) => {
    const name = realm.toText(event)
    listeners.set(name, [...(listeners.get(name) ?? []), fn])
  }
  const remove = (event: Value, fn: Value) => {
    const name = realm.toText(event)
    listeners.set(
      name,
      (listeners.get(name) ?? []).filter((one) => one !== fn),
    )
  }
  const listen = (self: Value, [event, fn]: readonly Value[]): Value => {
    requireFunction(runtime, fn, 'listener')
    add(event, fn)
    return self
  }
  const unlisten = (self: Value, [event, fn]: readonly Value[]): Value => {
    remove(event, fn)
    return self
  }
  const output = (stream: 'stdout' | 'stderr') => {
    const object = realm.makeObject()
    addMethods(realm, object, {
      write: (_self, [text]) => {
        runtime.write(stream, realm.toText(text))
        return true
      },
    })
    return object
  }
  addMethods(realm, process, {
    nextTick: (_self, [fn, ...args]) => {
      requireFunction(runtime, fn)
      runtime.nextTick(fn, args)
      return undefined
    },
    exit: (_self, [code]) => {
      throw new Halt('exit', code === undefined ? Number(process.exitCode ?? 0) : realm.toNumber(code))
    },
    on: listen,
    addListener: listen,
    once: (self, [event, fn]) => {
      requireFunction(runtime, fn, 'listener')
      const wrapped = realm.native(nameOf(fn), 0, (inner, args) => {
        remove(event, wrapped)
        return realm.vm.call(fn, inner, args)
      })
      add(event, wrapped)
      return self
    },
    off: unlisten,
    removeListener: unlisten,
    removeAllListeners: (self, [event]) => {
      if (event === undefined) listeners.clear()
      else listeners.delete(realm.toText(event))
      return self
    },
    emit: (self, [event, ...args]) => {
      const list = listeners.get(realm.toText(event)) ?? []
      for (const fn of list) realm.vm.call(fn, self, args)
      return list.length > 0
    },
    listenerCount: (_self, [event]) => (listeners.get(realm.toText(event)) ?? []).length,
    cpuUsage: () => realm.object({ user: Math.round(runtime.usage.cpuMs * 1000), system: 0 }),
    uptime: () => runtime.now / 1000,
    cwd: () => '/',
    emitWarning: (_self, [warning]) => {
      runtime.write('stderr', `(node:1) Warning: ${realm.toText(warning)}\n`)
      return undefined
    },
    memoryUsage: () => realm.object({ rss: 0, heapTotal: 0, heapUsed: 0 }),
  })
  const hrtime = realm.native('hrtime', 0, () => [
    Math.floor(runtime.readClock() / 1000),
    Math.floor((runtime.now % 1000) * 1e6),
  ])
  addMethods(realm, hrtime, { bigint: () => BigInt(Math.round(runtime.readClock() * 1e6)) })
  const properties = {
    hrtime,
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: realm.makeObject(),
    argv: ['node', runtime.options.fileName],
    pid: 1,
    platform: 'linux',
    version: 'v24.0.0',
    versions: realm.object({ node: '24.0.0' }),
    exitCode: undefined,
  }
  for (const [key, value] of Object.entries(properties)) hide(process, key, value)
  hide(realm.globals, 'process', process)
}
