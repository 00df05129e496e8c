import { expect, test } from 'vitest'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import { jobName, type SchedulingInput } from './config.ts'
import { scheduling } from './scheduling.ts'

function play(input: SchedulingInput) {
  const config = parseConfig(scheduling, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace, stop } = run(scheduling, config.value)
  return { trace, stop, metrics: scheduling.measure(config.value, trace) }
}

/** `A0-10 B10-20`: who had the CPU when; `.` idle, `*` switching. */
function gantt(input: SchedulingInput): string {
  const slices: { who: string; from: number; to: number }[] = []
  for (const event of play(input).trace) {
    if (!('ticks' in event)) continue
    const who = event.type === 'job-ran' ? jobName(event.job) : event.type === 'cpu-idled' ? '.' : '*'
    const last = slices.at(-1)
    if (last?.who === who && last.to === event.time) last.to += event.ticks
    else slices.push({ who, from: event.time, to: event.time + event.ticks })
  }
  return slices.map(({ who, from, to }) => `${who}${from}-${to}`).join(' ')
}

const runs = (...times: number[]) => times.map((time) => ({ run: time }))

const PATHFINDER = [
  { run: 6, priority: 3, locks: [{ lock: 0, at: 1, ticks: 4 }] },
  { arrival: 3, run: 5, priority: 2 },
  { arrival: 2, run: 3, priority: 1, locks: [{ lock: 0, at: 1, ticks: 1 }] },
]

// OSTEP ch. 7: figures 7.1 to 7.7.
test.each<[string, SchedulingInput, { turnaround?: number; response?: number }]>([
  ['fig. 7.1', { policy: 'fifo', jobs: runs(10, 10, 10) }, { turnaround: 20 }],
  ['fig. 7.2', { policy: 'fifo', jobs: runs(100, 10, 10) }, { turnaround: 110 }],
  ['fig. 7.3', { policy: 'sjf', jobs: runs(100, 10, 10) }, { turnaround: 50 }],
  [
    'fig. 7.4',
    { policy: 'sjf', jobs: [{ run: 100 }, { arrival: 10, run: 10 }, { arrival: 10, run: 10 }] },
    { turnaround: 310 / 3 },
  ],
  [
    'fig. 7.5',
    { policy: 'stcf', jobs: [{ run: 100 }, { arrival: 10, run: 10 }, { arrival: 10, run: 10 }] },
    { turnaround: 50 },
  ],
  ['fig. 7.6', { policy: 'sjf', jobs: runs(5, 5, 5) }, { turnaround: 10, response: 5 }],
  ['fig. 7.7', { policy: 'rr', quantumTicks: 1, jobs: runs(5, 5, 5) }, { turnaround: 14, response: 1 }],
])('%s has the averages that the book prints', (_figure, input, expected) => {
  const { metrics } = play(input)
  if (expected.turnaround !== undefined) expect(metrics.averageTurnaround).toBeCloseTo(expected.turnaround)
  if (expected.response !== undefined) expect(metrics.averageResponse).toBeCloseTo(expected.response)
})

