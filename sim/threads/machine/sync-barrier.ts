// threading.Barrier with the states of CPython 3.11's own (Lib/threading.py): filling, draining until the last thread has
// left, resetting, broken. What CPython does under the barrier's lock is one operation; its action is Python code
// of the program, during which other threads run while the barrier's lock is held.
// SYNC words: 4 parties, 5 threads inside, 6 state, 7 timeout or NONE, 8 action or NONE. A waiting thread's aux is its index.

import { machineClock } from './clock.ts'
import { newObject } from './containers.ts'
import { defineClass, defineConstructor, method, property } from './define.ts'
import { classes, raised } from './errors.ts'
import { field, KIND, setField } from './heap.ts'
import type { SyncOptions } from './native.ts'
import { observed, timeoutOf } from './sync.ts'
import { T } from './thread-object.ts'
import { truth } from './truth.ts'
import { fromBool, int, NONE, PENDING, UNBOUND } from './values.ts'

const PARTIES = 4
const COUNT = 5
const STATE = 6
const TIMEOUT = 7
const ACTION = 8

const FILLING = 0
const DRAINING = 2
const RESETTING = -2
const BROKEN = -4
/** Still filling for those who look, but the last thread to come runs the action and holds the barrier's lock. */
const ACTING = 4

const stateOf = (self: number) => field(self, STATE)
const broken = () => raised('BrokenBarrierError')
const isWaiting = (thread: number) => field(thread, T.phase) !== 0
/** The barrier's own timeout stands in for one that is not given. */
const limitOf = (self: number, given: number | undefined) =>
  timeoutOf(given === undefined || given === UNBOUND || given === NONE ? field(self, TIMEOUT) : given)

export function bootBarrier(): void {
  const cls = defineClass('Barrier', 'object', KIND.sync, 'threading')
  defineClass('BrokenBarrierError', 'RuntimeError', KIND.exception, 'threading')
  defineConstructor(cls, ([own, parties, action, timeout], keywords) => {
    const given = (value: number | undefined, name: string) => value ?? keywords?.get(name) ?? NONE
    const [size, act, limit] = [given(parties, 'parties'), given(action, 'action'), given(timeout, 'timeout')]
    const acts = act !== NONE && truth(act)
    const made = acts && own === cls ? (classes._ActionBarrier as number) : (own as number)
    return newObject(KIND.sync, [
      made,
      0,
      UNBOUND,
      size === NONE ? int(1) : size,
      0,
      FILLING,
      limit,
      acts ? act : NONE,
    ])
  })
  method(cls, 'wait', 'timeout?', arrive, { sync: waiting })
  method(cls, 'abort', '', abort, { sync: unlessActing })
  method(cls, 'reset', '', reset, { sync: unlessActing })
  property(cls, 'parties', (self) => field(self, PARTIES))
  property(
    cls,
    'n_waiting',
    observed((self) => (stateOf(self) === FILLING || stateOf(self) === ACTING ? field(self, COUNT) : 0)),
  )
  property(
    cls,
    'broken',
    observed((self) => fromBool(stateOf(self) === BROKEN)),
  )
  bootActions()
}

/** A barrier with an action: its `wait` is in the library (`prelude/core.ts`), over these. */
function bootActions(): void {
  const cls = defineClass('_ActionBarrier', 'Barrier', KIND.sync, 'threading')
  method(cls, '_arrive', 'timeout?', arrive, { sync: waiting })
  property(cls, '_action', (self) => field(self, ACTION))
  const leave = (state: number) => (self: number) => {
    setField(self, STATE, state)
    exit(self)
    return NONE
  }
  const now = { what: 'barrier', isReady: () => true }
  method(cls, '_open', '', leave(DRAINING), { sync: now })
  method(cls, '_break', '', leave(BROKEN), { sync: now })
}

const waiting: SyncOptions = {
  what: 'wait at barrier',
  isReady: ([self], thread) =>
    isWaiting(thread)
      ? stateOf(self as number) !== FILLING && stateOf(self as number) !== ACTING
      : stateOf(self as number) === FILLING || stateOf(self as number) === BROKEN,
  canGiveUp: ([self, timeout], thread) =>
    isWaiting(thread) &&
    stateOf(self as number) === FILLING &&
    limitOf(self as number, timeout) !== undefined,
  timeoutAt: 1,
  ownTimeout: (self) => field(self, TIMEOUT),
}

const unlessActing: SyncOptions = {
  what: 'barrier',
  isReady: ([self]) => stateOf(self as number) !== ACTING,
}

/**
 * Phase 0 arrives; phase 1 leaves, or breaks the barrier when its time is over. The last to arrive opens the barrier, or
 * gets None and runs the action first.
 */
function arrive(self: number, timeout: number): number {
  const thread = machineClock.thread()
  if (isWaiting(thread)) return leaveAs(self, field(thread, T.aux))
  if (stateOf(self) === BROKEN) throw broken()
  const index = field(self, COUNT)
  setField(self, COUNT, index + 2)
  if (field(self, COUNT) === field(self, PARTIES)) {
    setField(self, STATE, field(self, ACTION) === NONE || !isActing(self) ? DRAINING : ACTING)
    if (stateOf(self) === ACTING) return NONE
    exit(self)
    return index
  }
  if (limitOf(self, timeout) === 0) {
    setField(self, STATE, BROKEN)
    exit(self)
    throw broken()
  }
  setField(thread, T.aux, index)
  setField(thread, T.phase, 1 << 1)
  return PENDING
}

const isActing = (self: number) => field(self, 1) === classes._ActionBarrier

function leaveAs(self: number, index: number): number {
  if (stateOf(self) === FILLING) setField(self, STATE, BROKEN)
  const isOpen = stateOf(self) === DRAINING
  exit(self)
  if (!isOpen) throw broken()
  return index
}

function exit(self: number): void {
  setField(self, COUNT, field(self, COUNT) - 2)
  if (field(self, COUNT) === 0 && (stateOf(self) === DRAINING || stateOf(self) === RESETTING))
    setField(self, STATE, FILLING)
}

function abort(self: number): number {
  setField(self, STATE, BROKEN)
  return NONE
}

function reset(self: number): number {
  if (field(self, COUNT) === 0) setField(self, STATE, FILLING)
  else if (stateOf(self) !== DRAINING) setField(self, STATE, RESETTING)
  return NONE
}
