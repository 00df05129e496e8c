import type { Realm } from '../machine/realm.ts'
import { ERROR_NAMES } from '../machine/realm.ts'
import {
  fnOf,
  hide,
  INTERNAL,
  internalOf,
  isCallable,
  isObject,
  nameOf,
  type Obj,
  type Value,
} from '../machine/values.ts'
import { addClass, addMethod, addMethods, callback } from './install.ts'

/** Object, Function, the error classes and Symbol. */
export function installObjects(realm: Realm): void {
  installObject(realm)
  installFunction(realm)
  installErrors(realm)
  const symbol = realm.native('Symbol', 0, (_self, [name]) =>
    Symbol(name === undefined ? undefined : realm.toText(name)),
  )
  for (const name of ['iterator', 'asyncIterator', 'toPrimitive', 'toStringTag', 'hasInstance'] as const)
    hide(symbol, name, Symbol[name])
  hide(realm.globals, 'Symbol', symbol)
  hide(symbol, 'prototype', realm.protos.symbol)
  const known = new Map<string, symbol>()
  addMethods(realm, symbol, {
    for: (_self, [key]) => {
      const name = realm.toText(key)
      if (!known.has(name)) known.set(name, Symbol(name))
      return known.get(name)
    },
    keyFor: (_self, [one]) => [...known].find(([, value]) => value === one)?.[0],
  })
  hide(realm.protos.symbol, 'constructor', symbol)
  addMethod(realm, realm.protos.symbol, 'toString', (self) => String(self as symbol))
  addMethod(realm, realm.protos.symbol, 'valueOf', (self) => self)
  Object.defineProperty(realm.protos.symbol, 'description', {
    get(this: Value) {
      return typeof this === 'symbol' ? this.description : undefined
    },
  })
}

/** Own keys that the program may see: private names stand among the properties. */
const ownKeys = (value: Obj) =>
  Reflect.ownKeys(value).filter(
    (key) => key !== INTERNAL && !(typeof key === 'string' && key.startsWith('#')),
  )

function descriptorOf(realm: Realm, value: Value, key: PropertyKey): Value {
  const own = isObject(value) ? Object.getOwnPropertyDescriptor(value, key) : undefined
  if (own === undefined) return undefined
  const { value: one, writable, get, set, enumerable, configurable } = own
  if (!get && !set) return realm.object({ value: one, writable, enumerable, configurable })
  const wrapped = (fn: ((...args: Value[]) => Value) | undefined, name: string) =>
    fn &&
    realm.native(`${name} ${String(key)}`, name === 'get' ? 0 : 1, (self, args) => fn.apply(self, [...args]))
  return realm.object({ get: wrapped(get, 'get'), set: wrapped(set, 'set'), enumerable, configurable })
}

function enumerableKeys(value: Value): readonly string[] {
  return isObject(value) || typeof value === 'string' ? Object.keys(value as object) : []
}

