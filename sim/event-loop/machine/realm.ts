// One deep module: the rules by which values of the program are read, written, converted, called and walked over.
import { AsyncGenerators } from './async-generators.ts'
import { Promises } from './promises.ts'
import {
  type AsyncGeneratorData,
  type Code,
  type Frame,
  fnOf,
  hide,
  INTERNAL,
  internalOf,
  isCallable,
  isObject,
  type Key,
  type Native,
  type Obj,
  type PromiseData,
  type Protos,
  type RealmFace,
  type Self,
  type Step,
  TDZ,
  Thrown,
  type Value,
  type VmFace,
  withInternal,
} from './values.ts'

const PROTO_NAMES: readonly (keyof Protos)[] = [
  'function',
  'asyncFunction',
  'array',
  'string',
  'number',
  'boolean',
  'bigint',
  'symbol',
  'promise',
  'generator',
  'asyncGenerator',
  'iterator',
  'map',
  'set',
  'weakMap',
  'weakSet',
  'date',
  'regexp',
  'buffer',
  'error',
]
export const ERROR_NAMES = [
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'URIError',
  'AggregateError',
]
/** As long as strings may get, in UTF-16 units. */
const MAX_TEXT = 1 << 24
export const MAX_ARRAY = 1_000_000

/** How the machine around the language is reached. */
export type RealmHost = {
  readonly fileName: string
  readonly enqueue: (job: import('./promises.ts').Job) => void
  readonly onSettled: (promise: Obj, data: PromiseData) => void
  readonly onRejection: (promise: Obj, type: 'unhandled' | 'handled') => void
  readonly inspectShort: (value: Value) => string
}

export class Realm implements RealmFace {
  readonly protos: Protos
  readonly errorProtos: Record<string, Obj> = {}
  readonly globals: Obj
  readonly sloppyThis: Value
  readonly promises: Promises
  readonly asyncGenerators: AsyncGenerators
  readonly host: RealmHost
  #vm: VmFace | null = null

  constructor(host: RealmHost) {
    this.host = host
    const object = Object.create(null) as Obj
    const protos: Record<string, Obj> = { object }
    for (const name of PROTO_NAMES) protos[name] = Object.create(object)
    protos.asyncFunction = Object.create(protos.function as Obj)
    protos.generator = Object.create(protos.iterator as Obj)
    this.protos = protos as Protos
    for (const name of ERROR_NAMES) this.errorProtos[name] = Object.create(this.protos.error)
    this.errorProtos.Error = this.protos.error
    this.globals = Object.create(object) as Obj
    this.sloppyThis = this.globals
    this.promises = new Promises({
      proto: () => this.protos.promise,
      get: (value, key) => this.get(value, key),
      call: (callee, self, args) => this.vm.call(callee, self, args),
      thrownValue: (error) => this.vm.thrownValue(error),
      typeError: (message) => this.typeError(message),
      native: (name, length, run) => this.native(name, length, run),
      enqueue: host.enqueue,
      goOn: (frame, type, value) => {
        if (type === 'throw') this.vm.runAsync(frame, { type, value })
        else {
          frame.stack.push(value)
          this.vm.runAsync(frame)
        }
      },
      onSettled: host.onSettled,
      onRejection: host.onRejection,
      lineOf: (callee) => fnOf(callee)?.code?.line ?? 0,
    })
    this.asyncGenerators = new AsyncGenerators({
      realm: this,
      vm: () => this.vm,
      native: (name, length, run) => this.native(name, length, run),
      chain: (promise, onFulfilled, onRejected) => this.promises.chain(promise, onFulfilled, onRejected),
    })
  }

  get vm(): VmFace {
    if (this.#vm === null) throw new Error('a realm runs on a machine')
    return this.#vm
  }

  /** The machine that runs this realm; once, before anything else. */
  attach(vm: VmFace): void {
    this.#vm = vm
  }

  call(callee: Value, self: Value, args: readonly Value[]): Value {
    return this.vm.call(callee, self, args)
  }

  native(name: string, length: number, run: Native, isConstructor = false): Obj {
    return withInternal(this.protos.function, {
      kind: 'function',
      native: run,
      builtIn: { name, length },
      code: null,
      env: null,
      self: null,
      home: null,
      fields: [],
      isConstructor,
    })
  }

  makeError(name: string, message: string): Thrown {
    return new Thrown(this.errorObject(this.errorProtos[name] ?? this.protos.error, message))
  }

  /** `isOwnClass`: made by a program's class, whose constructors do not belong to the trace. */
  errorObject(proto: Obj, message: string | undefined, isOwnClass = false): Obj {
    const lines = this.stackLines(isOwnClass)
    const error = withInternal(proto, { kind: 'error', trace: lines })
    if (message !== undefined) hide(error, 'message', message)
    // As in V8, the first line is written when somebody first reads the trace.
    Object.defineProperty(error, 'stack', {
      get: () => {
        const stack = [this.#headOf(error), ...lines].join('\n')
        hide(error, 'stack', stack)
        return stack
      },
      set: (value: Value) => hide(error, 'stack', value),
      enumerable: false,
      configurable: true,
    })
    return error
  }

  #headOf(error: Obj): string {
    const name = this.#nameOf(error)
    const message = this.get(error, 'message')
    const text = isObject(message) || typeof message === 'symbol' ? '' : this.toText(message ?? '')
    return text === '' ? name : name === '' ? text : `${name}: ${text}`
  }

  /** A class may compute its errors' name from fields that are not there yet. */
  #nameOf(error: Obj): string {
    try {
      return this.toText(this.get(error, 'name'))
    } catch (failure) {
      if (failure instanceof Thrown) return 'Error'
      throw failure
    }
  }

