import { expect, test } from 'vitest'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import type { ProcessStatesInput } from './config.ts'
import { processStates } from './process-states.ts'

/** `c5` five ticks of CPU, `i3` three I/Os: `'i1 c4 | c5'` is two processes. */
function processes(text: string): NonNullable<ProcessStatesInput['processes']> {
  return text.split('|').map((program) => ({
    program: program
      .trim()
      .split(' ')
      .filter((burst) => burst !== '')
      .map((burst) => ({ type: burst[0] === 'c' ? 'cpu' : 'io', count: Number(burst.slice(1)) })),
  }))
}

function play(input: ProcessStatesInput) {
  const config = parseConfig(processStates, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace, stop } = run(processStates, config.value, { fuel: 100_000 })
  expect(stop).toBe('finished')
  return { trace, metrics: processStates.measure(config.value, trace) }
}

/** One letter per tick and process: R running, r ready, b blocked, . done. */
function lanes(input: ProcessStatesInput): string {
  const columns = play(input).trace.flatMap((event) => (event.type === 'tick-passed' ? [event.statuses] : []))
  const letters = { running: 'R', ready: 'r', blocked: 'b', done: '.' }
  return (input.processes ?? [])
    .map((_, process) => columns.map((statuses) => letters[statuses[process]!]).join(''))
    .join(' ')
}

// The homework of OSTEP ch. 4, whose answers students can print with its simulator (I/O takes 5 ticks).
test.each<[string, Omit<ProcessStatesInput, 'processes'>, [number, number, number]]>([
  ['c5 | c5', {}, [10, 10, 0]],
  ['c4 | i1', {}, [11, 6, 5]],
  ['i1 | c4', {}, [7, 6, 5]],
  ['i1 | c4', { switchPolicy: 'on-end' }, [11, 6, 5]],
  ['i3 | c5 | c5 | c5', { ioDonePolicy: 'run-later' }, [31, 21, 15]],
  ['i3 | c5 | c5 | c5', { ioDonePolicy: 'run-immediate' }, [21, 21, 15]],
])('ostep: %s with %j takes %j ticks in all, of CPU, of I/O', (program, policies, expected) => {
  const { metrics } = play({ processes: processes(program), ...policies, convention: 'ostep' })
  expect([metrics.totalTicks, metrics.cpuBusyTicks, metrics.ioBusyTicks]).toEqual(expected)
})

test.each<[string, string, Omit<ProcessStatesInput, 'processes'>, string]>([
  [
    'ostep: an I/O of length 2 blocks for 2 ticks between its two instructions',
    'i1 | c1',
    { ioTicks: 2 },
    'RbbR rR..',
  ],
  [
    'ostep: a finished I/O takes the CPU at once, and the next process is the next ready number in turn',
    'i1 c1 | c3 | c3',
    { ioTicks: 1, ioDonePolicy: 'run-immediate' },
    'RbRR..... rRrrRR... rrrrrrRRR',
  ],
])('%s', (_name, program, policies, expected) => {
  expect(lanes({ processes: processes(program), ...policies, convention: 'ostep' })).toBe(expected)
})

test('textbook: the completion of an I/O costs no CPU and the process queues behind the others', () => {
  expect(lanes({ processes: processes('i1 c1 | c2 | c2'), ioTicks: 1 })).toBe('RbrrrR rRR... rrrRR.')
})

test('textbook: a preempted process goes behind those that are ready', () => {
  const input = {
    processes: processes('i1 c1 | c3 | c3'),
    ioTicks: 1,
    ioDonePolicy: 'run-immediate',
  } as const
  expect(lanes(input)).toBe('RbR..... rRrrrrRR rrrRRR..')
})

test('textbook: a process whose last instruction is an I/O ends when that completes', () => {
  expect(lanes({ processes: processes('i1 | c1'), ioTicks: 3, switchPolicy: 'on-end' })).toBe('Rbbb. rrrrR')
})

test('textbook: when the last one ends with its I/O, no idle tick follows', () => {
  const { metrics } = play({ processes: processes('i3 | c6') })
  expect([metrics.totalTicks, metrics.processes[0]?.completion]).toEqual([19, 19])
})

test('a process without instructions spends one tick on the CPU', () => {
  expect(play({ processes: processes('| c1'), convention: 'ostep' }).metrics).toMatchObject({
    totalTicks: 2,
    cpuBusyTicks: 1,
  })
})
