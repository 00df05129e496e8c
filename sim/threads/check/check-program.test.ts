import fc from 'fast-check'
import { expect, test } from 'vitest'
import { access } from '../machine/access.ts'
import { boot } from '../machine/boot.ts'
import { loadProgram } from '../machine/machine.ts'
import { checkProgram } from './check-program.ts'
import { Recorder } from './recorder.ts'
import { type CheckLevel, PROPERTIES } from './types.ts'

const counter = (body: string, threads: number, rounds: number) => `
import threading
counter = 0
lock = threading.Lock()
def work():
    global counter
    for _ in range(${rounds}):
        ${body}
ts = [threading.Thread(target=work) for _ in range(${threads})]
for t in ts: t.start()
for t in ts: t.join()
print(counter)
`
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

test.each([
  [2, 1],
  [2, 2],
  [2, 3],
  [2, 5],
  [3, 2],
  [4, 1],
])('%i threads with %i locked increments each have as many executions as the multinomial says', (n, k) => {
  for (const level of ['L1', 'L2'] as const) {
    const { verdict, executions } = checkProgram(counter('with lock: counter += 1', n, k), { level })
    expect(verdict).toBe('holds')
    expect(executions).toBe(factorial(n * k) / factorial(k) ** n)
  }
})

test('two unguarded increments have the final values that Python can print', () => {
  const result = checkProgram(counter('counter += 1', 2, 3))
  expect(result.outcomes.map(({ stdout }) => stdout)).toEqual(['2\n', '3\n', '4\n', '5\n', '6\n'])
  expect(result.hasAllOutcomes).toBe(true)
})

test.each([
  ['L0', 8_710],
  ['L1', 42],
  // Without reductions 18: the main thread's starts and joins come first, and the threads are alike.
  ['L2', 10],
] as const)('at %s two threads with one locked increment each have %i states', (level, states) => {
  expect(checkProgram(counter('with lock: counter += 1', 2, 1), { level }).states).toBe(states)
})

test('a limit reached is unknown, never holds, and says how far the search came', () => {
  const result = checkProgram(counter('with lock: counter += 1', 3, 3), { level: 'L1', maxStates: 600 })
  expect(result).toMatchObject({ verdict: 'unknown', complete: false, executions: null })
  expect(result.summary).toMatch(/^No bug with at most \d+ preemptions?; 60\d states/)
})

test('a program whose states never end is unknown', () => {
  const source = `
import threading
lock = threading.Lock()
n = 0
def work():
    global n
    while True:
        with lock: n += 1
threading.Thread(target=work).start()
`
  expect(checkProgram(source, { maxStates: 500 }).verdict).toBe('unknown')
})

test('a cancelled check is unknown', () => {
  const source = counter('with lock: counter += 1', 4, 4)
  expect(checkProgram(source, { level: 'L0', isCancelled: () => true }).verdict).toBe('unknown')
})

test('only the properties that are asked for are judged', () => {
  const source = counter('counter += 1', 2, 1)
  expect(checkProgram(source, { properties: ['deadlock', 'assertions'] }).verdict).toBe('holds')
  expect(checkProgram(source, { properties: ['races'] }).verdict).toBe('fails')
})

test('a lost update takes one preemption, and its story has the two reads before the two writes', () => {
  const source = `${counter('counter += 1', 2, 1)}assert counter == 2\n`
  const [violation] = checkProgram(source, { properties: ['assertions'] }).violations
  expect(violation?.preemptions).toBe(1)
  expect(violation?.steps.map(({ text }) => text).filter((text) => /counter/.test(text))).toEqual([
    'reads counter = 0',
    'reads counter = 0',
    'writes counter = 1',
    'writes counter = 1',
  ])
})

test('a deadlock shows its cycle and the four conditions', () => {
  const source = `
import threading
a = threading.Lock()
b = threading.Lock()
def one():
    with a:
        with b: pass
def two():
    with b:
        with a: pass
ts = [threading.Thread(target=f) for f in (one, two)]
for t in ts: t.start()
for t in ts: t.join()
`
  const [violation] = checkProgram(source).violations
  expect(violation).toMatchObject({ type: 'deadlock', preemptions: 1 })
  expect(violation?.conditions?.map(({ condition }) => condition)).toEqual([
    'mutual exclusion',
    'hold and wait',
    'no preemption',
    'circular wait',
  ])
})

