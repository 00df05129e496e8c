import { hasNestedRepetition } from '../language/parse.ts'
import type { Realm } from '../machine/realm.ts'
import { hide, internalOf, isCallable, isObject, type Native, type Value } from '../machine/values.ts'
import { addClass, addGetter, addMethod, addMethods } from './install.ts'

const TEXT_METHODS = [
  'at',
  'charAt',
  'charCodeAt',
  'codePointAt',
  'concat',
  'endsWith',
  'includes',
  'indexOf',
  'lastIndexOf',
  'localeCompare',
  'normalize',
  'padEnd',
  'padStart',
  'repeat',
  'slice',
  'startsWith',
  'substring',
  'substr',
  'toLowerCase',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'isWellFormed',
  'toWellFormed',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
]
const NUMBER_METHODS = ['toFixed', 'toPrecision', 'toExponential', 'toString', 'toLocaleString']
const MATH = [
  'abs',
  'ceil',
  'floor',
  'round',
  'trunc',
  'sign',
  'sqrt',
  'cbrt',
  'pow',
  'min',
  'max',
  'hypot',
  'log',
  'log2',
  'log10',
  'exp',
  'sin',
  'cos',
  'tan',
  'atan',
  'atan2',
  'asin',
  'acos',
  'imul',
  'clz32',
  'fround',
  'log1p',
  'expm1',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
]
const MAX_REPEAT = 1 << 24

type HostMethods = Readonly<Record<string, (this: Value, ...args: Value[]) => Value>>

/** String, RegExp, Number, Boolean, BigInt, Math and the global conversions. */
export function installPrimitives(realm: Realm): void {
  installText(realm)
  installNumbers(realm)
  const boolean = addClass(realm, 'Boolean', {
    proto: realm.protos.boolean,
    run: (_self, [value]) => Boolean(value),
  })
  hide(boolean, 'length', 1)
  addMethod(realm, realm.protos.boolean, 'toString', (self) => String(self))
  addMethod(realm, realm.protos.boolean, 'valueOf', (self) => self)
  const bigint = realm.native('BigInt', 1, (_self, [value]) =>
    BigInt(realm.toPrimitive(value, 'number') as number),
  )
  hide(realm.globals, 'BigInt', bigint)
  hide(bigint, 'prototype', realm.protos.bigint)
  addMethods(realm, bigint, {
    asUintN: (_self, [bits, value]) => BigInt.asUintN(Number(bits), value as bigint),
    asIntN: (_self, [bits, value]) => BigInt.asIntN(Number(bits), value as bigint),
  })
  addMethod(realm, realm.protos.bigint, 'toLocaleString', (self) => (self as bigint).toLocaleString('en-US'))
  addMethod(realm, realm.protos.bigint, 'toString', (self, [radix]) =>
    (self as bigint).toString(radix as number),
  )
  const math = realm.makeObject()
  for (const name of MATH) {
    const run = (Math as unknown as HostMethods)[name]
    hide(
      math,
      name,
      realm.native(name, 1, (_self, args) =>
        run?.apply(
          undefined,
          args.map((one) => realm.toNumber(one)),
        ),
      ),
    )
  }
  for (const name of ['PI', 'E', 'LN2', 'LN10', 'SQRT2', 'LOG10E', 'LOG2E', 'SQRT1_2'] as const) {
    hide(math, name, Math[name])
  }
  hide(math, Symbol.toStringTag, 'Math')
  // Seeded, so that a program gives the same run each time (mulberry32).
  let seed = 1
  addMethods(realm, math, {
    random: () => {
      seed = (seed + 0x6d2b79f5) | 0
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    },
  })
  hide(realm.globals, 'Math', math)
}

