import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { access } from '../machine/access.ts'
import { boot } from '../machine/boot.ts'
import { loadProgram } from '../machine/machine.ts'
import { runProgram } from '../run-program.ts'
import { checkProgram } from './check-program.ts'
import { Explorer } from './explorer.ts'
import { Recorder } from './recorder.ts'
import { type CheckResult, PROPERTIES } from './types.ts'

/** Milliseconds: some programs fill the whole budget, twice. */
vi.setConfig({ testTimeout: 120_000 })

const folder = join(import.meta.dirname, 'programs')

/** All of a result but what a reduction is for: how many states and transitions there were, and which schedule is shown. */
const essence = ({ states, transitions, summary, outcomes, ...rest }: CheckResult) => ({
  ...rest,
  outcomes: outcomes.map(({ schedule, ...outcome }) => outcome),
})

const expectSame = (source: string) => {
  const reduced = checkProgram(source)
  const full = checkProgram(source, { reduces: false })
  expect(essence(reduced)).toEqual(essence(full))
  return { reduced, full }
}

test.each(readdirSync(folder).filter((name) => name !== 'fails-syntax.py'))(
  '%s: a reduced search says what the whole search says, and its outcomes replay',
  (name) => {
    const source = readFileSync(join(folder, name), 'utf8')
    const { reduced } = expectSame(source)
    for (const { end, stdout, schedule } of reduced.outcomes) {
      if (end !== 'finished') continue
      expect(runProgram(source, { schedule, fuel: 200_000 })).toMatchObject({ stdout })
    }
  },
)

const workers = (count: number, body: string, after = '', before = '') => `
import threading
x = y = 0
items = []
lock = threading.Lock()
cv = threading.Condition()
gate = threading.Semaphore(0)
${before}
def work():
    global x, y
${body
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
ts = [threading.Thread(target=work) for _ in range(${count})]
for t in ts: t.start()
${after === '' ? 'for t in ts: t.join()\nprint(x, y, items)' : after}
`

test.each([
  [
    'one thread joined, then a look, then the others',
    workers(3, 'with lock: x += 1', 'ts[0].join()\nprint(x)\nfor t in ts: t.join()'),
  ],
  ['a look between two joins', workers(2, 'with lock: x += 1', 'for t in ts:\n    t.join()\n    print(x)')],
  [
    'a write between two joins that workers read',
    workers(
      2,
      'with lock: items.append(y)',
      'for t in ts:\n    t.join()\n    with lock: y += 1\nprint(items)',
    ),
  ],
  ['only one of the threads joined', workers(3, 'with lock: x += 1', 'ts[1].join()\nwith lock: print(x)')],
  ['joined in reverse', workers(3, 'with lock: x += 1', 'for t in reversed(ts): t.join()\nprint(x)')],
  ['never joined', workers(3, 'with lock: x += 1', 'pass')],
  ['names of the threads', workers(2, 'with lock: items.append(threading.current_thread().name)')],
  ['numbers of the threads', workers(2, 'with lock: items.append(threading.get_ident() % 3)')],
  [
    'who is alive',
    workers(2, 'with lock: x += 1', 'with lock: print([t.is_alive() for t in ts])\nfor t in ts: t.join()'),
  ],
  ['how many there are', workers(2, 'with lock: items.append(threading.active_count())')],
  [
    'thread-local values',
    workers(2, 'own.n = x\nwith lock: x += 1\nwith lock: items.append(own.n)', '', 'own = threading.local()'),
  ],
  ['workers that look at each other', workers(2, 'with lock: items.append(ts[0].is_alive())')],
  ['workers that wait for the first', workers(2, 'with lock: x += 1\nif x > 1: ts[0].join()')],
  [
    'an order in which waiters wake up',
    workers(
      3,
      'with cv:\n    x += 1\n    mine = x\n    while y < mine: cv.wait()\n    items.append(mine)',
      'for _ in range(3):\n    with cv:\n        y += 1\n        cv.notify()\nfor t in ts: t.join()\nprint(sorted(items))',
    ),
  ],
  [
    'a lock that another thread releases',
    workers(
      2,
      'lock.acquire()\nx += 1\ngate.release()',
      'for _ in ts:\n    gate.acquire()\n    lock.release()\nfor t in ts: t.join()\nprint(x)',
    ),
  ],
  ['a variable that each thread writes once', workers(2, 'x = 1 - x')],
  [
    'a list of one thread that is given to all',
    workers(2, 'own = [0]\nown[0] += 1\nwith lock: items.append(own)\nown[0] += 1'),
  ],
  [
    'a list of one thread that others change',
    workers(2, 'own = [0]\nwith lock:\n    items.append(own)\n    for other in items: other[0] += 1'),
  ],
  ['an object for each thread, kept apart', workers(3, 'own = [1]\nown.append(2)\nwith lock: x += sum(own)')],
  ['a deadlock of alike threads', workers(2, 'with lock:\n    x += 1\n    if x == 2: gate.acquire()')],
  ['an assertion that two of three break', workers(3, 'with lock: x += 1\nassert x != 2')],
  [
    'threads that start threads',
    workers(
      2,
      't = threading.Thread(target=more)\nt.start()\nt.join()',
      '',
      'def more():\n    global x\n    with lock: x += 1',
    ),
  ],
  [
    'two kinds of threads',
    `${workers(2, 'with lock: x += 1', 'pass', 'def other(n):\n    global y\n    with lock: y = y * 2 + n')}us = [threading.Thread(target=other, args=(n,)) for n in (0, 1, 1)]\nfor t in us: t.start()\nfor t in ts + us: t.join()\nprint(x, y)\n`,
  ],
  [
    'a lock that only the threads know',
    'import threading\ndef main():\n    own = threading.Lock()\n    got = []\n    def work(n):\n        with own: got.append(n)\n    ts = [threading.Thread(target=work, args=(1,)) for _ in range(3)]\n    for t in ts: t.start()\n    for t in ts: t.join()\n    print(got)\nmain()\n',
  ],
  [
    'threads that spin',
    workers(2, 'while x == 0: pass\nwith lock: y += 1', 'x = 1\nfor t in ts: t.join()\nprint(y)'),
  ],
  [
    'random numbers',
    workers(2, 'n = random.randrange(2)\nwith lock: items.append(n)', '', 'import random\nrandom.seed(1)'),
  ],
])('%s: the reduced search says what the whole search says', (_, source) => {
  const { reduced } = expectSame(source)
  for (const { end, stdout, schedule } of reduced.outcomes)
    if (end === 'finished') expect(runProgram(source, { schedule })).toMatchObject({ stdout })
})

