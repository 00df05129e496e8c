// One deep module: the instruction loop with calls, exceptions, completions and suspension. Instructions are closures
// made by the compiler; deep recursion of the program lives in `frames`, not on the host's stack.
import {
  type Code,
  type Completion,
  Env,
  type FnData,
  Frame,
  fnOf,
  Halt,
  hide,
  INTERNAL,
  internalOf,
  isObject,
  type Key,
  nameOf,
  type Obj,
  type RealmFace,
  type Self,
  TDZ,
  Thrown,
  type Value,
  type VmFace,
  type VmHooks,
} from './values.ts'

/** As deep as calls may nest, about what Node allows. */
const MAX_FRAMES = 10_000
/** Native functions that call back into the program, nested. */
const MAX_NESTED = 250

const SUSPENDED = Symbol('suspended')

export class Vm implements VmFace {
  readonly frames: Frame[] = []
  readonly realm: RealmFace
  readonly hooks: VmHooks
  fuel: number
  #result: Value
  #nested = 0

  constructor(realm: RealmFace, hooks: VmHooks, fuel: number) {
    this.realm = realm
    this.hooks = hooks
    this.fuel = fuel
  }

  /** Uses up steps for work that one instruction does on many items. */
  charge(steps: number): void {
    this.fuel -= steps
    if (this.fuel < 0) throw new Halt('steps')
  }

  /** Calls from native code and from the event loop; the callee runs to its end, its first await or its next yield. */
  call(callee: Value, self: Value, args: readonly Value[]): Value {
    const fn = fnOf(callee)
    if (fn === undefined) throw this.realm.typeError(`${this.realm.inspectShort(callee)} is not a function`)
    if (fn.native) return fn.native(self, args, undefined)
    return this.#invoke(callee as Obj, fn, self, args)
  }

  construct(callee: Value, args: readonly Value[], newTarget: Obj): Value {
    const fn = fnOf(callee)
    if (!fn?.isConstructor)
      throw this.realm.typeError(`${this.realm.inspectShort(callee)} is not a constructor`)
    if (fn.native) return fn.native(undefined, args, newTarget)
    return this.execute(this.#constructFrame(callee as Obj, fn, args, newTarget))
  }

  /** The call instruction: frames of plain functions are stacked, not nested. */
  callOp(frame: Frame, callee: Value, self: Value, args: readonly Value[], text: string): void {
    const fn = fnOf(callee)
    if (fn === undefined) throw this.realm.typeError(`${text} is not a function`)
    if (fn.native) {
      frame.stack.push(fn.native(self, args, undefined))
      return
    }
    const code = fn.code as Code
    if (code.isAsync || code.isGenerator || code.isClass) {
      frame.stack.push(this.#invoke(callee as Obj, fn, self, args))
      return
    }
    this.#push(this.#frameFor(callee as Obj, fn, self, args))
  }

  newOp(frame: Frame, callee: Value, args: readonly Value[], text: string): void {
    const fn = fnOf(callee)
    if (!fn?.isConstructor) throw this.realm.typeError(`${text} is not a constructor`)
    if (fn.native) frame.stack.push(fn.native(undefined, args, callee as Obj))
    else this.#push(this.#constructFrame(callee as Obj, fn, args, callee as Obj))
  }

  returnOp(value: Value): void {
    const frame = this.frames.pop() as Frame
    frame.status = 'done'
    this.hooks.onReturn(frame)
    let result = value
    if (frame.isNew && !isObject(value)) {
      result = frame.self.value
      if (result === TDZ) {
        throw this.realm.referenceError(
          "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
        )
      }
    }
    if (this.frames.length === this.#base) this.#result = result
    else (this.frames[this.frames.length - 1] as Frame).stack.push(result)
  }

  /** Takes the running frame off, at an `await` or `yield`; `value` is what the nested run answers. */
  suspend(frame: Frame, value: Value = SUSPENDED): void {
    this.frames.pop()
    frame.status = 'suspended'
    this.#result = value
  }

  #base = 0

  /** Runs a frame until it returns or suspends. Throws `Thrown` for what it does not catch. */
  execute(frame: Frame, injected?: Completion): Value {
    const outerBase = this.#base
    if (++this.#nested > MAX_NESTED) {
      this.#nested--
      throw this.realm.rangeError('Maximum call stack size exceeded')
    }
    const base = this.frames.length
    this.#base = base
    try {
      this.#push(frame)
      frame.status = 'running'
      if (injected !== undefined) this.#guard(base, () => this.#inject(frame, injected))
      while (this.frames.length > base) this.#guard(base, () => this.#loop(base))
      return this.#result
    } finally {
      this.#base = outerBase
      this.#nested--
    }
  }

  #inject(frame: Frame, completion: Completion): void {
    if (completion.type === 'throw') throw new Thrown(completion.value)
    this.complete(frame, completion)
  }

  #loop(base: number): void {
    const { frames } = this
    while (frames.length > base) {
      if (--this.fuel < 0) throw new Halt('steps')
      const frame = frames[frames.length - 1] as Frame
      ;(frame.code.ops[frame.pc++] as Code['ops'][number])(frame, this)
    }
  }

  #guard(base: number, action: () => void): void {
    try {
      action()
    } catch (error) {
      this.#unwind(base, this.thrownValue(error))
    }
  }

