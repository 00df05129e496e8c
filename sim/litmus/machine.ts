import type { Step } from '../core/simulation.ts'
import type { MemoryModelEvent } from './events.ts'
import {
  evaluate,
  type Fence,
  type Final,
  type Instruction,
  isAsked,
  type Operation,
  outcomeText,
} from './litmus-test.ts'
import type { BufferModel } from './models.ts'
import type { BufferedStore, BuffersState, BufferThread } from './state.ts'

/** A thread goes on, or the store at `index` of its buffer reaches memory. */
export type BufferAction =
  | { readonly type: 'execute'; readonly thread: number; readonly text: string }
  | {
      readonly type: 'flush'
      readonly thread: number
      readonly index: number
      readonly location: string
      readonly value: number
    }

type Moved = { readonly state: BuffersState; readonly events: readonly MemoryModelEvent[] }

/**
 * What may happen next: each thread's next instruction, then each buffer's stores that may leave. Under TSO a buffer is a queue
 * (Owens, Sarkar, Sewell, TPHOLs 2009); under PSO stores to different locations leave in any order (SPARC v8, app. K).
 */
export function bufferActions(state: BuffersState): readonly BufferAction[] {
  const executes = state.threads.flatMap((_, thread): BufferAction[] => {
    const instruction = nextOf(state, thread)
    return instruction === null || mustDrain(state, thread, instruction)
      ? []
      : [{ type: 'execute', thread, text: instruction.text }]
  })
  const flushes = state.threads.flatMap(({ buffer }, thread) =>
    flushable(buffer, state.model).map((index): BufferAction => {
      const { location, value } = buffer[index]!
      return { type: 'flush', thread, index, location, value }
    }),
  )
  return [...executes, ...flushes]
}

export const isDrained = ({ test, threads }: BuffersState): boolean =>
  threads.every(({ next, buffer }, thread) => next === test.threads[thread]!.length && buffer.length === 0)

export function finalOf({ threads, memory }: BuffersState): Final {
  return { registers: threads.map(({ registers }) => registers), memory }
}

export function stepBuffers(state: BuffersState, action: BufferAction): Step<BuffersState, MemoryModelEvent> {
  const moved = action.type === 'flush' ? flush(state, action) : execute(state, action.thread)
  const next = { ...moved.state, now: state.now + 1 }
  if (!isDrained(next)) return { state: next, events: moved.events }
  const final = finalOf(next)
  const ended: MemoryModelEvent = {
    type: 'test-ended',
    time: state.now,
    outcome: outcomeText(state.test, final),
    isAsked: isAsked(state.test, final),
    question: state.test.question?.text ?? null,
  }
  return { state: next, events: [...moved.events, ended] }
}

/** The instruction a thread is at; null at its end. */
export const nextOf = ({ test, threads }: BuffersState, thread: number): Instruction | null =>
  test.threads[thread]![threads[thread]!.next] ?? null

/** Full fences, atomic updates and seq_cst stores wait until the thread's own stores are in memory (x86: MFENCE, LOCK, XCHG). */
export function mustDrain(state: BuffersState, thread: number, { guard, operation }: Instruction): boolean {
  const { buffer, registers } = state.threads[thread]!
  if (buffer.length === 0 || (guard !== null && evaluate(guard, registers) === 0)) return false
  if (operation.type === 'fence') return operation.fence === 'full'
  return operation.type === 'update' || (operation.type === 'store' && operation.order === 'sc')
}

/** Places in a buffer whose store may go to memory now. */
function flushable(buffer: readonly BufferedStore[], model: BufferModel): readonly number[] {
  if (buffer.length === 0) return []
  if (model !== 'pso') return [0]
  return [...buffer.keys()].filter((index) => {
    const { location, group } = buffer[index]!
    return buffer.slice(0, index).every((older) => older.location !== location && older.group === group)
  })
}

function flush(state: BuffersState, { thread, index }: Extract<BufferAction, { type: 'flush' }>): Moved {
  const { buffer } = state.threads[thread]!
  const { location, value, instruction } = buffer[index]!
  const place = { thread, instruction }
  const flushed: MemoryModelEvent = {
    type: 'store-flushed',
    time: state.now,
    place,
    text: textAt(state, thread, instruction),
    location,
    value,
    previous: state.memory[location] ?? 0,
    overtaken: buffer.slice(0, index).map((older) => older.location),
  }
  return {
    state: {
      ...withThread(state, thread, { buffer: buffer.toSpliced(index, 1) }),
      memory: { ...state.memory, [location]: value },
      writers: { ...state.writers, [location]: place },
    },
    events: [flushed],
  }
}

const textAt = ({ test }: BuffersState, thread: number, instruction: number) =>
  test.threads[thread]![instruction]!.text

function withThread(state: BuffersState, thread: number, change: Partial<BufferThread>): BuffersState {
  return { ...state, threads: state.threads.with(thread, { ...state.threads[thread]!, ...change }) }
}

