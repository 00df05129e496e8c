import type { Realm } from '../machine/realm.ts'
import {
  hide,
  INTERNAL,
  type Internal,
  internalOf,
  isObject,
  type Native,
  type Obj,
  type Value,
  withInternal,
} from '../machine/values.ts'
import { addClass, addGetter, addMethods, callback } from './install.ts'

/** Map, Set, WeakMap, WeakSet, iterators and generators. */
export function installCollections(realm: Realm): void {
  installMap(realm)
  installSet(realm)
  for (const [name, proto] of [
    ['WeakMap', realm.protos.weakMap],
    ['WeakSet', realm.protos.weakSet],
  ] as const) {
    make(realm, name, {
      proto,
      internal: () => ({ kind: 'weak', map: new WeakMap() }),
      fill: (object, values) => {
        const { map } = object[INTERNAL] as Extract<Internal, { kind: 'weak' }>
        for (const one of values) {
          if (name === 'WeakSet') map.set(one as object, true)
          else map.set(realm.get(one, 0) as object, realm.get(one, 1))
        }
      },
    })
    const of = (self: Value) => (internalOf(self) as Extract<Internal, { kind: 'weak' }>).map
    addMethods(realm, proto, {
      has: (self, [key]) => of(self).has(key as object),
      get: (self, [key]) => of(self).get(key as object),
      set: (self, [key, value]) => {
        of(self).set(key as object, value)
        return self
      },
      add: (self, [key]) => {
        of(self).set(key as object, true)
        return self
      },
      delete: (self, [key]) => of(self).delete(key as object),
    })
  }
  installIterators(realm)
}

type Collection = {
  readonly proto: Obj
  readonly internal: () => Internal
  readonly fill: (object: Obj, values: readonly Value[]) => void
}

function make(realm: Realm, name: string, { proto, internal, fill }: Collection): void {
  addClass(realm, name, {
    proto,
    run: (_self, [source], newTarget) => {
      if (newTarget === undefined) throw realm.typeError(`Constructor ${name} requires 'new'`)
      const object = withInternal(realm.protoFor(newTarget, proto), internal())
      if (source !== undefined && source !== null) fill(object, realm.listFrom(source))
      return object
    },
  })
  hide(proto, Symbol.toStringTag, name)
}

const mapOf = (realm: Realm, self: Value, method: string): Map<Value, Value> => {
  const internal = internalOf(self)
  if (internal?.kind !== 'map')
    throw realm.typeError(
      `Method Map.prototype.${method} called on incompatible receiver ${realm.inspectShort(self)}`,
    )
  return internal.map
}

function installMap(realm: Realm): void {
  const { map: proto } = realm.protos
  make(realm, 'Map', {
    proto,
    internal: () => ({ kind: 'map', map: new Map() }),
    fill: (object, values) => {
      const { map } = object[INTERNAL] as Extract<Internal, { kind: 'map' }>
      for (const entry of values) {
        if (!isObject(entry)) throw realm.typeError(`Iterator value ${String(entry)} is not an entry object`)
        map.set(realm.get(entry, 0), realm.get(entry, 1))
      }
    },
  })
  addMethods(realm, realm.globals.Map as Obj, {
    groupBy: (_self, [source, fn]) => {
      const map = new Map<Value, Value[]>()
      const run = callback(realm, fn)
      for (const [index, item] of realm.listFrom(source).entries()) {
        const key = run(item, index)
        map.set(key, [...(map.get(key) ?? []), item])
      }
      return withInternal(proto, { kind: 'map', map })
    },
  })
  const methods: Record<string, Native> = {
    get: (self, [key]) => mapOf(realm, self, 'get').get(key),
    set: (self, [key, value]) => {
      mapOf(realm, self, 'set').set(key, value)
      return self
    },
    has: (self, [key]) => mapOf(realm, self, 'has').has(key),
    delete: (self, [key]) => mapOf(realm, self, 'delete').delete(key),
    clear: (self) => mapOf(realm, self, 'clear').clear(),
    keys: (self) => realm.makeIterator('Map Iterator', mapOf(realm, self, 'keys').keys()),
    values: (self) => realm.makeIterator('Map Iterator', mapOf(realm, self, 'values').values()),
    entries: (self) => realm.makeIterator('Map Entries', mapOf(realm, self, 'entries').entries()),
    forEach: (self, [fn]) => {
      const run = callback(realm, fn)
      for (const [key, value] of mapOf(realm, self, 'forEach')) run(value, key, self)
      return undefined
    },
  }
  addMethods(realm, proto, methods)
  hide(proto, Symbol.iterator, proto.entries)
  addGetter(proto, 'size', (self) => mapOf(realm, self, 'size').size)
}

const setOf = (realm: Realm, self: Value, method: string): Set<Value> => {
  const internal = internalOf(self)
  if (internal?.kind !== 'set')
    throw realm.typeError(
      `Method Set.prototype.${method} called on incompatible receiver ${realm.inspectShort(self)}`,
    )
  return internal.set
}

