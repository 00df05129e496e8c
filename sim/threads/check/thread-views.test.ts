import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { access, LOG_ENTRY } from '../machine/access.ts'
import { boot } from '../machine/boot.ts'
import { loadProgram, type Machine } from '../machine/machine.ts'
import { classCounter } from '../machine/types.ts'
import { vm } from '../machine/vm.ts'

import { Explorer } from './explorer.ts'
import { Recorder } from './recorder.ts'
import { type CheckLevel, PROPERTIES } from './types.ts'

vi.setConfig({ testTimeout: 120_000 })

const FIRST_CLASS = 1000
const MAX_STATES = 400

type Searched = { readonly machine: Machine; readonly explorer: Explorer; readonly recorder: Recorder }

/** A search once its switch points are known, or null when the program is refused. */
function search(source: string, level: CheckLevel, isReduced: boolean): Searched | null {
  boot()
  const loaded = loadProgram(source, { level, isExploring: true })
  if (!loaded.ok) return null
  const machine = loaded.value
  access.usesGuards = level === 'L2'
  access.watchesOutput = true
  vm.localFuel = 500
  const recorder = new Recorder(machine, new Set(PROPERTIES))
  const start = machine.snapshot()
  const limits = {
    maxStates: MAX_STATES,
    maxTransitions: MAX_STATES * 3,
    isCancelled: () => false,
    isTooCostly: () => false,
    onProgress: () => {},
  }
  for (;;) {
    classCounter.next = FIRST_CLASS
    const explorer = new Explorer(machine, recorder, limits, 1 << 15, isReduced)
    if (explorer.run(start) !== 'changed') return { machine, explorer, recorder }
  }
}

/** What is in a log of what others can reach: each place once, in no order. */
function places(log: readonly number[], limit: number): string[] {
  const found = new Set<string>()
  for (let n = 0; n < log.length; n += LOG_ENTRY)
    if ((log[n] as number) < limit) found.add(`${log[n]} ${log[n + 1]} ${log[n + 2]} ${log[n + 4]}`)
  return [...found].sort()
}

/**
 * Takes every step of every state that was visited again, with the whole state in the heap: what a thread can do there,
 * what it touches, prints and brings about is what the search has taken over from elsewhere. Returns the steps compared.
 */
function compareWithWholeStates({ machine, explorer, recorder }: Searched): number {
  const { store, threadSteps } = explorer
  access.marks = false
  let compared = 0
  for (let state = 0; state < store.count; state++) {
    const [shared, ...locals] = store.vector(state) as [number, ...number[]]
    const limit = machine.stateStart + threadSteps.look(shared).length
    for (const [tid, local] of locals.entries()) {
      const id = threadSteps.of(shared, local, tid)
      const actions: number[] = []
      explorer.restore(state)
      machine.addActionsOf(tid, actions)
      const first = threadSteps.first.at(id)
      const known = Array.from({ length: threadSteps.count.at(id) }, (_, n) =>
        threadSteps.actions.at(first + n),
      )
      expect(known).toEqual(actions)
    }
    const first = explorer.firstEdge.at(state)
    for (let edge = first; edge < first + explorer.edgeCount.at(state); edge++) {
      if (explorer.permutations.at(edge) !== 0) continue
      const step = explorer.steps.at(edge)
      classCounter.next = FIRST_CLASS
      explorer.alike?.announce(shared)
      explorer.restore(state)
      const log: number[] = []
      access.log = log
      recorder.begin()
      machine.step(explorer.actions.at(edge))
      access.log = null
      const { text, happenings } = recorder.end()
      const effects = threadSteps.effectsOf(step)
      expect(places(effects.footprint, limit)).toEqual(places(log, limit))
      expect(text).toBe(threadSteps.texts.at(step))
      expect(happenings.map(({ key }) => key)).toEqual(effects.happenings.map(({ key }) => key))
      // Class statements number their classes outside of the state.
      if (classCounter.next === FIRST_CLASS)
        expect(store.vector(explorer.targets.at(edge))).toEqual(threadSteps.internAll())
      compared++
    }
  }
  return compared
}

const folders = [join(import.meta.dirname, 'programs'), join(import.meta.dirname, '../corpus/programs')]
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter(
      (name) => name.endsWith('.py') && /thread|queue|atomic/.test(readFileSync(join(folder, name), 'utf8')),
    )
    .map((name) => join(folder, name)),
)

test.each(files)('%s: a step taken over from another state is the step with the whole state', (file) => {
  const source = readFileSync(file, 'utf8')
  for (const [level, isReduced] of [
    ['L2', true],
    ['L2', false],
    ['L0', false],
  ] as const) {
    const searched = search(source, level, isReduced)
    if (searched !== null) compareWithWholeStates(searched)
  }
})

