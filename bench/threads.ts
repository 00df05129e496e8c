import { checkProgram } from '#sim/threads/check/check-program.ts'

const together = (...targets: readonly string[]) => `
ts = [threading.Thread(target=f) for f in (${targets.join(', ')})]
for t in ts: t.start()
for t in ts: t.join()
`

const increments = `
import threading
counter = 0
lock = threading.Lock()
def work():
    global counter
    for _ in range(10):
        with lock: counter += 1
${together('work', 'work', 'work', 'work')}
assert counter == 40
`

const philosophers = `
import threading
N = 7
forks = [threading.Lock() for _ in range(N)]
def dine(i):
    a, b = sorted((i, (i + 1) % N))
    with forks[a]:
        with forks[b]: pass
ts = [threading.Thread(target=dine, args=(i,)) for i in range(N)]
for t in ts: t.start()
for t in ts: t.join()
`

const buffer = (size: number, items: number, isSafe = true) => `
import threading
items = []
empty = threading.Semaphore(${size})
full = threading.Semaphore(0)
mutex = threading.Lock()
count = 0
def produce():
    global count
    for _ in range(${items}):
        empty.acquire()
        ${isSafe ? 'with mutex: count += 1' : 'count += 1'}
        full.release()
def consume():
    global count
    for _ in range(${items}):
        full.acquire()
        ${isSafe ? 'with mutex: count -= 1' : 'count -= 1'}
        empty.release()
${together('produce', 'produce', 'consume', 'consume')}
assert count == 0
`

const readersWriters = `
import threading
cv = threading.Condition()
readers = 0
x = 0
def read():
    global readers
    for _ in range(5):
        with cv: readers += 1
        v = x
        with cv:
            readers -= 1
            cv.notify_all()
def write():
    global x
    for _ in range(3):
        with cv:
            while readers > 0: cv.wait()
            x += 1
${together('read', 'read', 'read', 'write', 'write')}
`

const models: readonly (readonly [string, string])[] = [
  ['4 threads x 10 locked increments', increments],
  ['7 philosophers, ordered', philosophers],
  ['bounded buffer of 2, 2 x 2 threads, 5 items each', buffer(2, 5)],
  ['readers-writers 3, 2 (5 and 3 rounds)', readersWriters],
  ['bounded buffer of 5, 2 x 2 threads, 10 items each', buffer(5, 10)],
  ['the same without its mutex', buffer(5, 10, false)],
]

/** `npm run bench threads`: what a check of each model costs at L2, in CPU seconds. */
export async function measureThreads(): Promise<void> {
  for (const [name, source] of models) {
    const before = process.cpuUsage()
    const { verdict, states, transitions, complete } = checkProgram(source)
    const { user, system } = process.cpuUsage(before)
    const seconds = (user + system) / 1e6
    console.log(
      `${name}: ${verdict}, ${states} states${complete ? '' : ' (not all)'}, ${transitions} transitions, ${seconds.toFixed(2)} s CPU, ${Math.round(transitions / seconds / 1000)} k transitions/s`,
    )
  }
}
