/**
 * A value of the program. Primitives are the host's; arrays are the host's; every other object is a host object whose
 * prototype chain ends in the program's own `Object.prototype` (never the host's), so that nothing of the host can be
 * reached. What an object is besides its properties stands under `INTERNAL`; whatever lists properties leaves that out.
 */
export type Value = unknown
export type Obj = Record<PropertyKey, unknown>
export type Key = string | symbol | number

export const INTERNAL = Symbol('internal')

/** Arguments of a built-in function. `newTarget` is undefined in a plain call. */
export type Native = (self: Value, args: readonly Value[], newTarget: Obj | undefined) => Value

/** What lexical `this` stands for; arrows share the box of the function around them. */
export type Self = {
  value: Value
  readonly newTarget: Obj | undefined
  /** The active function and its internals, for `super`. */
  readonly callee: Obj | null
}

export type FnData = {
  readonly kind: 'function'
  readonly native: Native | null
  /** Of a built-in one, which has no such properties of its own. */
  readonly builtIn: { readonly name: string; readonly length: number } | null
  readonly code: Code | null
  readonly env: Env | null
  /** Of an arrow function. */
  readonly self: Self | null
  /** Where `super` starts looking. */
  home: Obj | null
  /** Field initialisers of a class, run on each new object. */
  fields: readonly { readonly key: Key; readonly init: Obj | null }[]
  /** May be called with `new`. */
  readonly isConstructor: boolean
}

export type Reaction = {
  readonly onFulfilled: Value
  readonly onRejected: Value
  /** The promise that `then` gave, or the waiting frame of an `await`. */
  readonly target: Obj | null
  readonly frame: Frame | null
}

export type PromiseData = {
  readonly kind: 'promise'
  state: 'pending' | 'fulfilled' | 'rejected'
  value: Value
  reactions: Reaction[]
  isHandled: boolean
}

/** `requests` wait for answers, the first is being served while `isBusy`. */
export type AsyncGeneratorData = {
  readonly kind: 'async-generator'
  readonly frame: Frame
  readonly requests: {
    readonly type: 'next' | 'throw' | 'return'
    readonly value: Value
    readonly promise: Obj
  }[]
  isBusy: boolean
}

export type Internal =
  | FnData
  | PromiseData
  | { readonly kind: 'error'; readonly trace: readonly string[] }
  | { readonly kind: 'map'; readonly map: Map<Value, Value> }
  | { readonly kind: 'set'; readonly set: Set<Value> }
  | { readonly kind: 'weak'; readonly map: WeakMap<object, Value> }
  | { readonly kind: 'date'; ms: number }
  | { readonly kind: 'iterator'; readonly next: () => { done: boolean; value: Value }; readonly name: string }
  | { readonly kind: 'generator'; readonly frame: Frame; isRunning: boolean }
  | AsyncGeneratorData
  | { readonly kind: 'boxed'; readonly value: Value }
  | { readonly kind: 'handle'; readonly name: string; readonly id: number }
  | { readonly kind: 'buffer'; readonly text: string }
  /** An end of a message channel. */
  | { readonly kind: 'endpoint'; readonly endpoint: unknown }

/** Variables of one scope. A slot that is not initialised yet holds `TDZ`. */
export class Env {
  readonly slots: Value[]
  readonly parent: Env | null
  readonly depth: number

  constructor(parent: Env | null, size: number) {
    this.parent = parent
    this.depth = parent === null ? 0 : parent.depth + 1
    this.slots = new Array(size).fill(undefined)
  }
}

export const TDZ = Symbol('not initialised')

/** A value that the program threw. */
export class Thrown {
  readonly value: Value
  constructor(value: Value) {
    this.value = value
  }
}

export type HaltReason = 'steps' | 'output' | 'exit' | 'moments' | 'waits' | 'choices'

/** The program is stopped from outside: a budget is used up or it asked to exit. Nothing in it can catch this. */
export class Halt {
  readonly reason: HaltReason
  readonly exitCode: number
  constructor(reason: HaltReason, exitCode = 1) {
    this.reason = reason
    this.exitCode = exitCode
  }
}

