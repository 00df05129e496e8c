import { assemblyThreads } from './assembly/assembly-threads.ts'
import { bankers } from './bankers/bankers.ts'
import { clocks } from './clocks/clocks.ts'
import type { AnySimulation } from './core/simulation.ts'
import { resourceGraph } from './deadlock/resource-graph.ts'
import { disk } from './disk/disk.ts'
import { eventLoop } from './event-loop/event-loop.ts'
import { fileSystem } from './files/file-system.ts'
import { forkTree } from './fork/fork-tree.ts'
import { goroutines } from './goroutines/goroutines.ts'
import { freeSpace } from './heap/free-space.ts'
import { memoryModel } from './litmus/memory-model.ts'
import { pageReplacement } from './memory/page-replacement.ts'
import { thrashing } from './memory/thrashing/thrashing.ts'
import { schedulingMulticore } from './multicore/scheduling-multicore.ts'
import { ioMultiplexing } from './multiplex/io-multiplexing.ts'
import { threadPool } from './pool/thread-pool.ts'
import { processStates } from './processes/process-states.ts'
import { interleaving } from './races/interleaving.ts'
import { raid } from './raid/raid.ts'
import { scheduling } from './scheduling/scheduling.ts'
import { addressTranslation } from './translation/address-translation.ts'

/** Every simulation by id. A simulation listed here needs a view in app/_player/views.ts and passes tests/contract. */
export const simulations = {
  'process-states': processStates,
  scheduling,
  'page-replacement': pageReplacement,
  thrashing,
  'resource-graph': resourceGraph,
  interleaving,
  'free-space': freeSpace,
  'address-translation': addressTranslation,
  'scheduling-multicore': schedulingMulticore,
  'fork-tree': forkTree,
  disk,
  raid,
  'assembly-threads': assemblyThreads,
  bankers,
  clocks,
  goroutines,
  'thread-pool': threadPool,
  'file-system': fileSystem,
  'io-multiplexing': ioMultiplexing,
  'memory-model': memoryModel,
  'event-loop': eventLoop,
} as const satisfies Readonly<Record<string, AnySimulation>>

export type SimulationId = keyof typeof simulations

/** In the order of the registry. */
export const simulationIds = Object.keys(simulations) as readonly SimulationId[]

/** Whether a simulation of that id exists. */
export function isSimulationId(id: string): id is SimulationId {
  return Object.hasOwn(simulations, id)
}