test('the same check gives the same result', () => {
  const source = counter('counter += 1', 3, 1)
  expect(checkProgram(source)).toEqual(checkProgram(source))
})

/** How every schedule ends, one schedule after the other, each from the start: no states are kept or compared. */
function endsWithoutStates(source: string): string[] {
  checkProgram(source, { level: 'L1' })
  const machineOf = (points: readonly number[]) => {
    const loaded = loadProgram(source, { level: 'L1', isExploring: true })
    if (!loaded.ok) throw new Error(loaded.error.message)
    loaded.value.visible = points
    return loaded.value
  }
  const points = loadedPoints()
  boot()
  const machine = machineOf(points)
  const recorder = new Recorder(machine, new Set(PROPERTIES))
  access.learns = false
  const start = machine.snapshot()
  const ends = new Set<string>()
  const follow = (path: readonly number[]) => {
    machine.restore(start)
    recorder.begin()
    for (const action of path) machine.step(action)
    const actions = machine.enabled()
    if (actions.length === 0)
      ends.add(`${machine.isFinished ? '' : 'stuck '}${recorder.texts[recorder.end().text]}`)
    for (const action of actions) follow([...path, action])
  }
  follow([])
  return [...ends].sort()

  function loadedPoints(): readonly number[] {
    const { schedule } = checkProgram(source, { level: 'L1' }).outcomes[0] ?? { schedule: '!~' }
    const head = schedule.slice(1).split('~')[0] ?? ''
    let at = 0
    return head === '' ? [] : head.split('.').map((step) => (at += Number.parseInt(step, 36)))
  }
}

const endsOf = (source: string, level: CheckLevel) =>
  checkProgram(source, { level, maxStates: 40_000 })
    .outcomes.map(({ end, stdout }) => (end === 'deadlock' ? 'stuck ' : '') + stdout)
    .sort()

const statement = fc.constantFrom(
  'x += 1',
  'y = x',
  'x = y + 1',
  'a.append(x)',
  'if a: x = 5',
  'with l: x += 1',
  'with l: y += x',
  'with m: y = 2',
  's.release()',
  'd["k"] = d.get("k", 0) + 1',
)
const generated = fc
  .tuple(
    fc.array(statement, { minLength: 1, maxLength: 2 }),
    fc.array(statement, { minLength: 1, maxLength: 1 }),
  )
  .map(([one, two]) => {
    const body = (name: string, lines: readonly string[]) =>
      `def ${name}():\n    global x, y\n${lines.map((line) => `    ${line}\n`).join('')}`
    return `import threading
x = y = 0
a = []
d = {}
l = threading.Lock()
m = threading.Lock()
s = threading.Semaphore(0)
${body('f', one)}${body('g', two)}t = threading.Thread(target=f)
t.start()
g()
t.join()
print(x, y, a, d)
`
  })

test('generated programs end in the same ways at L1 and L2, and without keeping states', () => {
  fc.assert(
    fc.property(generated, (source) => {
      const ends = endsOf(source, 'L1')
      expect(endsOf(source, 'L2')).toEqual(ends)
      expect(endsWithoutStates(source)).toEqual(ends)
    }),
    { numRuns: 40 },
  )
})

test('generated programs end in the same ways at L0', () => {
  fc.assert(
    fc.property(generated, (source) => {
      expect(endsOf(source, 'L0')).toEqual(endsOf(source, 'L1'))
    }),
    { numRuns: 12 },
  )
})

test('threads that count without end do not hide a race that needs a switch', () => {
  const { verdict, violations } = checkProgram(
    `import threading
n = 0
def work():
    global n
    while True:
        n += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
`,
    { maxTransitions: 20_000 },
  )
  expect(verdict).toBe('fails')
  expect(violations[0]).toMatchObject({ type: 'data-race', preemptions: 1 })
})

test('a program that makes ever more text is undecided, within memory', () => {
  const source = `import threading
s = 'x' * 1000000
def work():
    global s
    while True: s = s + 'y'
for _ in range(2): threading.Thread(target=work).start()
`
  const { verdict, complete } = checkProgram(source, { properties: ['deadlock'] })
  expect({ verdict, complete }).toEqual({ verdict: 'unknown', complete: false })
})
