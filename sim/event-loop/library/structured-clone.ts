import type { Realm } from '../machine/realm.ts'
import {
  fnOf,
  hide,
  type Internal,
  internalOf,
  isObject,
  type Obj,
  type Value,
  withInternal,
} from '../machine/values.ts'

type Clone = {
  readonly from: Realm
  readonly to: Realm
  /** What an object has become; transferred ports stand here from the start. */
  readonly known: Map<Value, Value>
}

/**
 * A deep copy for another thread (HTML, 2.7 Safe passing of structured data): arrays, plain objects, Map, Set, Date,
 * RegExp, errors, buffers, cycles. Class instances lose their prototype. Throws a DataCloneError of `from` for functions,
 * symbols, promises and the like. O(size of the value), charged to `from`.
 */
export function structuredClone(value: Value, clone: Clone): Value {
  const { from, known } = clone
  from.vm.charge(2)
  if (!isObject(value)) {
    if (typeof value === 'symbol') throw notCloneable(clone, value)
    return value
  }
  if (known.has(value)) return known.get(value)
  if (Array.isArray(value)) {
    const copy: Value[] = new Array(value.length)
    known.set(value, copy)
    for (const key of Object.keys(value))
      copy[key as unknown as number] = structuredClone(value[key as never], clone)
    return copy
  }
  return copyOf(value, clone)
}

function copyOf(value: Obj, clone: Clone): Value {
  const { to, known } = clone
  const internal = internalOf(value)
  switch (internal?.kind) {
    case undefined:
      return copyProperties(value, known, { copy: to.makeObject(), clone })
    case 'map': {
      const map = new Map<Value, Value>()
      const copy = remember(value, clone, withInternal(to.protos.map, { kind: 'map', map }))
      for (const [key, one] of internal.map) map.set(structuredClone(key, clone), structuredClone(one, clone))
      return copy
    }
    case 'set': {
      const set = new Set<Value>()
      const copy = remember(value, clone, withInternal(to.protos.set, { kind: 'set', set }))
      for (const one of internal.set) set.add(structuredClone(one, clone))
      return copy
    }
    case 'date':
      return remember(value, clone, withInternal(to.protos.date, { kind: 'date', ms: internal.ms }))
    case 'buffer': {
      const copy = withInternal(to.protos.buffer, { kind: 'buffer', text: internal.text })
      hide(copy, 'length', internal.text.length)
      return remember(value, clone, copy)
    }
    case 'boxed':
      return remember(value, clone, boxedCopy(to, internal))
    case 'error':
      return errorCopy(value, clone)
    case 'endpoint':
      throw clone.from.domException(
        'Object that needs transfer was found in message but not listed in transferList',
        'DataCloneError',
      )
    default:
      throw notCloneable(clone, value)
  }
}

function remember(value: Obj, { known }: Clone, copy: Value): Value {
  known.set(value, copy)
  return copy
}

function copyProperties(
  value: Obj,
  known: Clone['known'],
  { copy, clone }: { copy: Obj; clone: Clone },
): Obj {
  known.set(value, copy)
  for (const key of Object.keys(value)) copy[key] = structuredClone(clone.from.get(value, key), clone)
  return copy
}

function boxedCopy(to: Realm, { value }: Extract<Internal, { kind: 'boxed' }>): Value {
  return value instanceof RegExp
    ? to.makeRegExp(value.source, value.flags)
    : withInternal(to.protos.object, { kind: 'boxed', value })
}

/** Name, message, stack and cause; the prototype only of the language's own errors. */
function errorCopy(value: Obj, clone: Clone): Value {
  const { from, to } = clone
  const name = from.toText(from.get(value, 'name'))
  const proto = to.errorProtos[name] ?? to.protos.error
  const copy = withInternal(proto, { kind: 'error', trace: [] })
  clone.known.set(value, copy)
  for (const key of ['stack', 'message', 'cause'] as const) {
    if (Object.hasOwn(value, key)) hide(copy, key, structuredClone(from.get(value, key), clone))
  }
  return copy
}

function notCloneable({ from }: Clone, value: Value): unknown {
  const what = fnOf(value)?.code ? from.sourceOf(value) : from.inspectShort(value).replace(/ \{.*\}$/s, '')
  const text = isObject(value) && !fnOf(value) ? `#<${what.split(' ')[0]}>` : what
  return from.domException(`${text} could not be cloned.`, 'DataCloneError')
}
