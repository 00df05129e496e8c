import type { Simulation } from '../core/simulation.ts'
import { type ForkTreeConfig, forkTreeConfigSchema } from './config.ts'
import { describeForkTreeEvent, type ForkTreeEvent } from './events.ts'
import { type ForkTreeMetrics, forkTreeFields, forkTreeTables, measureForkTree } from './metrics.ts'
import { operate } from './operate.ts'
import { forkTreePresets } from './presets.ts'
import { type ForkTreeState, initialState, sharersOf } from './state.ts'

const isDone = ({ now, config }: ForkTreeState) => now === config.operations.length

/** Every process that is not gone hangs in the tree exactly once, below its parent. */
const isTree = ({ processes }: ForkTreeState) =>
  processes.every(({ status, parent }, process) => {
    const parents = processes.flatMap(({ children }, other) => (children.includes(process) ? [other] : []))
    return status === 'gone' || parent === null
      ? parents.length === 0
      : parents.length === 1 && parents[0] === parent
  })

/** Nobody can write to a frame that another process sees. */
const isProtected = ({ processes }: ForkTreeState) =>
  processes.every(({ pages }) =>
    pages.every(({ frame, isCopyOnWrite }) => isCopyOnWrite || sharersOf(processes, frame) === 1),
  )

/** Processes, their family, memory and descriptors, call by call (OSTEP ch. 5; fork(2), wait(2), pipe(2); Bovet and Cesati). */
export const forkTree: Simulation<
  ForkTreeConfig,
  ForkTreeState,
  { readonly type: 'call' },
  ForkTreeEvent,
  ForkTreeMetrics
> = {
  id: 'fork-tree',
  version: 1,
  title: 'fork, exec, wait and exit',
  summary: 'Grow a tree of processes and follow zombies, orphans, shared pages, descriptors and pipes.',
  configSchema: forkTreeConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'A process that ends is a zombie until its parent waits; a waiting parent and the first process reap at once. New children and orphans go to the end of the list of children. wait takes the first child that has ended. A write to a pipe goes in as a whole or waits.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'As the fork simulator of OSTEP ch. 5: a process that ends leaves the tree at once, there are no zombies. Its default is reparent = flatten, its local reparenting is grandparent.',
    },
  ],
  presets: forkTreePresets,
  init: initialState,
  enabled: (state) => (isDone(state) ? [] : [{ type: 'call' }]),
  isFinished: isDone,
  step: operate,
  measure: measureForkTree,
  metricFields: forkTreeFields,
  metricTables: forkTreeTables,
  describe: describeForkTreeEvent,
  isNotable: ({ type }) => type !== 'tree-changed',
  describeAction: () => 'Next call',
  properties: [
    { name: 'every process hangs in the tree once', type: 'always', holds: isTree },
    { name: 'no process can write to memory that another sees', type: 'always', holds: isProtected },
    { name: 'all calls are made', type: 'eventually', holds: isDone },
  ],
}
