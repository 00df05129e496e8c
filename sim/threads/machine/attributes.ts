import { ACCESS, access, touch } from './access.ts'
import { itemsOf, newObject } from './containers.ts'
import { get, put, remove } from './dict.ts'
import { classes, raised } from './errors.ts'
import { allocateSized, field, heap, KIND, kindOf, setField } from './heap.ts'
import { hooks, nativeOf } from './native.ts'
import {
  CLS,
  className,
  getName,
  itemsOfTuple,
  lookup,
  lookupAfter,
  mroOf,
  typeName,
  typeOf,
} from './types.ts'
import { isNative, isPointer, isString, NONE, PENDING, pointerTo, str, text, UNBOUND } from './values.ts'

const GETATTR = str('__getattr__')
const SETATTR = str('__setattr__')
const DELATTR = str('__delattr__')
const GET = str('__get__')
const NEW = str('__new__')
const SET = str('__set__')
const DELETE = str('__delete__')
const SLOTS = str('__slots__')

/**
 * Whether the program defines a class that changes what assigning, deleting or reading an attribute does: only then is
 * the class looked at each time.
 */
export const customSetters = { exist: false }

export const modules = new Map<string, number>()

/** Whether objects of this kind have attributes of their own: count in word 2, block in word 3. */
export const hasOwnAttributes = (kind: number) => kind >= KIND.instance && kind <= KIND.sync

/** The object's own attribute `name` (not its class's), or UNBOUND. */
export function ownAttribute(v: number, name: number): number {
  const { h } = heap
  const address = v >>> 3
  const n = (h[address + 2] as number) >> 1
  if (n <= 0) return UNBOUND
  let at = ((h[address + 3] as number) >>> 3) + 2
  for (const end = at + n * 2; at < end; at += 2) if (h[at] === name) return h[at + 1] as number
  return UNBOUND
}

export function setOwnAttribute(v: number, name: number, value: number): void {
  const address = v >>> 3
  const { h } = heap
  const n = h[address + 2] === UNBOUND ? 0 : (h[address + 2] as number) >> 1
  const block = h[address + 3] as number
  for (let k = 0; k < n; k++)
    if (h[(block >>> 3) + 2 + k * 2] === name) {
      h[(block >>> 3) + 3 + k * 2] = value
      return
    }
  const capacity = block === UNBOUND ? 0 : (h[(block >>> 3) + 1] as number) >> 1
  if ((n + 1) * 2 > capacity) {
    const fresh = allocateSized(KIND.block, n === 0 ? 6 : n * 4)
    if (n > 0) heap.h.copyWithin(fresh + 2, (block >>> 3) + 2, (block >>> 3) + 2 + n * 2)
    heap.h[address + 3] = pointerTo(fresh)
  }
  const at = ((heap.h[address + 3] as number) >>> 3) + 2 + n * 2
  heap.h[at] = name
  heap.h[at + 1] = value
  heap.h[address + 2] = (n + 1) << 1
}

/** Whether the object had the attribute. */
export function deleteOwnAttribute(v: number, name: number): boolean {
  const address = v >>> 3
  const { h } = heap
  const n = h[address + 2] === UNBOUND ? 0 : (h[address + 2] as number) >> 1
  if (n === 0) return false
  const first = ((h[address + 3] as number) >>> 3) + 2
  for (let k = 0; k < n; k++)
    if (h[first + k * 2] === name) {
      h.copyWithin(first + k * 2, first + k * 2 + 2, first + n * 2)
      h[address + 2] = (n - 1) << 1
      return true
    }
  return false
}

/** Names and values of the object's own attributes. */
export function ownAttributes(v: number): [number, number][] {
  const n = (field(v, 2) >> 1) | 0
  if (field(v, 2) === UNBOUND) return []
  const first = (field(v, 3) >>> 3) + 2
  return Array.from({ length: n }, (_, k) => [
    heap.h[first + k * 2] as number,
    heap.h[first + k * 2 + 1] as number,
  ])
}

/** `v.name`; PENDING when a getter was started; raises AttributeError. */
export function loadAttribute(v: number, name: number, pc: number): number {
  const found = findAttribute(v, name, pc)
  if (found !== UNBOUND) return found
  if (isPointer(v) && hasOwnAttributes(kindOf(v))) {
    const fallback = lookup(typeOf(v), GETATTR)
    if (kindOf(fallback) === KIND.func) {
      hooks.push(fallback, [v, name])
      return PENDING
    }
  }
  throw noAttribute(v, name)
}

export function noAttribute(v: number, name: number) {
  const kind = kindOf(v)
  const what =
    kind === KIND.class
      ? `type object '${className(v)}'`
      : kind === KIND.module
        ? `module '${text(field(v, 1))}'`
        : kind === KIND.super
          ? "'super' object"
          : `'${typeName(v)}' object`
  const error = raised('AttributeError', `${what} has no attribute '${text(name)}'`)
  setOwnAttribute(error.value, NAME_ATTRIBUTE, name)
  setOwnAttribute(error.value, OBJ_ATTRIBUTE, v)
  return error
}

