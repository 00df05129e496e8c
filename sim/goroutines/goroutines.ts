import type { Preset, Simulation } from '../core/simulation.ts'
import { type GoroutinesConfig, type GoroutinesInput, goroutinesConfigSchema } from './config.ts'
import { describeGoroutinesEvent, type GoroutinesEvent } from './events.ts'
import { type GoroutinesMetrics, goroutinesFields, goroutinesTables, measureGoroutines } from './metrics.ts'
import { type GoroutinesState, initialState } from './state.ts'
import { tick } from './tick.ts'

const isDone = ({ goroutines }: GoroutinesState) => goroutines.every(({ status }) => status === 'done')

/** A goroutine is in exactly one place: a queue, a processor, a system call, a wait, or done. */
function isInOnePlace({ goroutines, processors, globalQueue }: GoroutinesState): boolean {
  const queued = [...globalQueue, ...processors.flatMap(({ queue }) => queue)]
  const running = processors.flatMap(({ goroutine }) => (goroutine === null ? [] : [goroutine]))
  return goroutines.every(({ status }, number) => {
    const count = (list: readonly number[]) => list.filter((other) => other === number).length
    return (
      count(queued) === (status === 'runnable' ? 1 : 0) && count(running) === (status === 'running' ? 1 : 0)
    )
  })
}

const compute = (ticks: number) => ({ type: 'compute' as const, ticks })
const reader = { program: [compute(2), { type: 'syscall' as const, ticks: 12 }, compute(2)] }
const worker = (ticks: number) => ({ program: [compute(ticks)] })

const presets: readonly Preset<GoroutinesInput>[] = [
  {
    id: 'work-stealing',
    title: 'P1 finds work in the queue of P0',
    note: 'All goroutines start in one queue. P1 has none and takes half of it. Switch hasStealing off and P1 idles to the end.',
    config: { goroutines: [8, 8, 8, 8, 8, 8].map(worker) },
  },
  {
    id: 'syscall-hand-off',
    title: 'A system call takes the thread, not the processor',
    note: 'G0 and G1 block in system calls. Each time the processor moves to another thread and the others run on: four threads for two processors.',
    config: { start: 'dealt', goroutines: [reader, reader, worker(10), worker(10)] },
  },
  {
    id: 'without-hand-off',
    title: 'Without the hand-off',
    note: 'The same goroutines, but the processors wait with their threads: all time of the system calls is lost.',
    config: { start: 'dealt', hasHandOff: false, goroutines: [reader, reader, worker(10), worker(10)] },
  },
  {
    id: 'waiting-is-cheap',
    title: 'Ten goroutines that wait, and one thread',
    note: 'Waiting for a channel or the network blocks no thread: one is enough for all of them.',
    config: {
      processors: 1,
      goroutines: Array.from({ length: 10 }, () => ({
        program: [compute(1), { type: 'wait' as const, ticks: 10 }, compute(1)],
      })),
    },
  },
]

/** M:N scheduling as in Go: goroutines (G) on threads (M) that hold processors (P), tick by tick (Vyukov, Scalable Go Scheduler, 2012). */
export const goroutines: Simulation<
  GoroutinesConfig,
  GoroutinesState,
  { readonly type: 'tick' },
  GoroutinesEvent,
  GoroutinesMetrics
> = {
  id: 'goroutines',
  version: 1,
  title: 'Goroutine scheduling',
  summary:
    'Many goroutines on few threads: queues per processor, work stealing, and the hand-off at a system call.',
  configSchema: goroutinesConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'A processor takes the head of its own queue, then of the global one, then half of the longest other queue. A thread that blocks in a system call hands its processor to a parked or new thread at once (Go waits a little first). Coming back it takes a free processor, or the goroutine joins the global queue; so do preempted and woken ones.',
    },
  ],
  presets,
  init: initialState,
  enabled: (state) => (isDone(state) ? [] : [{ type: 'tick' }]),
  isFinished: isDone,
  step: tick,
  measure: measureGoroutines,
  metricFields: goroutinesFields,
  metricTables: goroutinesTables,
  describe: describeGoroutinesEvent,
  isNotable: ({ type }) => !type.startsWith('processor-') || type === 'processor-handed-off',
  describeAction: () => 'Next tick',
  properties: [
    { name: 'every goroutine finishes', type: 'eventually', holds: isDone },
    { name: 'a goroutine is in one place at a time', type: 'always', holds: isInOnePlace },
  ],
}
