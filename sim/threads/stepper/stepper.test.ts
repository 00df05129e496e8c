import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { bytecodesByLine } from './bytecode-text.ts'
import { type Moment, makeStepper, runOn, type Stepper, type StepperOptions } from './stepper.ts'

const RACE = `import threading
counter = 0
def work():
    global counter
    counter += 1
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(counter)
`

function stepperOf(source: string, options?: StepperOptions): Stepper {
  const made = makeStepper(source, options)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

/** Takes the steps of the threads named, then whatever comes first to the end. */
function follow(stepper: Stepper, tids: readonly number[]): Moment[] {
  const moments = [stepper.start]
  const queue = [...tids]
  for (let last = stepper.start; last.end === null; last = moments.at(-1) as Moment) {
    const tid = queue.shift()
    const choice = tid === undefined ? last.choices[0] : last.choices.find((own) => own.tid === tid)
    if (!choice) throw new Error(`T${tid} cannot go on: ${JSON.stringify(last.choices)}`)
    moments.push(stepper.take(choice.action))
  }
  return moments
}

const storyOf = (moments: readonly Moment[]) =>
  moments.flatMap(({ step }) => (step ? [`${step.tid}:${step.line} ${step.text}`] : []))

test('a lost update is told step by step, with what each thread reads and writes', () => {
  const moments = follow(stepperOf(RACE), [0, 0, 0, 1, 1, 2, 2, 1, 2])
  const story = storyOf(moments)
  expect(story).toContain('1:5 reads counter: 0')
  expect(story).toContain('2:5 reads counter: 0')
  expect(story.filter((line) => line.includes('writes counter = 1'))).toHaveLength(2)
  expect(moments.map(({ step }) => step?.stdout ?? '').join('')).toBe('1\n')
  expect(moments.at(-1)?.end).toEqual({ type: 'finished', text: 'The program ended.' })
})

test('what a stepper did replays in a run, and a run in a stepper', () => {
  const stepper = stepperOf(RACE)
  follow(stepper, [0, 0, 0, 1, 1, 2, 2, 1, 2])
  const { schedule } = stepper
  expect(runProgram(RACE, { schedule }).stdout).toBe('1\n')
  const again = stepperOf(RACE, { schedule })
  const moments: Moment[] = []
  runOn(again, again.start, { schedule }, (moment) => moments.push(moment) > 0)
  expect(moments.map(({ step }) => step?.stdout ?? '').join('')).toBe('1\n')
  expect(again.schedule).toBe(schedule)
})

test('skipping leads to the same state as stepping', () => {
  const stepper = stepperOf(RACE)
  const moments = follow(stepper, [0, 0, 0, 1, 1, 2])
  const taken = stepper.taken.slice(0, 5)
  const other = stepperOf(RACE)
  other.skip(taken)
  expect(other.take(stepper.taken[5] as number)).toEqual(moments[6])
})

test('variables, attributes and locks have the names by which the program reaches them', () => {
  const source = `import threading
class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()
    def deposit(self, amount):
        with self.lock:
            self.balance += amount
a, b = Account(1), Account(2)
t = threading.Thread(target=a.deposit, args=(5,))
t.start()
t.join()
`
  const moments = follow(stepperOf(source), [])
  const held = moments.find(({ view }) => view.syncs.some(({ holder }) => holder === 1))
  expect(held?.view.syncs).toMatchObject([
    { name: 'a.lock', kind: 'Lock', text: 'held by T1' },
    { name: 'b.lock', text: 'free' },
  ])
  expect(held?.view.variables).toEqual([
    { tid: null, path: 'a.balance', text: '6' },
    { tid: null, path: 'b.balance', text: '2' },
    { tid: 1, path: 'amount', text: '5' },
  ])
  expect(storyOf(moments)).toContain('1:7 acquires a.lock')
})

test('a deadlock ends the run and names who waits for whom', () => {
  const source = `import threading
a = threading.Lock()
b = threading.Lock()
def work(x, y):
    with x:
        with y: pass
ts = [threading.Thread(target=work, args=p) for p in [(a, b), (b, a)]]
for t in ts: t.start()
for t in ts: t.join()
`
  const stepper = stepperOf(source)
  const last = follow(stepper, [0, 0, 0, 1, 1, 2, 2]).at(-1)
  expect(last?.end?.type).toBe('deadlock')
  expect(last?.end?.text).toContain('T1 waits to acquire lock at line 6, held by T2')
  expect(last?.view.threads).toMatchObject([
    { status: 'blocked', waitsFor: 1 },
    { status: 'blocked', waitsFor: 2, next: 'acquire b' },
    { status: 'blocked', waitsFor: 1, next: 'acquire a' },
  ])
})

test.each([
  ['while True: pass', 'budget'],
  [
    'import threading\nn = 0\ndef f():\n    global n\n    while True: n += 1\nthreading.Thread(target=f).start()\nn = 5',
    'budget',
  ],
  ["s = 'x' * 1000000\nwhile True: s = s + 'y'", 'budget'],
  ["s = 'x'\nwhile True: s = s + s", 'budget'],
  ['n = 3\nwhile True: n = n * n', 'budget'],
  [
    "import threading\ns = 'x' * 1000000\ndef f():\n    global s\n    while True: s = s + 'y'\nfor _ in range(2): threading.Thread(target=f).start()",
    'budget',
  ],
  ['print(1 / 0)', 'failed'],
])('%j ends as %s', (source, type) => {
  const stepper = stepperOf(source)
  let last = stepper.start
  runOn(stepper, stepper.start, { scheduler: 'random', seed: 1 }, (moment) => {
    last = moment
    return true
  })
  expect(last.end?.type).toBe(type)
})

test('sleeping takes virtual time and says so', () => {
  const source = 'import time\nprint(1)\ntime.sleep(2)\nprint(time.time() >= 2)\n'
  const moments = follow(stepperOf(source), [])
  expect(moments.flatMap(({ step }) => step?.remarks ?? [])).toContain('time passes to 2 s')
  expect(moments.map(({ step }) => step?.stdout ?? '').join('')).toBe('1\nTrue\n')
})

test('at L0 each bytecode is a step', () => {
  const story = storyOf(follow(stepperOf('x = 1\ny = x\n', { level: 'L0' }), []))
  expect(story).toContain('0:2 reads x: 1')
  expect(story).toContain('0:1 does LOAD_CONST 1')
})

test('a line has its bytecodes', () => {
  stepperOf(RACE)
  expect(bytecodesByLine()[5]).toEqual([
    'LOAD_GLOBAL counter',
    'LOAD_CONST 1',
    'BINARY +=',
    'STORE_GLOBAL counter',
    'LOAD_CONST None',
    'RETURN',
  ])
})

test('a syntax error is told with its place', () => {
  expect(makeStepper('x = = 1')).toMatchObject({ ok: false, error: { line: 1, column: 5 } })
})

const WAITERS = `import threading
c = threading.Condition()
def wait():
    with c:
        c.wait()
ts = [threading.Thread(target=wait) for _ in range(2)]
for t in ts: t.start()
with c: c.notify()
with c: c.notify()
for t in ts: t.join()
`
/** Both threads wait before the main thread notifies. */
const BOTH_WAIT = [0, 0, 1, 1, 1, 0, 2, 2, 2, 0]

test('where any waiter can be notified, the scheduler chooses which, and the choice replays', () => {
  const stepper = stepperOf(WAITERS, { anyWaiter: true })
  let moment = stepper.start
  for (const tid of BOTH_WAIT)
    moment = stepper.take(moment.choices.find((choice) => choice.tid === tid)?.action as number)
  const notifying = moment.choices.filter(({ text }) => text.startsWith('notify c'))
  expect(notifying.map(({ text }) => text)).toEqual(['notify c: wake T1', 'notify c: wake T2'])
  moment = stepper.take(notifying[1]?.action as number)
  expect(moment.step?.syncs).toMatchObject([{ type: 'notify', woken: [2] }])
  const { schedule } = stepper
  const again = stepperOf(WAITERS, { schedule })
  expect(again.skip(again.machine.options.anyWaiter ? stepper.taken : []).view).toEqual(moment.view)
})

test('a wait can end without a notification where that is asked for, and nowhere else', () => {
  const texts = (options: StepperOptions) => {
    const stepper = stepperOf(WAITERS, options)
    let moment = stepper.start
    for (const tid of BOTH_WAIT.slice(0, 6))
      moment = stepper.take(moment.choices.find((choice) => choice.tid === tid)?.action as number)
    return moment.choices.map(({ text }) => text)
  }
  expect(texts({ spuriousWakeups: true })).toContain('wake up from c although nobody notified it')
  expect(texts({}).join()).not.toContain('nobody notified')
})
