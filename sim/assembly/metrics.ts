import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { AssemblyThreadsConfig } from './config.ts'
import type { AssemblyThreadsEvent } from './events.ts'
import { parseProgram, REGISTERS, type Register, WORD } from './parse.ts'

type ThreadRow = Record<Exclude<Register, 'sp' | 'bp'>, number> & {
  thread: number
  instructions: number
  status: 'running' | 'halted' | 'faulted'
}
type VariableRow = { name: string; address: number; value: number }

export type AssemblyThreadsMetrics = {
  readonly instructions: number
  readonly interrupts: number
  readonly switches: number
  readonly faults: number
  readonly threads: readonly Readonly<ThreadRow>[]
  /** Each word of each variable, in the order of their addresses. */
  readonly variables: readonly Readonly<VariableRow>[]
}

export const assemblyThreadsFields: readonly MetricField[] = [
  { key: 'instructions', label: 'Instructions', unit: 'instructions' },
  { key: 'interrupts', label: 'Switches by interrupt', unit: 'switches' },
  { key: 'switches', label: 'Switches', unit: 'switches' },
  { key: 'faults', label: 'Faults', unit: 'threads', better: 'lower' },
]

export const assemblyThreadsTables: readonly MetricTable[] = [
  {
    key: 'threads',
    label: 'Per thread',
    columns: [
      { key: 'thread', label: 'Thread', unit: '' },
      { key: 'instructions', label: 'Instructions', unit: 'instructions' },
      { key: 'status', label: 'Is', unit: '' },
      ...REGISTERS.slice(0, 6).map((name) => ({ key: name, label: `%${name}`, unit: '' })),
    ],
  },
  {
    key: 'variables',
    label: 'Variables',
    columns: [
      { key: 'name', label: 'Variable', unit: '' },
      { key: 'address', label: 'Address', unit: '' },
      { key: 'value', label: 'Value', unit: '' },
    ],
  },
]

/** O(events). */
export function measureAssemblyThreads(
  config: AssemblyThreadsConfig,
  events: readonly AssemblyThreadsEvent[],
): AssemblyThreadsMetrics {
  const threads = config.threads.map(
    (registers, thread): ThreadRow => ({ thread, instructions: 0, status: 'running', ...registers }),
  )
  const memory = new Map(config.memory.map(({ address, value }) => [address, value]))
  const counts = { instructions: 0, interrupts: 0, switches: 0, faults: 0 }
  for (const event of events) {
    if (event.type === 'threads-switched') {
      counts.switches += 1
      if (event.reason === 'interrupt') counts.interrupts += 1
      continue
    }
    const row = threads[event.thread]!
    if (event.type === 'thread-halted') row.status = 'halted'
    if (event.type === 'thread-faulted') {
      row.status = 'faulted'
      counts.faults += 1
    }
    if (event.type !== 'instruction-executed') continue
    counts.instructions += 1
    row.instructions += 1
    for (const { register, address, value } of event.writes) {
      if (address !== null) memory.set(address, value)
      else if (register !== null && register !== 'sp' && register !== 'bp') row[register] = value
    }
  }
  return { ...counts, threads, variables: variablesOf(config, memory) }
}

function variablesOf({ program }: AssemblyThreadsConfig, memory: ReadonlyMap<number, number>): VariableRow[] {
  const parsed = parseProgram(program)
  if (!parsed.ok) return []
  return parsed.value.variables.flatMap(({ name, address, words }) =>
    Array.from({ length: words }, (_, word) => ({
      name: words === 1 ? name : `${name}[${word}]`,
      address: address + WORD * word,
      value: memory.get(address + WORD * word) ?? 0,
    })),
  )
}
