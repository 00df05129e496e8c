// The built-in classes: object, type, the exceptions, and the classes behind each kind of heap object.
import {
  deleteOwnAttribute,
  findAttribute,
  noAttribute,
  ownAttributes,
  setOwnAttribute,
} from './attributes.ts'
import { builtins } from './builtin-names.ts'
import { newList, newObject } from './containers.ts'
import { classMethod, defineClass, defineConstructor, method, property, variadicMethod } from './define.ts'
import { get, keysOf, newDict, put } from './dict.ts'
import { classes, raised, typeError } from './errors.ts'
import { bootExceptions } from './exceptions.ts'
import { field, heap, KIND, kindOf, setField } from './heap.ts'
import { hooks } from './native.ts'
import { program } from './program.ts'
import { functionName, moduleOf, qualifiedName, qualName, toRepr, toStr } from './text.ts'
import {
  CLS,
  className,
  itemsOfTuple,
  layoutOf,
  lookup,
  mroOf,
  newTuple,
  setClassOfKind,
  typeName,
  typeOf,
} from './types.ts'
import {
  FALSE,
  fromBool,
  isNative,
  isString,
  NONE,
  NOT_IMPLEMENTED,
  PENDING,
  str,
  UNBOUND,
} from './values.ts'

/** Defines every class that natives and the library stand on. */
export function bootClasses(): void {
  defineClass('object', null)
  defineClass('type', 'object', KIND.class)
  objectMethods()
  bootExceptions()
  const kinds: readonly [string, number][] = [
    ['float', KIND.float],
    ['tuple', KIND.tuple],
    ['list', KIND.list],
    ['dict', KIND.dict],
    ['set', KIND.set],
    ['frozenset', KIND.frozenset],
    ['function', KIND.func],
    ['cell', KIND.cell],
    ['method', KIND.bound],
    ['range', KIND.range],
    ['slice', KIND.slice],
    ['iterator', KIND.iter],
    ['generator', KIND.generator],
    ['property', KIND.property],
    ['super', KIND.super],
    ['module', KIND.module],
  ]
  for (const [name, kind] of kinds) setClassOfKind(kind, defineClass(name, 'object', kind))
  setClassOfKind(KIND.class, classes.type as number)
  setClassOfKind(KIND.deque, defineClass('deque', 'object', KIND.deque, 'collections'))
  defineClass('int', 'object', -1)
  defineClass('bool', 'int', -1)
  defineClass('str', 'object', -1)
  for (const name of ['NoneType', 'NotImplementedType', 'ellipsis', 'builtin_function_or_method'])
    defineClass(name, 'object', -1)
  const union = defineClass('UnionType', 'object', KIND.instance, 'types')
  method(union, '__repr__', '', (self) =>
    str(
      itemsOfTuple(field(self, 4))
        .map((cls) => (cls === classes.NoneType ? 'None' : qualifiedName(cls)))
        .join(' | '),
    ),
  )
  for (const name of ['staticmethod', 'classmethod']) defineClass(name, 'object', KIND.wrapper)
  setClassOfKind(KIND.wrapper, classes.classmethod as number)
  typeAttributes()
  functionAttributes()
  descriptors()
}