function execute(state: BuffersState, thread: number): Moved {
  const { next, registers } = state.threads[thread]!
  const { text, guard, operation } = nextOf(state, thread)!
  const moved = withThread(state, thread, { next: next + 1 })
  const base = { time: state.now, place: { thread, instruction: next }, text }
  if (guard !== null && evaluate(guard, registers) === 0)
    return { state: moved, events: [{ type: 'instruction-skipped', ...base }] }
  switch (operation.type) {
    case 'compute': {
      const value = evaluate(operation.value, registers)
      return {
        state: setRegister(moved, thread, operation.register, value),
        events: [{ type: 'value-computed', ...base, register: operation.register, value }],
      }
    }
    case 'fence':
      return passFence(moved, operation.fence, base)
    case 'load':
      return load(moved, operation, base)
    case 'store':
      return store(moved, operation, base)
    case 'update':
      return update(moved, operation, base)
  }
}

/** What every event of an executed instruction begins with. */
type Base = Pick<Extract<MemoryModelEvent, { type: 'fence-passed' }>, 'time' | 'place' | 'text'>

function setRegister(state: BuffersState, thread: number, register: string, value: number): BuffersState {
  const { registers } = state.threads[thread]!
  return withThread(state, thread, { registers: { ...registers, [register]: value } })
}

/** Under PSO a fence that orders stores starts a new group: no later store leaves before an earlier group is gone. */
function passFence(state: BuffersState, fence: Fence, base: Base): Moved {
  const { thread } = base.place
  const { group, buffer } = state.threads[thread]!
  const isGrouping = state.model === 'pso' && ordersStores(fence) && buffer.length > 0
  const effect = fence === 'full' ? 'drained' : isGrouping ? 'grouped' : 'none'
  return {
    state: isGrouping ? withThread(state, thread, { group: group + 1 }) : state,
    events: [{ type: 'fence-passed', ...base, effect, model: state.model }],
  }
}

const ordersStores = (fence: Fence) => fence === 'store' || fence === 'rel' || fence === 'acqrel'

/** The thread's own youngest store to the location if one is buffered (forwarding), else memory. */
function load(
  state: BuffersState,
  { register, location }: Extract<Operation, { type: 'load' }>,
  base: Base,
): Moved {
  const { thread } = base.place
  const own = state.threads[thread]!.buffer.findLast((store) => store.location === location)
  const value = own?.value ?? state.memory[location] ?? 0
  const source = own === undefined ? state.writers[location]! : { thread, instruction: own.instruction }
  const hidden = state.threads.flatMap(({ buffer }, other) =>
    other === thread
      ? []
      : buffer.flatMap((store) =>
          store.location === location ? [{ thread: other, value: store.value }] : [],
        ),
  )
  return {
    state: setRegister(state, thread, register, value),
    events: [
      {
        type: 'value-loaded',
        ...base,
        register,
        location,
        value,
        source,
        isForwarded: own !== undefined,
        hidden,
      },
    ],
  }
}

/** Into the buffer; under SC, or where the store is seq_cst, straight to memory. A release starts a new group under PSO. */
function store(
  state: BuffersState,
  { location, value: expression, order }: Extract<Operation, { type: 'store' }>,
  base: Base,
): Moved {
  const { place } = base
  const { registers, buffer, group: before } = state.threads[place.thread]!
  const value = evaluate(expression, registers)
  if (state.model === 'sc' || order === 'sc') {
    const previous = state.memory[location] ?? 0
    return {
      state: write(state, location, { value, place }),
      events: [{ type: 'store-performed', ...base, location, value, previous, model: state.model }],
    }
  }
  const group = order === 'rel' && buffer.length > 0 ? before + 1 : before
  const entry = { instruction: place.instruction, location, value, group }
  return {
    state: withThread(state, place.thread, { buffer: [...buffer, entry], group }),
    events: [{ type: 'store-buffered', ...base, location, value, memory: state.memory[location] ?? 0 }],
  }
}

function write(
  state: BuffersState,
  location: string,
  { value, place }: { value: number; place: BuffersState['writers'][string] },
): BuffersState {
  return {
    ...state,
    memory: { ...state.memory, [location]: value },
    writers: { ...state.writers, [location]: place },
  }
}

function update(
  state: BuffersState,
  { how, register, location, expected, value: expression }: Extract<Operation, { type: 'update' }>,
  base: Base,
): Moved {
  const { place } = base
  const { registers } = state.threads[place.thread]!
  const old = state.memory[location] ?? 0
  const given = evaluate(expression, registers)
  const isWritten = how !== 'cas' || old === evaluate(expected!, registers)
  const value = how === 'add' ? (old + given) & 0xffff : given
  const read = register === null ? state : setRegister(state, place.thread, register, old)
  return {
    state: isWritten ? write(read, location, { value, place }) : read,
    events: [
      {
        type: 'location-updated',
        ...base,
        register,
        location,
        old,
        value: isWritten ? value : null,
        source: state.writers[location]!,
      },
    ],
  }
}
