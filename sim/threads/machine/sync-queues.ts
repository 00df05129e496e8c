// queue.Queue and its kin as atomic operations. SYNC words: 4 list of items, 5 maximal size, 6 unfinished tasks.

import { machineClock } from './clock.ts'
import { firstOf, itemsOf, lengthOf, newList, newObject, push, splice } from './containers.ts'
import { defineClass, defineConstructor, method, property } from './define.ts'
import { numberOf } from './equality.ts'
import { classes, raised } from './errors.ts'
import { field, heap, KIND, setField } from './heap.ts'
import { hooks, type SyncOptions } from './native.ts'
import { isPolling, observed, timeoutOf } from './sync.ts'
import { isSubclass, typeOf } from './types.ts'
import { fromBool, NONE, UNBOUND } from './values.ts'

const ITEMS = 4
const LIMIT = 5
const UNFINISHED = 6

const size = (self: number) => lengthOf(field(self, ITEMS))
const isFull = (self: number) => {
  const limit = numberOf(field(self, LIMIT)) ?? 0
  return limit > 0 && size(self) >= limit
}
const isEmpty = (self: number) => size(self) === 0

export function bootQueues(): void {
  defineClass('Empty', 'Exception', KIND.exception, '_queue')
  defineClass('Full', 'Exception', KIND.exception, 'queue')
  const cls = defineClass('Queue', 'object', KIND.sync, 'queue')
  defineConstructor(cls, ([own, limit], keywords) =>
    newObject(KIND.sync, [
      own as number,
      0,
      UNBOUND,
      newList([]),
      limit ?? keywords?.get('maxsize') ?? 0,
      0,
      UNBOUND,
      UNBOUND,
    ]),
  )
  defineClass('LifoQueue', 'Queue', KIND.sync, 'queue')
  defineClass('PriorityQueue', 'Queue', KIND.sync, 'queue')
  defineClass('SimpleQueue', 'Queue', KIND.sync, '_queue')
  const always = (what: string): SyncOptions => ({ what, isReady: () => true })
  method(cls, 'put', 'item block? timeout?', put, { sync: blocking('put', (self) => !isFull(self), 2, 3) })
  method(cls, 'put_nowait', 'item', put, { sync: always('put') })
  method(cls, 'get', 'block? timeout?', get, { sync: blocking('get', (self) => !isEmpty(self), 1, 2) })
  method(cls, 'get_nowait', '', get, { sync: always('get') })
  method(cls, 'qsize', '', (self) => size(self) << 1, { sync: always('look at queue') })
  method(cls, 'empty', '', (self) => fromBool(isEmpty(self)), { sync: always('look at queue') })
  method(cls, 'full', '', (self) => fromBool(isFull(self)), { sync: always('look at queue') })
  method(cls, 'task_done', '', taskDone, { sync: always('task done') })
  method(cls, 'join', '', () => NONE, {
    sync: { what: 'join queue', isReady: ([self]) => field(self as number, UNFINISHED) === 0 },
  })
  property(cls, 'maxsize', (self) => field(self, LIMIT))
  property(
    cls,
    'unfinished_tasks',
    observed((self) => field(self, UNFINISHED)),
  )
  property(
    cls,
    'queue',
    observed((self) => field(self, ITEMS)),
  )
}

function blocking(
  what: string,
  isReady: (self: number) => boolean,
  blockAt: number,
  timeoutAt: number,
): SyncOptions {
  return {
    what,
    isReady: (args) =>
      isReady(args[0] as number) || isPolling(args[blockAt]) || timeoutOf(args[timeoutAt]) === 0,
    canGiveUp: (args) => (timeoutOf(args[timeoutAt]) ?? 0) > 0 && !isReady(args[0] as number),
    timeoutAt,
  }
}

/** Throws what CPython does when a queue is to wait for a time that it cannot wait for. */
function checkTimeout(block: number, timeout: number): void {
  if (timeout === undefined || timeout === UNBOUND || isPolling(block)) return
  if ((numberOf(timeout) ?? 0) < 0) throw raised('ValueError', "'timeout' must be a non-negative number")
}

function put(self: number, item: number, block: number, timeout: number): number {
  if (field(self, LIMIT) > 0) checkTimeout(block, timeout)
  if (isFull(self)) throw raised('Full')
  push(field(self, ITEMS), item)
  setField(self, UNFINISHED, field(self, UNFINISHED) + 2)
  return NONE
}

function get(self: number, block: number, timeout: number): number {
  checkTimeout(block, timeout)
  const n = size(self)
  if (n === 0) throw raised('Empty')
  const cls = typeOf(self)
  let at = 0
  if (isSubclass(cls, classes.LifoQueue as number)) at = n - 1
  else if (isSubclass(cls, classes.PriorityQueue as number)) at = smallest(itemsOf(field(self, ITEMS)))
  const item = heap.h[firstOf(field(self, ITEMS)) + at] as number
  splice(field(self, ITEMS), at, 1, [])
  return item
}

function smallest(items: readonly number[]): number {
  let best = 0
  for (let n = 1; n < items.length; n++) if (hooks.less(items[n] as number, items[best] as number)) best = n
  return best
}

function taskDone(self: number): number {
  if (field(self, UNFINISHED) === 0) {
    machineClock.event('misuse', machineClock.thread(), 'task_done called too many times')
    throw raised('ValueError', 'task_done() called too many times')
  }
  setField(self, UNFINISHED, field(self, UNFINISHED) - 2)
  return NONE
}
