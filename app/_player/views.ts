import type { SimulationId } from '#sim/registry.ts'
import type { LoadedView } from './view.ts'

export type ViewLoader = () => Promise<LoadedView>

/** How to fetch each simulation with its view; a registered simulation without one does not compile. */
export const views: Readonly<Record<SimulationId, ViewLoader>> = {
  'process-states': async () => (await import('./views/process-states/loaded.ts')).loaded,
  scheduling: async () => (await import('./views/scheduling/loaded.ts')).loaded,
  'page-replacement': async () => (await import('./views/page-replacement/loaded.ts')).loaded,
  thrashing: async () => (await import('./views/thrashing/loaded.ts')).loaded,
  'resource-graph': async () => (await import('./views/resource-graph/loaded.ts')).loaded,
  interleaving: async () => (await import('./views/interleaving/loaded.ts')).loaded,
  'free-space': async () => (await import('./views/free-space/loaded.ts')).loaded,
  'address-translation': async () => (await import('./views/address-translation/loaded.ts')).loaded,
  'scheduling-multicore': async () => (await import('./views/scheduling-multicore/loaded.ts')).loaded,
  'fork-tree': async () => (await import('./views/fork-tree/loaded.ts')).loaded,
  disk: async () => (await import('./views/disk/loaded.ts')).loaded,
  raid: async () => (await import('./views/raid/loaded.ts')).loaded,
  'assembly-threads': async () => (await import('./views/assembly-threads/loaded.ts')).loaded,
  bankers: async () => (await import('./views/bankers/loaded.ts')).loaded,
  clocks: async () => (await import('./views/clocks/loaded.ts')).loaded,
  goroutines: async () => (await import('./views/goroutines/loaded.ts')).loaded,
  'thread-pool': async () => (await import('./views/thread-pool/loaded.ts')).loaded,
  'file-system': async () => (await import('./views/file-system/loaded.ts')).loaded,
  'io-multiplexing': async () => (await import('./views/io-multiplexing/loaded.ts')).loaded,
  'memory-model': async () => (await import('./views/memory-model/loaded.ts')).loaded,
  'event-loop': async () => (await import('./views/event-loop/loaded.ts')).loaded,
}

/** Heights in CSS pixels to keep free for the picture before it is there, on narrow and on wide screens. */
export const reservedHeights: Readonly<Record<SimulationId, { narrow: number; wide: number }>> = {
  'process-states': { narrow: 200, wide: 200 },
  scheduling: { narrow: 230, wide: 230 },
  'page-replacement': { narrow: 390, wide: 210 },
  thrashing: { narrow: 546, wide: 270 },
  'resource-graph': { narrow: 435, wide: 300 },
  interleaving: { narrow: 340, wide: 310 },
  'free-space': { narrow: 260, wide: 240 },
  'address-translation': { narrow: 320, wide: 260 },
  'scheduling-multicore': { narrow: 300, wide: 280 },
  'fork-tree': { narrow: 320, wide: 260 },
  disk: { narrow: 420, wide: 390 },
  raid: { narrow: 320, wide: 280 },
  'assembly-threads': { narrow: 520, wide: 330 },
  bankers: { narrow: 320, wide: 320 },
  clocks: { narrow: 260, wide: 260 },
  goroutines: { narrow: 340, wide: 330 },
  'thread-pool': { narrow: 210, wide: 210 },
  'file-system': { narrow: 576, wide: 390 },
  'io-multiplexing': { narrow: 590, wide: 570 },
  'memory-model': { narrow: 530, wide: 355 },
  'event-loop': { narrow: 576, wide: 500 },
}

export function isViewId(id: string): id is SimulationId {
  return Object.hasOwn(views, id)
}
