import type { Preset } from '../../core/simulation.ts'
import type { ThrashingInput } from './config.ts'

const EIGHT: ThrashingInput['processes'] = Array.from({ length: 8 }, () => ({ phaseReferences: 60 }))

/** A loop over so many pages, each in its turn. */
const loop = (pages: number) => ({ references: Array.from({ length: pages }, (_, page) => page) })

export const thrashingPresets: readonly Preset<ThrashingInput>[] = [
  {
    id: 'enough-memory',
    title: 'Four processes, room for all',
    note: 'Each uses 4 pages at a time and there are 16 frames. Faults come when a process moves on to other pages; meanwhile another one runs.',
    config: { processes: EIGHT, level: 4 },
  },
  {
    id: 'one-too-many',
    title: 'More processes, less work',
    note: 'Eight processes share the same 16 frames. Each fault takes a page that somebody is about to use. Look at the curve: the CPU was busier with four.',
    config: { processes: EIGHT, level: 8 },
  },
  {
    id: 'working-set-admission',
    title: 'Let in only who fits',
    note: 'The same eight, but a process comes in only when its working set has room. Fewer are in memory and more work is done.',
    config: { processes: EIGHT, level: 8, admission: 'working-set' },
  },
  {
    id: 'unequal-needs-local',
    title: 'Equal shares, unequal needs',
    note: 'P1 needs 10 pages, the others 2 each: 16 in all, and there are 16 frames. With equal shares of 4, P1 faults at every reference while frames of the others lie idle. Switch to global replacement.',
    config: { processes: [loop(10), loop(2), loop(2), loop(2)], level: 4, replacement: 'local' },
  },
  {
    id: 'unequal-needs-global',
    title: 'Frames go where they are needed',
    note: 'The same processes under global replacement: after the first use of each page nobody faults again.',
    config: { processes: [loop(10), loop(2), loop(2), loop(2)], level: 4 },
  },
  {
    id: 'loops-at-the-cliff',
    title: 'The cliff of a loop',
    note: 'Five loops of 4 pages and a share of 3 frames each: under LRU a loop loses exactly the page that it needs next, and every reference faults. With a degree of 4 none does.',
    config: {
      processes: [loop(4), loop(4), loop(4), loop(4), loop(4)],
      level: 5,
      replacement: 'local',
    },
  },
]