export const NAME_ATTRIBUTE = str('name')
export const OBJ_ATTRIBUTE = str('obj')

/** As `loadAttribute`, but UNBOUND when there is none. */
export function findAttribute(v: number, name: number, pc: number): number {
  if (isPointer(v)) {
    const address = v >>> 3
    const kind = (heap.h[address] as number) & 31
    if (hasOwnAttributes(kind)) {
      const own = ownAttribute(v, name)
      if (own !== UNBOUND && !(customSetters.exist && isDataDescriptor(v, name))) {
        if (access.isOn) touch(address, name, ACCESS.read, pc)
        return own
      }
      const found = lookup(heap.h[address + 1] as number, name)
      if (found === UNBOUND) {
        if (access.isOn) touch(address, name, ACCESS.read, pc)
        return UNBOUND
      }
      if (access.isOn && kindOf(found) !== KIND.func && !isNative(found))
        touch(address, name, ACCESS.read, pc)
      return bind(found, v, pc, heap.h[address + 1] as number, name)
    }
    if (kind === KIND.class) return classAttribute(v, name, pc)
    if (kind === KIND.module) return get(modules.get(text(field(v, 1))) as number, name)
    if (kind === KIND.func) {
      if (access.isOn) touch(v >>> 3, name, ACCESS.read, pc)
      const attributes = field(v, 5)
      const own = attributes === UNBOUND ? UNBOUND : getName(attributes, name)
      if (own !== UNBOUND) return own
    }
    if (kind === KIND.super) return superAttribute(v, name, pc)
  }
  const cls = typeOf(v)
  const found = lookup(cls, name)
  return found === UNBOUND ? UNBOUND : bind(found, v, pc, cls, name)
}

/** Whether the class of `v` has an object with a `__set__` under `name`: that wins over the object's own attribute. */
function isDataDescriptor(v: number, name: number): boolean {
  const found = lookup(typeOf(v), name)
  return kindOf(found) === KIND.instance && lookup(typeOf(found), SET) !== UNBOUND
}

function superAttribute(v: number, name: number, pc: number): number {
  const cls = field(v, 1)
  const self = field(v, 2)
  const own = kindOf(self) === KIND.class ? self : typeOf(self)
  const found = lookupAfter(own, cls, name)
  // `__new__` is static: it gets the class as its first argument.
  return found === UNBOUND || name === NEW ? found : bind(found, self, pc, own, name)
}

function classAttribute(v: number, name: number, pc: number): number {
  const found = lookup(v, name)
  if (found !== UNBOUND) {
    const kind = kindOf(found)
    if (kind === KIND.wrapper)
      return field(found, 1) >> 1 === 0 ? field(found, 2) : newObject(KIND.bound, [v, field(found, 2)])
    if (kind === KIND.func || isNative(found)) return found
    if (kind === KIND.property) {
      const meta = lookup(classes.type as number, name)
      if (meta !== UNBOUND && meta !== found) return bind(meta, v, pc, v, name)
      return found
    }
    if (access.isOn) touch(v >>> 3, name, ACCESS.read, pc)
    return found
  }
  const meta = lookup(classes.type as number, name)
  return meta === UNBOUND ? UNBOUND : bind(meta, v, pc, v, name)
}

/** What a class attribute becomes when it is read through an instance. */
export function bind(found: number, self: number, pc: number, cls: number, name: number): number {
  if (isNative(found)) return newObject(KIND.bound, [self, found])
  switch (kindOf(found)) {
    case KIND.func:
      return newObject(KIND.bound, [self, found])
    case KIND.property: {
      const getter = field(found, 1)
      if (getter === NONE) throw raised('AttributeError', `unreadable attribute '${text(name)}'`)
      if (isNative(getter)) return nativeOf(getter).fixed!(self, UNBOUND, UNBOUND, UNBOUND, UNBOUND, UNBOUND)
      hooks.push(getter, [self])
      return PENDING
    }
    case KIND.wrapper:
      return field(found, 1) >> 1 === 0
        ? field(found, 2)
        : newObject(KIND.bound, [kindOf(self) === KIND.class ? self : typeOf(self), field(found, 2)])
    case KIND.instance: {
      const getter = lookup(typeOf(found), GET)
      if (kindOf(getter) === KIND.func) {
        hooks.push(getter, [found, self, typeOf(self)])
        return PENDING
      }
    }
  }
  if (access.isOn) touch(cls >>> 3, name, ACCESS.read, pc)
  return found
}

