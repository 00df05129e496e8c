import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { happensBefore, relationOf, type TraceStep } from './happens-before.ts'
import { type Moment, makeStepper, runOn } from './stepper.ts'
import { threadLabel } from './thread-label.ts'

const CHECKED = new URL('../check/programs/', import.meta.url)
const MOST_STEPS = 100

function momentsOf(source: string, seed: number): readonly Moment[] {
  const made = makeStepper(source, {})
  if (!made.ok) return []
  const moments = [made.value.start]
  runOn(made.value, made.value.start, { scheduler: 'random', seed }, (moment) => {
    moments.push(moment)
    return moments.length < MOST_STEPS
  })
  return moments
}

const traceOf = (moments: readonly Moment[]): readonly TraceStep[] => moments.map(({ step }) => step)

/** The arrows of a run as `T1 puts 1 into q -> T2 gets from q`. */
function arrowsOf(source: string, seed = 1): readonly string[] {
  const moments = momentsOf(`import threading, queue\n${source}`, seed)
  expect(moments.at(-1)?.end?.type).toBe('finished')
  const told = (at: number) => {
    const step = moments[at]?.step
    return step ? `${threadLabel(step.tid)} ${step.text}` : ''
  }
  return happensBefore(traceOf(moments)).arrows.map(
    ({ from, to, type }) => `${type}: ${told(from)} -> ${told(to)}`,
  )
}

const threads = (...names: string[]) =>
  `ts = [threading.Thread(target=f) for f in [${names.join(', ')}]]
for t in ts: t.start()
for t in ts: t.join()
`

test('starting and joining order a thread within its parent’s steps', () => {
  expect(arrowsOf(`def f(): pass\n${threads('f')}`)).toEqual([
    'start: main starts T1 -> T1 begins f()',
    'join: T1 begins f() -> main joins T1',
  ])
})

test.each([
  [
    'lock',
    `lock = threading.Lock()\ndef f():\n    with lock: pass\n${threads('f', 'f')}`,
    /^lock: T(\d) releases lock -> T(?!\1)\d acquires lock$/,
    1,
  ],
  [
    'semaphore',
    `s = threading.Semaphore(0)\ndef f(): s.release(2)\ndef g():\n    s.acquire()\n    s.acquire()\n${threads('f', 'g')}`,
    /^semaphore: T1 releases s -> T2 acquires s$/,
    2,
  ],
  [
    'event',
    `e = threading.Event()\ndef f(): e.set()\ndef g(): e.wait()\n${threads('f', 'g')}`,
    /^event: T1 sets e -> T2 waits for e$/,
    1,
  ],
  [
    'item',
    `q = queue.Queue()\ndef f(): q.put(7)\ndef g(): q.get()\n${threads('f', 'g')}`,
    /^item: T1 puts 7 into q -> T2 gets from q$/,
    1,
  ],
  [
    'room',
    `q = queue.Queue(1)\ndef f():\n    q.put(1)\n    q.put(2)\ndef g():\n    q.get()\n    q.get()\n${threads('f', 'g')}`,
    /^room: T2 gets from q -> T1 puts 2 into q$/,
    1,
  ],
  [
    'task',
    `q = queue.Queue()\nq.put(1)\ndef f():\n    q.get()\n    q.task_done()\ndef g(): q.join()\n${threads('f', 'g')}`,
    /^task: T1 marks a task done of q -> T2 joins q$/,
    1,
  ],
  [
    'barrier',
    `b = threading.Barrier(2)\ndef f(): b.wait()\n${threads('f', 'f')}`,
    /^barrier: T(\d) waits at b -> T(?!\1)\d waits at b$/,
    2,
  ],
  [
    'notify',
    `c = threading.Condition()\ndone = False\ndef f():\n    with c:\n        while not done: c.wait()\ndef g():\n    global done\n    with c:\n        done = True\n        c.notify()\n${threads('f', 'g')}`,
    /^notify: T2 notifies c -> T1 wakes up from c with its lock$/,
    1,
  ],
  [
    'atomic',
    `from lab.atomic import Atomic\na = Atomic(0)\ndef f(): a.store(1)\ndef g():\n    while a.load() == 0: pass\n${threads('f', 'g')}`,
    /^atomic: T1 stores 1 in a -> T2 loads a/,
    1,
  ],
])('an arrow for each way to let another thread go on: %s', (_, source, pattern, count) => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
  const runs = seeds.map((seed) => arrowsOf(source, seed).filter((arrow) => pattern.test(arrow)).length)
  expect(Math.max(...runs)).toBe(count)
})

test('a queue hands each item on from where it was put, in its own order', () => {
  const source = (kind: string) =>
    `q = queue.${kind}()\nfor n in [2, 1, 3]: q.put(n)\ndef f(): print(q.get())\n${threads('f')}`
  const put = (kind: string) =>
    arrowsOf(source(kind)).flatMap((arrow) => /^item: main (puts \d)/.exec(arrow)?.[1] ?? [])
  expect(put('Queue')).toEqual(['puts 2'])
  expect(put('LifoQueue')).toEqual(['puts 3'])
  expect(put('PriorityQueue')).toEqual(['puts 1'])
})

test('what gave up or came too late orders nothing', () => {
  const source = `lock = threading.Lock()\ndef f():\n    if lock.acquire(blocking=False): pass\nlock.acquire()\n${threads('f')}`
  expect(arrowsOf(source).filter((arrow) => arrow.startsWith('lock'))).toEqual([])
})

test('updates under no lock are unordered, under one lock they are not', () => {
  const body = (guard: string) =>
    `import threading\nlock = threading.Lock()\nn = 0\ndef f():\n    global n\n    ${guard}n += 1\n${threads('f', 'f')}`
  const relations = (source: string) => {
    const moments = momentsOf(source, 3)
    const writes = moments.flatMap(({ step }, at) =>
      step?.text.startsWith('writes n') && step.tid > 0 ? [at] : [],
    )
    const trace = traceOf(moments)
    return relationOf(happensBefore(trace), trace, writes[0] as number, writes[1] as number)
  }
  expect(relations(body(''))).toBe('unordered')
  expect(relations(body('with lock: '))).toBe('before')
})

test.each(readdirSync(CHECKED))('the clocks of %s say what following the arrows says', (file) => {
  const source = readFileSync(new URL(file, CHECKED), 'utf8')
  const trace = traceOf(momentsOf(source, 1))
  const order = happensBefore(trace)
  for (const { from, to } of order.arrows) {
    expect(from).toBeLessThan(to)
    expect(trace[from]?.tid).not.toBe(trace[to]?.tid)
  }
  const earlier = (b: number) =>
    [...trace.keys()].filter((a) => a < b && relationOf(order, trace, a, b) === 'before')
  expect(trace.map((_, b) => new Set(earlier(b)))).toEqual(closureOf(trace, order.arrows))
})

/** The positions before each position, by following arrows and each thread's own steps. */
function closureOf(trace: readonly TraceStep[], arrows: readonly { from: number; to: number }[]) {
  const before: Set<number>[] = []
  const last = new Map<number, number>()
  trace.forEach((step, at) => {
    const own = new Set<number>()
    const sources = arrows.filter(({ to }) => to === at).map(({ from }) => from)
    const previous = step ? last.get(step.tid) : undefined
    if (previous !== undefined) sources.push(previous)
    for (const from of sources) {
      own.add(from)
      for (const earlier of before[from] as Set<number>) own.add(earlier)
    }
    before.push(own)
    if (step) last.set(step.tid, at)
  })
  return before
}
