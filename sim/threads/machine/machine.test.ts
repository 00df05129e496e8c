import { expect, test } from 'vitest'
import { access } from './access.ts'
import { boot } from './boot.ts'
import { loadProgram, type Machine, type MachineOptions } from './machine.ts'
import { output } from './output.ts'
import { vm } from './vm.ts'

type Explored = {
  states: number
  finals: number
  stuck: number
  failures: number
  paths: bigint
  outputs: string[]
}

/** Every schedule, by depth first search over full state vectors; starts over while locations turn out to be shared. */
function explore(source: string, options: MachineOptions = {}): Explored {
  boot()
  const loaded = loadProgram(source, { isExploring: true, level: 'L1', ...options })
  if (!loaded.ok) throw new Error(loaded.error.message)
  const start = loaded.value.snapshot()
  for (;;) {
    const before = access.changes
    const result = search(loaded.value, start)
    if (access.changes === before) return result
  }
}

function search(machine: Machine, start: Int32Array): Explored {
  const paths = new Map<string, bigint>()
  const failures = new Set<string>()
  const outputs = new Set<string>()
  let [states, finals, stuck] = [0, 0, 0]
  let failed = false
  let printed = ''
  vm.onUncaught = () => {
    failed = true
  }
  output.write = (text) => {
    printed = text
  }
  const visit = (state: Int32Array): bigint => {
    const key = state.join()
    const known = paths.get(key)
    if (known !== undefined) return known
    states++
    paths.set(key, 0n)
    machine.restore(state)
    const actions = machine.enabled()
    if (actions.length === 0) {
      if (machine.isFinished) finals++
      else stuck++
      paths.set(key, 1n)
      return 1n
    }
    let count = 0n
    for (const action of actions) {
      machine.restore(state)
      failed = false
      printed = ''
      machine.step(action)
      const next = machine.snapshot()
      if (failed) failures.add(next.join())
      if (printed) outputs.add(printed.trim())
      count += visit(next)
    }
    paths.set(key, count)
    return count
  }
  const all = visit(start)
  return { states, finals, stuck, failures: failures.size, paths: all, outputs: [...outputs].sort() }
}

const counter = (body: string, threads = 2, rounds = 1) => `
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

test('an unguarded counter can lose an update, a guarded one cannot', () => {
  expect(explore(counter('counter += 1')).outputs).toEqual(['1', '2'])
  expect(explore(counter('with lock: counter += 1')).outputs).toEqual(['2'])
})

test('the outcomes of an unguarded counter are the same at L0 and L1', () => {
  const source = counter('counter += 1', 2, 2)
  expect(explore(source, { level: 'L0' }).outputs).toEqual(explore(source).outputs)
})

test('two rounds of two threads can end with any count from 2 to 4', () => {
  expect(explore(counter('counter += 1', 2, 2)).outputs).toEqual(['2', '3', '4'])
})

test('leaving out the switch before a release changes no outcome, only the number of states', () => {
  for (const body of ['counter += 1', 'with lock: counter += 1']) {
    const [full, reduced] = (['L1', 'L2'] as const).map((level) => explore(counter(body, 2, 2), { level }))
    expect(reduced?.outputs).toEqual(full?.outputs)
    expect(reduced?.states).toBeLessThanOrEqual(full?.states ?? 0)
  }
})

const philosophers = (pairs: readonly string[]) => `
import threading
forks = [threading.Lock() for _ in range(3)]
def dine(a, b):
    with forks[a]:
        with forks[b]:
            pass
ts = [threading.Thread(target=dine, args=p) for p in [${pairs.join(', ')}]]
for t in ts: t.start()
for t in ts: t.join()
`

test('three philosophers who all take the left fork first can get stuck', () => {
  expect(explore(philosophers(['(0, 1)', '(1, 2)', '(2, 0)'])).stuck).toBeGreaterThan(0)
})

test('three philosophers who take the lower fork first cannot', () => {
  expect(explore(philosophers(['(0, 1)', '(1, 2)', '(0, 2)'])).stuck).toBe(0)
})

test('check-then-act on a list can fail although each call is atomic', () => {
  const source = `
import threading
jobs = [1]
def take():
    if jobs:
        jobs.pop()
ts = [threading.Thread(target=take) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
`
  expect(explore(source).failures).toBeGreaterThan(0)
})

test('a wake-up without a loop around the wait can be lost', () => {
  const source = `
import threading
cv = threading.Condition()
def waiter():
    with cv: cv.wait()
t = threading.Thread(target=waiter)
t.start()
with cv: cv.notify()
t.join()
`
  expect(explore(source).stuck).toBeGreaterThan(0)
})

test('a lost update through a nonlocal variable, an attribute or an element is found', () => {
  const shared = (setup: string, update: string, read: string) => `
import threading
class Box: pass
def main():
    ${setup}
    def work():
        ${update}
    ts = [threading.Thread(target=work) for _ in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(${read})
main()
`
  expect(explore(shared('n = 0', 'nonlocal n; n += 1', 'n')).outputs).toEqual(['1', '2'])
  expect(explore(shared('b = Box(); b.n = 0', 'b.n += 1', 'b.n')).outputs).toEqual(['1', '2'])
  expect(explore(shared('a = [0]', 'a[0] += 1', 'a[0]')).outputs).toEqual(['1', '2'])
  expect(explore(shared('d = {"k": 0}', 'd["k"] += 1', 'd["k"]')).outputs).toEqual(['1', '2'])
})

test('a barrier, a semaphore and a queue let every schedule end', () => {
  const barrier =
    'import threading\nb = threading.Barrier(2)\nts = [threading.Thread(target=b.wait) for _ in range(2)]\nfor t in ts: t.start()\nfor t in ts: t.join()\n'
  const semaphore =
    'import threading\ns = threading.Semaphore(0)\nt = threading.Thread(target=s.release)\nt.start()\ns.acquire()\nt.join()\n'
  const queue =
    'import threading, queue\nq = queue.Queue(1)\ndef put():\n    q.put(1)\n    q.put(2)\nt = threading.Thread(target=put)\nt.start()\nprint(q.get(), q.get())\n'
  expect(explore(barrier).stuck).toBe(0)
  expect(explore(semaphore).stuck).toBe(0)
  expect(explore(queue)).toMatchObject({ stuck: 0, outputs: ['1 2'] })
})

test('going back to a state and taking the same step gives the same state', () => {
  boot()
  const loaded = loadProgram(counter('counter += 1'), { isExploring: true })
  if (!loaded.ok) throw new Error('does not parse')
  const machine = loaded.value
  machine.learns = false
  for (let n = 0; n < 20 && !machine.isFinished; n++) {
    const before = machine.snapshot()
    const [action] = machine.enabled()
    machine.step(action as number)
    const once = machine.snapshot()
    machine.restore(before)
    machine.step(action as number)
    expect(machine.snapshot()).toEqual(once)
  }
})
