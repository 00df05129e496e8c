import type { Preset, Simulation } from '../core/simulation.ts'
import { type RaidConfig, type RaidInput, raidConfigSchema } from './config.ts'
import { describeRaidEvent, type RaidEvent } from './events.ts'
import { measureRaid, type RaidMetrics, raidFields, raidTables } from './metrics.ts'
import { initialState, type RaidState, serve } from './serve.ts'

const isDone = ({ now, config }: RaidState) => now === config.requests.length

const writes = (count: number, step: number) =>
  Array.from({ length: count }, (_, index) => ({ type: 'write' as const, address: index * step }))

const presets: readonly Preset<RaidInput>[] = [
  {
    id: 'small-writes',
    title: 'The small-write problem',
    note: 'Each write of one block reads two blocks and writes two: four accesses. On level 4 the parity disk takes part in all of them; on level 5 the load is spread.',
    config: { level: 4, disks: 5, requests: writes(8, 7) },
  },
  {
    id: 'rotated-parity',
    title: 'Parity on all disks in turn',
    note: 'The same writes on level 5: look at reads and writes per disk.',
    config: { level: 5, disks: 5, requests: writes(8, 7) },
  },
  {
    id: 'full-stripes',
    title: 'Writing whole stripes',
    note: 'Three blocks on four disks are a stripe: the parity comes from the new data alone and nothing is read.',
    config: { level: 5, disks: 4, requests: [{ type: 'write', address: 0, blocks: 12 }] },
  },
  {
    id: 'mirrors',
    title: 'Mirrored pairs',
    note: 'Every write goes to two disks; reads are shared between the two by offset. Half of the space is the price.',
    config: {
      level: 1,
      requests: [
        { type: 'write', address: 0, blocks: 4 },
        { type: 'read', address: 0, blocks: 8 },
      ],
    },
  },
  {
    id: 'a-disk-fails',
    title: 'Reading without one disk',
    note: 'Disk 1 has failed. Its blocks are computed from all the others, which makes reads dear; on level 0 they are lost.',
    config: { level: 5, failedDisk: 1, requests: [{ type: 'read', address: 0, blocks: 6 }] },
  },
]

/** A redundant array of disks, request by request (Patterson, Gibson, Katz, SIGMOD 1988; OSTEP ch. 38). */
export const raid: Simulation<RaidConfig, RaidState, { readonly type: 'serve' }, RaidEvent, RaidMetrics> = {
  id: 'raid',
  version: 1,
  title: 'RAID',
  summary:
    'Map logical blocks to disks under RAID 0, 1, 4 and 5, and count what reads, writes and failures cost.',
  configSchema: raidConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'Of a mirrored pair the first disk reads even offsets. A write with parity is subtractive if the blocks written and their parity are not more to read than the rest of the rows they lie in, else additive. Disks work side by side, all reads of a request before its writes.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'As the RAID simulator of OSTEP ch. 38: the rest of a stripe counts as a whole, also where a chunk has several blocks. No disk fails.',
    },
  ],
  presets,
  init: initialState,
  enabled: (state) => (isDone(state) ? [] : [{ type: 'serve' }]),
  isFinished: isDone,
  step: serve,
  measure: measureRaid,
  metricFields: raidFields,
  metricTables: raidTables,
  describe: describeRaidEvent,
  isNotable: ({ type }) => type === 'request-started' || type === 'parity-planned' || type === 'data-lost',
  describeAction: () => 'Next request',
  properties: [{ name: 'all requests are done', type: 'eventually', holds: isDone }],
}