const statement = fc.constantFrom(
  'x += 1',
  'y = x',
  'with lock: x += 1',
  'with lock: y = x * 2',
  'with lock: items.append(x)',
  'if x == 1: y = 7',
  'gate.release()',
  'gate.acquire(timeout=1)',
  'own = [x]; items.append(own); own[0] += 1',
  'with cv: cv.notify()',
)
const generated = fc
  .tuple(fc.array(statement, { minLength: 1, maxLength: 3 }), fc.integer({ min: 2, max: 3 }))
  .filter(([lines, count]) => lines.length + count <= 5)
  .map(([lines, count]) => workers(count, lines.join('\n')))

test('generated programs with alike threads end in the same ways with and without reductions', () => {
  fc.assert(
    fc.property(generated, (source) => void expectSame(source)),
    { numRuns: 60 },
  )
})

/** Whether a reduced search finds something with no switch points to begin with. */
function findsUnprepared(source: string): boolean {
  boot()
  const loaded = loadProgram(source, { level: 'L2', isExploring: true })
  if (!loaded.ok) throw new Error(loaded.error.message)
  access.usesGuards = true
  const recorder = new Recorder(loaded.value, new Set(PROPERTIES))
  const start = loaded.value.snapshot()
  const limits = {
    maxStates: 5_000,
    maxTransitions: 20_000,
    isCancelled: () => false,
    isTooCostly: () => false,
    onProgress: () => {},
  }
  for (;;) {
    const explorer = new Explorer(loaded.value, recorder, limits, 1 << 15, true)
    if (explorer.run(start) !== 'changed') return explorer.witnesses.size > 0
  }
}

test.each([
  workers(2, 'x = 1 - x'),
  workers(2, 'if x == 0: x = 1\nassert x < 2'),
  workers(
    2,
    'own = [0]\nwith lock:\n    items.append(own)\nown[0] += 1\nwith lock:\n    for other in items: other[0] += 1',
  ),
])('a reduced search learns by itself what alike threads share: %#', (source) => {
  expect(findsUnprepared(source)).toBe(true)
})

test.each([
  [2, 3, 20],
  [4, 10, 1_374],
] as const)('%i threads with %i locked increments each take %i states', (threads, rounds, states) => {
  const { reduced } = {
    reduced: checkProgram(workers(threads, `for _ in range(${rounds}):\n    with lock: x += 1`)),
  }
  expect(reduced).toMatchObject({ verdict: 'holds', states })
})