  /** The program's frames, innermost first, as a stack trace shows them. */
  stackLines(skipsConstructors = false): readonly string[] {
    const frames = this.vm.frames.filter(({ code }) => !code.isLibrary)
    if (skipsConstructors) while (frames.at(-1)?.isNew) frames.pop()
    return frames
      .slice(-10)
      .reverse()
      .map(({ code, line, column, isNew }) => {
        const place = `${this.host.fileName}:${line}:${column + 1}`
        const name = code.name === 'main script' ? 'Object.<anonymous>' : code.name
        if (name === '') return `    at ${place}`
        return `    at ${isNew ? 'new ' : ''}${name} (${place})`
      })
  }

  domException(message: string, name: string): Thrown {
    const type = this.globals.DOMException as Obj
    return new Thrown(this.vm.construct(type, [message, name], type))
  }

  typeError(message: string): Thrown {
    return this.makeError('TypeError', message)
  }

  rangeError(message: string): Thrown {
    return this.makeError('RangeError', message)
  }

  referenceError(message: string): Thrown {
    return this.makeError('ReferenceError', message)
  }

  inspectShort(value: Value): string {
    return this.host.inspectShort(value)
  }

  makeObject(): Obj {
    return Object.create(this.protos.object) as Obj
  }

  /** A plain object with these properties. */
  object(properties: Readonly<Record<string, Value>>): Obj {
    return Object.assign(this.makeObject(), properties)
  }

  protoFor(newTarget: Obj, fallback: Obj): Obj {
    const { prototype } = newTarget
    return isObject(prototype) ? prototype : fallback
  }

  protoOf(value: Value): Obj | null {
    if (isObject(value)) return Array.isArray(value) ? this.protos.array : Object.getPrototypeOf(value)
    const type = typeof value
    return type === 'undefined' || value === null
      ? null
      : this.protos[type as 'string' | 'number' | 'boolean' | 'bigint' | 'symbol']
  }

  get(object: Value, key: Key): Value {
    if (isObject(object)) {
      if (!Array.isArray(object)) return object[key]
      return typeof key === 'number' || Object.hasOwn(object, key)
        ? object[key as number]
        : this.protos.array[key]
    }
    if (typeof object === 'string') {
      if (key === 'length') return object.length
      if (typeof key !== 'symbol' && /^\d+$/.test(String(key))) return object[Number(key)]
      return this.protos.string[key]
    }
    const proto = this.protoOf(object)
    if (proto === null) {
      throw this.typeError(`Cannot read properties of ${object} (reading '${String(key)}')`)
    }
    return Reflect.get(proto, key, object)
  }

  set(object: Value, key: Key, { value, isStrict }: { value: Value; isStrict: boolean }): void {
    if (!isObject(object)) {
      if (object === undefined || object === null) {
        throw this.typeError(`Cannot set properties of ${object} (setting '${String(key)}')`)
      }
      return
    }
    if (Array.isArray(object)) {
      if (key === '__proto__') return
      if (key === 'length' && !(Number(value) <= MAX_ARRAY)) throw this.rangeError('Invalid array length')
      const index = Number(key)
      if (index > object.length + MAX_ARRAY) throw this.rangeError('Invalid array length')
    }
    if (Reflect.set(object, key, value) || !isStrict) return
    if (!Object.isExtensible(object)) {
      if (!Object.hasOwn(object, key))
        throw this.typeError(`Cannot add property ${String(key)}, object is not extensible`)
    }
    const what = Array.isArray(object) ? '[object Array]' : '#<Object>'
    const own = Object.getOwnPropertyDescriptor(object, key)
    throw this.typeError(
      own && !own.get
        ? `Cannot assign to read only property '${String(key)}' of object '${what}'`
        : `Cannot set property ${String(key)} of ${what} which has only a getter`,
    )
  }

