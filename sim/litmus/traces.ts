import {
  type Expression,
  evaluate,
  type Fence,
  type Instruction,
  type LitmusTest,
  type Order,
  registersIn,
  valuesIn,
} from './litmus-test.ts'

/** A node of an execution. Dependencies are sets of reads, as bits of their numbers. */
export type EventNode = {
  readonly id: number
  readonly thread: number
  readonly instruction: number
  readonly type: 'read' | 'write' | 'fence'
  /** Null for a fence. */
  readonly location: string | null
  /** 0 for a fence. */
  readonly value: number
  readonly order: Order
  readonly fence: Fence | null
  /** Whether it is part of an atomic update. */
  readonly isUpdate: boolean
  /** For the write of an update: its read. */
  readonly updateOf: number | null
  readonly data: number
  readonly address: number
  readonly control: number
}

/** What one thread does when its reads return certain values. Events count from 0 within the thread. */
export type Trace = {
  readonly events: readonly EventNode[]
  readonly registers: Readonly<Record<string, number>>
}

/** The values that each location may ever hold. */
export type Domains = ReadonlyMap<string, ReadonlySet<number>>

type Traces = { readonly list: readonly Trace[]; readonly isComplete: boolean }

const MAX_TRACES = 2_000
const MAX_DOMAIN = 16

/**
 * Values at the start, and all that threads may write given such values, round after round. A value that comes about without
 * a circle needs no more rounds than there are stores. Guesses join, so that a model without a rule against it can show a
 * value out of thin air.
 */
export function domainsOf(test: LitmusTest): { readonly values: Domains; readonly isComplete: boolean } {
  const guesses = guessesOf(test)
  const values = new Map(test.locations.map(({ name, initial }) => [name, new Set([initial, ...guesses])]))
  const stores = test.threads
    .flat()
    .filter(({ operation: { type } }) => type === 'store' || type === 'update')
  let isComplete = true
  for (let round = 0; round <= stores.length; round++) {
    const before = sizeOf(values)
    for (const thread of test.threads.keys()) {
      const traces = tracesOf(test, thread, values)
      isComplete &&= traces.isComplete
      for (const { events } of traces.list)
        for (const { type, location, value } of events)
          if (type === 'write') values.get(location!)!.add(value)
    }
    if ([...values.values()].some(({ size }) => size > MAX_DOMAIN)) return { values, isComplete: false }
    if (sizeOf(values) === before) break
  }
  return { values, isComplete }
}

const sizeOf = (values: Domains) => [...values.values()].reduce((sum, { size }) => sum + size, 0)

/**
 * Values that could justify themselves: those that the condition and guards compare with, where what is written depends on what
 * is read.
 */
function guessesOf({ threads, question }: LitmusTest): readonly number[] {
  const instructions = threads.flat()
  const guards = instructions.flatMap(({ guard }) => guard ?? [])
  const hasFlow = instructions.some(
    ({ operation }) => operation.type === 'store' && registersIn(operation.value).length > 0,
  )
  if (!hasFlow && guards.length === 0) return []
  const asked = question === null ? [] : valuesIn(question.condition)
  return [...asked, ...guards.flatMap((guard) => (guard.type === 'register' ? [1] : constantsIn(guard)))]
}

function constantsIn(expression: Expression): readonly number[] {
  if (expression.type === 'constant') return [expression.value]
  if (expression.type === 'register') return []
  return [...constantsIn(expression.left), ...constantsIn(expression.right)]
}

/** A thread under way: registers with their values and the reads they depend on. */
type Progress = {
  readonly events: readonly EventNode[]
  readonly registers: Readonly<Record<string, number>>
  readonly sources: Readonly<Record<string, number>>
  readonly control: number
}

/** Everything a thread may do, its reads returning any value of the location's domain. */
export function tracesOf({ threads }: LitmusTest, thread: number, values: Domains): Traces {
  let paths: readonly Progress[] = [{ events: [], registers: {}, sources: {}, control: 0 }]
  for (const [index, instruction] of threads[thread]!.entries()) {
    paths = paths.flatMap((path) => perform(path, instruction, { thread, index, values }))
    if (paths.length > MAX_TRACES) return { list: [], isComplete: false }
  }
  return { list: paths.map(({ events, registers }) => ({ events, registers })), isComplete: true }
}

type At = { readonly thread: number; readonly index: number; readonly values: Domains }

function perform(path: Progress, { guard, operation }: Instruction, at: At): readonly Progress[] {
  if (guard !== null) {
    const branched = { ...path, control: path.control | reads(path, guard) }
    if (evaluate(guard, path.registers) === 0) return [branched]
    return perform(branched, { text: '', guard: null, operation }, at)
  }
  switch (operation.type) {
    case 'compute': {
      const value = evaluate(operation.value, path.registers)
      return [set(path, operation.register, { value, source: reads(path, operation.value) })]
    }
    case 'fence':
      return [append(path, at, { type: 'fence', fence: operation.fence }).path]
    case 'store': {
      const { location, order } = operation
      const value = evaluate(operation.value, path.registers)
      const depends = {
        data: reads(path, operation.value),
        address: path.sources[operation.address ?? ''] ?? 0,
      }
      return [append(path, at, { type: 'write', location, order, value, ...depends }).path]
    }
    case 'load': {
      const { location, order, register } = operation
      const address = path.sources[operation.address ?? ''] ?? 0
      return [...at.values.get(location)!].map((value) => {
        const read = append(path, at, { type: 'read', location, order, value, address })
        return set(read.path, register, { value, source: 1 << read.id })
      })
    }
    case 'update':
      return [...at.values.get(operation.location)!].map((old) => update(path, operation, { ...at, old }))
  }
}

function update(
  path: Progress,
  operation: Extract<Instruction['operation'], { type: 'update' }>,
  { old, ...at }: At & { old: number },
): Progress {
  const { how, location, register, order, expected } = operation
  const given = evaluate(operation.value, path.registers)
  const common = { location, order, isUpdate: true }
  const read = append(path, at, { ...common, type: 'read', value: old })
  const isWritten = how !== 'cas' || old === evaluate(expected!, path.registers)
  const value = how === 'add' ? (old + given) & 0xffff : given
  const own = how === 'add' ? 1 << read.id : 0
  const data = reads(path, operation.value) | reads(path, expected) | own
  const done = isWritten
    ? append(read.path, at, { ...common, type: 'write', value, data, updateOf: read.id }).path
    : read.path
  return register === null ? done : set(done, register, { value: old, source: 1 << read.id })
}

const reads = ({ sources }: Progress, expression: Expression | null): number =>
  registersIn(expression).reduce((found, name) => found | (sources[name] ?? 0), 0)

function set(
  path: Progress,
  register: string,
  { value, source }: { value: number; source: number },
): Progress {
  return {
    ...path,
    registers: { ...path.registers, [register]: value },
    sources: { ...path.sources, [register]: source },
  }
}

function append(
  path: Progress,
  { thread, index }: At,
  event: Pick<EventNode, 'type'> & Partial<EventNode>,
): { readonly path: Progress; readonly id: number } {
  const id = path.events.length
  const node: EventNode = {
    id,
    thread,
    instruction: index,
    location: null,
    value: 0,
    order: 'plain',
    fence: null,
    isUpdate: false,
    updateOf: null,
    data: 0,
    address: 0,
    control: path.control,
    ...event,
  }
  return { path: { ...path, events: [...path.events, node] }, id }
}
