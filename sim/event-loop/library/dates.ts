// biome-ignore-all lint/style/noRestrictedGlobals: conversions of times that are given; `new Date()` without one is never called.
import type { Runtime } from '../loop/runtime.ts'
import { hide, internalOf, isObject, type Value, withInternal } from '../machine/values.ts'
import { addClass, addMethod, addMethods } from './install.ts'

/** Where virtual time begins: 2026-01-01T00:00:00Z. */
const EPOCH = 1_767_225_600_000

/** Date (in UTC) and performance on the clock of the loop. */
export function installDate(runtime: Runtime): void {
  const { realm } = runtime
  const { date: proto } = realm.protos
  const msOf = (self: Value): number => {
    const internal = internalOf(self)
    return internal?.kind === 'date' ? internal.ms : Number.NaN
  }
  const now = () => EPOCH + Math.floor(runtime.readClock())
  const type = addClass(realm, 'Date', {
    proto,
    length: 7,
    run: (_self, args, newTarget) => {
      if (newTarget === undefined) return new Date(now()).toUTCString()
      const [first] = args
      const ms =
        args.length === 0
          ? now()
          : args.length > 1
            ? Date.UTC(...(args.map((one) => realm.toNumber(one)) as [number, number]))
            : typeof first === 'string'
              ? Date.parse(first)
              : isObject(first)
                ? msOf(first)
                : realm.toNumber(first)
      return withInternal(realm.protoFor(newTarget, proto), { kind: 'date', ms })
    },
  })
  addMethods(realm, type, {
    UTC: (_self, args) => Date.UTC(...(args.map((one) => realm.toNumber(one)) as [number])),
  })
  addMethods(realm, type, { now, parse: (_self, [text]) => Date.parse(realm.toText(text)) })
  const host = Date.prototype as unknown as Readonly<Record<string, (this: Date) => Value>>
  for (const name of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    const get = host[`getUTC${name}`]
    for (const prefix of ['get', 'getUTC']) {
      addMethods(realm, proto, { [`${prefix}${name}`]: (self) => get?.call(new Date(msOf(self))) })
      const set = (host as unknown as Record<string, (this: Date, ...values: Value[]) => number>)[
        `setUTC${name}`
      ]
      if (set && name !== 'Day') {
        addMethods(realm, proto, {
          [`${prefix.replace('get', 'set')}${name}`]: (self, args) => {
            const internal = internalOf(self)
            if (internal?.kind !== 'date') throw realm.typeError('this is not a Date object.')
            internal.ms = set.apply(new Date(internal.ms), [...args])
            return internal.ms
          },
        })
      }
    }
  }
  addMethods(realm, proto, {
    setTime: (self, [ms]) => {
      const internal = internalOf(self)
      if (internal?.kind !== 'date') throw realm.typeError('this is not a Date object.')
      internal.ms = realm.toNumber(ms)
      return internal.ms
    },
    getTimezoneOffset: () => 0,
    toUTCString: (self) => new Date(msOf(self)).toUTCString(),
    toDateString: (self) =>
      new Date(msOf(self)).toUTCString().replace(/(\w+), (\d+) (\w+) (\d+) .*/, '$1 $3 $2 $4'),
    toTimeString: (self) =>
      `${new Date(msOf(self)).toISOString().slice(11, 19)} GMT+0000 (Coordinated Universal Time)`,
  })
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    addMethod(realm, proto, name, (self) => new Date(msOf(self))[name]('en-US', { timeZone: 'UTC' }))
  }
  hide(
    proto,
    Symbol.toPrimitive,
    realm.native('[Symbol.toPrimitive]', 1, (self, [hint]) =>
      hint === 'number' ? msOf(self) : realm.vm.call(realm.get(self, 'toString'), self, []),
    ),
  )
  addMethod(realm, proto, 'valueOf', (self) => msOf(self))
  addMethod(realm, proto, 'toString', (self) => {
    const ms = msOf(self)
    if (Number.isNaN(ms)) return 'Invalid Date'
    const [day, date, month, year, time] = new Date(ms).toUTCString().replace(',', '').split(' ')
    return `${day} ${month} ${date} ${year} ${time} GMT+0000 (Coordinated Universal Time)`
  })
  addMethods(realm, proto, {
    getTime: (self) => msOf(self),
    toISOString: (self) => new Date(msOf(self)).toISOString(),
    toJSON: (self) => new Date(msOf(self)).toISOString(),
  })
  const performance = realm.makeObject()
  addMethods(realm, performance, { now: () => runtime.readClock() })
  hide(realm.globals, 'performance', performance)
}
