import type { Preset, Simulation } from '../core/simulation.ts'
import { type ProcessStatesConfig, type ProcessStatesInput, processStatesConfigSchema } from './config.ts'
import { describeProcessStatesEvent, type ProcessStatesEvent } from './events.ts'
import {
  measureProcessStates,
  type ProcessStatesMetrics,
  processStatesFields,
  processStatesTables,
} from './metrics.ts'
import { initialState, isOver, type ProcessStatesState, tick } from './tick.ts'

const oneIo: ProcessStatesInput['processes'] = [
  { program: [{ type: 'io' }] },
  { program: [{ type: 'cpu', count: 5 }] },
]
const mixed: ProcessStatesInput['processes'] = [
  { program: [{ type: 'io', count: 3 }] },
  { program: [{ type: 'cpu', count: 5 }] },
  { program: [{ type: 'cpu', count: 5 }] },
  { program: [{ type: 'cpu', count: 5 }] },
]

const presets: readonly Preset<ProcessStatesInput>[] = [
  {
    id: 'overlap',
    title: 'One waits, the other works',
    note: 'While process 0 is blocked, process 1 computes: CPU and device are busy at once.',
    config: { processes: oneIo },
  },
  {
    id: 'no-overlap',
    title: 'A CPU that waits for the device',
    note: 'The same two processes, but the CPU turns to another only at the end of one. Compare the total time.',
    config: { processes: oneIo, switchPolicy: 'on-end' },
  },
  {
    id: 'io-waits-its-turn',
    title: 'The device idles, because its user waits for the CPU',
    note: 'Process 0 does three I/Os. After the first it waits behind long computations, and the device has nothing to do.',
    config: { processes: mixed },
  },
  {
    id: 'io-runs-first',
    title: 'Serve the I/O-bound process first',
    note: 'The same four processes, but a process whose I/O completes runs at once and soon asks for the next one.',
    config: { processes: mixed, ioDonePolicy: 'run-immediate' },
  },
]

/** Processes that move between running, ready and blocked (OSTEP ch. 4; Silberschatz et al. ch. 3.1). */
export const processStates: Simulation<
  ProcessStatesConfig,
  ProcessStatesState,
  { readonly type: 'tick' },
  ProcessStatesEvent,
  ProcessStatesMetrics
> = {
  id: 'process-states',
  version: 2,
  title: 'Process states',
  summary: 'See processes run, get ready, block on I/O and end, and how busy CPU and device are.',
  configSchema: processStatesConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'Asking for an I/O costs one tick of CPU; its completion is an interrupt and costs none. Ready processes queue first in, first out; a preempted one goes to the tail. A process whose last instruction is an I/O ends when that completes, from blocked to done: the moment on the CPU in which a real one becomes ready and exits costs no tick here. Completions of one moment are handled in process order.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'An I/O costs one tick to start and one to complete; started in tick k with length L it completes at the start of tick k + L + 1. The next process is the next ready number in cyclic order. Under run-immediate the process whose I/O completes takes the CPU.',
    },
  ],
  presets,
  init: initialState,
  enabled: (state) => (isOver(state) ? [] : [{ type: 'tick' }]),
  isFinished: isOver,
  step: tick,
  measure: measureProcessStates,
  metricFields: processStatesFields,
  metricTables: processStatesTables,
  describe: describeProcessStatesEvent,
  isNotable: (event) => event.type === 'state-changed',
  describeAction: () => 'Next tick',
  properties: [{ name: 'every process ends', type: 'eventually', holds: isOver }],
}