function installText(realm: Realm): void {
  const { string: proto } = realm.protos
  const host = String.prototype as unknown as HostMethods
  const methods: Record<string, Native> = {}
  for (const name of TEXT_METHODS) {
    methods[name] = (self, args) => {
      const text = realm.toText(self)
      if (
        (name === 'repeat' ? Number(args[0]) * text.length : name.startsWith('pad') ? Number(args[0]) : 0) >
        MAX_REPEAT
      ) {
        throw realm.rangeError('Invalid string length')
      }
      realm.vm.charge(text.length >> 6)
      const result = host[name]?.apply(
        text,
        args.map((one) => (isObject(one) ? realm.toText(one) : one)),
      )
      if (typeof result === 'string') realm.chargeText(result.length)
      return result
    }
  }
  addMethod(realm, proto, 'toString', (self) => self)
  addMethod(realm, proto, 'valueOf', (self) => self)
  methods.split = (self, [separator, limit]) => {
    const text = realm.toText(self)
    realm.vm.charge(text.length)
    return text.split(pattern(separator) as string, limit as number)
  }
  methods.match = (self, [what]) => matchObject(realm, realm.toText(self).match(pattern(what) as string))
  methods.matchAll = (self, [what]) =>
    realm.makeIterator('RegExp String Iterator', realm.toText(self).matchAll(pattern(what) as RegExp))
  methods.search = (self, [what]) => realm.toText(self).search(pattern(what) as string)
  for (const name of ['replace', 'replaceAll'] as const) {
    methods[name] = (self, [what, by]) => {
      const replacer = isCallable(by)
        ? (...args: Value[]) => realm.toText(realm.vm.call(by, undefined, args))
        : realm.toText(by)
      const text = realm.toText(self)
      const longest = typeof replacer === 'string' ? replacer.length : 0
      realm.chargeText(text.length + (longest > 1 ? text.length * Math.min(longest, MAX_REPEAT) : 0))
      return realm.boundedText(text[name](pattern(what) as string, replacer as string))
    }
  }
  addMethods(realm, proto, methods)
  hide(
    proto,
    Symbol.iterator,
    realm.native('[Symbol.iterator]', 0, (self) => realm.iterator(self, false)),
  )
  const type = addClass(realm, 'String', {
    proto,
    length: 1,
    run: (_self, args) =>
      args.length === 0 ? '' : typeof args[0] === 'symbol' ? String(args[0]) : realm.toText(args[0]),
  })
  addMethods(realm, type, {
    fromCharCode: (_self, codes) => String.fromCharCode(...(codes as number[])),
    fromCodePoint: (_self, codes) => String.fromCodePoint(...(codes as number[])),
    raw: (_self, [strings, ...values]) => {
      const parts = realm.listFrom(realm.get(strings, 'raw'))
      return realm.boundedText(
        parts
          .map((part, index) => {
            const isBetween = index < parts.length - 1 && index < values.length
            return realm.toText(part) + (isBetween ? realm.toText(values[index]) : '')
          })
          .join(''),
      )
    },
  })
  addClass(realm, 'RegExp', {
    proto: realm.protos.regexp,
    length: 2,
    run: (_self, [source, flags]) => {
      const known = pattern(source)
      const text =
        known instanceof RegExp ? known.source : source === undefined ? '(?:)' : realm.toText(source)
      if (hasNestedRepetition(text)) {
        throw realm.typeError('A regular expression with nested repetition is not available here')
      }
      return realm.makeRegExp(
        text,
        flags === undefined ? (known instanceof RegExp ? known.flags : '') : realm.toText(flags),
      )
    },
  })
  addMethod(realm, realm.protos.regexp, 'toString', (self) => String(pattern(self)))
  addMethods(realm, realm.protos.regexp, {
    test: (self, [text]) => (pattern(self) as RegExp).test(realm.toText(text)),
    exec: (self, [text]) => matchObject(realm, (pattern(self) as RegExp).exec(realm.toText(text))),
  })
  for (const name of ['global', 'ignoreCase', 'multiline', 'sticky', 'unicode', 'dotAll'] as const) {
    addGetter(realm.protos.regexp, name, (self) => (pattern(self) as RegExp)[name])
  }
  addGetter(realm.protos.regexp, 'source', (self) => (pattern(self) as RegExp).source)
  addGetter(realm.protos.regexp, 'flags', (self) => (pattern(self) as RegExp).flags)
}

/** The host's expression in a RegExp of the program; other values stay. */
function pattern(value: Value): Value {
  const internal = internalOf(value)
  return internal?.kind === 'boxed' ? internal.value : value
}

function matchObject(realm: Realm, match: RegExpMatchArray | null): Value {
  if (match === null) return null
  const result: Value[] = [...match]
  if (match.index === undefined) return result
  return Object.assign(result, {
    index: match.index,
    input: match.input,
    groups: match.groups ? realm.object({ ...match.groups }) : undefined,
  })
}

function installNumbers(realm: Realm): void {
  const { number: proto } = realm.protos
  const host = Number.prototype as unknown as HostMethods
  const methods: Record<string, Native> = {}
  addMethod(realm, proto, 'valueOf', (self) => self)
  for (const name of NUMBER_METHODS) {
    methods[name] = (self, args) =>
      name === 'toLocaleString' ? Number(self).toLocaleString('en-US') : host[name]?.apply(self, [...args])
  }
  addMethods(realm, proto, methods)
  const type = addClass(realm, 'Number', {
    proto,
    length: 1,
    run: (_self, args) => (args.length === 0 ? 0 : Number(realm.toNumeric(args[0]))),
  })
  for (const name of ['MAX_SAFE_INTEGER', 'MIN_SAFE_INTEGER', 'MAX_VALUE', 'MIN_VALUE', 'EPSILON'] as const) {
    hide(type, name, Number[name])
  }
  hide(type, 'POSITIVE_INFINITY', Number.POSITIVE_INFINITY)
  hide(type, 'NEGATIVE_INFINITY', Number.NEGATIVE_INFINITY)
  hide(type, 'NaN', Number.NaN)
  const parse = {
    parseInt: (_self: Value, [text, radix]: readonly Value[]) =>
      Number.parseInt(realm.toText(text), radix as number),
    parseFloat: (_self: Value, [text]: readonly Value[]) => Number.parseFloat(realm.toText(text)),
  }
  addMethods(realm, type, {
    ...parse,
    isInteger: (_self, [value]) => Number.isInteger(value),
    isSafeInteger: (_self, [value]) => Number.isSafeInteger(value),
    isFinite: (_self, [value]) => Number.isFinite(value),
    isNaN: (_self, [value]) => Number.isNaN(value),
  })
  addMethods(realm, realm.globals, {
    ...parse,
    isNaN: (_self, [value]) => Number.isNaN(realm.toNumber(value)),
    isFinite: (_self, [value]) => Number.isFinite(realm.toNumber(value)),
    encodeURIComponent: (_self, [text]) => encodeURIComponent(realm.toText(text)),
    decodeURIComponent: (_self, [text]) => decodeURIComponent(realm.toText(text)),
    encodeURI: (_self, [text]) => encodeURI(realm.toText(text)),
    decodeURI: (_self, [text]) => decodeURI(realm.toText(text)),
  })
  hide(realm.globals, 'NaN', Number.NaN)
  hide(realm.globals, 'Infinity', Number.POSITIVE_INFINITY)
  hide(realm.globals, 'globalThis', realm.globals)
}