export const isObject = (value: Value): value is Obj => typeof value === 'object' && value !== null

export function internalOf(value: Value): Internal | undefined {
  return isObject(value) && Object.hasOwn(value, INTERNAL) ? (value[INTERNAL] as Internal) : undefined
}

export function fnOf(value: Value): FnData | undefined {
  const internal = internalOf(value)
  return internal?.kind === 'function' ? internal : undefined
}

export const isCallable = (value: Value): value is Obj => fnOf(value) !== undefined

export function promiseOf(value: Value): PromiseData | undefined {
  const internal = internalOf(value)
  return internal?.kind === 'promise' ? internal : undefined
}

/** Sets a property that `for...in`, spread and the console do not see. */
export function hide(target: object, key: PropertyKey, value: Value): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true })
}

export function withInternal(proto: object | null, internal: Internal): Obj {
  const object = Object.create(proto) as Obj
  // Not by defineProperty, which is many times slower, and every run makes hundreds of built-in functions.
  object[INTERNAL] = internal
  return object
}

/** The name a function shows in the console, on the stack and in queues. */
export function nameOf(fn: Value): string {
  if (!isObject(fn)) return ''
  const name = Object.getOwnPropertyDescriptor(fn, 'name')?.value ?? fnOf(fn)?.builtIn?.name
  return typeof name === 'string' ? name : ''
}

/** One instruction: a closure that acts on the frame and may push or pop frames of the machine. */
export type Op = (frame: Frame, vm: VmFace) => void

/** A compiled function, class member or program. */
export type Code = {
  readonly name: string
  readonly ops: readonly Op[]
  /** Slots of its outermost scope. */
  readonly size: number
  readonly length: number
  readonly line: number
  readonly source: string
  readonly isArrow: boolean
  readonly isAsync: boolean
  readonly isGenerator: boolean
  readonly isClass: boolean
  readonly isDerived: boolean
  readonly isMethod: boolean
  readonly isStrict: boolean
  /** Part of the library that is itself JavaScript: no lines, no stack entries. */
  readonly isLibrary: boolean
}

export type Label = { pc: number }

/** How control leaves a block: `jump` is break or continue. */
export type Completion =
  | { readonly type: 'normal' }
  | { readonly type: 'throw'; readonly value: Value }
  | { readonly type: 'return'; readonly value: Value }
  | {
      readonly type: 'jump'
      readonly label: Label
      readonly envDepth: number
      readonly handlers: number
      readonly completions: number
    }

/** What an exception, a return or a jump meets on its way out, innermost last. */
export type Handler = {
  readonly type: 'catch' | 'finally' | 'iterator'
  readonly pc: number
  readonly env: Env
  readonly completions: number
}

/** An activation. Data: code, place in it, operand stack, scopes; so it can wait at an `await` or `yield`. */
export class Frame {
  readonly code: Code
  readonly args: readonly Value[]
  readonly self: Self
  readonly isNew: boolean
  readonly stack: Value[] = []
  readonly handlers: Handler[] = []
  readonly completions: Completion[] = []
  env: Env
  pc = 0
  line: number
  column = 0
  /** What an async function answers. */
  promise: Obj | null = null
  /** Of an async generator. */
  generator: AsyncGeneratorData | null = null
  /** `start` before a generator's first step. */
  status: 'start' | 'suspended' | 'running' | 'done' = 'start'

  constructor(
    code: Code,
    env: Env,
    { self, args, isNew }: { self: Self; args: readonly Value[]; isNew: boolean },
  ) {
    this.code = code
    this.env = env
    this.self = self
    this.args = args
    this.isNew = isNew
    this.line = code.line
  }
}

