import { newList } from './containers.ts'
import { classMethod, defineConstructor, method, property, variadicMethod } from './define.ts'
import { clear, get, keyAt, keysOf, newDict, put, remove, removeAt, sizeOf, usedOf, valueAt } from './dict.ts'
import { classes, raised, typeError } from './errors.ts'
import { field, KIND, kindOf, setField } from './heap.ts'
import { keyError } from './indexing.ts'
import { asList, isIterable, iteratorOf } from './iteration.ts'
import { iterableMethods, own, READ, WRITE, wrapped } from './methods-containers.ts'
import { hooks } from './native.ts'
import { unwrap } from './truth.ts'
import { newTuple } from './types.ts'
import { FALSE, fromBool, int, NONE, str, UNBOUND } from './values.ts'
import { newView, WALK } from './views.ts'

/** Adds what `dict(...)` and `update` take: a mapping or pairs, and keywords. */
export function updateDict(
  dict: number,
  source: number | undefined,
  keywords: ReadonlyMap<string, number> | null,
): void {
  if (source !== undefined && source !== NONE) {
    const from = unwrap(source)
    if (kindOf(from) === KIND.dict) for (const key of keysOf(from)) put(dict, key, get(from, key))
    else
      asList(source).forEach((pair, n) => {
        if (!isIterable(pair))
          throw typeError(`cannot convert dictionary update sequence element #${n} to a sequence`)
        const parts = asList(pair)
        if (parts.length !== 2)
          throw raised(
            'ValueError',
            `dictionary update sequence element #${n} has length ${parts.length}; 2 is required`,
          )
        put(dict, parts[0] as number, parts[1] as number)
      })
  }
  for (const [name, value] of keywords ?? []) put(dict, str(name), value)
}

export function dictMethods(): void {
  const cls = classes.dict as number
  defineConstructor(
    cls,
    ([made, source, ...rest], keywords) => {
      if (rest.length > 0 && made === cls)
        throw typeError(`dict expected at most 1 argument, got ${rest.length + 1}`)
      const dict = newDict()
      if (made === cls) updateDict(dict, source, keywords)
      else if (kindOf(source as number) === KIND.dict || source === undefined)
        updateDict(dict, source, keywords)
      return wrapped(made as number, cls, dict)
    },
    READ,
  )
  variadicMethod(cls, '__init__', ([self, source], keywords) => {
    if (kindOf(self as number) === KIND.instance) updateDict(own(self as number), source, keywords)
    return NONE
  })
  method(
    cls,
    'get',
    'key default?',
    (self, key, fallback) => {
      const found = get(own(self), key)
      return found !== UNBOUND ? found : fallback === UNBOUND ? NONE : fallback
    },
    READ,
  )
  method(
    cls,
    'setdefault',
    'key default?',
    (self, key, fallback) => {
      const found = get(own(self), key)
      if (found !== UNBOUND) return found
      const value = fallback === UNBOUND ? NONE : fallback
      put(own(self), key, value)
      return value
    },
    WRITE,
  )
  method(
    cls,
    'pop',
    'key default?',
    (self, key, fallback) => {
      const found = get(own(self), key)
      if (found === UNBOUND && fallback === UNBOUND) throw keyError(key)
      remove(own(self), key)
      return found === UNBOUND ? fallback : found
    },
    WRITE,
  )
  method(
    cls,
    'popitem',
    'last?',
    (self, last) => {
      const dict = own(self)
      if (sizeOf(dict) === 0) throw raised('KeyError', 'popitem(): dictionary is empty')
      let n = usedOf(dict) - 1
      if (last === FALSE || last === 0) {
        n = 0
        while (keyAt(dict, n) === UNBOUND) n++
      } else while (keyAt(dict, n) === UNBOUND) n--
      const pair = newTuple([keyAt(dict, n), valueAt(dict, n)])
      removeAt(dict, n)
      return pair
    },
    WRITE,
  )
  variadicMethod(
    cls,
    'update',
    ([self, source], keywords) => {
      updateDict(own(self as number), source, keywords)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'clear',
    '',
    (self) => {
      clear(own(self))
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'copy',
    '',
    (self) => {
      const made = newDict()
      setField(made, 5, field(own(self), 5))
      updateDict(made, self, null)
      return made
    },
    READ,
  )
  method(cls, 'keys', '', (self) => newView(WALK.keys, own(self)), READ)
  method(cls, 'values', '', (self) => newView(WALK.values, own(self)), READ)
  method(cls, 'items', '', (self) => newView(WALK.items, own(self)), READ)
  method(
    cls,
    'move_to_end',
    'key last?',
    (self, key, last) => {
      const dict = own(self)
      const value = get(dict, key)
      if (value === UNBOUND) throw keyError(key)
      remove(dict, key)
      const rest = keysOf(dict).map((name) => [name, get(dict, name)] as const)
      if (last !== FALSE) {
        put(dict, key, value)
        return NONE
      }
      clear(dict)
      put(dict, key, value)
      for (const [name, item] of rest) put(dict, name, item)
      return NONE
    },
    WRITE,
  )
  classMethod(cls, 'fromkeys', ([, keys, value]) => {
    const made = newDict()
    for (const key of asList(keys as number)) put(made, key, value ?? NONE)
    return made
  })
  iterableMethods(cls)
}

/** What `keys()` and `items()` do besides the operators of sets. */
export function viewMethods(): void {
  for (const name of ['dict_keys', 'dict_values', 'dict_items']) {
    const cls = classes[name] as number
    method(cls, '__len__', '', (self) => int(sizeOf(field(self, 2))), READ)
    method(cls, '__contains__', 'item', (self, item) => fromBool(hooks.contains(self, item)), READ)
    method(cls, '__reversed__', '', (self) => iteratorOf(newList(asList(self).reverse())), READ)
    property(cls, 'mapping', (self) => field(self, 2))
    if (name !== 'dict_values')
      method(
        cls,
        'isdisjoint',
        'other',
        (self, other) => fromBool(!asList(other).some((item) => hooks.contains(self, item))),
        READ,
      )
  }
}
