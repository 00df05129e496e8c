import { newObject } from './containers.ts'
import { newDict, put } from './dict.ts'
import { classes } from './errors.ts'
import { field, KIND, setField } from './heap.ts'
import { type NativeOptions, native, nativeOf, variadic } from './native.ts'
import { CLASS_IS_BUILTIN, CLS, newClass } from './types.ts'
import { NONE, str } from './values.ts'

type Fixed = Parameters<typeof native>[2]
type Variadic = Parameters<typeof variadic>[1]

/** Makes the built-in class `name` and files it under that name. */
export function defineClass(
  name: string,
  base: string | null,
  layout: number = KIND.instance,
  module = 'builtins',
): number {
  const dict = newDict()
  if (module !== 'builtins') put(dict, str('__module__'), str(module))
  const cls = newClass(name, base === null ? [] : [classes[base] as number], dict, layout) as number
  setField(cls, CLS.flags, CLASS_IS_BUILTIN << 1)
  classes[name] = cls
  return cls
}

/** Adds a method with the parameters `self` and `params`. */
export function method(
  cls: number,
  name: string,
  params: string,
  fn: Fixed,
  options: NativeOptions = {},
): void {
  const made = native(name, `self ${params}`.trim(), fn, options)
  nativeOf(made).owner = className(cls)
  put(field(cls, CLS.dict), str(name), made)
}

/** Adds a method that takes any arguments, self first. */
export function variadicMethod(cls: number, name: string, fn: Variadic, options: NativeOptions = {}): void {
  const made = variadic(name, fn, options)
  nativeOf(made).owner = className(cls)
  put(field(cls, CLS.dict), str(name), made)
}

/** What `cls(...)` does: gets the class first, then the arguments. */
export function defineConstructor(cls: number, fn: Variadic, options: NativeOptions = {}): void {
  variadicMethod(cls, '__new__', fn, options)
}

/** A read-only attribute, or one with a setter. */
export function property(
  cls: number,
  name: string,
  get: (self: number) => number,
  set?: (self: number, value: number) => void,
): void {
  const getter = native(name, 'self', get)
  const setter = set
    ? native(name, 'self value', (self, value) => {
        set(self, value)
        return NONE
      })
    : NONE
  put(field(cls, CLS.dict), str(name), newObject(KIND.property, [getter, setter, NONE]))
}

export function classMethod(cls: number, name: string, fn: Variadic): void {
  const made = variadic(name, fn)
  put(field(cls, CLS.dict), str(name), newObject(KIND.wrapper, [1 << 1, made]))
}

const className = (cls: number) => {
  const name = Object.keys(classes).find((own) => classes[own] === cls)
  return name ?? ''
}
