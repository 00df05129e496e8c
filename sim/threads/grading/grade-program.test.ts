import { expect, test } from 'vitest'
import { PROPERTIES } from '../check/types.ts'
import { gradeProgram, type ProgramSpec } from './grade-program.ts'

const spec = (harness: string): ProgramSpec => ({
  harness,
  goals: [
    { id: 'safe', required: true, type: 'holds', properties: PROPERTIES },
    { id: 'needs-its-locks', required: true, type: 'needs-locks', properties: PROPERTIES },
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
  const grade = gradeProgram(source, lab)
  expect(grade).toMatchObject({ passed: true, problem: null })
  expect(grade.goals.map(({ passed }) => passed)).toEqual([true, true])
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
  const { passed, goals } = gradeProgram(source, lab)
  expect(passed).toBe(false)
  const found = goals.find(({ id }) => id === goal)
  expect(found).toMatchObject({ passed: false, verdict: 'fails', finding: { type } })
})

test('the semaphores of a one-slot buffer exclude already: without its lock it holds as well, and that is told', () => {
  const [safe, needsLocks] = gradeProgram(store(GUARDED), buffer).goals
  expect(safe).toMatchObject({ passed: true, verdict: 'holds' })
  expect(needsLocks).toMatchObject({ passed: false, verdict: 'holds', hasNoLock: false })
})

test('a program that avoids the problem without a lock does not pass', () => {
  const source = 'import threading\ncounter = 2\ndef work():\n    pass\n'
  const { passed, goals } = gradeProgram(source, counter)
  expect(passed).toBe(false)
  expect(goals[0]).toMatchObject({ passed: true })
  expect(goals[1]).toMatchObject({ passed: false, hasNoLock: true })
})

test('a lock that guards nothing does not pass either', () => {
  const source =
    'import threading\ncounter = 2\nlock = threading.Lock()\ndef work():\n    with lock:\n        pass\n'
  expect(gradeProgram(source, counter).goals[1]).toMatchObject({
    passed: false,
    verdict: 'holds',
    hasNoLock: false,
  })
})

test('no word of the harness is in a grade', () => {
  const wrong = [
    gradeProgram(count('    counter += 1'), counter),
    gradeProgram(count('    counter = 7'), counter),
    gradeProgram(count('    lock.acquire()\n    counter += 1'), counter),
    gradeProgram(move('    with source.lock, target.lock:'), transfer),
    gradeProgram('import threading\n', counter),
  ]
  for (const grade of wrong) {
    expect(grade.passed).toBe(false)
    expect(JSON.stringify(grade)).not.toMatch(/secret/)
  }
})

test('over budget is unknown and does not pass', () => {
  const tight = { ...counter, maxStates: 3, maxTransitions: 3 }
  const [safe] = gradeProgram(count('    with lock:\n        counter += 1'), tight).goals
  expect(safe).toMatchObject({ passed: false, verdict: 'unknown' })
})

test('the same program gets the same grade', () => {
  const source = count('    counter += 1')
  expect(gradeProgram(source, counter)).toEqual(gradeProgram(source, counter))
})

test('a syntax error is told with its place and nothing is run', () => {
  expect(gradeProgram('def work(:\n', counter)).toMatchObject({
    passed: false,
    goals: [],
    problem: { line: 1 },
  })
})
