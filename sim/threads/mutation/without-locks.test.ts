import { expect, test } from 'vitest'
import { checkProgram } from '../check/check-program.ts'
import { checkThenAct } from '../programs/check-then-act.ts'
import { lostUpdate } from '../programs/lost-update.ts'
import { readersWriters } from '../programs/readers-writers.ts'
import { withoutLocks } from './without-locks.ts'

test.each([
  ['with lock:\n    x = 1', 'if True:\n    x = 1'],
  ['with a.lock, b.lock:  # both\n    pass', 'if True:  # both\n    pass'],
  ['with (lock): x = 1', 'if True: x = 1'],
  ['m = Lock()\nm.acquire()\nx = 1\nm.release()', 'm = Lock()\npass\nx = 1\npass'],
  [
    'class A:\n    def f(self):\n        self.m = RLock()\n        self.m.acquire()',
    'class A:\n    def f(self):\n        self.m = RLock()\n        pass',
  ],
  ['first, second = a.lock, b.lock\nfirst.acquire()', 'first, second = a.lock, b.lock\npass'],
  ['for lock in sorted(locks):\n    lock.acquire()', 'for lock in sorted(locks):\n    pass'],
  ['def f(guard):\n    guard.acquire()', 'def f(guard):\n    pass'],
  ['ls = [Lock() for _ in range(2)]\nls[0].acquire()', 'ls = [Lock() for _ in range(2)]\npass'],
])('%j becomes %j', (source, expected) => {
  expect(withoutLocks(source)).toBe(expected)
})

test.each([
  ['x = 1'],
  ['with pool() as p:\n    pass'],
  ['with cv:\n    cv.wait()'],
  ['with cv:\n    while not cv.wait_for(f):\n        pass'],
  ['s = Semaphore(1)\ns.acquire()'],
  ['spin = SpinLock()\nspin.acquire()'],
  ['with lock'],
])('%j has nothing to take out', (source) => {
  expect(withoutLocks(source)).toBe(null)
})

test.each([lostUpdate, checkThenAct, readersWriters])(
  '$id fails again without the locks that fixed it',
  ({ fixed }) => {
    expect(checkProgram(withoutLocks(fixed) as string).verdict).toBe('fails')
  },
)
