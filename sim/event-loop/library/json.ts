import type { Realm } from '../machine/realm.ts'
import { hide, internalOf, isCallable, isObject, type Obj, type Value } from '../machine/values.ts'
import { addMethods } from './install.ts'

/** JSON.parse and JSON.stringify with replacer, indentation and toJSON. */
export function installJson(realm: Realm): void {
  const json = realm.makeObject()
  addMethods(realm, json, {
    parse: (_self, [text, reviver]) => {
      const source = realm.toText(text)
      realm.vm.charge(source.length)
      const value = adopted(realm, JSON.parse(source))
      return isCallable(reviver)
        ? revive(realm, reviver, { holder: realm.object({ '': value }), key: '' })
        : value
    },
    stringify: (_self, [value, replacer, space]) => {
      const indent =
        typeof space === 'number' ? ' '.repeat(Math.min(10, space)) : typeof space === 'string' ? space : ''
      return new Writer(realm, replacer, indent).write(realm.object({ '': value }), '', '')
    },
  })
  hide(realm.globals, 'JSON', json)
}

/** A host value from JSON as a value of the program. */
function adopted(realm: Realm, value: Value): Value {
  realm.vm.charge(1)
  if (Array.isArray(value)) return value.map((one) => adopted(realm, one))
  if (!isObject(value)) return value
  const object = realm.makeObject()
  for (const [key, one] of Object.entries(value)) object[key] = adopted(realm, one)
  return object
}

function revive(realm: Realm, reviver: Obj, { holder, key }: { holder: Obj; key: string }): Value {
  const value = holder[key]
  if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const changed = revive(realm, reviver, { holder: value, key: name })
      if (changed === undefined) delete value[name]
      else value[name] = changed
    }
  }
  return realm.vm.call(reviver, holder, [key, value])
}

class Writer {
  readonly #realm: Realm
  readonly #replacer: Value
  readonly #indent: string
  readonly #open: Obj[] = []

  constructor(realm: Realm, replacer: Value, indent: string) {
    this.#realm = realm
    this.#replacer = replacer
    this.#indent = indent
  }

  write(holder: Obj, key: string, margin: string): string | undefined {
    const realm = this.#realm
    realm.vm.charge(1)
    let value = holder[key]
    const toJson = isObject(value) ? realm.get(value, 'toJSON') : undefined
    if (isCallable(toJson)) value = realm.vm.call(toJson, value, [key])
    if (isCallable(this.#replacer)) value = realm.vm.call(this.#replacer, holder, [key, value])
    if (typeof value === 'bigint') throw realm.typeError('Do not know how to serialize a BigInt')
    if (!isObject(value)) {
      if (typeof value === 'string') realm.chargeText(value.length)
      return JSON.stringify(value)
    }
    if (isCallable(value)) return undefined
    const internal = internalOf(value)
    if (internal?.kind === 'buffer') return JSON.stringify(internal.text)
    if (this.#open.includes(value)) {
      throw realm.typeError('Converting circular structure to JSON')
    }
    this.#open.push(value)
    const inner = margin + this.#indent
    const parts = Array.isArray(value)
      ? Array.from(
          value as Value[],
          (_one, index) => this.write(value as Obj, String(index), inner) ?? 'null',
        )
      : this.#members(value, inner)
    this.#open.pop()
    const [left, right] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
    if (parts.length === 0) return left + right
    if (this.#indent === '') return left + parts.join(',') + right
    return `${left}\n${inner}${parts.join(`,\n${inner}`)}\n${margin}${right}`
  }

  #members(value: Obj, margin: string): readonly string[] {
    const names = Array.isArray(this.#replacer) ? (this.#replacer as Value[]).map(String) : Object.keys(value)
    return names.flatMap((name) => {
      const text = Object.hasOwn(value, name) ? this.write(value, name, margin) : undefined
      return text === undefined ? [] : [`${JSON.stringify(name)}:${this.#indent === '' ? '' : ' '}${text}`]
    })
  }
}
