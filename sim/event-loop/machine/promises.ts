import {
  type Frame,
  INTERNAL,
  isCallable,
  isObject,
  nameOf,
  type Obj,
  type PromiseData,
  promiseOf,
  type Reaction,
  Thrown,
  type Value,
  withInternal,
} from './values.ts'

export type Job = {
  /** For the picture: `then of save`, `main goes on`. */
  readonly label: string
  readonly line: number
  readonly run: () => void
}

/** What promises need from around them. */
export type PromiseHost = {
  readonly proto: () => Obj
  readonly get: (object: Value, key: string) => Value
  readonly call: (callee: Value, self: Value, args: readonly Value[]) => Value
  readonly thrownValue: (error: unknown) => Value
  readonly typeError: (message: string) => Thrown
  readonly native: (name: string, length: number, run: (self: Value, args: readonly Value[]) => Value) => Obj
  readonly enqueue: (job: Job) => void
  readonly goOn: (frame: Frame, completion: 'value' | 'throw', value: Value) => void
  readonly onSettled: (promise: Obj, data: PromiseData) => void
  /** A promise was rejected with nobody to notice, or somebody noticed later. */
  readonly onRejection: (promise: Obj, type: 'unhandled' | 'handled') => void
  readonly lineOf: (callee: Value) => number
}

/** Promises as in ECMA-262, 27.2: every job and their order. */
export class Promises {
  readonly #host: PromiseHost

  constructor(host: PromiseHost) {
    this.#host = host
  }

  create(proto: Obj = this.#host.proto()): Obj {
    return withInternal(proto, {
      kind: 'promise',
      state: 'pending',
      value: undefined,
      reactions: [],
      isHandled: false,
    })
  }

  /** The resolve function: adopts thenables in a job of their own. */
  resolve(promise: Obj, value: Value): void {
    if (value === promise) {
      this.reject(promise, this.#host.typeError('Chaining cycle detected for promise #<Promise>').value)
      return
    }
    if (!isObject(value)) {
      this.#settle(promise, 'fulfilled', value)
      return
    }
    let method: Value
    try {
      method = this.#host.get(value, 'then')
    } catch (error) {
      this.reject(promise, this.#host.thrownValue(error))
      return
    }
    if (!isCallable(method)) {
      this.#settle(promise, 'fulfilled', value)
      return
    }
    const callee = method
    this.#host.enqueue({
      label: 'adopt the inner promise',
      line: 0,
      run: () => {
        const { resolve, reject } = this.resolvers(promise)
        try {
          this.#host.call(callee, value, [resolve, reject])
        } catch (error) {
          this.#host.call(reject, undefined, [this.#host.thrownValue(error)])
        }
      },
    })
  }

  reject(promise: Obj, reason: Value): void {
    this.#settle(promise, 'rejected', reason)
  }

  /** The two functions that an executor gets; only the first call counts. */
  resolvers(promise: Obj): { readonly resolve: Obj; readonly reject: Obj } {
    let isDone = false
    const once = (act: (value: Value) => void) =>
      this.#host.native('', 1, (_self, [value]) => {
        if (isDone) return undefined
        isDone = true
        act(value)
        return undefined
      })
    return {
      resolve: once((value) => this.resolve(promise, value)),
      reject: once((reason) => this.reject(promise, reason)),
    }
  }

  /** `Promise.resolve`: a promise stays itself. */
  from(value: Value): Obj {
    if (promiseOf(value) && isObject(value)) return value
    const promise = this.create()
    this.resolve(promise, value)
    return promise
  }

  chain(promise: Obj, onFulfilled: Value, onRejected: Value): Obj {
    const target = this.create(Object.getPrototypeOf(promise))
    this.#react(promise, { onFulfilled, onRejected, target, frame: null })
    return target
  }

  /** An async function waits for a value: it goes on in one job after the promise settles. */
  await(frame: Frame, value: Value): void {
    this.#react(this.from(value), { onFulfilled: undefined, onRejected: undefined, target: null, frame })
  }

  #react(promise: Obj, reaction: Reaction): void {
    const data = promise[INTERNAL] as PromiseData
    if (data.state === 'pending') data.reactions.push(reaction)
    else this.#enqueueReaction(data, reaction)
    if (data.state === 'rejected' && !data.isHandled) this.#host.onRejection(promise, 'handled')
    data.isHandled = true
  }

  #settle(promise: Obj, state: 'fulfilled' | 'rejected', value: Value): void {
    const data = promise[INTERNAL] as PromiseData
    if (data.state !== 'pending') return
    data.state = state
    data.value = value
    if (state === 'rejected' && !data.isHandled) this.#host.onRejection(promise, 'unhandled')
    this.#host.onSettled(promise, data)
    for (const reaction of data.reactions) this.#enqueueReaction(data, reaction)
    data.reactions = []
  }

  #enqueueReaction({ state, value }: PromiseData, reaction: Reaction): void {
    const handler = state === 'fulfilled' ? reaction.onFulfilled : reaction.onRejected
    const { frame, target } = reaction
    if (frame) {
      this.#host.enqueue({
        label: `${frame.code.name || 'async function'} goes on`,
        line: frame.line,
        run: () => this.#host.goOn(frame, state === 'fulfilled' ? 'value' : 'throw', value),
      })
      return
    }
    const isHandled = isCallable(handler)
    const verb = state === 'fulfilled' ? 'then' : 'catch'
    this.#host.enqueue({
      label: isHandled ? `${verb}: ${nameOf(handler) || 'callback'}` : `${verb}: pass on`,
      line: isHandled ? this.#host.lineOf(handler) : 0,
      run: () => this.#runHandler({ handler: isHandled ? handler : null, state, value, target }),
    })
  }

  #runHandler({
    handler,
    state,
    value,
    target,
  }: {
    handler: Obj | null
    state: PromiseData['state']
    value: Value
    target: Obj | null
  }): void {
    try {
      if (handler === null && state === 'rejected') throw new Thrown(value)
      const result = handler === null ? value : this.#host.call(handler, undefined, [value])
      if (target) this.resolve(target, result)
    } catch (error) {
      const reason = this.#host.thrownValue(error)
      if (target) this.reject(target, reason)
    }
  }
}
