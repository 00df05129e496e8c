import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { checkProgram } from './check-program.ts'
import type { CheckOptions } from './types.ts'

const start = (...targets: string[]) =>
  targets.map((target) => `threading.Thread(target=${target}).start()\n`).join('')
const twice = (body: string, head = '') => `import threading
from lab.atomic import Atomic
${head}
def work():
    while True:
${body.replace(/^/gm, '        ')}
${start('work', 'work')}`

const PETERSON = `import threading
flag = [False, False]
turn = 0
def work(me):
    global turn
    other = 1 - me
    while True:
        flag[me] = True
        turn = other
        while flag[other] and turn == other:
            pass
        inside = me
        flag[me] = False
for i in range(2): threading.Thread(target=work, args=(i,)).start()
`
const TEST_AND_SET = twice(
  'while busy.exchange(True):\n    pass\nenter()\nbusy.store(False)',
  'busy = Atomic(False)\ndef enter(): pass',
)
const TICKETS = `import threading
from lab.atomic import Atomic
lock = threading.Lock()
next_ticket = 0
serving = Atomic(0)
def take():
    global next_ticket
    with lock:
        next_ticket = (next_ticket + 1) % 4
        return (next_ticket - 1) % 4
def asked(): pass
def enter(): pass
def work():
    for _ in range(3):
        mine = take()
        asked()
        while serving.load() != mine:
            pass
        enter()
        serving.store((mine + 1) % 4)
${start('work', 'work')}`
const READERS_FIRST = `import threading
mutex = threading.Lock()
room = threading.Semaphore(1)
readers = 0
def reader():
    global readers
    while True:
        with mutex:
            readers += 1
            if readers == 1:
                room.acquire()
        with mutex:
            readers -= 1
            if readers == 0:
                room.release()
def writer():
    while True:
        room.acquire()
        room.release()
${start('reader', 'reader', 'writer')}`

const starving = (source: string, options: CheckOptions = {}) =>
  checkProgram(source, { ...options, properties: ['starvation'] })

test('two threads at a lock that is not fair can starve under weak fairness, not under strong', () => {
  const source = twice('with lock:\n    pass', 'lock = threading.Lock()')
  const result = starving(source)
  expect(result.verdict).toBe('fails')
  expect(result.violations[0]).toMatchObject({ type: 'starvation', fairness: 'weak', lines: [6] })
  expect(
    runProgram(source, { schedule: result.violations[0]?.schedule ?? '', fuel: 50_000 }).error?.type,
  ).toBe('OutOfSteps')
  expect(starving(source, { fairness: 'strong' }).verdict).toBe('holds')
})

test('a thread at a test-and-set lock can spin for ever, whatever the fairness', () => {
  const { violations } = starving(TEST_AND_SET, { fairness: 'strong' })
  expect(violations.map(({ fairness, lines }) => [fairness, lines])).toEqual([
    ['strong', [7]],
    ['strong', [7]],
  ])
})

test('nobody starves at Peterson’s lock under weak fairness', () => {
  expect(starving(PETERSON).verdict).toBe('holds')
})

test('readers that come and go keep a writer out for ever, even under strong fairness', () => {
  const { violations } = starving(READERS_FIRST, { fairness: 'strong' })
  expect(violations.map(({ threads }) => threads)).toEqual([['Thread-3 (writer)']])
})

test('threads that end wait for no one for ever', () => {
  const source = `import threading
lock = threading.Lock()
def work():
    for _ in range(2):
        with lock: pass
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
`
  expect(starving(source).verdict).toBe('holds')
})

test('Peterson’s lock lets one other pass at most, a test-and-set lock any number', () => {
  const peterson = { from: 10, to: 12 }
  const bounded = (source: string, options: CheckOptions) =>
    checkProgram(source, { properties: [], ...options })
  expect(bounded(PETERSON, { waiting: [{ ...peterson, bound: 1 }] })).toMatchObject({
    verdict: 'holds',
    notes: [{ type: 'bounded-waiting', message: expect.stringContaining('at most 1 time.') }],
  })
  expect(bounded(PETERSON, { waiting: [{ ...peterson, bound: 0 }] }).violations[0]?.message).toBe(
    'While Thread-1 (work) waits from line 10 to line 12, others pass 1 time; at most 0 are allowed',
  )
  for (const bound of [1, 2, 5])
    expect(bounded(TEST_AND_SET, { waiting: [{ from: 7, to: 'enter', bound }] }).verdict).toBe('fails')
})

test('who has a ticket is passed by at most one other, those before him', () => {
  const waiting = [{ from: 'asked', to: 'enter', bound: 1 }]
  expect(checkProgram(TICKETS, { properties: [], waiting }).verdict).toBe('holds')
})

test('a bound on waiting at a place that the program does not have is undecided', () => {
  const result = checkProgram(PETERSON, { properties: [], waiting: [{ from: 'ask', to: 12, bound: 1 }] })
  expect(result.verdict).toBe('unknown')
  expect(result.summary).toContain('The program has no function "ask"')
})
