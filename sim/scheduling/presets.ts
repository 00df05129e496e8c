import type { Preset } from '../core/simulation.ts'
import type { SchedulingInput } from './config.ts'

const interactive = { run: 30, ioEvery: 1, ioTime: 9 }

export const schedulingPresets: readonly Preset<SchedulingInput>[] = [
  {
    id: 'convoy-effect',
    title: 'The convoy effect',
    note: 'Two short jobs wait behind a long one. Compare the average turnaround time with sjf.',
    config: { policy: 'fifo', jobs: [{ run: 100 }, { run: 10 }, { run: 10 }] },
  },
  {
    id: 'shortest-first',
    title: 'Shortest job first ends the convoy',
    note: 'The same three jobs: the short ones go first and the average turnaround time falls from 110 to 50.',
    config: { policy: 'sjf', jobs: [{ run: 100 }, { run: 10 }, { run: 10 }] },
  },
  {
    id: 'late-arrivals',
    title: 'Short jobs that come late',
    note: 'stcf takes the CPU away from A at t=10. Under sjf the latecomers would wait until t=100.',
    config: { policy: 'stcf', jobs: [{ run: 100 }, { arrival: 10, run: 10 }, { arrival: 10, run: 10 }] },
  },
  {
    id: 'round-robin-response',
    title: 'Round robin answers early and finishes late',
    note: 'Average response time 1, average turnaround time 14; sjf has 5 and 10 on the same jobs.',
    config: { policy: 'rr', quantumTicks: 1, jobs: [{ run: 5 }, { run: 5 }, { run: 5 }] },
  },
  {
    id: 'overlap-io',
    title: 'A uses the disk while B uses the CPU',
    note: 'Each CPU burst of A counts as a job of its own, so A runs at once when its I/O completes and the CPU never idles.',
    config: { policy: 'stcf', jobs: [{ run: 50, ioEvery: 10, ioTime: 10 }, { run: 60 }] },
  },
  {
    id: 'mlfq-gaming',
    title: 'Gaming the feedback queue',
    note: 'A starts an I/O one tick before its quantum ends and gets a fresh allotment, so it keeps the top queue and most of the CPU. Switch stayOnIo off to stop it.',
    config: {
      policy: 'mlfq',
      jobs: [{ run: 90, ioEvery: 9, ioTime: 1 }, { run: 90 }],
      mlfq: { stayOnIo: true, levels: [{}, {}, {}] },
    },
  },
  {
    id: 'mlfq-boost',
    title: 'The boost saves a long job from starving',
    note: 'After its first quantum two interactive jobs keep C off the CPU. Each boost gives it another turn: it finishes at t=90; without the boost, at t=150.',
    config: {
      policy: 'mlfq',
      jobs: [{ run: 60, ioEvery: 5, ioTime: 5 }, { run: 60, ioEvery: 5, ioTime: 5 }, { run: 30 }],
      mlfq: { boostTicks: 40, stayOnIo: true, levels: [{}, {}, {}] },
    },
  },
  {
    id: 'mlfq-interactive',
    title: 'A long job and an interactive one',
    note: 'B gives up the CPU after 1 tick, so its allotment lasts and it stays in the top queue; A sinks to the bottom and gets the rest.',
    config: {
      policy: 'mlfq',
      jobs: [{ run: 180 }, { arrival: 50, ...interactive }],
      mlfq: { levels: [{ allotmentQuanta: 3 }, {}, {}] },
    },
  },
  {
    id: 'priority-starvation',
    title: 'A low priority may mean never',
    note: 'Urgent jobs keep coming and C, which was here first, waits for all of them: until t=45. With aging (agingTicks 5) it gets its turn at t=30.',
    config: {
      policy: 'priority',
      jobs: [
        { arrival: 1, run: 15, priority: 1 },
        { arrival: 5, run: 15, priority: 1 },
        { arrival: 0, run: 5, priority: 3 },
        { arrival: 0, run: 15, priority: 1 },
      ],
    },
  },
  {
    id: 'priority-inversion',
    title: 'Priority inversion, as on Mars',
    note: 'C is the most urgent and waits for the lock of A, the least urgent. B, in between, needs no lock and keeps A from the CPU, so C waits for B too. Switch hasInheritance on.',
    config: {
      policy: 'priority',
      jobs: [
        { run: 6, priority: 3, locks: [{ lock: 0, at: 1, ticks: 4 }] },
        { arrival: 3, run: 5, priority: 2 },
        { arrival: 2, run: 3, priority: 1, locks: [{ lock: 0, at: 1, ticks: 1 }] },
      ],
    },
  },
  {
    id: 'lottery-shares',
    title: 'A lottery for the CPU',
    note: 'A has three tickets for each one of B. In the long run it gets three quarters of the CPU, but in the short run luck decides: change the seed.',
    config: {
      policy: 'lottery',
      quantumTicks: 1,
      jobs: [
        { run: 60, tickets: 75 },
        { run: 60, tickets: 25 },
      ],
    },
  },
  {
    id: 'stride-shares',
    title: 'Shares without luck',
    note: 'Tickets 100, 50 and 250 give strides 100, 200 and 40; the lowest pass runs. Five turns of C for two of A and one of B, in every round.',
    config: {
      policy: 'stride',
      quantumTicks: 1,
      jobs: [
        { run: 20, tickets: 100 },
        { run: 10, tickets: 50 },
        { run: 50, tickets: 250 },
      ],
    },
  },
  {
    id: 'cfs-nice',
    title: 'What a nice value is worth',
    note: 'A has nice -5 and weighs three times as much as B: its slices are 36 ticks of 48. Its virtual run time goes a third as fast.',
    config: { policy: 'cfs', jobs: [{ run: 150, nice: -5 }, { run: 50 }] },
  },
  {
    id: 'cfs-tree',
    title: 'The tree of CFS',
    note: 'Seven jobs wait in a red-black tree by virtual run time. Watch the leftmost leave for the CPU and come back further right; how far depends on its weight. G arrives late and joins at the left, but not before everybody.',
    config: {
      policy: 'cfs',
      cfs: { latencyTicks: 14, minGranularityTicks: 2 },
      jobs: [
        { run: 12 },
        { run: 12 },
        { run: 12, nice: -5 },
        { run: 12, nice: 5 },
        { run: 12, ioEvery: 3, ioTime: 9 },
        { run: 12 },
        { arrival: 11, run: 8 },
      ],
    },
  },
  {
    id: 'eevdf-deadlines',
    title: 'Earliest eligible virtual deadline first',
    note: 'A job may run while it has had no more than its share; among those the earliest deadline goes first. The interactive job C runs soon after each wake-up.',
    config: {
      policy: 'eevdf',
      jobs: [{ run: 60 }, { run: 60, nice: 3 }, { run: 12, ioEvery: 2, ioTime: 8 }],
    },
  },
]