function objectMethods(): void {
  const object = classes.object as number
  defineConstructor(object, ([cls, ...args], keywords) => {
    if (layoutOf(cls as number) === KIND.class) return typeOf(args[0] as number)
    const init = lookup(cls as number, str('__init__'))
    if (
      (args.length > 0 || keywords) &&
      kindOf(init) !== KIND.func &&
      lookup(cls as number, str('__new__')) === lookup(object, str('__new__'))
    )
      throw typeError(`${className(cls as number)}() takes no arguments`)
    const made = newObject(KIND.instance, [cls as number, 0, UNBOUND, UNBOUND])
    heap.h[made >>> 3] = KIND.instance | (heap.site << 5) | heap.owner
    return made
  })
  variadicMethod(object, '__init__', () => NONE)
  property(object, '__class__', typeOf)
  property(object, '__dict__', (self) => {
    const made = newDict()
    if (kindOf(self) >= KIND.instance && kindOf(self) <= KIND.sync)
      for (const [name, value] of ownAttributes(self)) put(made, name, value)
    return made
  })
  property(
    object,
    '__doc__',
    () => NONE,
    (self, value) => setOwnAttribute(self, str('__doc__'), value),
  )
  method(object, '__repr__', '', (self) => str(defaultRepr(self)))
  method(object, '__str__', '', (self) => str(toStr(self)))
  method(object, '__eq__', 'other', (self, other) => (self === other ? fromBool(true) : NOT_IMPLEMENTED))
  method(object, '__ne__', 'other', (self, other) => (self === other ? FALSE : NOT_IMPLEMENTED))
  method(object, '__hash__', '', (self) => ((self >>> 3) << 1) & 0x3ffffffe)
  method(object, '__setattr__', 'name value', (self, name, value) => {
    setOwnAttribute(self, name, value)
    return NONE
  })
  method(object, '__delattr__', 'name', (self, name) => {
    if (!deleteOwnAttribute(self, name)) throw noAttribute(self, name)
    return NONE
  })
  method(object, '__format__', 'spec', (self) => str(toStr(self)))
  method(object, '__getattribute__', 'name', (self, name) => {
    const found = findAttribute(self, name, 0)
    if (found === UNBOUND) throw noAttribute(self, name)
    return found
  })
  classMethod(object, '__init_subclass__', () => NONE)
}

function defaultRepr(self: number): string {
  const kind = kindOf(self)
  if (kind === KIND.exception)
    return `${typeName(self)}(${itemsOfTuple(field(self, 4)).map(toRepr).join(', ')})`
  if (kind !== KIND.instance || field(self, 4) !== UNBOUND) return toReprOfPayload(self)
  return `<${moduleOf(typeOf(self)) === 'builtins' ? '' : `${moduleOf(typeOf(self))}.`}${qualName(typeOf(self))} object at 0x${(0x7f0000000000 + (self >>> 3) * 16).toString(16)}>`
}

function toReprOfPayload(self: number): string {
  if (kindOf(self) === KIND.instance) return toRepr(field(self, 4))
  return `<${moduleOf(typeOf(self))}.${qualName(typeOf(self))} object at 0x${(0x7f0000000000 + (self >>> 3) * 16).toString(16)}>`
}

function typeAttributes(): void {
  const type = classes.type as number
  property(
    type,
    '__name__',
    (self) => field(self, CLS.name),
    (self, value) => setField(self, CLS.name, value),
  )
  property(type, '__qualname__', (self) => str(qualName(self)))
  property(type, '__module__', (self) => str(moduleOf(self)))
  property(type, '__mro__', (self) => newTuple(mroOf(self)))
  property(type, '__bases__', (self) => field(self, CLS.bases))
  property(type, '__base__', (self) => itemsOfTuple(field(self, CLS.bases))[0] ?? NONE)
  property(type, '__class__', () => type)
  property(type, '__dict__', (self) => field(self, CLS.dict))
  method(type, 'mro', '', (self) => newList(mroOf(self)))
  method(type, '__subclasses__', '', () => newTuple([]))
  defineConstructor(type, ([, ...args]) => {
    if (args.length === 1) return typeOf(args[0] as number)
    if (args.length !== 3) throw typeError('type() takes 1 or 3 arguments')
    const [name, bases, source] = args as [number, number, number]
    if (!isString(name)) throw typeError(`type.__new__() argument 1 must be str, not ${typeName(name)}`)
    if (kindOf(bases) !== KIND.tuple)
      throw typeError(`type.__new__() argument 2 must be tuple, not ${typeName(bases)}`)
    if (kindOf(source) !== KIND.dict)
      throw typeError(`type.__new__() argument 3 must be dict, not ${typeName(source)}`)
    const namespace = newDict()
    for (const key of keysOf(source)) put(namespace, key, get(source, key))
    return hooks.makeClass(name, bases, namespace)
  })
}