  define(
    target: Obj,
    key: Key,
    { fn, kind, isEnumerable }: { fn: Value; kind: string; isEnumerable: boolean },
  ): void {
    const { vm } = this
    const old = Object.getOwnPropertyDescriptor(target, key)
    if (kind === 'get' || kind === 'set') {
      const accessor =
        kind === 'get'
          ? {
              get(this: Value) {
                return vm.call(fn, this, [])
              },
              set: old?.set,
            }
          : {
              get: old?.get,
              set(this: Value, value: Value) {
                vm.call(fn, this, [value])
              },
            }
      Object.defineProperty(target, key, { ...accessor, enumerable: isEnumerable, configurable: true })
      return
    }
    if (kind !== 'value' && isCallable(fn) && fnOf(fn)?.code?.name === '') {
      hide(fn, 'name', typeof key === 'symbol' ? `[${key.description}]` : String(key))
    }
    Object.defineProperty(target, key, {
      value: fn,
      writable: true,
      enumerable: isEnumerable,
      configurable: true,
    })
  }

  /** Own enumerable properties, as spread and `Object.assign` take them. */
  copyProperties(target: Obj, source: Value, without?: ReadonlySet<string>): void {
    if (typeof source === 'string') {
      for (const [index, char] of [...source].entries()) target[index] = char
      return
    }
    if (!isObject(source)) return
    const keys = Reflect.ownKeys(source)
    this.vm.charge(keys.length)
    for (const key of keys) {
      if (
        key === INTERNAL ||
        !Object.prototype.propertyIsEnumerable.call(source, key) ||
        without?.has(String(key))
      )
        continue
      Object.defineProperty(target, key, {
        value: source[key],
        writable: true,
        enumerable: true,
        configurable: true,
      })
    }
  }

  makeRegExp(pattern: string, flags: string): Obj {
    const regexp = new RegExp(pattern, flags)
    const object = withInternal(this.protos.regexp, { kind: 'boxed', value: regexp })
    Object.defineProperty(object, 'lastIndex', {
      get: () => regexp.lastIndex,
      set: (index: Value) => {
        regexp.lastIndex = Number(index)
      },
      enumerable: false,
    })
    return object
  }

  makeGenerator(callee: Obj, frame: Frame): Obj {
    if (!frame.code.isAsync) {
      return withInternal(this.protoFor(callee, this.protos.generator), {
        kind: 'generator',
        frame,
        isRunning: false,
      })
    }
    const data: AsyncGeneratorData = { kind: 'async-generator', frame, requests: [], isBusy: false }
    frame.generator = data
    return withInternal(this.protoFor(callee, this.protos.asyncGenerator), data)
  }

  makeIterator(name: string, source: Iterator<Value>): Obj {
    return withInternal(this.protos.iterator, {
      kind: 'iterator',
      name,
      next: () => {
        const { done, value } = source.next()
        return { done: done === true, value }
      },
    })
  }

  iterator(source: Value, isAsync: boolean, text?: string): Value {
    if (isAsync && isObject(source)) {
      const method = this.get(source, Symbol.asyncIterator)
      if (isCallable(method)) return this.vm.call(method, source, [])
      return this.#asyncFromSync(this.iterator(source, false, text))
    }
    if (Array.isArray(source)) return this.makeIterator('Array Iterator', elementsOf(source))
    if (typeof source === 'string') return this.makeIterator('String Iterator', source[Symbol.iterator]())
    const method = source === undefined || source === null ? undefined : this.get(source, Symbol.iterator)
    if (!isCallable(method)) throw this.typeError(`${text ?? this.notIterable(source)} is not iterable`)
    return this.vm.call(method, source, [])
  }

  notIterable(source: Value): string {
    if (isObject(source)) return fnOf(source) ? this.inspectShort(source) : 'object'
    return source === undefined || source === null
      ? String(source)
      : `${typeof source} ${this.inspectShort(source)}`
  }

