import type { Preset } from '../core/simulation.ts'
import type { DiskInput } from './config.ts'

const blocks = (...list: number[]) => list.map((block) => ({ block }))

export const diskPresets: readonly Preset<DiskInput>[] = [
  {
    id: 'in-order',
    title: 'In the order they came',
    note: 'Blocks 7, 30 and 8: the arm goes in and out again, and the disk passes block 8 in vain on the way. Compare with sstf.',
    config: { policy: 'fifo', requests: blocks(7, 30, 8) },
  },
  {
    id: 'nearest-track',
    title: 'Nearest track first',
    note: 'The same requests in 375 ticks instead of 795: block 8 follows block 7 without a turn of the disk.',
    config: { policy: 'sstf', requests: blocks(7, 30, 8) },
  },
  {
    id: 'rotation-counts',
    title: 'When the nearest track is not the soonest',
    note: 'With a fast arm the way to another track costs less than a turn of the disk. satf knows that; sstf does not.',
    config: { policy: 'satf', seekSpeed: 20, requests: blocks(0, 4, 14, 8, 18) },
  },
  {
    id: 'starvation',
    title: 'A request that waits for ever',
    note: 'Late requests on the outer track keep coming, and satf leaves block 30 for the end. A window of 2 or bounded-satf lets it in.',
    config: {
      policy: 'satf',
      requests: blocks(7, 30, 8),
      lateRequests: [9, 10, 11, 0, 1, 2, 3, 4, 5, 6],
    },
  },
  {
    id: 'track-skew',
    title: 'What skew is good for',
    note: 'Reading on from track 0 to track 1, the head arrives just too late and waits for a whole turn. A skew of 2 blocks leaves time for the seek.',
    config: { policy: 'fifo', requests: blocks(10, 11, 12, 13), skewBlocks: 0 },
  },
  {
    id: 'the-lift',
    title: 'The lift',
    note: 'scan serves all tracks on its way in, then all on its way out, also for requests that arrive meanwhile.',
    config: {
      policy: 'scan',
      requests: [
        { block: 30 },
        { block: 5 },
        { block: 18 },
        { block: 2, arrival: 200 },
        { block: 33, arrival: 300 },
        { block: 14, arrival: 600 },
      ],
    },
  },
]