function installObject(realm: Realm): void {
  const { object: proto } = realm.protos
  const own = (object: Value, key: Value) => isObject(object) && Object.hasOwn(object, realm.vm.toKey(key))
  addMethod(realm, proto, 'hasOwnProperty', (self, [key]) => own(self, key))
  addMethod(
    realm,
    proto,
    'isPrototypeOf',
    (self, [value]) => isObject(value) && Object.prototype.isPrototypeOf.call(self as object, value),
  )
  addMethod(realm, proto, 'propertyIsEnumerable', (self, [key]) =>
    Object.prototype.propertyIsEnumerable.call(self, realm.vm.toKey(key)),
  )
  addMethod(realm, proto, 'toString', (self) => {
    const tag = isObject(self) ? realm.get(self, Symbol.toStringTag) : undefined
    const kind = fnOf(self)
      ? 'Function'
      : Array.isArray(self)
        ? 'Array'
        : internalOf(self)?.kind === 'error'
          ? 'Error'
          : 'Object'
    return `[object ${typeof tag === 'string' ? tag : self === undefined ? 'Undefined' : self === null ? 'Null' : kind}]`
  })
  addMethod(realm, proto, 'toLocaleString', (self) => realm.toText(self))
  addMethod(realm, proto, 'valueOf', (self) => self)
  const type = addClass(realm, 'Object', {
    proto,
    length: 1,
    run: (_self, [value], newTarget) => {
      if (newTarget !== undefined && newTarget !== type)
        return Object.create(realm.protoFor(newTarget, proto))
      return isObject(value) ? value : realm.makeObject()
    },
  })
  const entriesOf = (value: Value) => enumerableKeys(value).map((key) => [key, realm.get(value, key)])
  const present = (value: Value) => {
    if (value === undefined || value === null)
      throw realm.typeError('Cannot convert undefined or null to object')
    return value
  }
  addMethods(realm, type, {
    keys: (_self, [value]) => [...enumerableKeys(present(value))],
    values: (_self, [value]) => entriesOf(present(value)).map(([, one]) => one),
    entries: (_self, [value]) => entriesOf(present(value)),
    assign: (_self, [target, ...sources]) => {
      for (const source of sources) {
        if (isObject(source))
          for (const key of enumerableKeys(source))
            realm.set(target, key, { value: source[key], isStrict: true })
      }
      return target
    },
    freeze: (_self, [value]) => (isObject(value) ? Object.freeze(value) : value),
    isFrozen: (_self, [value]) => Object.isFrozen(value),
    seal: (_self, [value]) => (isObject(value) ? Object.seal(value) : value),
    isSealed: (_self, [value]) => Object.isSealed(value),
    isExtensible: (_self, [value]) => isObject(value) && Object.isExtensible(value),
    getOwnPropertySymbols: (_self, [value]) =>
      isObject(value) ? Object.getOwnPropertySymbols(value).filter((one) => one !== INTERNAL) : [],
    getOwnPropertyDescriptor: (_self, [value, key]) => descriptorOf(realm, value, realm.vm.toKey(key)),
    getOwnPropertyDescriptors: (_self, [value]) => {
      const all = realm.makeObject()
      for (const key of isObject(value) ? ownKeys(value) : []) all[key] = descriptorOf(realm, value, key)
      return all
    },
    preventExtensions: (_self, [value]) => (isObject(value) ? Object.preventExtensions(value) : value),
    is: (_self, [a, b]) => Object.is(a, b),
    create: (_self, [parent]) => Object.create(parent as object | null),
    getPrototypeOf: (_self, [value]) => realm.protoOf(value),
    setPrototypeOf: (_self, [value, parent]) =>
      isObject(value) && !Array.isArray(value)
        ? Object.setPrototypeOf(value, parent as object | null)
        : value,
    hasOwn: (_self, [value, key]) => own(value, key),
    getOwnPropertyNames: (_self, [value]) =>
      isObject(value) ? ownKeys(value).filter((key) => typeof key === 'string') : [],
    fromEntries: (_self, [source]) => {
      const object = realm.makeObject()
      for (const entry of realm.listFrom(source))
        object[realm.toText(realm.get(entry, '0'))] = realm.get(entry, '1')
      return object
    },
    groupBy: (_self, [source, fn]) => {
      const groups = Object.create(null) as Record<string, Value[]>
      for (const [index, item] of realm.listFrom(source).entries()) {
        const key = realm.toText(callback(realm, fn)(item, index))
        groups[key] ??= []
        groups[key].push(item)
      }
      return groups
    },
    defineProperty: (_self, [target, key, descriptor]) => {
      if (isObject(target))
        defineFrom(realm, target, { key: realm.vm.toKey(key), descriptor: descriptor as Obj })
      return target
    },
    defineProperties: (_self, [target, all]) => {
      for (const key of enumerableKeys(all)) {
        defineFrom(realm, target as Obj, { key, descriptor: realm.get(all, key) as Obj })
      }
      return target
    },
  })
}

