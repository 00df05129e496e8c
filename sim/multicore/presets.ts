import type { Preset } from '../core/simulation.ts'
import type { MulticoreInput } from './config.ts'

const three = (run: number, workingSet: number) => Array.from({ length: 3 }, () => ({ run, workingSet }))

export const multicorePresets: readonly Preset<MulticoreInput>[] = [
  {
    id: 'central-queue-wanders',
    title: 'One queue, and jobs that wander',
    note: 'Three jobs on two cores: after every slice a job may land on the other core, where the cache is cold. Compare the warm share with per-core queues.',
    config: { queues: 'central', jobs: three(60, 50), warmupTicks: 10, quantumTicks: 10 },
  },
  {
    id: 'per-core-queues-stay',
    title: 'Per-core queues keep caches warm',
    note: 'The same jobs: each stays on its core and its data stays in the cache. But core 1 has only one job and ends early.',
    config: { queues: 'per-core', peekTicks: 0, jobs: three(60, 50), warmupTicks: 10, quantumTicks: 10 },
  },
  {
    id: 'work-stealing',
    title: 'An idle core helps itself',
    note: 'Now core 1 looks for work every 10 ticks once it has none. The stolen job pays with a cold cache, and everything ends earlier.',
    config: { queues: 'per-core', peekTicks: 10, jobs: three(60, 50), warmupTicks: 10, quantumTicks: 10 },
  },
  {
    id: 'affinity',
    title: 'Pinning jobs to cores',
    note: 'A and B may run on core 0 only, C on core 1. Warm caches from the first slice on, but core 1 idles while two jobs share core 0.',
    config: {
      queues: 'central',
      jobs: [
        { run: 60, workingSet: 50, affinity: [0] },
        { run: 60, workingSet: 50, affinity: [0] },
        { run: 60, workingSet: 50, affinity: [1] },
      ],
    },
  },
  {
    id: 'working-set-too-large',
    title: 'A job that never fits',
    note: 'B needs 200 of a cache of 100: it never gets warm, and each attempt pushes the data of A out.',
    config: {
      cores: 1,
      convention: 'ostep',
      jobs: [
        { run: 60, workingSet: 50 },
        { run: 60, workingSet: 200 },
      ],
    },
  },
]