  /** The program's value for anything thrown by an instruction; stops that are not for the program go on. */
  thrownValue(error: unknown): Value {
    if (error instanceof Thrown) return error.value
    if (error instanceof RangeError) return this.realm.rangeError(error.message).value
    if (error instanceof TypeError) return this.realm.typeError(error.message).value
    if (error instanceof SyntaxError) return this.realm.makeError('SyntaxError', error.message).value
    throw error
  }

  #unwind(base: number, value: Value): void {
    while (this.frames.length > base) {
      const frame = this.frames[this.frames.length - 1] as Frame
      while (frame.handlers.length > 0) {
        const handler = frame.handlers.pop()
        if (handler === undefined) break
        frame.env = handler.env
        frame.completions.length = handler.completions
        if (handler.type === 'iterator') {
          this.closeIterator(handler.env.slots[0], true)
          continue
        }
        frame.stack.length = 0
        frame.pc = handler.pc
        if (handler.type === 'catch') frame.stack.push(value)
        else frame.completions.push({ type: 'throw', value })
        return
      }
      this.frames.pop()
      frame.status = 'done'
      this.hooks.onReturn(frame)
    }
    throw new Thrown(value)
  }

  /** Leaves blocks for a return, break or continue, through every `finally` on the way. */
  complete(frame: Frame, completion: Completion): void {
    if (completion.type === 'normal') return
    if (completion.type === 'throw') throw new Thrown(completion.value)
    const keep = completion.type === 'return' ? 0 : completion.handlers
    while (frame.handlers.length > keep) {
      const handler = frame.handlers.pop()
      if (handler === undefined) break
      if (handler.type === 'catch') continue
      frame.env = handler.env
      frame.completions.length = handler.completions
      if (handler.type === 'iterator') {
        this.closeIterator(handler.env.slots[0], false)
        continue
      }
      frame.stack.length = 0
      frame.completions.push(completion)
      frame.pc = handler.pc
      return
    }
    if (completion.type === 'return') {
      this.returnOp(completion.value)
      return
    }
    while (frame.env.depth > completion.envDepth) frame.env = frame.env.parent as Env
    frame.completions.length = completion.completions
    frame.pc = completion.label.pc
  }

  /** Tells an iterator that nobody will ask again. Errors of `return` count only when nothing is thrown already. */
  closeIterator(iterator: Value, isThrowing: boolean): void {
    if (!isObject(iterator) || internalOf(iterator)?.kind === 'iterator') return
    try {
      const method = this.realm.get(iterator, 'return')
      if (method !== undefined && method !== null) this.call(method, iterator, [])
    } catch (error) {
      if (!isThrowing || error instanceof Halt) throw error
    }
  }

  makeFunction(
    code: Code,
    env: Env | null,
    { self = null, home = null }: { self?: Self | null; home?: Obj | null },
  ): Obj {
    const isConstructor = code.isClass || !(code.isArrow || code.isMethod || code.isAsync || code.isGenerator)
    const data: FnData = {
      kind: 'function',
      native: null,
      builtIn: null,
      code,
      env,
      self,
      home,
      fields: [],
      isConstructor,
    }
    const proto = code.isAsync ? this.realm.protos.asyncFunction : this.realm.protos.function
    const fn = Object.create(proto) as Obj
    fn[INTERNAL] = data
    hide(fn, 'name', code.name)
    hide(fn, 'length', code.length)
    if (code.isGenerator) {
      const { asyncGenerator, generator } = this.realm.protos
      hide(fn, 'prototype', Object.create(code.isAsync ? asyncGenerator : generator))
    } else if (isConstructor && !code.isClass) {
      const prototype = Object.create(this.realm.protos.object)
      hide(prototype, 'constructor', fn)
      hide(fn, 'prototype', prototype)
    }
    return fn
  }

  /** Runs the field initialisers of `callee` on a new object. */
  initialiseFields(callee: Obj, target: Value): void {
    for (const { key, init } of fnOf(callee)?.fields ?? []) {
      const value = init === null ? undefined : this.call(init, target, [])
      const isPrivate = typeof key === 'string' && key.startsWith('#')
      Object.defineProperty(target as object, key, {
        value,
        writable: true,
        enumerable: !isPrivate,
        configurable: true,
      })
    }
  }

  #invoke(callee: Obj, fn: FnData, self: Value, args: readonly Value[]): Value {
    const code = fn.code as Code
    if (code.isClass) {
      throw this.realm.typeError(`Class constructor ${nameOf(callee)} cannot be invoked without 'new'`)
    }
    const frame = this.#frameFor(callee, fn, self, args)
    if (code.isGenerator) return this.realm.makeGenerator(callee, frame)
    if (!code.isAsync) return this.execute(frame)
    frame.promise = this.realm.promises.create()
    this.runAsync(frame)
    return frame.promise
  }

  /** Starts or goes on with an async function or generator; its end, or its yield, settles a promise. */
  runAsync(frame: Frame, injected?: Completion): void {
    const { promises, asyncGenerators } = this.realm
    let value: Value
    try {
      value = this.execute(frame, injected)
    } catch (error) {
      if (error instanceof Halt) throw error
      const reason = this.thrownValue(error)
      if (frame.generator) asyncGenerators.failed(frame, reason)
      else promises.reject(frame.promise as Obj, reason)
      return
    }
    if (frame.generator) {
      if (frame.status === 'done' || value !== SUSPENDED) asyncGenerators.stopped(frame, value)
    } else if (frame.status === 'done') promises.resolve(frame.promise as Obj, value)
  }

  #frameFor(callee: Obj, fn: FnData, self: Value, args: readonly Value[]): Frame {
    const code = fn.code as Code
    const thisValue = code.isStrict || (self !== undefined && self !== null) ? self : this.realm.sloppyThis
    const box = fn.self ?? { value: thisValue, newTarget: undefined, callee }
    return new Frame(code, new Env(fn.env, code.size), { self: box, args, isNew: false })
  }

  #constructFrame(callee: Obj, fn: FnData, args: readonly Value[], newTarget: Obj): Frame {
    const code = fn.code as Code
    const self: Self = { value: TDZ, newTarget, callee }
    if (!code.isDerived) {
      self.value = Object.create(this.realm.protoFor(newTarget, this.realm.protos.object))
      this.initialiseFields(callee, self.value)
    }
    return new Frame(code, new Env(fn.env, code.size), { self, args, isNew: true })
  }

  #push(frame: Frame): void {
    if (this.frames.length >= MAX_FRAMES) throw this.realm.rangeError('Maximum call stack size exceeded')
    this.frames.push(frame)
    if (frame.status === 'start') this.hooks.onCall(frame)
  }

  /** Property keys as the language makes them. */
  toKey(value: Value): Key {
    if (typeof value === 'string' || typeof value === 'symbol' || typeof value === 'number') return value
    return this.realm.toText(value)
  }
}