function defineFrom(
  realm: Realm,
  target: Obj,
  { key, descriptor }: { key: PropertyKey; descriptor: Obj },
): void {
  const { get, set, value, writable, enumerable, configurable } = descriptor
  const flags = { enumerable: Boolean(enumerable), configurable: Boolean(configurable) }
  if (!isCallable(get) && !isCallable(set)) {
    Object.defineProperty(target, key, { value, writable: Boolean(writable), ...flags })
    return
  }
  Object.defineProperty(target, key, {
    ...flags,
    get(this: Value) {
      return isCallable(get) ? realm.vm.call(get, this, []) : undefined
    },
    ...(isCallable(set)
      ? {
          set(this: Value, given: Value) {
            realm.vm.call(set, this, [given])
          },
        }
      : {}),
  })
}

function installFunction(realm: Realm): void {
  const { function: proto } = realm.protos
  const type = addClass(realm, 'Function', {
    proto,
    run: () => {
      throw realm.typeError('new Function(...) is not available here; write the function out')
    },
  })
  hide(realm.protos.asyncFunction, 'constructor', type)
  for (const key of ['name', 'length'] as const) {
    Object.defineProperty(proto, key, {
      get(this: Value) {
        return fnOf(this)?.builtIn?.[key] ?? (key === 'name' ? '' : 0)
      },
      // A property of its own, as assigning to a writable one would make.
      set(this: Value, value: Value) {
        if (isObject(this)) hide(this, key, value)
      },
      configurable: true,
    })
  }
  addMethod(realm, proto, 'toString', (self) => realm.sourceOf(self))
  addMethods(realm, proto, {
    call: (self, [thisValue, ...args]) => realm.vm.call(self, thisValue, args),
    apply: (self, [thisValue, args]) =>
      realm.vm.call(self, thisValue, args === undefined || args === null ? [] : realm.listFrom(args)),
    bind: (self, [thisValue, ...bound]) =>
      realm.native(`bound ${nameOf(self)}`, 0, (_inner, args) =>
        realm.vm.call(self, thisValue, [...bound, ...args]),
      ),
  })
}

function installErrors(realm: Realm): void {
  for (const name of ['Error', ...ERROR_NAMES]) {
    const proto = realm.errorProtos[name] as Obj
    hide(proto, 'name', name)
    hide(proto, 'message', '')
    const type = addClass(realm, name, {
      proto,
      length: 1,
      run: (_self, args, newTarget) => {
        const [message, options] = name === 'AggregateError' ? [args[1], args[2]] : [args[0], args[1]]
        const error = realm.errorObject(
          newTarget ? realm.protoFor(newTarget, proto) : proto,
          message === undefined ? undefined : realm.toText(message),
          newTarget !== undefined && newTarget !== type,
        )
        if (name === 'AggregateError') hide(error, 'errors', realm.listFrom(args[0]))
        if (isObject(options) && 'cause' in options) hide(error, 'cause', options.cause)
        return error
      },
    })
    if (name === 'Error')
      addMethods(realm, type, {
        captureStackTrace: (_inner, [target]) => {
          if (isObject(target)) {
            const head = realm.toText(realm.get(target, 'name') ?? 'Error')
            const message = realm.get(target, 'message')
            const first = message === undefined || message === '' ? head : `${head}: ${realm.toText(message)}`
            hide(target, 'stack', [first, ...realm.stackLines()].join('\n'))
          }
          return undefined
        },
        isError: (_inner, [value]) => internalOf(value)?.kind === 'error',
      })
    else Object.setPrototypeOf(type, realm.globals.Error as Obj)
  }
  addMethod(realm, realm.protos.error, 'toString', (self) => {
    const [name, message] = [realm.toText(realm.get(self, 'name')), realm.toText(realm.get(self, 'message'))]
    return message === '' ? name : name === '' ? message : `${name}: ${message}`
  })
}
