import type { Simulation } from '../core/simulation.ts'
import { type AssemblyThreadsConfig, assemblyThreadsConfigSchema } from './config.ts'
import { type AssemblyThreadsEvent, describeAssemblyThreadsEvent } from './events.ts'
import {
  type AssemblyThreadsMetrics,
  assemblyThreadsFields,
  assemblyThreadsTables,
  measureAssemblyThreads,
} from './metrics.ts'
import { assemblyThreadsPresets } from './presets.ts'
import { type AssemblyThreadsState, initialState } from './state.ts'
import { type AssemblyThreadsAction, enabledActions, executeNext } from './step.ts'

const isDone = ({ threads }: AssemblyThreadsState) => threads.every(({ status }) => status !== 'runnable')

function outcomeOf({ program, memory }: AssemblyThreadsState): string {
  const values = program.variables.map(({ name, address }) => `${name} = ${memory[address] ?? 0}`)
  return values.length === 0 ? 'ended' : values.join(', ')
}

/** Threads of a small two-operand machine with one memory, instruction by instruction (OSTEP ch. 26 and 28). */
export const assemblyThreads: Simulation<
  AssemblyThreadsConfig,
  AssemblyThreadsState,
  AssemblyThreadsAction,
  AssemblyThreadsEvent,
  AssemblyThreadsMetrics
> = {
  id: 'assembly-threads',
  version: 1,
  title: 'Threads in assembly',
  summary:
    'Run threads one instruction at a time and see where an interrupt hurts and what atomic instructions are for.',
  configSchema: assemblyThreadsConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'Source first, destination second. test a,b compares b with a. Instructions are atomic and stand at 1000, 1001, ...; variables from 100, 4 bytes a word; the stack of thread n starts at 128000 - 1000 n and grows down. Words have 32 bits. cmpxchg compares with %ax.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'As the x86 simulator of OSTEP ch. 26: the interrupt counter counts every instruction of the machine, also a halt; at 0 and on a yield it starts anew and the next unfinished thread in cyclic order runs. A thread that halts hands the CPU on at once. Threads start at 1000 whatever stands there, and push of a memory operand pushes its address.',
    },
  ],
  presets: assemblyThreadsPresets,
  init: initialState,
  enabled: enabledActions,
  isFinished: isDone,
  step: executeNext,
  measure: measureAssemblyThreads,
  metricFields: assemblyThreadsFields,
  metricTables: assemblyThreadsTables,
  describe: describeAssemblyThreadsEvent,
  isNotable: (event) => event.type !== 'instruction-executed',
  describeAction: ({ thread, text }) => `T${thread}: ${text}`,
  properties: [{ name: 'every thread ends', type: 'eventually', holds: isDone }],
  outcome: outcomeOf,
  key: ({ threads, memory, current, untilInterrupt, intervals, config }) =>
    JSON.stringify([
      threads,
      Object.entries(memory).sort(),
      config.order === 'any' ? 0 : [current, untilInterrupt, intervals],
    ]),
}
