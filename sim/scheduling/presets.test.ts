import { expect, test } from 'vitest'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import type { SchedulingInput } from './config.ts'
import { schedulingPresets } from './presets.ts'
import { scheduling } from './scheduling.ts'

function play(id: string, change: SchedulingInput = {}) {
  const preset = schedulingPresets.find((candidate) => candidate.id === id)?.config
  const config = parseConfig(scheduling, { ...preset, ...change })
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace } = run(scheduling, config.value)
  return { trace, metrics: scheduling.measure(config.value, trace) }
}

// What the notes of the presets say.
test('the convoy: the average turnaround time falls from 110 to 50', () => {
  expect(play('convoy-effect').metrics.averageTurnaround).toBe(110)
  expect(play('shortest-first').metrics.averageTurnaround).toBe(50)
})

test('late arrivals: stcf preempts A at 10, sjf keeps the others waiting until 100', () => {
  const { trace } = play('late-arrivals')
  expect(trace.find(({ type }) => type === 'job-preempted')).toMatchObject({ time: 10, job: 0 })
  expect(play('late-arrivals', { policy: 'sjf' }).metrics.jobs[1]?.firstRun).toBe(100)
})

test('round robin: response 1 and turnaround 14, sjf 5 and 10', () => {
  const of = (policy: 'rr' | 'sjf') => {
    const { averageResponse, averageTurnaround } = play('round-robin-response', { policy }).metrics
    return [averageResponse, averageTurnaround]
  }
  expect([of('rr'), of('sjf')]).toEqual([
    [1, 14],
    [5, 10],
  ])
})

test('overlap: A runs as soon as its I/O completes and the CPU never idles', () => {
  const { trace, metrics } = play('overlap-io')
  const completions = trace.filter(({ type }) => type === 'io-completed').map(({ time }) => time)
  const dispatches = trace.flatMap((event) =>
    event.type === 'job-dispatched' && event.job === 0 ? [event.time] : [],
  )
  expect(dispatches.slice(1)).toEqual(completions)
  expect(metrics.utilisation).toBe(1)
})

test('gaming: A never leaves the top queue', () => {
  const levels = play('mlfq-gaming').trace.flatMap((event) =>
    event.type === 'job-ran' && event.job === 0 ? [event.level] : [],
  )
  expect(new Set(levels)).toEqual(new Set([0]))
})

test('boost: C finishes at 90, without the boost at 150', () => {
  const { metrics } = play('mlfq-boost')
  const without = play('mlfq-boost', { mlfq: { stayOnIo: true, levels: [{}, {}, {}] } }).metrics
  expect([metrics.jobs[2]?.completion, without.jobs[2]?.completion]).toEqual([90, 150])
})

test('interactive: B stays in the top queue, A sinks to the bottom', () => {
  const { trace } = play('mlfq-interactive')
  const levelsOf = (job: number) =>
    new Set(trace.flatMap((event) => (event.type === 'job-ran' && event.job === job ? [event.level] : [])))
  expect([levelsOf(0), levelsOf(1)]).toEqual([new Set([0, 1, 2]), new Set([0])])
})

test('starvation: C waits until 45, with aging until 30', () => {
  const firstRun = (agingTicks: number) =>
    play('priority-starvation', { priority: { agingTicks } }).metrics.jobs[2]?.firstRun
  expect([firstRun(0), firstRun(5)]).toEqual([45, 30])
})

test('inversion: C ends at 13 behind B, with inheritance at 8', () => {
  const end = (hasInheritance: boolean) =>
    play('priority-inversion', { priority: { hasInheritance } }).metrics.jobs[2]?.completion
  expect([end(false), end(true)]).toEqual([13, 8])
})

test('stride: the first round is A B C C C A C C', () => {
  const ran = play('stride-shares').trace.flatMap((event) =>
    event.type === 'job-ran' ? ['ABC'[event.job]] : [],
  )
  expect(ran.slice(0, 8).join('')).toBe('ABCCCACC')
})

test('cfs: the first slice of A is 36 ticks', () => {
  const { trace } = play('cfs-nice')
  expect(trace.filter(({ type }) => type === 'job-dispatched')[1]?.time).toBe(36)
})

test('eevdf: C answers within four ticks of each wake-up', () => {
  const { trace } = play('eevdf-deadlines')
  const woken = trace.flatMap((event) =>
    event.type === 'io-completed' && event.job === 2 ? [event.time] : [],
  )
  const ran = trace.flatMap((event) =>
    event.type === 'job-dispatched' && event.job === 2 ? [event.time] : [],
  )
  expect(woken.map((time) => ran.find((start) => start >= time)! - time).every((gap) => gap <= 4)).toBe(true)
})

test('the tree of cfs: the heavy job comes back near the left, the light one at the right', () => {
  const { metrics } = play('cfs-tree')
  const [a, , heavy, light, , , late] = metrics.jobs
  expect(heavy?.completion).toBeLessThan(a?.completion ?? 0)
  expect(light?.completion).toBeGreaterThan(a?.completion ?? 0)
  expect(late?.response).toBeGreaterThan(0)
})
