import { expect, test } from 'vitest'
import { checkProgram } from '../check/check-program.ts'
import { PROPERTIES } from '../check/types.ts'
import { gradeProgram } from './grade-program.ts'
import type { ProgramCheck, ProgramSpec } from './program-spec.ts'

const main = { properties: PROPERTIES, harness: 'main' } as const

const spec = (harness: string): ProgramSpec => ({
  ...{ starter: '', demo: '', harnesses: { main: harness } },
  goals: [
    { id: 'safe', required: true, check: { type: 'holds', ...main } },
    { id: 'needs-its-locks', required: true, check: { type: 'needs', mutation: 'locks', ...main } },
  ],
  maxStates: 50_000,
  maxTransitions: 250_000,
})

const run = (calls: string) => `
secret_threads = [threading.Thread(target=f, args=a) for f, a in [${calls}]]
for secret in secret_threads:
    secret.start()
for secret in secret_threads:
    secret.join()
`

const counter = spec(`${run('(work, ()), (work, ())')}assert counter == 2, "secret words"\n`)
const transfer = spec(
  `secret_a, secret_b = Account(1, 10), Account(2, 10)${run(
    '(transfer, (secret_a, secret_b, 3)), (transfer, (secret_b, secret_a, 4))',
  )}assert secret_a.balance == 11 and secret_b.balance == 9\n`,
)
const buffer = spec(
  `${run('(put, (1,)), (put, (2,)), (get, ()), (get, ())')}assert sorted(taken) == [1, 2] and len(items) == 0\n`,
)

const count = (body: string) => `import threading
counter = 0
lock = threading.Lock()
def work():
    global counter
${body}`

const move = (body: string) => `import threading
class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()
def transfer(source, target, amount):
${body}
        source.balance -= amount
        target.balance += amount`

const store = (body: string) => `import threading
items = []
taken = []
lock = threading.Lock()
room = threading.Semaphore(1)
filled = threading.Semaphore(0)
${body}`

const GUARDED = `def put(item):
    room.acquire()
    with lock:
        items.append(item)
    filled.release()
def get():
    filled.acquire()
    with lock:
        taken.append(items.pop())
    room.release()`

const grade = (program: string, lab: ProgramSpec, schedule = '') => gradeProgram({ program, schedule }, lab)

test.each([
  ['a counter under a lock', counter, count('    with lock:\n        counter += 1')],
  [
    'a counter under acquire and release',
    counter,
    count('    lock.acquire()\n    counter += 1\n    lock.release()'),
  ],
  [
    'a transfer that takes its locks in one order',
    transfer,
    move(
      '    first, second = sorted((source, target), key=lambda a: a.number)\n    with first.lock, second.lock:',
    ),
  ],
])('%s passes', (_, lab, source) => {
  const graded = grade(source, lab)
  expect(graded).toMatchObject({ passed: true, problem: null })
  expect(graded.goals.map(({ passed }) => passed)).toEqual([true, true])
})

test.each([
  ['no lock', counter, count('    counter += 1'), 'safe', 'data-race'],
  [
    'a lock around the read only',
    counter,
    count('    with lock:\n        n = counter\n    counter = n + 1'),
    'safe',
    'data-race',
  ],
  [
    'a lock that is never released',
    counter,
    count('    lock.acquire()\n    counter += 1'),
    'safe',
    'deadlock',
  ],
  ['a lock each', transfer, move('    with source.lock:'), 'safe', 'data-race'],
  [
    'locks in the order of the call',
    transfer,
    move('    with source.lock, target.lock:'),
    'safe',
    'deadlock',
  ],
])('%s fails', (_, lab, source, goal, type) => {
  const { passed, goals } = grade(source, lab)
  expect(passed).toBe(false)
  const found = goals.find(({ id }) => id === goal)
  expect(found).toMatchObject({ passed: false, evidence: { verdict: 'fails', finding: { type } } })
})