  #asyncFromSync(inner: Value): Obj {
    const next = this.native('next', 0, () => {
      const { done, value } = this.iterate(inner)
      const unwrap = this.native('', 1, (_self, [result]) => this.object({ value: result, done }))
      return this.promises.chain(this.promises.from(value), unwrap, undefined)
    })
    const close = this.native('return', 1, () => {
      const method = internalOf(inner)?.kind === 'iterator' ? undefined : this.get(inner, 'return')
      const result = isCallable(method) ? this.vm.call(method, inner, []) : undefined
      return this.promises.from(result ?? this.object({ value: undefined, done: true }))
    })
    return this.object({ next, return: close })
  }

  keyIterator(source: Value): Value {
    const keys: string[] = []
    const isList = Array.isArray(source)
    for (
      let object = isObject(source) ? source : null;
      object !== null;
      object = Object.getPrototypeOf(object)
    ) {
      if (isList && object !== (source as Value)) break
      for (const key of Object.keys(object)) if (!keys.includes(key)) keys.push(key)
    }
    return this.makeIterator('Key Iterator', keys[Symbol.iterator]())
  }

  /** One step of an iterator. Built-in ones are stepped without calls. */
  iterate(iterator: Value, sent?: Value): Step {
    const internal = internalOf(iterator)
    if (internal?.kind === 'iterator') return internal.next()
    const result = this.vm.call(this.get(iterator, 'next'), iterator, sent === undefined ? [] : [sent])
    if (!isObject(result))
      throw this.typeError(`Iterator result ${this.inspectShort(result)} is not an object`)
    return { done: Boolean(this.get(result, 'done')), value: this.get(result, 'value') }
  }

  callNext(iterator: Value, sent?: Value): Value {
    return this.vm.call(this.get(iterator, 'next'), iterator, sent === undefined ? [] : [sent])
  }

  /** All values of an iterable. Costs a step each. */
  listFrom(source: Value, text?: string): readonly Value[] {
    if (Array.isArray(source)) return [...source]
    const iterator = this.iterator(source, false, text)
    const values: Value[] = []
    for (let step = this.iterate(iterator); !step.done; step = this.iterate(iterator)) {
      this.vm.charge(1)
      values.push(step.value)
    }
    return values
  }

  take(source: Value, count: number, hasRest: boolean): Value[] {
    if (Array.isArray(source)) return [...source]
    if (source === undefined || source === null) throw this.typeError(`${source} is not iterable`)
    const iterator = this.iterator(source, false)
    const values: Value[] = []
    while (hasRest || values.length < count) {
      const { done, value } = this.iterate(iterator)
      if (done) return values
      this.vm.charge(1)
      values.push(value)
    }
    const method = internalOf(iterator)?.kind === 'iterator' ? undefined : this.get(iterator, 'return')
    if (isCallable(method)) this.vm.call(method, iterator, [])
    return values
  }

  superGet(self: Self, key: Key): Value {
    const home = self.callee === null ? null : fnOf(self.callee)?.home
    const parent = home ? Object.getPrototypeOf(home) : null
    return parent === null
      ? undefined
      : Reflect.get(parent, key, isObject(self.value) ? self.value : undefined)
  }

  superCall(self: Self, args: readonly Value[]): Value {
    const { callee, newTarget } = self
    if (callee === null || newTarget === undefined)
      throw this.makeError('SyntaxError', "'super' keyword unexpected here")
    const parent = Object.getPrototypeOf(callee)
    const value = this.vm.construct(parent, args, newTarget)
    if (self.value !== TDZ) throw this.referenceError('Super constructor may only be called once')
    self.value = value
    this.vm.initialiseFields(callee, value)
    return value
  }

  toPrimitive(value: Value, hint: 'default' | 'number' | 'string'): Value {
    if (!isObject(value)) return value
    const exotic = this.get(value, Symbol.toPrimitive)
    if (isCallable(exotic)) return this.vm.call(exotic, value, [hint])
    for (const name of hint === 'string' ? ['toString', 'valueOf'] : ['valueOf', 'toString']) {
      const method = this.get(value, name)
      const result = isCallable(method) ? this.vm.call(method, value, []) : value
      if (!isObject(result)) return result
    }
    throw this.typeError('Cannot convert object to primitive value')
  }

  toText(value: Value): string {
    const primitive = this.toPrimitive(value, 'string')
    if (typeof primitive === 'symbol') throw this.typeError('Cannot convert a Symbol value to a string')
    return String(primitive)
  }

  toNumeric(value: Value): number | bigint {
    const primitive = this.toPrimitive(value, 'number')
    if (typeof primitive === 'symbol') throw this.typeError('Cannot convert a Symbol value to a number')
    return typeof primitive === 'bigint' ? primitive : Number(primitive)
  }

  toNumber(value: Value): number {
    return Number(this.toNumeric(value))
  }

  /** Steps for a text of `length`; throws when it is longer than texts may get. */
  chargeText(length: number): void {
    if (length > MAX_TEXT) throw this.rangeError('Invalid string length')
    this.vm.charge(length >> 4)
  }

  boundedText(text: string): string {
    if (text.length > MAX_TEXT) throw this.rangeError('Invalid string length')
    return text
  }

  /** The text of a function as it was written. */
  sourceOf(fn: Value): string {
    const code: Code | null | undefined = fnOf(fn)?.code
    return code ? code.source : `function ${String((fn as Obj).name)}() { [native code] }`
  }
}

/** Elements as they are when the iterator gets to them. */
function* elementsOf(array: readonly Value[]): Generator<Value> {
  for (let index = 0; index < array.length; index++) yield array[index]
}
