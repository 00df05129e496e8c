import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { decodeSchedule } from '../schedule.ts'
import { makeStepper, replayOn } from '../stepper/stepper.ts'
import { checkProgram } from './check-program.ts'
import { exploreStates, type StateGraph } from './state-graph.ts'

const PROGRAMS = new URL('./programs/', import.meta.url)

function graphOf(source: string): StateGraph {
  const made = exploreStates(source)
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

const DEADLOCK = `import threading
a, b = threading.Lock(), threading.Lock()
def f(x, y):
    with x:
        with y: pass
ts = [threading.Thread(target=f, args=p) for p in [(a, b), (b, a)]]
for t in ts: t.start()
for t in ts: t.join()
`

test('each state of the graph is where its schedule leads, and only ends have no step', () => {
  const { nodes, edges } = graphOf(DEADLOCK)
  for (const [n, { schedule, view, end }] of nodes.entries()) {
    const made = makeStepper(DEADLOCK, { schedule, anyTime: true })
    if (!made.ok) throw new Error(made.error.message)
    const stepper = made.value
    let last = stepper.start
    const actions = decodeSchedule(schedule)?.actions ?? []
    expect(replayOn(stepper, last, actions, (moment) => (last = moment))).toBe(true)
    expect(last.view).toEqual(view)
    expect(last.end?.type ?? null).toBe(end)
    expect(edges.some(({ from }) => from === n)).toBe(end === null)
  }
  expect(nodes.filter(({ end }) => end === 'deadlock')).toHaveLength(1)
  expect(nodes.filter(({ end }) => end === 'finished')).toHaveLength(1)
  expect(edges.find(({ from }) => from === 0)?.text).toBe('begins')
})

test('a failed end is told apart from a finished one, and what can never end is marked', () => {
  const flag = `import threading
stop = False
def work():
    while not stop: pass
t = threading.Thread(target=work)
t.start()
t.join()
`
  expect(graphOf(flag).nodes.some(({ isLost }) => isLost)).toBe(true)
  const lost = `import threading
n = 0
def work():
    global n
    n += 1
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2
`
  const ends = new Set(graphOf(lost).nodes.map(({ end }) => end))
  expect(ends).toEqual(new Set([null, 'finished', 'failed']))
})

test('a program with too many states, without end or without sense is refused', () => {
  expect(exploreStates(DEADLOCK, { maxStates: 5 })).toMatchObject({ ok: false, error: { code: 'too-large' } })
  expect(exploreStates('while True: pass')).toMatchObject({ ok: true })
  expect(exploreStates('s = "x"\nwhile True: s += s')).toMatchObject({
    ok: false,
    error: { code: 'too-large' },
  })
  expect(exploreStates('x = = 1')).toMatchObject({ ok: false, error: { code: 'syntax', line: 1 } })
})

test.each(readdirSync(PROGRAMS))('the small graph of %s has the ends that the check finds', (file) => {
  const source = readFileSync(new URL(file, PROGRAMS), 'utf8')
  const made = exploreStates(source)
  if (!made.ok) return
  const { nodes } = made.value
  const { outcomes, complete } = checkProgram(source)
  if (!complete) return
  const found = new Set(nodes.flatMap(({ end }) => end ?? []))
  expect(found).toEqual(new Set(outcomes.map(({ end }) => end)))
  const stuck = nodes.find(({ end }) => end === 'deadlock')
  if (stuck) expect(runProgram(source, { schedule: stuck.schedule }).exitCode).toBe(125)
})
