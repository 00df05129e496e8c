import { firstOf, itemsOf, lengthOf, push, setItems, splice } from './containers.ts'
import { defineConstructor, method, property } from './define.ts'
import { classes, raised } from './errors.ts'
import { field, heap } from './heap.ts'
import { asList } from './iteration.ts'
import { itemMethods, iterableMethods, own, READ, WRITE, wrapped } from './methods-containers.ts'
import { newDeque } from './operators.ts'
import { isInt, NONE, UNBOUND } from './values.ts'

export function dequeMethods(): void {
  const cls = classes.deque as number
  defineConstructor(cls, ([made, source, limit], keywords) =>
    wrapped(
      made as number,
      cls,
      newDeque(
        source === undefined || source === NONE ? [] : asList(source),
        limit ?? keywords?.get('maxlen') ?? NONE,
      ),
    ),
  )
  const trim = (deque: number, fromLeft: boolean) => {
    const limit = field(deque, 3)
    if (isInt(limit) && lengthOf(deque) > limit >> 1) splice(deque, fromLeft ? 0 : lengthOf(deque) - 1, 1, [])
  }
  const append = (self: number, item: number) => {
    push(own(self), item)
    trim(own(self), true)
    return NONE
  }
  const appendLeft = (self: number, item: number) => {
    splice(own(self), 0, 0, [item])
    trim(own(self), false)
    return NONE
  }
  const take = (self: number, isLeft: boolean) => {
    const deque = own(self)
    const n = lengthOf(deque)
    if (n === 0) throw raised('IndexError', 'pop from an empty deque')
    const item = heap.h[firstOf(deque) + (isLeft ? 0 : n - 1)] as number
    splice(deque, isLeft ? 0 : n - 1, 1, [])
    return item
  }
  method(cls, 'append', 'item', append, WRITE)
  method(cls, 'appendleft', 'item', appendLeft, WRITE)
  method(cls, 'pop', '', (self) => take(self, false), WRITE)
  method(cls, 'popleft', '', (self) => take(self, true), WRITE)
  method(
    cls,
    'extend',
    'iterable',
    (self, source) => {
      for (const item of asList(source)) append(self, item)
      return NONE
    },
    WRITE,
  )
  method(
    cls,
    'extendleft',
    'iterable',
    (self, source) => {
      for (const item of asList(source)) appendLeft(self, item)
      return NONE
    },
    WRITE,
  )
  method(cls, 'copy', '', (self) => newDeque(itemsOf(own(self)), field(own(self), 3)), READ)
  method(
    cls,
    'rotate',
    'n?',
    (self, n) => {
      const items = itemsOf(own(self))
      if (items.length === 0) return NONE
      const by = (((n === UNBOUND ? 1 : n >> 1) % items.length) + items.length) % items.length
      setItems(own(self), [...items.slice(items.length - by), ...items.slice(0, items.length - by)])
      return NONE
    },
    WRITE,
  )
  property(cls, 'maxlen', (self) => field(own(self), 3))
  itemMethods(cls, 'deque')
  iterableMethods(cls)
}
