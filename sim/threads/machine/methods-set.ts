import { defineConstructor, method, variadicMethod } from './define.ts'
import { clear, find, keysOf, newSet, put, remove } from './dict.ts'
import { equal } from './equality.ts'
import { classes, raised } from './errors.ts'
import { field, KIND, kindOf, setField } from './heap.ts'
import { keyError } from './indexing.ts'
import { asList } from './iteration.ts'
import { iterableMethods, own, READ, WRITE, wrapped } from './methods-containers.ts'
import { setOperation } from './operators.ts'
import { unwrap } from './truth.ts'
import { fromBool, NONE } from './values.ts'

export function setMethods(): void {
  for (const name of ['set', 'frozenset']) {
    const cls = classes[name] as number
    const kind = name === 'set' ? KIND.set : KIND.frozenset
    defineConstructor(
      cls,
      ([made, source]) => {
        const set = newSet(kind)
        if (source !== undefined) for (const item of asList(source)) put(set, item)
        return wrapped(made as number, cls, set)
      },
      { touch: 'read', slow: name === 'set' ? '_set_new' : '_frozenset_new' },
    )
    variadicMethod(cls, '__init__', () => NONE)
    const operation = (op: number) => (args: readonly number[]) =>
      args
        .slice(1)
        .reduce((set, other) => setOperation(op, set, asList(other), hasIn(other)), own(args[0] as number))
    variadicMethod(cls, 'union', operation(11), READ)
    variadicMethod(cls, 'intersection', operation(10), READ)
    variadicMethod(cls, 'difference', operation(1), READ)
    variadicMethod(cls, 'symmetric_difference', operation(12), READ)
    method(cls, 'issubset', 'other', (self, other) => fromBool(keysOf(own(self)).every(hasIn(other))), READ)
    method(
      cls,
      'issuperset',
      'other',
      (self, other) => fromBool(asList(other).every((key) => find(own(self), key) >= 0)),
      READ,
    )
    method(
      cls,
      'isdisjoint',
      'other',
      (self, other) => fromBool(!asList(other).some((key) => find(own(self), key) >= 0)),
      READ,
    )
    method(cls, 'copy', '', (self) => setOperation(11, own(self), [], () => true), READ)
    iterableMethods(cls)
  }
  const cls = classes.set as number
  method(
    cls,
    'add',
    'item',
    (self, item) => {
      put(own(self), item)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'remove',
    'item',
    (self, item) => {
      if (!remove(own(self), item)) throw keyError(item)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'discard',
    'item',
    (self, item) => {
      remove(own(self), item)
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
    'pop',
    '',
    (self) => {
      const order = asList(own(self))
      if (order.length === 0) throw raised('KeyError', 'pop from an empty set')
      remove(own(self), order[0] as number)
      return order[0] as number
    },
    WRITE,
  )
  const change = (op: number) => (args: readonly number[]) => {
    const set = own(args[0] as number)
    for (const other of args.slice(1)) {
      const result = setOperation(op, set, asList(other), hasIn(other))
      for (let n = 1; n <= 4; n++) setField(set, n, field(result, n))
    }
    return NONE
  }
  variadicMethod(cls, 'update', change(11), WRITE)
  variadicMethod(cls, 'intersection_update', change(10), WRITE)
  variadicMethod(cls, 'difference_update', change(1), WRITE)
  variadicMethod(cls, 'symmetric_difference_update', change(12), WRITE)
}

function hasIn(other: number): (key: number) => boolean {
  const from = unwrap(other)
  if ([KIND.set, KIND.frozenset, KIND.dict].includes(kindOf(from) as 8)) return (key) => find(from, key) >= 0
  const items = asList(other)
  return (key) => items.some((item) => equal(item, key))
}
