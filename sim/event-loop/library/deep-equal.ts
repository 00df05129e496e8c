import type { Realm } from '../machine/realm.ts'
import { internalOf, isObject, type Obj, type Value } from '../machine/values.ts'

/** `util.isDeepStrictEqual`: same type, prototype, own enumerable properties and contents; cycles are compared once. */
export function isDeepEqual(
  realm: Realm,
  left: Value,
  right: Value,
  seen = new Map<Value, Value>(),
): boolean {
  if (Object.is(left, right)) return true
  if (!isObject(left) || !isObject(right)) return false
  if (seen.get(left) === right) return true
  seen.set(left, right)
  realm.vm.charge(1)
  if (realm.protoOf(left) !== realm.protoOf(right) || Array.isArray(left) !== Array.isArray(right))
    return false
  if (!hasSameContents(realm, [left, right], seen)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => Object.hasOwn(right, key) && isDeepEqual(realm, left[key], right[key], seen))
}

function hasSameContents(realm: Realm, [left, right]: readonly [Obj, Obj], seen: Map<Value, Value>): boolean {
  const [a, b] = [internalOf(left), internalOf(right)]
  if (a?.kind !== b?.kind) return false
  if (a?.kind === 'map' && b?.kind === 'map') {
    if (a.map.size !== b.map.size) return false
    return [...a.map].every(
      ([key, value]) => b.map.has(key) && isDeepEqual(realm, value, b.map.get(key), seen),
    )
  }
  if (a?.kind === 'set' && b?.kind === 'set') {
    const others = [...b.set]
    return (
      a.set.size === b.set.size &&
      [...a.set].every(
        (one) => b.set.has(one) || others.some((other) => isDeepEqual(realm, one, other, new Map(seen))),
      )
    )
  }
  if (a?.kind === 'date' && b?.kind === 'date') return Object.is(a.ms, b.ms)
  if (a?.kind === 'boxed' && b?.kind === 'boxed') return String(a.value) === String(b.value)
  if (a?.kind === 'buffer' && b?.kind === 'buffer') return a.text === b.text
  if (a?.kind === 'error') {
    return ['name', 'message'].every((key) => Object.is(realm.get(left, key), realm.get(right, key)))
  }
  return a === undefined
}
