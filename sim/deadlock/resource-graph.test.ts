import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { replay, seeded } from '../core/choose.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import type { ResourceGraphInput } from './config.ts'
import { scriptOf } from './presets.ts'
import { resourceGraph } from './resource-graph.ts'
import { freeOf } from './state.ts'

function parse(input: unknown) {
  const config = parseConfig(resourceGraph, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  return config.value
}

const preset = (id: string) => parse(resourceGraph.presets.find((candidate) => candidate.id === id)?.config)

function play(config: ReturnType<typeof parse>, seed = 0) {
  const result = run(resourceGraph, config, { choose: seeded(seed) })
  return { ...result, metrics: resourceGraph.measure(config, result.trace) }
}

test.each([
  ['crossing', 'stuck', ['P1', 'P2'], true],
  ['cycle-with-deadlock', 'stuck', ['P1', 'P2', 'P3'], true],
  ['cycle-without-deadlock', 'finished', [], true],
  ['ordered', 'finished', [], false],
])('%s ends %s with %j deadlocked', (id, stop, deadlocked, hasCycle) => {
  const config = preset(id)
  const end = play(config)
  expect(end.stop).toBe(stop)
  expect(end.state.deadlocked.map((process) => config.processes[process])).toEqual(deadlocked)
  expect(end.trace.some(({ type }) => type === 'cycle-closed')).toBe(hasCycle)
  expect(end.trace.some(({ type }) => type === 'deadlock-detected')).toBe(deadlocked.length > 0)
})

test('the cycle is named node by node and only called a deadlock when it is one', () => {
  const cycles = (id: string) =>
    play(preset(id)).trace.flatMap((event) =>
      event.type === 'cycle-closed' ? [`${event.cycle.join(' ')} ${event.isDeadlock}`] : [],
    )
  expect(cycles('crossing')).toEqual(['P1 R2 P2 R1 true'])
  expect(cycles('cycle-without-deadlock')).toEqual(['P1 R1 P3 R2 false'])
})

/** Every schedule run to its end, one by one: how many get stuck, and how many there are. */
function bruteForce(config: ReturnType<typeof parse>): { stuck: bigint; all: bigint } {
  const count = { stuck: 0n, all: 0n }
  const visit = (state: ReturnType<typeof resourceGraph.init>) => {
    const enabled = resourceGraph.enabled(state)
    if (enabled.length === 0) count.all += 1n
    if (enabled.length === 0 && !resourceGraph.isFinished(state)) count.stuck += 1n
    for (const action of enabled) visit(resourceGraph.step(state, action).state)
  }
  visit(resourceGraph.init(config))
  return count
}

test('three philosophers who take the left fork first: the checker counts the stuck schedules that brute force counts', () => {
  const config = parse({
    processes: ['P1', 'P2', 'P3'],
    resources: [{ name: 'F1' }, { name: 'F2' }, { name: 'F3' }],
    script: scriptOf('P1+F1 P2+F2 P3+F3 P1+F2 P2+F3 P3+F1'),
    order: 'any',
  })
  const report = check(resourceGraph, config)
  const stuck = report.outcomes.find(({ type }) => type === 'stuck')
  const truth = bruteForce(config)
  expect([stuck?.executions, report.executions]).toEqual([truth.stuck, truth.all])
  expect(truth.stuck).toBeGreaterThan(0n)
  expect(report.properties.map(({ verdict }) => verdict)).toEqual(['violated', 'violated'])
  const end = run(resourceGraph, config, { choose: replay(stuck?.witness.path ?? []) })
  expect([end.stop, end.steps]).toEqual(['stuck', stuck?.witness.steps])
})

test('five philosophers can only get stuck all together', () => {
  const report = check(resourceGraph, preset('philosophers'))
  expect(report.status).toBe('complete')
  const stuck = report.outcomes.filter(({ type }) => type === 'stuck').map(({ outcome }) => outcome)
  expect(stuck).toEqual(['deadlocked: P1, P2, P3, P4, P5'])
  expect([report.states, report.executions, report.outcomes[0]?.executions]).toEqual([858, 113_400n, 73_720n])
})

test('ordered forks leave no schedule stuck', () => {
  const report = check(resourceGraph, preset('philosophers-ordered'))
  expect(report).toMatchObject({ status: 'complete', outcomes: [{ outcome: 'all ended', type: 'finished' }] })
  expect(report.properties.map(({ verdict }) => verdict)).toEqual(['holds', 'holds'])
})

test('giving back what one does not hold is refused and changes nothing', () => {
  const { trace, stop } = play(parse({ script: scriptOf('P1-R1 P1+R1') }))
  expect(trace.map(({ type }) => type)).toEqual(['release-refused', 'resource-granted', 'process-ended'])
  expect(stop).toBe('finished')
})

test('asking again for the only instance one holds is a deadlock with oneself', () => {
  const { state, stop } = play(parse({ script: scriptOf('P1+R1 P1+R1') }))
  expect([stop, state.cycle, state.deadlocked]).toEqual(['stuck', ['P1', 'R1'], [0]])
})

test('configs with unknown or repeated names are refused with their place', () => {
  const parsed = parseConfig(resourceGraph, { processes: ['P1', 'P1'], script: scriptOf('P9+R9') })
  expect(parsed.ok ? [] : parsed.error.problems.map(({ path }) => path.join('.'))).toEqual([
    'processes.1',
    'script.0.process',
    'script.0.resource',
  ])
})

const scripts: fc.Arbitrary<ResourceGraphInput> = fc.record({
  processes: fc.constant(['P1', 'P2', 'P3']),
  resources: fc.constant([
    { name: 'R1', instances: 1 },
    { name: 'R2', instances: 2 },
  ]),
  order: fc.constant('any' as const),
  script: fc.array(
    fc.record({
      process: fc.constantFrom('P1', 'P2', 'P3'),
      action: fc.constantFrom('request' as const, 'release' as const),
      resource: fc.constantFrom('R1', 'R2'),
    }),
    { maxLength: 12 },
  ),
})

test('a run is stuck exactly when somebody is deadlocked, a deadlock has a cycle and instances are never overdrawn', () => {
  fc.assert(
    fc.property(scripts, fc.nat(), (input, seed) => {
      const { state, stop } = play(parse(input), seed)
      expect(stop === 'stuck').toBe(state.deadlocked.length > 0)
      if (state.deadlocked.length > 0) expect(state.cycle).not.toBeNull()
      for (const resource of [0, 1]) expect(freeOf(state, resource)).toBeGreaterThanOrEqual(0)
    }),
  )
})
