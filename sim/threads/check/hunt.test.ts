import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { checkProgram } from './check-program.ts'

/** Two critical sections where there should be one; the failed assertion comes at the end of a long program. */
const split = (threads: number) => `import threading
counter = 0
lock = threading.Lock()
log = []
def work(me):
    global counter
    for k in range(6):
        with lock:
            log.append((me, k))
            c = counter
        with lock:
            counter = c + 1
ts = [threading.Thread(target=work, args=(i,)) for i in range(${threads})]
for t in ts: t.start()
for t in ts: t.join()
assert counter == ${threads * 6}
`

const philosophers = (n: number) => `import threading
forks = [threading.Lock() for _ in range(${n})]
meals = [[] for _ in range(${n})]
def philosopher(i):
    for k in range(5):
        with forks[i]:
            with forks[(i + 1) % ${n}]:
                meals[i].append(k)
ts = [threading.Thread(target=philosopher, args=(i,)) for i in range(${n})]
for t in ts: t.start()
for t in ts: t.join()
`

test('a bug at the end of a program with too many states is found, with one preemption', {
  timeout: 120_000,
}, () => {
  const source = split(8)
  const { verdict, complete, violations } = checkProgram(source, { maxTransitions: 2_000 })
  expect([verdict, complete]).toEqual(['fails', false])
  expect(violations[0]).toMatchObject({ type: 'assertion', lines: [16], preemptions: 1 })
  const { error } = runProgram(source, { schedule: violations[0]?.schedule ?? '' })
  expect(error).toMatchObject({ type: 'AssertionError', line: 16 })
})

test('a deadlock of eight is found within few steps, and replays', { timeout: 120_000 }, () => {
  const source = philosophers(8)
  const { violations } = checkProgram(source, { maxTransitions: 2_000 })
  const deadlock = violations.find(({ type }) => type === 'deadlock')
  expect(deadlock?.conditions).toHaveLength(4)
  expect(deadlock?.steps.length).toBeLessThan(60)
  expect(runProgram(source, { schedule: deadlock?.schedule ?? '' }).error?.type).toBe('Deadlock')
})
