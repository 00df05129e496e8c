import { checkProgram } from '#sim/threads/check/check-program.ts'
import type { CheckOptions } from '#sim/threads/check/types.ts'
import { runProgram } from '#sim/threads/run-program.ts'
import { tuneEngine, untuneEngine } from '../cli/lab/tune-engine.ts'
import { measureExplorePage } from './explore-page.ts'
import { hasSpin, medianRun, type SpinModel, verifyWithSpin } from './spin.ts'

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

type Model = { readonly name: string; readonly source: string; readonly spin: SpinModel }

const models: readonly Model[] = [
  { name: '4 threads x 10 locked increments', source: increments, spin: { file: 'increments.pml' } },
  { name: '7 philosophers, ordered', source: philosophers, spin: { file: 'philosophers.pml' } },
  {
    name: 'bounded buffer of 2, 2 x 2 threads, 5 items each',
    source: buffer(2, 5),
    spin: { file: 'buffer.pml', defines: ['SAFE', 'SIZE=2', 'ITEMS=5'] },
  },
  {
    name: 'readers-writers 3, 2 (5 and 3 rounds)',
    source: readersWriters,
    spin: { file: 'readers-writers.pml' },
  },
  {
    name: 'bounded buffer of 5, 2 x 2 threads, 10 items each',
    source: buffer(5, 10),
    spin: { file: 'buffer.pml', defines: ['SAFE', 'SIZE=5', 'ITEMS=10'] },
  },
  {
    name: 'the same without its mutex',
    source: buffer(5, 10, false),
    spin: { file: 'buffer.pml', defines: ['SIZE=5', 'ITEMS=10'] },
  },
]

type Measured = { readonly seconds: number; readonly text: string }

/** `seconds`: until the verdict is known, of a failing program without the time in which shorter examples are looked for. */
function measure(source: string, options: Pick<CheckOptions, 'reduces' | 'level' | 'maxStates'>): Measured {
  const before = process.cpuUsage()
  const spent = () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  let known: number | null = null
  const { verdict, states, transitions, complete } = checkProgram(source, {
    maxStates: 3_000_000,
    ...options,
    maxTransitions: 10_000_000,
    onProgress: ({ hasFailure }) => {
      if (hasFailure) known ??= spent()
    },
  })
  const whole = spent()
  const seconds = known ?? whole
  const rate = Math.round(transitions / whole / 1000)
  const counted = `${states} states${complete ? '' : ' (not all)'}, ${transitions} transitions`
  const shortest = known === null ? '' : `, ${whole.toFixed(2)} s with the search for the shortest`
  const text = `${verdict}, ${counted}, ${seconds.toFixed(2)} s CPU${shortest}, ${rate} k transitions/s`
  return { seconds, text }
}

const REDUCED = { reduces: true }
const WHOLE = { reduces: false }
/** Every interleaving of single bytecodes, as far as a million states go. */
const EVERY_BYTECODE = { level: 'L0', maxStates: 1_000_000 } as const

/** Checks of all models before the engine has compiled what they use. */
const ROUNDS_TO_COMPILE = 6
/** The median of so many is told then. */
const COMPILED_RUNS = 5

/**
 * `npm run bench threads`: what a check of each model costs at L2, in CPU seconds, beside the same model in Promela under
 * spin's verifier when spin is here. The library is loaded before. The first round runs code that is not compiled yet,
 * with the engine set as the command line sets it; the last is that of a worker that has been at it for a while, as spin's
 * verifier is compiled before it runs. Then the same without reductions and at L0, for the speed of the search itself; how
 * fast a single thread runs; and what a learner waits for on the page.
 */
export async function measureThreads(): Promise<void> {
  tuneEngine()
  checkProgram('pass')
  const isSpinHere = hasSpin()
  if (!isSpinHere) console.log('spin and gcc are not here: no figures beside ours')
  const printRound = (round: string, runs: number) => {
    for (const { name, source, spin } of models) {
      const ours = medianRun(runs, () => measure(source, REDUCED))
      console.log(`${round}: ${name}: ${ours.text}${isSpinHere ? besideSpin(ours, spin, runs) : ''}`)
    }
  }
  printRound('first round', 1)
  untuneEngine()
  for (let round = 2; round <= ROUNDS_TO_COMPILE; round++)
    for (const { source } of models) measure(source, REDUCED)
  printRound('compiled', COMPILED_RUNS)
  for (const { source } of models) measure(source, WHOLE)
  for (const { name, source } of models)
    console.log(`compiled, without reductions: ${name}: ${measure(source, WHOLE).text}`)
  for (const { source } of models) measure(source, EVERY_BYTECODE)
  for (const { name, source } of models)
    console.log(`compiled, every bytecode: ${name}: ${measure(source, EVERY_BYTECODE).text}`)
  measureInterpreter()
  await measureExplorePage(models.map(({ name, source }) => [name, source.trim()]))
}

function besideSpin({ seconds }: Measured, model: SpinModel, runs: number): string {
  const spin = verifyWithSpin(model, runs)
  const states = spin.states === null ? '' : `, ${spin.states} states`
  const took = spin.isUnfinished ? `unfinished after ${spin.seconds.toFixed(2)}` : spin.seconds.toFixed(2)
  return `; spin: ${took} s CPU${states}; ours is ${(seconds / Math.max(spin.seconds, 0.001)).toFixed(2)}x`
}

const LOOP = `
total = 0
for i in range(400000):
    total += i * 3 % 7
print(total)
`

/** Bytecodes a second of a program with one thread. */
function measureInterpreter(): void {
  runProgram(LOOP)
  const before = process.cpuUsage()
  const { instructions } = runProgram(LOOP)
  const { user, system } = process.cpuUsage(before)
  const rate = instructions / ((user + system) / 1e6) / 1e6
  console.log(`one thread: ${instructions} bytecodes, ${rate.toFixed(1)} M bytecodes/s`)
}
