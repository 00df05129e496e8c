import type { Realm } from '../machine/realm.ts'
import { hide, isCallable, type Obj, promiseOf, Thrown, type Value } from '../machine/values.ts'
import { addClass, addMethod, addMethods, callback } from './install.ts'

/** Promise with then, catch, finally, all, allSettled, race, any, resolve, reject, withResolvers (ECMA-262, 27.2). */
export function installPromise(realm: Realm): void {
  const { promises } = realm
  const { promise: proto } = realm.protos
  const type = addClass(realm, 'Promise', {
    proto,
    length: 1,
    run: (_self, [executor], newTarget) => {
      if (newTarget === undefined) throw realm.typeError("Promise type cannot be invoked without 'new'")
      if (!isCallable(executor))
        throw realm.typeError(`Promise resolver ${realm.inspectShort(executor)} is not a function`)
      const promise = promises.create(realm.protoFor(newTarget, proto))
      const { resolve, reject } = promises.resolvers(promise)
      try {
        realm.vm.call(executor, undefined, [resolve, reject])
      } catch (error) {
        realm.vm.call(reject, undefined, [realm.vm.thrownValue(error)])
      }
      return promise
    },
  })
  hide(proto, Symbol.toStringTag, 'Promise')
  addMethod(realm, proto, 'then', (self, [onFulfilled, onRejected]) => {
    if (!promiseOf(self))
      throw realm.typeError(
        `Method Promise.prototype.then called on incompatible receiver ${realm.inspectShort(self)}`,
      )
    return promises.chain(self as Obj, onFulfilled, onRejected)
  })
  addMethods(realm, proto, {
    catch: (self, [onRejected]) => then(realm, self, [undefined, onRejected]),
    finally: (self, [fn]) => {
      if (!isCallable(fn)) return then(realm, self, [fn, fn])
      const after = (isRejected: boolean) =>
        realm.native('', 1, (_inner, [value]) => {
          const result = realm.vm.call(fn, undefined, [])
          const passOn = realm.native('', 0, () => {
            if (isRejected) throw new Thrown(value)
            return value
          })
          return then(realm, promises.from(result), [passOn, undefined])
        })
      return then(realm, self, [after(false), after(true)])
    },
  })
  addMethods(realm, type, {
    resolve: (_self, [value]) => promises.from(value),
    reject: (_self, [reason]) => {
      const promise = promises.create()
      promises.reject(promise, reason)
      return promise
    },
    withResolvers: () => {
      const promise = promises.create()
      return realm.object({ promise, ...promises.resolvers(promise) })
    },
    try: (_self, [fn, ...args]) => {
      const promise = promises.create()
      try {
        promises.resolve(promise, callback(realm, fn)(...args))
      } catch (error) {
        promises.reject(promise, realm.vm.thrownValue(error))
      }
      return promise
    },
  })
  installCombinators(realm, type)
}

const then = (realm: Realm, self: Value, args: readonly Value[]) =>
  realm.vm.call(realm.get(self, 'then'), self, args)

type Combine = (context: {
  readonly values: Value[]
  readonly index: number
  readonly resolve: (value: Value) => void
  readonly reject: (reason: Value) => void
  /** Counts one as settled; the last one settles the whole. */
  readonly settle: () => void
}) => readonly [(value: Value) => void, (reason: Value) => void]

function installCombinators(realm: Realm, type: Obj): void {
  const { promises } = realm
  const combinator =
    (
      combine: Combine,
      finish: (values: Value[], ends: { resolve: (v: Value) => void; reject: (v: Value) => void }) => void,
    ) =>
    (_self: Value, [source]: readonly Value[]): Value => {
      const promise = promises.create()
      const { resolve, reject } = promises.resolvers(promise)
      const ends = {
        resolve: (value: Value) => void realm.vm.call(resolve, undefined, [value]),
        reject: (reason: Value) => void realm.vm.call(reject, undefined, [reason]),
      }
      try {
        const values: Value[] = []
        let left = 1
        const settle = () => {
          if (--left === 0) finish(values, ends)
        }
        for (const [index, one] of realm.listFrom(source).entries()) {
          values.push(undefined)
          left++
          const handlers = combine({ values, index, ...ends, settle })
          then(
            realm,
            promises.from(one),
            handlers.map((run) => realm.native('', 1, (_inner, [value]) => run(value))),
          )
        }
        settle()
      } catch (error) {
        ends.reject(realm.vm.thrownValue(error))
      }
      return promise
    }
  const keep =
    ({ values, index, settle }: Parameters<Combine>[0], shape: (value: Value) => Value = (value) => value) =>
    (value: Value) => {
      values[index] = shape(value)
      settle()
    }
  addMethods(realm, type, {
    all: combinator(
      (context) => [keep(context), context.reject],
      (values, { resolve }) => resolve(values),
    ),
    allSettled: combinator(
      (context) => [
        keep(context, (value) => realm.object({ status: 'fulfilled', value })),
        keep(context, (reason) => realm.object({ status: 'rejected', reason })),
      ],
      (values, { resolve }) => resolve(values),
    ),
    race: combinator(
      ({ resolve, reject }) => [resolve, reject],
      () => undefined,
    ),
    any: combinator(
      (context) => [context.resolve, keep(context)],
      (errors, { reject }) => {
        const error = realm.errorObject(realm.errorProtos.AggregateError as Obj, 'All promises were rejected')
        hide(error, 'errors', errors)
        reject(error)
      },
    ),
  })
}