function installSet(realm: Realm): void {
  const { set: proto } = realm.protos
  make(realm, 'Set', {
    proto,
    internal: () => ({ kind: 'set', set: new Set() }),
    fill: (object, values) => {
      const { set } = object[INTERNAL] as Extract<Internal, { kind: 'set' }>
      for (const value of values) set.add(value)
    },
  })
  addMethods(realm, proto, {
    add: (self, [value]) => {
      setOf(realm, self, 'add').add(value)
      return self
    },
    has: (self, [value]) => setOf(realm, self, 'has').has(value),
    delete: (self, [value]) => setOf(realm, self, 'delete').delete(value),
    clear: (self) => setOf(realm, self, 'clear').clear(),
    values: (self) => realm.makeIterator('Set Iterator', setOf(realm, self, 'values').values()),
    entries: (self) => realm.makeIterator('Set Entries', setOf(realm, self, 'entries').entries()),
    forEach: (self, [fn]) => {
      const run = callback(realm, fn)
      for (const value of setOf(realm, self, 'forEach')) run(value, value, self)
      return undefined
    },
  })
  addSetOperations(realm, proto)
  hide(proto, 'keys', proto.values)
  hide(proto, Symbol.iterator, proto.values)
  addGetter(proto, 'size', (self) => setOf(realm, self, 'size').size)
}

type SetOperation = (self: Set<Value>, other: Set<Value>) => Set<Value> | boolean

const SET_OPERATIONS: Readonly<Record<string, SetOperation>> = {
  union: (self, other) => new Set([...self, ...other]),
  intersection: (self, other) => new Set([...self].filter((one) => other.has(one))),
  difference: (self, other) => new Set([...self].filter((one) => !other.has(one))),
  symmetricDifference: (self, other) =>
    new Set([...[...self].filter((one) => !other.has(one)), ...[...other].filter((one) => !self.has(one))]),
  isSubsetOf: (self, other) => [...self].every((one) => other.has(one)),
  isSupersetOf: (self, other) => [...other].every((one) => self.has(one)),
  isDisjointFrom: (self, other) => ![...self].some((one) => other.has(one)),
}

function addSetOperations(realm: Realm, proto: Obj): void {
  for (const [name, operation] of Object.entries(SET_OPERATIONS)) {
    const run: Native = (self, [other]) => {
      const left = setOf(realm, self, name)
      const internal = internalOf(other)
      const right =
        internal?.kind === 'set'
          ? internal.set
          : internal?.kind === 'map'
            ? new Set(internal.map.keys())
            : null
      if (right === null) throw realm.typeError('The argument of a set operation is a Set or a Map here')
      realm.vm.charge(left.size + right.size)
      const result = operation(left, right)
      return result instanceof Set ? withInternal(realm.protos.set, { kind: 'set', set: result }) : result
    }
    addMethods(realm, proto, { [name]: run })
  }
}

function installIterators(realm: Realm): void {
  const { iterator: proto, generator } = realm.protos
  hide(
    proto,
    Symbol.iterator,
    realm.native('[Symbol.iterator]', 0, (self) => self),
  )
  addMethods(realm, proto, {
    next: (self) => {
      const { done, value } = realm.iterate(self)
      return realm.object({ value, done })
    },
    toArray: (self) => [...realm.listFrom(self)],
  })
  const resume = (self: Value, type: 'next' | 'throw' | 'return', value: Value): Value => {
    const internal = internalOf(self)
    if (internal?.kind !== 'generator') throw realm.typeError('next method called on incompatible receiver')
    const { frame } = internal
    if (internal.isRunning) throw realm.typeError('Generator is already running')
    if (frame.status === 'done' || (frame.status === 'start' && type !== 'next')) {
      frame.status = 'done'
      if (type === 'throw') realm.vm.execute(frame, { type: 'throw', value })
      return realm.object({ value: type === 'return' ? value : undefined, done: true })
    }
    internal.isRunning = true
    try {
      if (frame.status === 'suspended' && type === 'next') frame.stack.push(value)
      const result = realm.vm.execute(frame, type === 'next' ? undefined : { type, value })
      return realm.object({ value: result, done: frame.status !== 'suspended' })
    } finally {
      internal.isRunning = false
    }
  }
  addMethods(realm, generator, {
    next: (self, [value]) => resume(self, 'next', value),
    return: (self, [value]) => resume(self, 'return', value),
    throw: (self, [value]) => resume(self, 'throw', value),
  })
  hide(generator, Symbol.toStringTag, 'Generator')
  const { asyncGenerator } = realm.protos
  addMethods(realm, asyncGenerator, {
    next: (self, [value]) => realm.asyncGenerators.request(self, 'next', value),
    return: (self, [value]) => realm.asyncGenerators.request(self, 'return', value),
    throw: (self, [value]) => realm.asyncGenerators.request(self, 'throw', value),
  })
  hide(
    asyncGenerator,
    Symbol.asyncIterator,
    realm.native('[Symbol.asyncIterator]', 0, (self) => self),
  )
  hide(asyncGenerator, Symbol.toStringTag, 'AsyncGenerator')
}
