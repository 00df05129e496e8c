import type { Realm } from '../machine/realm.ts'
import { fnOf, hide, isCallable, type Native, type Obj, type Value } from '../machine/values.ts'

export type Methods = Readonly<Record<string, Native>>

/** Adds methods that the console and `for...in` do not see. */
export function addMethods(realm: Realm, target: Obj, methods: Methods): void {
  for (const name of Object.keys(methods)) addMethod(realm, target, name, methods[name] as Native)
}

/** One method; for names that objects of the host have too, which a table of methods cannot name. */
export function addMethod(realm: Realm, target: Obj, name: string, run: Native): void {
  hide(target, name, realm.native(name, run.length, run))
}

export function addGetter(target: Obj, key: PropertyKey, get: (self: Value) => Value): void {
  Object.defineProperty(target, key, {
    get(this: Value) {
      return get(this)
    },
    enumerable: false,
    configurable: true,
  })
}

/** A global class with its prototype. */
export function addClass(
  realm: Realm,
  name: string,
  { proto, length = 0, run }: { proto: Obj; length?: number; run: Native },
): Obj {
  const type = realm.native(name, length, run, true)
  hide(type, 'prototype', proto)
  hide(proto, 'constructor', type)
  hide(realm.globals, name, type)
  return type
}

/** A function of the program as one that built-in methods of the host can call. */
export function callback(realm: Realm, fn: Value, self?: Value): (...args: Value[]) => Value {
  if (!isCallable(fn)) throw realm.typeError(`${realm.inspectShort(fn)} is not a function`)
  return (...args) => {
    realm.vm.charge(1)
    return realm.vm.call(fn, self, args)
  }
}

/** The declared line of a function; 0 for built-in ones. */
export const lineOf = (fn: Value): number => fnOf(fn)?.code?.line ?? 0