/** `v.name = value`; PENDING when a setter was started (its result is dropped). */
export function storeAttribute(v: number, name: number, value: number, pc: number): number {
  const kind = kindOf(v)
  if (hasOwnAttributes(kind)) {
    const cls = typeOf(v)
    if (ownAttribute(v, name) === UNBOUND || customSetters.exist || cls >>> 3 < heap.staticTop) {
      const special = storeThroughClass(v, cls, name, value)
      if (special !== UNBOUND) return special
    }
    if (access.isOn) touch(v >>> 3, name, ACCESS.write, pc)
    setOwnAttribute(v, name, value)
    return NONE
  }
  if (kind === KIND.class) {
    if (v >>> 3 < heap.staticTop && (field(v, CLS.flags) >> 1) & 1)
      throw raised('TypeError', `cannot set '${text(name)}' attribute of immutable type '${className(v)}'`)
    if (access.isOn) touch(v >>> 3, name, ACCESS.write, pc)
    if (changesAttributes(name)) customSetters.exist = true
    put(field(v, CLS.dict), name, value)
    return NONE
  }
  if (kind === KIND.func) {
    if (access.isOn) touch(v >>> 3, name, ACCESS.write, pc)
    if (field(v, 5) === UNBOUND) setField(v, 5, newDictFor())
    put(field(v, 5), name, value)
    return NONE
  }
  if (lookup(typeOf(v), name) !== UNBOUND)
    throw raised('AttributeError', `'${typeName(v)}' object attribute '${text(name)}' is read-only`)
  throw noAttribute(v, name)
}

function newDictFor(): number {
  return newObject(KIND.dict, [0, 0, UNBOUND, UNBOUND, UNBOUND])
}

function storeThroughClass(v: number, cls: number, name: number, value: number): number {
  const found = lookup(cls, name)
  if (kindOf(found) === KIND.property) {
    const setter = field(found, 2)
    if (setter === NONE)
      throw raised('AttributeError', `property '${text(name)}' of '${className(cls)}' object has no setter`)
    if (isNative(setter)) {
      nativeOf(setter).fixed!(v, value, UNBOUND, UNBOUND, UNBOUND, UNBOUND)
      return NONE
    }
    hooks.push(setter, [v, value])
    return PENDING
  }
  const custom = lookup(cls, SETATTR)
  if (kindOf(custom) === KIND.func) {
    hooks.push(custom, [v, name, value])
    return PENDING
  }
  if (kindOf(found) === KIND.instance) {
    const setter = lookup(typeOf(found), SET)
    if (kindOf(setter) === KIND.func) {
      hooks.push(setter, [found, v, value])
      return PENDING
    }
  }
  if (customSetters.exist && !hasPlaceFor(cls, name))
    throw found === UNBOUND
      ? noAttribute(v, name)
      : raised('AttributeError', `'${className(cls)}' object attribute '${text(name)}' is read-only`)
  return UNBOUND
}

/** Names in a class body that change what happens to attributes of its instances. */
export const changesAttributes = (name: number) => [SETATTR, DELATTR, SET, DELETE, SLOTS].includes(name)

/** Whether instances of `cls` may have the attribute: with `__slots__` in every class, only what these name. */
function hasPlaceFor(cls: number, name: number): boolean {
  for (const own of mroOf(cls)) {
    if (own === classes.object) return false
    const slots = getName(field(own, CLS.dict), SLOTS)
    if (slots === UNBOUND) return true
    const names = isString(slots)
      ? [slots]
      : kindOf(slots) === KIND.list
        ? itemsOf(slots)
        : itemsOfTuple(slots)
    if (names.includes(name)) return true
  }
  return true
}

/** `del v.name`; PENDING when a deleter was started (its result is dropped). */
export function deleteAttribute(v: number, name: number, pc: number): number {
  const kind = kindOf(v)
  if (hasOwnAttributes(kind)) {
    const special = deleteThroughClass(v, name)
    if (special !== UNBOUND) return special
  }
  if (access.isOn) touch(v >>> 3, name, ACCESS.write, pc)
  if (hasOwnAttributes(kind) && deleteOwnAttribute(v, name)) return NONE
  if (kind === KIND.class && remove(field(v, CLS.dict), name)) return NONE
  if (kind === KIND.func && field(v, 5) !== UNBOUND && remove(field(v, 5), name)) return NONE
  throw kind === KIND.class ? raised('AttributeError', text(name)) : noAttribute(v, name)
}

function deleteThroughClass(v: number, name: number): number {
  const cls = typeOf(v)
  const found = lookup(cls, name)
  if (kindOf(found) === KIND.property) {
    const deleter = field(found, 3)
    if (deleter === NONE)
      throw raised('AttributeError', `property '${text(name)}' of '${className(cls)}' object has no deleter`)
    hooks.push(deleter, [v])
    return PENDING
  }
  const custom = lookup(cls, DELATTR)
  if (kindOf(custom) === KIND.func) {
    hooks.push(custom, [v, name])
    return PENDING
  }
  const deleter = kindOf(found) === KIND.instance ? lookup(typeOf(found), DELETE) : UNBOUND
  if (kindOf(deleter) !== KIND.func) return UNBOUND
  hooks.push(deleter, [found, v])
  return PENDING
}