/** What instructions ask of the machine that runs them. */
export type VmFace = {
  readonly realm: RealmFace
  readonly hooks: VmHooks
  readonly call: (callee: Value, self: Value, args: readonly Value[]) => Value
  readonly construct: (callee: Value, args: readonly Value[], newTarget: Obj) => Value
  readonly callOp: (frame: Frame, callee: Value, self: Value, args: readonly Value[], text: string) => void
  readonly newOp: (frame: Frame, callee: Value, args: readonly Value[], text: string) => void
  readonly returnOp: (value: Value) => void
  readonly suspend: (frame: Frame, value?: Value) => void
  readonly complete: (frame: Frame, completion: Completion) => void
  readonly execute: (frame: Frame, injected?: Completion) => Value
  readonly runAsync: (frame: Frame, injected?: Completion) => void
  readonly thrownValue: (error: unknown) => Value
  readonly makeFunction: (
    code: Code,
    env: Env | null,
    lexical: { self?: Self | null; home?: Obj | null },
  ) => Obj
  readonly initialiseFields: (callee: Obj, target: Value) => void
  readonly toKey: (value: Value) => Key
  readonly charge: (steps: number) => void
  readonly frames: readonly Frame[]
}

export type VmHooks = {
  /** Before each statement of the program. */
  readonly onLine: (frame: Frame) => void
  readonly onCall: (frame: Frame) => void
  readonly onReturn: (frame: Frame) => void
  readonly onAwait: (frame: Frame, value: Value) => void
}

export type Step = { readonly done: boolean; readonly value: Value }

/** The prototypes of one run; nothing is shared between runs. */
export type Protos = Readonly<
  Record<
    | 'object'
    | 'function'
    | 'asyncFunction'
    | 'array'
    | 'string'
    | 'number'
    | 'boolean'
    | 'bigint'
    | 'symbol'
    | 'promise'
    | 'generator'
    | 'asyncGenerator'
    | 'iterator'
    | 'map'
    | 'set'
    | 'weakMap'
    | 'weakSet'
    | 'date'
    | 'regexp'
    | 'buffer'
    | 'error',
    Obj
  >
>

/** The objects and rules of the language as instructions use them; `throw realm.typeError(...)`. */
export type RealmFace = {
  readonly protos: Protos
  readonly globals: Obj
  readonly sloppyThis: Value
  readonly promises: {
    readonly create: (proto?: Obj) => Obj
    readonly resolve: (promise: Obj, value: Value) => void
    readonly reject: (promise: Obj, reason: Value) => void
  }
  readonly makeError: (name: string, message: string) => Thrown
  readonly typeError: (message: string) => Thrown
  readonly rangeError: (message: string) => Thrown
  readonly referenceError: (message: string) => Thrown
  readonly inspectShort: (value: Value) => string
  readonly get: (object: Value, key: Key) => Value
  readonly set: (object: Value, key: Key, options: { value: Value; isStrict: boolean }) => void
  readonly define: (
    target: Obj,
    key: Key,
    options: { fn: Value; kind: string; isEnumerable: boolean },
  ) => void
  readonly copyProperties: (target: Obj, source: Value, without?: ReadonlySet<string>) => void
  readonly makeObject: () => Obj
  readonly makeRegExp: (pattern: string, flags: string) => Value
  readonly makeGenerator: (callee: Obj, frame: Frame) => Obj
  readonly asyncGenerators: {
    readonly stopped: (frame: Frame, value: Value) => void
    readonly failed: (frame: Frame, reason: Value) => void
  }
  readonly object: (properties: Readonly<Record<string, Value>>) => Obj
  readonly protoFor: (newTarget: Obj, fallback: Obj) => Obj
  readonly iterator: (source: Value, isAsync: boolean, text?: string) => Value
  readonly keyIterator: (source: Value) => Value
  readonly iterate: (iterator: Value, sent?: Value) => Step
  readonly callNext: (iterator: Value, sent?: Value) => Value
  readonly listFrom: (source: Value, text?: string) => readonly Value[]
  readonly take: (source: Value, count: number, hasRest: boolean) => Value[]
  readonly superGet: (self: Self, key: Key) => Value
  readonly superCall: (self: Self, args: readonly Value[]) => Value
  readonly toText: (value: Value) => string
  readonly toNumeric: (value: Value) => number | bigint
  readonly toPrimitive: (value: Value, hint: 'default' | 'number' | 'string') => Value
  readonly boundedText: (text: string) => string
  readonly protoOf: (value: Value) => Obj | null
  readonly call: (callee: Value, self: Value, args: readonly Value[]) => Value
}