test('the semaphores of a one-slot buffer exclude already: without its lock it holds as well, and that is told', () => {
  const [safe, needsLocks] = grade(store(GUARDED), buffer).goals
  expect(safe).toMatchObject({ passed: true, evidence: { verdict: 'holds' } })
  expect(needsLocks).toMatchObject({ passed: false, evidence: { verdict: 'holds', hadNothing: false } })
})

test('a program that avoids the problem without a lock does not pass', () => {
  const source = 'import threading\ncounter = 2\ndef work():\n    pass\n'
  const { passed, goals } = grade(source, counter)
  expect(passed).toBe(false)
  expect(goals[0]).toMatchObject({ passed: true })
  expect(goals[1]).toMatchObject({ passed: false, evidence: { hadNothing: true } })
})

test('a lock that guards nothing does not pass either', () => {
  const source =
    'import threading\ncounter = 2\nlock = threading.Lock()\ndef work():\n    with lock:\n        pass\n'
  expect(grade(source, counter).goals[1]).toMatchObject({
    passed: false,
    evidence: { verdict: 'holds', hadNothing: false },
  })
})

test('no word of the harness is in a grade', () => {
  const wrong = [
    grade(count('    counter += 1'), counter),
    grade(count('    counter = 7'), counter),
    grade(count('    lock.acquire()\n    counter += 1'), counter),
    grade(move('    with source.lock, target.lock:'), transfer),
    grade('import threading\n', counter),
  ]
  for (const graded of wrong) {
    expect(graded.passed).toBe(false)
    expect(JSON.stringify(graded)).not.toMatch(/secret/)
  }
})

test('a finding keeps its words when the harness has variables that are called like them', () => {
  const lab = spec(`${run('(work, ()), (work, ())')}line = nothing = thread = counter\nassert line == 2\n`)
  expect(grade(count('    counter += 1'), lab).goals[0]?.evidence).toMatchObject({
    finding: {
      type: 'data-race',
      message: expect.stringMatching(/\(line \d+\).*\(line \d+\), and nothing orders the two$/),
    },
  })
})

test('over budget is unknown and does not pass', () => {
  const tight = { ...counter, maxStates: 3, maxTransitions: 3 }
  const [safe] = grade(count('    with lock:\n        counter += 1'), tight).goals
  expect(safe).toMatchObject({ passed: false, evidence: { verdict: 'unknown' } })
})

test('the same program gets the same grade', () => {
  const source = count('    counter += 1')
  expect(grade(source, counter)).toEqual(grade(source, counter))
})

test('a syntax error is told with its place and nothing is run', () => {
  expect(grade('def work(:\n', counter)).toMatchObject({
    passed: false,
    goals: [],
    problem: { line: 1 },
  })
})

const goals = (...checks: ProgramCheck[]): ProgramSpec => ({
  ...counter,
  goals: checks.map((check, n) => ({ id: `goal-${n}`, required: true, check })),
})

test('a program that ends itself before the check is done does not pass', () => {
  const lab = goals({ type: 'holds', ...main })
  const source = `${count('    with lock:\n        counter += 1')}\nraise SystemExit\n`
  expect(grade(source, lab).goals[0]).toMatchObject({
    passed: false,
    evidence: { verdict: 'holds', endedEarly: true },
  })
})

test.each([
  ['an assignment', 'sorted = 3\n', 1],
  ['a function', '\ndef sum(items):\n    return 2\n', 2],
  ['an import', 'from math import floor as len\n', 1],
  ['a function that does it later', 'def work():\n    global range\n    range = 1\n', 2],
  ['an expression', 'print(max := 2)\n', 1],
])('%s that gives a built-in another meaning is refused with its line', (_, source, line) => {
  const { passed, problem } = grade(source, counter)
  expect(passed).toBe(false)
  expect(problem).toMatchObject({ line, message: expect.stringContaining("one of Python's own names") })
})

test('a local variable may be called like a built-in', () => {
  const source = count('    with lock:\n        sum = counter\n        counter = sum + 1')
  expect(grade(source, counter)).toMatchObject({ passed: true, problem: null })
})

