import { MAX_ARRAY, type Realm } from '../machine/realm.ts'
import { fnOf, isObject, type Native, type Value } from '../machine/values.ts'
import { addClass, addMethod, addMethods, callback } from './install.ts'

const PLAIN = [
  'at',
  'concat',
  'fill',
  'flat',
  'indexOf',
  'lastIndexOf',
  'includes',
  'slice',
  'splice',
  'reverse',
  'shift',
  'pop',
  'push',
  'unshift',
  'with',
  'toReversed',
  'toSpliced',
  'copyWithin',
]
const WITH_CALLBACK = [
  'map',
  'filter',
  'forEach',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'some',
  'every',
  'flatMap',
  'reduce',
  'reduceRight',
]

type HostMethod = (this: Value, ...args: Value[]) => Value
const hostMethod = (name: string): HostMethod =>
  (Array.prototype as unknown as Record<string, HostMethod>)[name] as HostMethod

/** Array and its methods: the host's own work, with callbacks of the program. */
export function installArrays(realm: Realm): void {
  const { array: proto } = realm.protos
  const methods: Record<string, Native> = {}
  for (const name of PLAIN) {
    methods[name] = (self, args) => {
      realm.vm.charge(lengthOf(realm, self) >> 3)
      const result = hostMethod(name).apply(self, [...args])
      if (Array.isArray(result)) realm.vm.charge(result.length)
      return result
    }
  }
  for (const name of WITH_CALLBACK) {
    methods[name] = (self, [fn, ...rest]) => {
      lengthOf(realm, self)
      const isFold = name.startsWith('reduce')
      return hostMethod(name).apply(self, [
        callback(realm, fn, isFold ? undefined : rest[0]),
        ...(isFold ? rest : []),
      ])
    }
  }
  methods.sort = (self, [compare]) => sortIn(realm, self as Value[], compare)
  methods.toSorted = (self, [compare]) => sortIn(realm, [...(self as Value[])], compare)
  methods.join = (self, [separator]) => joined(realm, self as Value[], separator)
  addMethod(realm, proto, 'toString', (self) => joined(realm, self as Value[], undefined))
  methods.keys = (self) => realm.makeIterator('Array Iterator', (self as Value[]).keys())
  methods.entries = (self) => realm.makeIterator('Array Iterator', (self as Value[]).entries())
  methods.values = (self) => realm.iterator(self, false)
  addMethods(realm, proto, methods)
  Object.defineProperty(proto, Symbol.iterator, { value: proto.values, writable: true, configurable: true })

  const type = addClass(realm, 'Array', {
    proto,
    length: 1,
    run: (_self, args, newTarget) => {
      if (newTarget !== undefined && newTarget !== type) {
        throw realm.typeError('Classes that extend Array are not available here; keep an array in a field')
      }
      if (args.length !== 1 || typeof args[0] !== 'number') return [...args]
      if (!(Number.isInteger(args[0]) && args[0] >= 0 && args[0] <= MAX_ARRAY)) {
        throw realm.rangeError('Invalid array length')
      }
      // Memory costs as many steps as it has elements, so that a budget of steps bounds it as well.
      realm.vm.charge(args[0])
      return new Array(args[0])
    },
  })
  addMethods(realm, type, {
    isArray: (_self, [value]) => Array.isArray(value),
    of: (_self, args) => [...args],
    from: (_self, [source, fn]) => {
      const items = itemsOf(realm, source)
      return fn === undefined ? items : items.map((item, index) => callback(realm, fn)(item, index))
    },
  })
}

function lengthOf(realm: Realm, self: Value): number {
  if (!Array.isArray(self)) throw realm.typeError('Array methods are for arrays here')
  return self.length
}

function itemsOf(realm: Realm, source: Value): Value[] {
  if (source === undefined || source === null) {
    throw realm.typeError(`${source} is not iterable (cannot read property Symbol(Symbol.iterator))`)
  }
  if (typeof source === 'string' || Array.isArray(source)) return [...source]
  if (realm.get(source, Symbol.iterator) !== undefined) return [...realm.listFrom(source)]
  const length = realm.toNumber(realm.get(source, 'length')) || 0
  if (length > MAX_ARRAY) throw realm.rangeError('Invalid array length')
  realm.vm.charge(length)
  return Array.from({ length }, (_unused, index) => realm.get(source, String(index)))
}

function joined(realm: Realm, values: readonly Value[], separator: Value): string {
  realm.vm.charge(lengthOf(realm, values))
  const texts = values.map((value) => (value === undefined || value === null ? '' : realm.toText(value)))
  const between = separator === undefined ? ',' : realm.toText(separator)
  const length = texts.reduce((sum: number, text) => sum + (text?.length ?? 0) + between.length, 0)
  realm.chargeText(length)
  return Array.from(texts, (text) => text ?? '').join(between)
}

function sortIn(realm: Realm, values: Value[], compare: Value): Value[] {
  realm.vm.charge(lengthOf(realm, values))
  if (compare !== undefined && !fnOf(compare)) {
    throw realm.typeError('The comparison function must be either a function or undefined')
  }
  if (compare !== undefined) {
    const order = callback(realm, compare)
    return values.sort((a, b) => realm.toNumber(order(a, b)))
  }
  if (!values.some((value) => isObject(value))) return values.sort()
  const texts = new Map(values.map((value) => [value, realm.toText(value)]))
  const of = (value: Value) => texts.get(value) as string
  return values.sort((a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0))
}
