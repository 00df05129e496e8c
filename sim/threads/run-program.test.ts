import { expect, test } from 'vitest'
import { runProgram } from './run-program.ts'

const race = `
import threading
n = 0
def work():
    global n
    for _ in range(50): n += 1
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
`

test('the same seed gives the same run, and its schedule replays it', () => {
  const first = runProgram(race, { scheduler: 'random', seed: 7 })
  expect(runProgram(race, { scheduler: 'random', seed: 7 })).toEqual(first)
  expect(runProgram(race, { schedule: first.schedule }).stdout).toBe(first.stdout)
})

test('random switching loses updates; the lock of CPython hides it', () => {
  expect(Number(runProgram(race, { scheduler: 'random', seed: 7 }).stdout)).toBeLessThan(100)
  expect(runProgram(race, { level: 'gil' }).stdout).toBe('100\n')
})

test('a deadlock names who waits for whom and at which line', () => {
  const source = `import threading
a = threading.Lock()
b = threading.Lock()
def work():
    with b:
        with a: pass
a.acquire()
t = threading.Thread(target=work)
t.start()
t.join()
`
  const { events, exitCode } = runProgram(source)
  expect(exitCode).toBe(125)
  expect(events).toMatchObject([
    {
      type: 'deadlocked',
      waiting: [
        { tid: 0, holderTid: 1, line: 10 },
        { tid: 1, holderTid: 0, line: 6 },
      ],
    },
  ])
})

test.each([
  ['while True: pass', 'OutOfSteps'],
  ['x = []\nwhile True: x = [x, x]', 'OutOfSteps'],
  ['s = "a"\nwhile True: s += s', 'OutOfMemory'],
  ['[0] * 10**9', 'OutOfMemory'],
  ['10 ** 10 ** 10', 'OutOfMemory'],
  ['while True: print("x" * 1000)', 'OutOfOutput'],
  ['def f(): f()\nf()', 'RecursionError'],
])('%j ends with a verdict', (source, type) => {
  expect(runProgram(source, { fuel: 2_000_000 }).error?.type).toBe(type)
})

test('sleeping takes virtual time only and wakes in order', () => {
  const source = `
import threading, time
def work(seconds):
    time.sleep(seconds)
    print(seconds)
ts = [threading.Thread(target=work, args=(s,)) for s in (30, 10, 20)]
for t in ts: t.start()
for t in ts: t.join()
`
  expect(runProgram(source).stdout).toBe('10\n20\n30\n')
})

test.each([
  ['async def f(): pass', 1, 1],
  ['x = 1\nimport os', 2, 8],
  ['x = open("f")', 1, 5],
  ['match x:\n    case 1:\n        pass', 1, 1],
])('%j is refused before the run, with its place', (source, line, column) => {
  expect(runProgram(source).error).toMatchObject({ type: 'UnsupportedFeature', line, column })
})

test.each([
  ['', "work() missing 1 required positional argument: 'n'"],
  [', args=(1, 2)', 'work() takes 1 positional argument but 2 were given'],
  [", kwargs={'m': 1}", "work() got an unexpected keyword argument 'm'"],
  [', args=(5)', 'Value after * must be an iterable, not int'],
])('a thread whose target does not take Thread(target=work%s) fails alone', (given, message) => {
  const source = `
import threading
def work(n): pass
t = threading.Thread(target=work${given})
t.start()
t.join()
print('end', t.is_alive())
`
  const { stdout, exitCode, error } = runProgram(source)
  expect({ stdout, exitCode, message: error?.message }).toEqual({
    stdout: 'end False\n',
    exitCode: 0,
    message,
  })
})

test('a condition over something of the program’s own is refused in plain words', () => {
  const own = 'class Own:\n    def acquire(self): return True\n    def release(self): pass\n'
  const { error } = runProgram(`import threading\n${own}threading.Condition(Own())\n`)
  expect(error).toMatchObject({
    type: 'TypeError',
    message: "the Condition of a lab takes a Lock or an RLock, not 'Own'",
    line: 5,
  })
})
