import { describe, expect, test } from 'vitest'
import { checkProgram } from '../check/check-program.ts'
import { type Mutation, mutations } from './mutations.ts'

const rows: readonly [Mutation, string, string][] = [
  ['semaphores', 's = Semaphore(2)\ns.acquire()\nx = 1\ns.release(2)', 's = Semaphore(2)\nTrue\nx = 1\nNone'],
  [
    'semaphores',
    'self.s = BoundedSemaphore()\nwith self.s:  # in\n    x = 1',
    'self.s = BoundedSemaphore()\nif True:  # in\n    x = 1',
  ],
  [
    'semaphores',
    's: Semaphore = Semaphore(1)\nif s.acquire(False):\n    f()',
    's: Semaphore = Semaphore(1)\nif True:\n    f()',
  ],
  ['wake-ups', 'cv.notify()\nself.cv.notify_all()', 'None\nNone'],
  ['wake-ups', 'e = threading.Event()\nseen = {1}\ne.set()', 'e = threading.Event()\nseen = {1}\nNone'],
  [
    'wake-ups',
    'gate = Semaphore(0)\nmutex = Semaphore()\nmutex.release()\ngate.release()',
    'gate = Semaphore(0)\nmutex = Semaphore()\nmutex.release()\nNone',
  ],
  [
    'wake-ups',
    'def begin():\n    room.acquire()\ndef end():\n    room.release()\ndef count():\n    pen.acquire()\n    pen.release()',
    'def begin():\n    room.acquire()\ndef end():\n    None\ndef count():\n    pen.acquire()\n    pen.release()',
  ],
  ['wait-loops', 'while full:\n    cv.wait()', 'for lab_once in range(1 if ( full) else 0):\n    cv.wait()'],
  [
    'wait-loops',
    'while (a and\n       b):  # why: full\n    cv.wait()',
    'for lab_once in range(1 if ( (a and\n       b)) else 0):  # why: full\n    cv.wait()',
  ],
  [
    'wait-loops',
    'self.cv.wait_for(lambda: self.left == 0)',
    '((lambda: self.left == 0)() or self.cv.wait())',
  ],
  ['notify-all', 'self.cv.notify_all()  # all', 'self.cv.notify()  # all'],
  ['notify-all', 'cv.notify(n=left)', 'cv.notify(n=1)'],
]

test.each(rows)('%s: %j becomes %j', (name, source, expected) => {
  expect(mutations[name](source)).toBe(expected)
})

test.each<[Mutation, string]>([
  ['semaphores', 'lock = Lock()\nlock.acquire()\nlock.release()'],
  ['wake-ups', 'lock = Lock()\nlock.release()\nseen = set()\nseen.set()'],
  ['wait-loops', 'while full:\n    pass\nif full:\n    cv.wait()'],
  ['notify-all', 'cv.notify()\ncv.notify(1)'],
  ['notify-all', 'while'],
])('%s: %j has nothing of the kind', (name, source) => {
  expect(mutations[name](source)).toBe(null)
})

const BUFFER = `import threading
slot = []
taken = []
changed = threading.Condition()
def put(item):
    with changed:
        while len(slot) == 1:
            changed.wait()
        slot.append(item)
        changed.notify_all()
def get():
    with changed:
        changed.wait_for(lambda: slot)
        taken.append(slot.pop())
        changed.notify_all()
threads = [threading.Thread(target=put, args=(n,)) for n in (1, 2)] + [threading.Thread(target=get) for _ in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sorted(taken) == [1, 2]
`

const GATE = `import threading
gate = threading.Semaphore(0)
ready = []
def opener():
    ready.append(1)
    gate.release()
thread = threading.Thread(target=opener)
thread.start()
gate.acquire()
assert ready == [1]
thread.join()
`

describe('a program that holds fails in the way that was kept off by', () => {
  test.each<[Mutation, string, string]>([
    ['wait-loops', BUFFER, 'exception'],
    ['notify-all', BUFFER, 'deadlock'],
    ['wake-ups', BUFFER, 'deadlock'],
    ['semaphores', GATE, 'assertion'],
    ['wake-ups', GATE, 'deadlock'],
  ])('%s', (name, source, type) => {
    expect(checkProgram(source).verdict).toBe('holds')
    const { violations } = checkProgram(mutations[name](source) ?? '')
    expect(violations.map((violation) => violation.type)).toContain(type)
  })
})
