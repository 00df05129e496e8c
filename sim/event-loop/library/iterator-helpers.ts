import type { Realm } from '../machine/realm.ts'
import { isCallable, type Native, type Obj, type Value } from '../machine/values.ts'
import { addMethods, callback } from './install.ts'

/** `map`, `filter`, `take` and the like on iterators (ECMA-262, 27.1.4); each step costs one. */
export function installIteratorHelpers(realm: Realm): void {
  const { iterator: proto } = realm.protos
  const lazy =
    (run: (steps: Iterable<Value>, fn: (...args: Value[]) => Value) => Generator<Value>): Native =>
    (self, [fn]) => {
      requireFunction(realm, fn)
      return realm.makeIterator('Iterator Helper', run(stepsOf(realm, self), callback(realm, fn)))
    }
  const eager =
    (run: (steps: Iterable<Value>, fn: (...args: Value[]) => Value) => Value): Native =>
    (self, [fn]) => {
      requireFunction(realm, fn)
      return run(stepsOf(realm, self), callback(realm, fn))
    }
  const limited =
    (run: (steps: Iterable<Value>, limit: number) => Generator<Value>): Native =>
    (self, [count]) => {
      const limit = Math.trunc(realm.toNumber(count))
      if (!(limit >= 0)) throw realm.rangeError(`${String(count)} must be positive`)
      return realm.makeIterator('Iterator Helper', run(stepsOf(realm, self), limit))
    }
  addMethods(realm, proto, {
    map: lazy(function* (steps, fn) {
      let index = 0
      for (const value of steps) yield fn(value, index++)
    }),
    filter: lazy(function* (steps, fn) {
      let index = 0
      for (const value of steps) if (fn(value, index++)) yield value
    }),
    flatMap: lazy(function* (steps, fn) {
      let index = 0
      for (const value of steps) yield* realm.listFrom(fn(value, index++))
    }),
    take: limited(function* (steps, limit) {
      let left = limit
      if (left === 0) return
      for (const value of steps) {
        yield value
        if (--left === 0) return
      }
    }),
    drop: limited(function* (steps, limit) {
      let left = limit
      for (const value of steps) if (left-- <= 0) yield value
    }),
    some: eager((steps, fn) => {
      for (const value of steps) if (fn(value)) return true
      return false
    }),
    every: eager((steps, fn) => {
      for (const value of steps) if (!fn(value)) return false
      return true
    }),
    find: eager((steps, fn) => {
      for (const value of steps) if (fn(value)) return value
      return undefined
    }),
    forEach: eager((steps, fn) => {
      let index = 0
      for (const value of steps) fn(value, index++)
      return undefined
    }),
    reduce: (self, [fn, ...initial]) => {
      requireFunction(realm, fn)
      const run = callback(realm, fn)
      let hasValue = initial.length > 0
      let folded = initial[0]
      for (const value of stepsOf(realm, self)) {
        folded = hasValue ? run(folded, value) : value
        hasValue = true
      }
      if (!hasValue) throw realm.typeError('Reduce of a done iterator with no initial value')
      return folded
    },
  })
}

function requireFunction(realm: Realm, fn: Value): void {
  if (!isCallable(fn)) throw realm.typeError(`${realm.inspectShort(fn)} is not a function`)
}

/** The steps of an iterator of the program; leaving early closes it. */
function* stepsOf(realm: Realm, iterator: Value): Generator<Value> {
  let isDone = false
  try {
    for (;;) {
      realm.vm.charge(1)
      const step = realm.iterate(iterator)
      isDone = step.done
      if (isDone) return
      yield step.value
    }
  } finally {
    const method = isDone ? undefined : realm.get(iterator as Obj, 'return')
    if (isCallable(method)) realm.vm.call(method, iterator, [])
  }
}
