import {
  type AsyncGeneratorData,
  type Completion,
  type Frame,
  internalOf,
  type Obj,
  type RealmFace,
  type Value,
  type VmFace,
} from './values.ts'

type Host = {
  readonly realm: RealmFace & { readonly promises: { from(value: Value): Obj } }
  readonly vm: () => VmFace
  readonly native: (name: string, length: number, run: (self: Value, args: readonly Value[]) => Value) => Obj
  readonly chain: (promise: Obj, onFulfilled: Value, onRejected: Value) => Obj
}

/** Async generators as in ECMA-262, 27.6: requests wait in a queue, each is answered by one promise. */
export class AsyncGenerators {
  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
  }

  /** `next`, `throw` and `return` of the generator `self`. */
  request(self: Value, type: 'next' | 'throw' | 'return', value: Value): Obj {
    const { realm } = this.#host
    const promise = realm.promises.create()
    const data = internalOf(self)
    if (data?.kind !== 'async-generator') {
      realm.promises.reject(promise, realm.typeError(`${type} method called on incompatible receiver`).value)
      return promise
    }
    data.requests.push({ type, value, promise })
    if (!data.isBusy) this.#serve(data)
    return promise
  }

  /** After the frame has run: `value` is what it returned or yielded. */
  stopped(frame: Frame, value: Value): void {
    const data = frame.generator as AsyncGeneratorData
    this.#answer(data, value, frame.status === 'done')
    this.#serve(data)
  }

  failed(frame: Frame, reason: Value): void {
    const data = frame.generator as AsyncGeneratorData
    data.isBusy = false
    const request = data.requests.shift()
    if (request) this.#host.realm.promises.reject(request.promise, reason)
    this.#serve(data)
  }

  #answer(data: AsyncGeneratorData, value: Value, done: boolean): void {
    const { realm } = this.#host
    data.isBusy = false
    const request = data.requests.shift()
    if (request) realm.promises.resolve(request.promise, realm.object({ value, done }))
  }

  #serve(data: AsyncGeneratorData): void {
    const { realm } = this.#host
    const { frame } = data
    while (!data.isBusy) {
      const request = data.requests[0]
      if (request === undefined) return
      const { type, value } = request
      if (frame.status === 'start' && type !== 'next') frame.status = 'done'
      if (frame.status !== 'done') {
        data.isBusy = true
        if (type === 'return') this.#afterAwait(value, (completion) => this.#resume(frame, completion))
        else this.#resume(frame, { type: type === 'next' ? 'normal' : 'throw', value })
      } else if (type === 'next') this.#answer(data, undefined, true)
      else if (type === 'throw') {
        data.requests.shift()
        realm.promises.reject(request.promise, value)
      } else {
        data.isBusy = true
        this.#afterAwait(value, (completion) => {
          if (completion.type === 'throw') this.failed(frame, completion.value)
          else {
            this.#answer(data, completion.value, true)
            this.#serve(data)
          }
        })
      }
    }
  }

  #resume(frame: Frame, { type, value }: { type: 'normal' | 'throw' | 'return'; value: Value }): void {
    const vm = this.#host.vm()
    if (type !== 'normal') {
      vm.runAsync(frame, { type, value } as Completion)
      return
    }
    if (frame.status === 'suspended') frame.stack.push(value)
    vm.runAsync(frame)
  }

  #afterAwait(value: Value, goOn: (completion: { type: 'return' | 'throw'; value: Value }) => void): void {
    const { realm, native, chain } = this.#host
    const handler = (type: 'return' | 'throw') =>
      native('', 1, (_self, [result]) => {
        goOn({ type, value: result })
        return undefined
      })
    chain(realm.promises.from(value), handler('return'), handler('throw'))
  }
}
