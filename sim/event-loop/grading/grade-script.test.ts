import { expect, test } from 'vitest'
import { gradeScript, type ScriptSpec } from './grade-script.ts'

const HOLDS = { id: 'safe', required: true, type: 'holds' } as const
const spec = (harness: string, goals: ScriptSpec['goals'] = [HOLDS]): ScriptSpec => ({
  harness,
  goals,
  maxRuns: 500,
  maxSteps: 4_000_000,
})

const bank = spec(`const secretAccount = new Account(100)
await Promise.all([secretAccount.withdraw(80), secretAccount.withdraw(80)])
if (secretAccount.balance !== 20) throw new Error('secret words ' + secretAccount.balance)`)

const account = (body: string, fields = '') => `const { readFile } = require('fs').promises
class Account {
  ${fields}
  constructor(balance) { this.balance = balance }
  async withdraw(amount) {
${body}
  }
}`

const UNSAFE = account(`    if (this.balance < amount) return false
    await readFile('bank')
    this.balance -= amount
    return true`)
const QUEUED = account(
  `    const mine = this.last.then(async () => {
      if (this.balance < amount) return false
      await readFile('bank')
      this.balance -= amount
      return true
    })
    this.last = mine.catch(() => {})
    return mine`,
  'last = Promise.resolve()',
)

test('withdrawals one after the other pass', () => {
  expect(gradeScript(QUEUED, bank)).toMatchObject({
    passed: true,
    problem: null,
    goals: [{ id: 'safe', passed: true, verdict: 'holds', finding: null }],
  })
})

test('a check before an await fails, told with the lines of the learner', () => {
  const { passed, goals } = gradeScript(UNSAFE, bank)
  expect(passed).toBe(false)
  expect(goals[0]).toMatchObject({ passed: false, verdict: 'fails', finding: { type: 'assertion' } })
  expect(goals[0]?.finding?.steps).toContainEqual({
    thread: 'main',
    line: 7,
    text: 'withdraw waits; others may run',
  })
})

test('a failure that only another order shows is found', () => {
  const source = `const { readFile } = require('fs').promises
let shown = ''
async function show(name) {
  shown = await readFile(name, 'utf8')
}`
  const { goals } = gradeScript(
    source,
    spec(`await Promise.all([show('old'), show('new')]); if (shown !== 'new') throw new Error('stale')`),
  )
  expect(goals[0]).toMatchObject({ verdict: 'fails', finding: { preemptions: 1 } })
})

test.each([
  ['a lock that is never let go', account('    await new Promise(() => {})'), 'non-termination', []],
  ['process.exit', account('    process.exit(0)'), 'non-termination', []],
  ['an error of its own', account('    this.nothing.x = 1'), 'exception', [6]],
  [
    'an error in a callback',
    account(`    await new Promise(() => setTimeout(() => { throw new TypeError('mine') }, 1))`),
    'exception',
    [6],
  ],
  ['a return before the harness', 'return', 'non-termination', []],
  ['a missing class', 'let x = 1', 'assertion', []],
])('%s fails as %s', (_name, source, type, lines) => {
  const finding = gradeScript(source, bank).goals[0]?.finding
  expect(finding).toMatchObject({ type, lines })
})

const work = (body: string) => `function piece(n) {
  work(20)
  return n * n
}
async function total(count) {
  let sum = 0
${body}
  return sum
}`
const responsive = spec(`if (await total(5) !== 30) throw new Error('secret sum')`, [
  { id: 'responsive', required: true, type: 'responsive', maxBlockedMs: 30, minWorkMs: 100 },
])
const loop = (pause: string) =>
  work(`  for (let n = 0; n < 5; n++) {\n    sum += piece(n)\n    ${pause}\n  }`)

test.each([
  ['setImmediate', 'await new Promise(setImmediate)'],
  ['a timer', 'await new Promise((done) => setTimeout(done))'],
])('pieces with %s between them leave the loop responsive', (_name, pause) => {
  expect(gradeScript(loop(pause), responsive)).toMatchObject({ passed: true })
})

test.each([
  ['in one go', ''],
  ['with microtasks between', 'await null'],
  ['with nextTick between', 'await new Promise(process.nextTick)'],
])('pieces %s block it', (_name, pause) => {
  expect(gradeScript(loop(pause), responsive).goals[0]).toMatchObject({
    passed: false,
    verdict: 'fails',
    finding: { type: 'blocked-loop', lines: [2], message: expect.stringContaining('100 ms') },
  })
})