test.each<[string, SchedulingInput, string]>([
  [
    'a job that arrives as a slice ends queues before the one cut short',
    { policy: 'rr', quantumTicks: 2, jobs: [{ run: 4 }, { run: 1, arrival: 2 }] },
    'A0-2 B2-3 A3-5',
  ],
  [
    'stcf counts each burst of an interactive job as a job of its own (OSTEP 7.8)',
    { policy: 'stcf', jobs: [{ run: 30, ioEvery: 10, ioTime: 10 }, { run: 40 }] },
    'A0-10 B10-20 A20-30 B30-40 A40-50 B50-70',
  ],
  [
    'under fifo the CPU idles while the only job waits for its I/O',
    { policy: 'fifo', jobs: [{ run: 2, ioEvery: 1, ioTime: 3 }] },
    'A0-1 .1-4 A4-5',
  ],
  [
    'a context switch takes CPU time from everybody, but the first job starts at once',
    { policy: 'rr', quantumTicks: 1, switchTicks: 1, jobs: runs(2, 1) },
    'A0-1 *1-2 B2-3 *3-4 A4-5',
  ],
  [
    'a job alone keeps the CPU when its quantum ends and pays no switch',
    { policy: 'rr', quantumTicks: 1, switchTicks: 5, jobs: runs(3) },
    'A0-3',
  ],
  [
    'a job sinks one level for each allotment it uses up (OSTEP fig. 8.2)',
    { policy: 'mlfq', jobs: [{ run: 25 }, { run: 5, arrival: 12 }] },
    'A0-12 B12-17 A17-30',
  ],
  [
    'a job preempted by a higher queue goes on with the rest of its quantum',
    {
      policy: 'mlfq',
      jobs: [{ run: 8 }, { run: 8 }, { run: 1, arrival: 9 }],
      mlfq: { levels: [{ quantumTicks: 4 }, { quantumTicks: 4 }] },
    },
    'A0-4 B4-8 A8-9 C9-10 A10-13 B13-17',
  ],
  [
    'a boost puts the lower queue behind the head of the top one and renews its quantum',
    {
      policy: 'mlfq',
      jobs: runs(4, 4),
      mlfq: { levels: [{ quantumTicks: 2 }, { quantumTicks: 2 }], boostTicks: 3 },
    },
    'A0-2 B2-5 A5-7 B7-8',
  ],
  [
    'CPU time before and after an I/O counts towards the same quantum (OSTEP ch. 8, rule 4)',
    {
      policy: 'mlfq',
      jobs: [{ run: 6, ioEvery: 1, ioTime: 1 }, { run: 6 }],
      mlfq: { levels: [{ quantumTicks: 2 }, { quantumTicks: 2 }] },
    },
    'A0-1 B1-3 A3-4 B4-6 A6-7 B7-9 A9-10 .10-11 A11-12 .12-13 A13-14',
  ],
  [
    'a more urgent job takes the CPU, and the one that lost it goes on before its equals',
    {
      policy: 'priority',
      jobs: [
        { run: 4, priority: 2 },
        { run: 2, arrival: 1, priority: 1 },
        { run: 1, arrival: 1, priority: 2 },
      ],
    },
    'A0-1 B1-3 A3-6 C6-7',
  ],
  [
    'without preemption it waits for the end of the burst',
    {
      policy: 'priority',
      priority: { isPreemptive: false },
      jobs: [
        { run: 4, priority: 2 },
        { run: 2, arrival: 1, priority: 1 },
      ],
    },
    'A0-4 B4-6',
  ],
  [
    'priority inversion: the medium job runs before the urgent one (Pathfinder, 1997)',
    { policy: 'priority', jobs: PATHFINDER },
    'A0-2 C2-3 B3-8 A8-11 C11-13 A13-14',
  ],
  [
    'with inheritance the holder of the lock runs first',
    { policy: 'priority', priority: { hasInheritance: true }, jobs: PATHFINDER },
    'A0-2 C2-3 A3-6 C6-8 B8-13 A13-14',
  ],
  [
    'under rr a lock passes to the one who waits longest',
    {
      policy: 'rr',
      quantumTicks: 1,
      jobs: [
        { run: 3, locks: [{ lock: 0, at: 0, ticks: 2 }] },
        { run: 1, locks: [{ lock: 0, at: 0, ticks: 1 }] },
        { run: 2 },
      ],
    },
    'A0-1 C1-2 A2-3 C3-4 B4-5 A5-6',
  ],
  [
    'ostep: the lottery picks by draw modulo tickets and wastes the rest of a quantum',
    {
      policy: 'lottery',
      quantumTicks: 2,
      convention: 'ostep',
      draws: [175, 74, 100, 74, 5],
      jobs: [
        { run: 5, tickets: 75 },
        { run: 1, tickets: 25 },
      ],
    },
    'B0-1 .1-2 A2-7 .7-8',
  ],
])('%s', (_name, input, expected) => {
  expect(gantt(input)).toBe(expected)
})

test('a job of no length finishes when its turn comes, without using the CPU', () => {
  const { metrics } = play({ policy: 'rr', quantumTicks: 5, convention: 'ostep', jobs: runs(10, 0, 3) })
  expect(metrics.jobs.map(({ firstRun, completion, wait }) => [firstRun, completion, wait])).toEqual([
    [0, 13, 3],
    [5, 5, 5],
    [5, 8, 5],
  ])
})

test('the ostep pack refuses what its scripts cannot express and says where', () => {
  const jobs = [{ run: 5 }, { arrival: 3, run: 5, ioEvery: 1 }]
  const parsed = parseConfig(scheduling, { policy: 'sjf', convention: 'ostep', jobs })
  expect(parsed).toEqual({
    ok: false,
    error: {
      code: 'invalid-config',
      problems: [
        { path: ['jobs', 1, 'arrival'], message: "Under the ostep pack's sjf all jobs arrive at 0." },
        { path: ['jobs', 1, 'ioEvery'], message: "Under the ostep pack's sjf jobs do no I/O: use 0." },
      ],
    },
  })
})

test('gaming pays with stayOnIo and stops paying without it', () => {
  const preset = scheduling.presets.find(({ id }) => id === 'mlfq-gaming')!.config as SchedulingInput
  const fair = { ...preset, mlfq: { ...preset.mlfq, stayOnIo: false } }
  const gamed = play(preset).metrics.jobs[0]!.turnaround!
  expect(gamed).toBeLessThan(play(fair).metrics.jobs[0]!.turnaround!)
})

test('jobs that wait for each other are stuck, and the run says so', () => {
  const cross = (first: number, second: number) => ({
    run: 4,
    locks: [
      { lock: first, at: 0, ticks: 4 },
      { lock: second, at: 1, ticks: 1 },
    ],
  })
  expect(play({ policy: 'rr', quantumTicks: 1, jobs: [cross(0, 1), cross(1, 0)] }).stop).toBe('stuck')
})

test('tickets and weights decide the share of the CPU', () => {
  const share = (input: SchedulingInput, until: number) => {
    const ran = [0, 0]
    for (const event of play(input).trace) {
      if (event.type === 'job-ran' && event.time < until) ran[event.job]! += event.ticks
    }
    return ran[0]! / until
  }
  const tickets = [
    { run: 900, tickets: 200 },
    { run: 900, tickets: 50 },
  ]
  expect(share({ policy: 'stride', quantumTicks: 1, jobs: tickets }, 400)).toBe(0.8)
  expect(share({ policy: 'lottery', quantumTicks: 1, jobs: tickets }, 1000)).toBeCloseTo(0.8, 1)
  const nice = [{ run: 900, nice: -5 }, { run: 900 }]
  for (const policy of ['cfs', 'eevdf'] as const) {
    expect(share({ policy, jobs: nice }, 800)).toBeCloseTo(3121 / 4145, 1)
  }
})