const workers = (bodies: readonly string[], after: string) => `
import threading
x = y = 0
items = []
lock = threading.Lock()
other = threading.RLock()
cv = threading.Condition(lock)
gate = threading.Semaphore(1)
few = threading.BoundedSemaphore(2)
flag = threading.Event()
${bodies
  .map(
    (body, n) => `def work${n}():
    global x, y
${body
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}`,
  )
  .join('\n')}
ts = [threading.Thread(target=work) for work in (${bodies.map((_, n) => `work${n},`).join(' ')})]
for t in ts: t.start()
${after}
`

test.each([
  ['a permit given back by a call within a call', 'sorted([gate], key=threading.Semaphore.release)'],
  ['a lock looked at by a call within a call', 'y = max([lock], key=type(lock).locked) is lock'],
  ['the value of a semaphore', 'y = gate._value'],
  ['the text of a lock', 'y = repr(lock)[:3]'],
  ['whether a lock is held', 'y = lock.locked()'],
  ['an attempt to take a lock', 'y = lock.acquire(False)'],
  ['a wait for a lock that may end', 'y = other.acquire(timeout=1)'],
  ['a look at an event', 'y = flag.is_set()'],
  ['how many threads there are', 'y = threading.active_count()'],
  ['whether a thread runs', 'y = ts[0].is_alive()'],
])('%s: a step that asks for it is told apart by it', (_, line) => {
  const changing = 'gate.acquire()\nflag.set()\nlock.acquire()\nwith other: gate.release()\nlock.release()'
  const searched = search(workers([changing, `${line}\nx = 1`], 'pass'), 'L2', false)
  expect(compareWithWholeStates(searched as Searched)).toBeGreaterThan(10)
})

test('a lock that a thread may or may not hold guards nothing', () => {
  const body = 'other.acquire(False)\nfew.acquire()\nx += 1\ntry: other.release()\nexcept RuntimeError: pass'
  const searched = search(workers([body, body], 'pass'), 'L2', false)
  const found = [...(searched as Searched).explorer.witnesses.values()]
  expect(found.map(({ incident }) => incident.happening.type)).toContain('data-race')
})

test('where a thread ends, states with daemons are told from those that have none', () => {
  const source = `
import threading
gate = threading.Semaphore(0)
ready = threading.Event()
def helper():
    ready.set()
    print('helper')
def last():
    ready.wait()
    print('last')
threading.Thread(target=lambda: gate.release()).start()
is_daemon = gate.acquire(timeout=1)
threading.Thread(target=helper, daemon=is_daemon).start()
threading.Thread(target=last).start()
`
  const { explorer } = search(source, 'L2', false) as Searched
  // As many as without steps taken over: the helper can go on between the last line and the end.
  expect(explorer.store.count).toBe(181)
})

const statement = fc.constantFrom(
  'with lock: x += 1',
  'with other:\n    with other: x += 1',
  'with lock:\n    with other: items.append(x)',
  'gate.acquire(); x += 1; gate.release()',
  'if gate.acquire(timeout=1): gate.release()',
  'if lock.acquire(False): lock.release()',
  'if not lock.locked(): x += 1',
  'y = repr(lock)[:3]',
  'y = gate._value',
  'any(map(threading.Semaphore.release, [gate]))',
  'any(map(threading.Semaphore.acquire, [gate]))',
  'lock.acquire()',
  'if lock.locked(): lock.release()',
  'with few: x += 1',
  'few.release()',
  'flag.set()',
  'flag.wait()',
  'if flag.is_set(): flag.clear()',
  'with cv: cv.notify_all()',
  'with cv: cv.wait(timeout=1)',
  'y = ts[0].is_alive()',
  'y = threading.active_count()',
  'x += 1',
  'assert x < 3',
  'print(x)',
)
const generated = fc.tuple(
  fc.array(fc.array(statement, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 }),
  fc.constantFrom('for t in ts: t.join()\nprint(x, items)', 'pass', 'ts[0].join()\nwith lock: print(x)'),
)

test('generated programs: a step taken over from another state is the step with the whole state', () => {
  let compared = 0
  fc.assert(
    fc.property(generated, fc.boolean(), ([bodies, after], isReduced) => {
      const searched = search(
        workers(
          bodies.map((lines) => lines.join('\n')),
          after,
        ),
        'L2',
        isReduced,
      )
      if (searched !== null) compared += compareWithWholeStates(searched)
    }),
    { numRuns: 200 },
  )
  expect(compared).toBeGreaterThan(1_000)
})