test('on a worker the same work blocks nothing; without the work it does not count', () => {
  const worker = `const { Worker } = require('worker_threads')
const total = (count) => new Promise((resolve) => {
  new Worker(\`let sum = 0
for (let n = 0; n < \${count}; n++) { work(20); sum += n * n }
require('worker_threads').parentPort.postMessage(sum)\`, { eval: true }).once('message', resolve)
})`
  expect(gradeScript(worker, responsive)).toMatchObject({ passed: true })
  expect(gradeScript('const total = async () => 30', responsive).goals[0]?.finding).toMatchObject({
    type: 'too-little-work',
  })
})

test('no word of the harness is in a grade', () => {
  const sources = [
    UNSAFE,
    account('    this.nothing.x = 1'),
    'let x',
    account('    throw amount'),
    account('    process.exit(1)'),
  ]
  for (const source of sources) {
    const grade = gradeScript(source, bank)
    expect(grade.passed).toBe(false)
    expect(JSON.stringify(grade)).not.toMatch(/secret/)
  }
})

test('the script cannot read the harness in its own file, and its workers do not run it', () => {
  const peeking = account("    throw new Error(require('fs').readFileSync(__filename, 'utf8').slice(-200))")
  const finding = gradeScript(peeking, bank).goals[0]?.finding
  expect(finding).toMatchObject({ type: 'exception', lines: [6] })
  expect(JSON.stringify(finding)).not.toMatch(/secret/)
  const same = `const { Worker, isMainThread, parentPort } = require('worker_threads')
const total = () => new Promise((resolve) => new Worker(__filename).once('message', resolve))
if (!isMainThread) {
  work(100)
  parentPort.postMessage(30)
}`
  expect(gradeScript(same, responsive)).toMatchObject({ passed: true })
})

test.each([
  ['an endless loop', 'while (true) {}'],
  ['endless microtasks', 'const f = () => Promise.resolve().then(f); f()'],
  ['endless nextTicks', 'const f = () => process.nextTick(f); f()'],
  ['endless immediates', 'const f = () => setImmediate(f); f()'],
  ['an interval that nobody clears', 'setInterval(() => {}, 1)'],
  ['a flood of output', "for (;;) console.log('x'.repeat(1000))"],
  ['a growing array', 'const all = []; for (;;) all.push(new Array(1e6).fill(0))'],
  ['a growing map', 'const all = new Map(); for (let n = 0; ; n++) all.set(n, [n])'],
])('%s costs its budget and does not pass', (_name, source) => {
  const { passed, goals } = gradeScript(`${QUEUED}\n${source}`, { ...bank, maxSteps: 1_000_000 })
  expect(passed).toBe(false)
  expect(goals[0]).toMatchObject({ verdict: 'unknown', finding: { type: 'non-termination' } })
  expect(goals[0]?.transitions).toBeLessThanOrEqual(1_001_000)
})

test.each([
  ['a text that doubles', "let s = 'x'; for (;;) s += s"],
  ['recursion without end', '(function f() { f() })()'],
  ['an error whose message never ends', 'throw { get message() { for (;;); }, get stack() { throw 1 } }'],
])('%s fails with an error', (_name, source) => {
  expect(gradeScript(`${QUEUED}\n${source}`, bank)).toMatchObject({ passed: false })
})

test('over budget is unknown and does not pass', () => {
  const source = `const { readFile } = require('fs').promises
const all = () => Promise.all([...'abcdef'].map((name) => readFile(name)))`
  const grade = gradeScript(source, { ...spec('await all()'), maxRuns: 50 })
  expect(grade.goals[0]).toMatchObject({ passed: false, verdict: 'unknown', states: 50, finding: null })
})

test('the same script gets the same grade', () => {
  expect(gradeScript(UNSAFE, bank)).toEqual(gradeScript(UNSAFE, bank))
})

test('a syntax error or something unsupported is told with its place and nothing is run', () => {
  expect(gradeScript('let a = ;', bank)).toMatchObject({
    passed: false,
    goals: [],
    problem: { line: 1, column: 9 },
  })
  expect(gradeScript('\nfetch(1)', bank)).toMatchObject({
    goals: [],
    problem: { line: 2, code: 'unsupported' },
  })
})

test('modules are graded as scripts are', () => {
  const source = QUEUED.replace(/^.*\n/, "import { readFile } from 'node:fs/promises'\n")
  expect(gradeScript(source, bank)).toMatchObject({ passed: true })
})