function functionAttributes(): void {
  const name = (self: number): string => functionName(self).split('.').at(-1) ?? ''
  for (const cls of [classes.function as number]) {
    property(
      cls,
      '__name__',
      (self) => str(name(self)),
      (self, value) => setField(self, 6, value),
    )
    property(
      cls,
      '__qualname__',
      (self) => str(functionName(self)),
      (self, value) => setField(self, 6, value),
    )
    property(cls, '__module__', () => str('__main__'))
    property(cls, '__dict__', (self) => {
      if (field(self, 5) === UNBOUND) setField(self, 5, newDict())
      return field(self, 5)
    })
    property(cls, '__defaults__', (self) => field(self, 2))
    property(cls, '__doc__', (self) => {
      const doc = program.codes[field(self, 1) >> 1]?.doc
      return doc === undefined ? NONE : str(doc)
    })
    property(cls, '__kwdefaults__', (self) => field(self, 3))
    property(cls, '__code__', (self) => str(program.codes[field(self, 1) >> 1]?.name ?? ''))
  }
  for (const name of ['function', 'method', 'builtin_function_or_method', 'type'])
    variadicMethod(classes[name] as number, '__call__', ([self, ...args], keywords) => {
      if (keywords) throw typeError('keywords cannot go through __call__ in labs; call it directly')
      hooks.push(self as number, args)
      return PENDING
    })
  const bound = classes.method as number
  property(bound, '__name__', (self) => boundName(self))
  property(bound, '__qualname__', (self) => boundName(self))
  property(bound, '__self__', (self) => field(self, 1))
  property(bound, '__func__', (self) => field(self, 2))
  property(classes.builtin_function_or_method as number, '__name__', (self) =>
    str(toRepr(self).slice(19, -1)),
  )
  property(classes.module as number, '__name__', (self) => field(self, 1))
  property(classes.generator as number, '__name__', (self) => field(self, 3))
}

function boundName(self: number): number {
  const func = field(self, 2)
  return isNative(func) ? str(toRepr(func).slice(19, -1)) : str(functionName(func).split('.').at(-1) ?? '')
}

function descriptors(): void {
  const prop = classes.property as number
  defineConstructor(prop, ([, get, set, remove]) =>
    newObject(KIND.property, [get ?? NONE, set ?? NONE, remove ?? NONE]),
  )
  for (const [n, name] of ['fget', 'fset', 'fdel'].entries())
    property(prop, name, (self) => field(self, n + 1))
  const copy = (n: number) => (self: number, func: number) => {
    const parts = [field(self, 1), field(self, 2), field(self, 3)]
    parts[n] = func
    return newObject(KIND.property, parts)
  }
  method(prop, 'setter', 'func', copy(1))
  method(prop, 'getter', 'func', copy(0))
  method(prop, 'deleter', 'func', copy(2))
  defineConstructor(classes.staticmethod as number, ([, func]) =>
    newObject(KIND.wrapper, [0, func as number]),
  )
  defineConstructor(classes.classmethod as number, ([, func]) =>
    newObject(KIND.wrapper, [1 << 1, func as number]),
  )
  defineConstructor(classes.super as number, ([, cls, self]) => {
    if (cls === undefined || self === undefined) throw raised('RuntimeError', 'super(): no arguments')
    return newObject(KIND.super, [cls, self])
  })
  for (const name of ['object', 'type', 'property', 'staticmethod', 'classmethod', 'super'])
    builtins.set(name, classes[name] as number)
  builtins.set('NotImplemented', NOT_IMPLEMENTED)
  builtins.set('Ellipsis', (5 << 3) | 7)
}