test.each([
  ['import threading\nlock = threading.Lock()\n', 2],
  ['import threading as t\n\nlock = t.Lock()\n', 3],
  ['from threading import Lock as L\n', 1],
  ['import threading\nmodule = threading\nlock = module.Lock()\n', 3],
  ["import threading\nlock = getattr(threading, 'Lock')()\n", 2],
])('the lock in %j is seen', (source, line) => {
  const names = ['threading.Lock', 'queue']
  const seen = { evidence: { type: 'read', uses: [{ name: 'threading.Lock', line }] } }
  const [avoids, uses] = grade(source, goals({ type: 'avoids', names }, { type: 'uses', names })).goals
  expect(avoids).toMatchObject({ passed: false, ...seen })
  expect(uses).toMatchObject({ passed: true, ...seen })
})

test('a program without the names avoids them and does not use them', () => {
  const names = ['threading.Lock', 'queue', '.notify_all']
  const source = 'import threading\nevent = threading.Event()\nevent.set()\n'
  const [avoids, uses] = grade(source, goals({ type: 'avoids', names }, { type: 'uses', names })).goals
  expect(avoids).toMatchObject({ passed: true, evidence: { uses: [] } })
  expect(uses).toMatchObject({ passed: false, evidence: { uses: [] } })
})

test('each goal looks at the harness it names', () => {
  const two: ProgramSpec = {
    ...goals(
      { type: 'holds', properties: PROPERTIES, harness: 'main' },
      { type: 'holds', properties: PROPERTIES, harness: 'three' },
    ),
    harnesses: {
      ...counter.harnesses,
      three: `${run('(work, ()), (work, ()), (work, ())')}assert counter == 2\n`,
    },
  }
  const source = count('    with lock:\n        counter += 1')
  expect(grade(source, two).goals.map(({ passed }) => passed)).toEqual([true, false])
})

const breaking: ProgramSpec = {
  ...goals({ type: 'breaks', shows: ['assertion'] }),
  starter: count('    counter += 1'),
  demo: `${run('(work, ()), (work, ())')}assert counter == 2\n`,
}

test('a schedule of the given program that makes it fail passes; what the learner wrote does not matter for it', () => {
  const { violations } = checkProgram(`${breaking.starter}\n${breaking.demo}`, { properties: ['assertions'] })
  const schedule = violations[0]?.schedule ?? ''
  const [broken] = grade('import threading\n', breaking, schedule).goals
  expect(broken).toMatchObject({
    passed: true,
    evidence: { type: 'replayed', end: 'assertion', preemptions: violations[0]?.preemptions },
  })
})

test.each([
  ['no schedule', '', null],
  ['a schedule that is none', 'nonsense', null],
  ['one of another program', '~7x20', null],
  ['one that does not go to the end', '~0', 'unfinished'],
])('%s does not break it', (_, schedule, end) => {
  expect(grade(breaking.starter, breaking, schedule).goals[0]).toMatchObject({
    passed: false,
    evidence: { end },
  })
})

test('a thread that dies of an exception has broken the program, although others could go on', () => {
  const popping: ProgramSpec = {
    ...goals({ type: 'breaks', shows: ['exception'] }),
    starter: store('def work():\n    if items:\n        taken.append(items.pop())'),
    demo: `items.append(1)\n${run('(work, ()), (work, ())')}`,
  }
  const { violations } = checkProgram(`${popping.starter}\n${popping.demo}`, { properties: ['assertions'] })
  const schedule = violations[0]?.schedule ?? ''
  expect(grade(popping.starter, popping, schedule).goals[0]).toMatchObject({
    passed: true,
    evidence: { end: 'exception', text: expect.stringContaining('IndexError') },
  })
})

test('a schedule that ends well does not break it', () => {
  const { outcomes } = checkProgram(`${breaking.starter}\n${breaking.demo}`, { properties: [] })
  const well = outcomes.find(({ end }) => end === 'finished')
  expect(grade(breaking.starter, breaking, well?.schedule).goals[0]).toMatchObject({
    passed: false,
    evidence: { end: 'finished' },
  })
})
