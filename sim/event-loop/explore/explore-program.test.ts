import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { exploreProgram } from './explore-program.ts'
import { following, replaying, SCHEDULE } from './schedule.ts'

const program = { readFile: (path: string) => ({ text: path, ms: 10 }) }
const explore = (source: string, options = {}) => exploreProgram(source, { program, ...options })
const printed = (source: string) =>
  explore(source)
    .outcomes.map(({ stdout }) => stdout.trim().split('\n').join(' '))
    .sort()

const READ = `const fs = require('fs'); const read = (name) => fs.readFile(name, 'utf8', (_, text) => console.log(text))\n`

test.each([
  ['two reads', 2, `${READ}for (const n of ['a', 'b']) read(n)`],
  ['three reads', 6, `${READ}for (const n of ['a', 'b', 'c']) read(n)`],
  // The fifth begins when one of the four is done: 5! less the 4! orders in which it would come first.
  ['five reads on a pool of four', 96, `${READ}for (const n of 'abcde') read(n)`],
  ['a read after a read', 1, `${READ}fs.readFile('a', () => read('b'))`],
  [
    'two chains of two reads: 4! / (2! 2!)',
    6,
    `${READ}fs.readFile('1', () => { console.log(1); read('a') }); fs.readFile('2', () => { console.log(2); read('b') })`,
  ],
])('%s: exactly %i orders', (_name, orders, source) => {
  const { verdict, runs, outcomes } = explore(source)
  expect({ verdict, runs, outcomes: outcomes.length }).toEqual({
    verdict: 'holds',
    runs: orders,
    outcomes: orders,
  })
})

test('an operation may come before or after any timer; timers keep their order', () => {
  expect(
    printed(
      `${READ}read('r'); setTimeout(() => console.log('5'), 5); setTimeout(() => console.log('20'), 20)`,
    ),
  ).toEqual(['5 20 r', '5 r 20', 'r 5 20'])
})

test('timers of one delay keep their order, timers that are due at the same moment need not', () => {
  expect(printed(`setTimeout(() => console.log('a'), 5); setTimeout(() => console.log('b'), 5)`)).toEqual([
    'a b',
  ])
  expect(
    printed(`setTimeout(() => console.log('a'), 5); work(2); setTimeout(() => console.log('b'), 3)`),
  ).toEqual(['a b', 'b a'])
})

test('a timeout of 0 and an immediate race from the main script, not inside of I/O', () => {
  const race = `setTimeout(() => console.log('t'), 0); setImmediate(() => console.log('i'))`
  expect(printed(race)).toEqual(['i t', 't i'])
  expect(printed(`require('fs').readFile('x', () => { ${race} })`)).toEqual(['i t'])
})

test('messages of one worker stay in order, those of two do not', () => {
  const from = (name: string, body: string) =>
    `new (require('worker_threads').Worker)(\`const p = require('worker_threads').parentPort; ${body}\`, { eval: true }).on('message', (m) => console.log('${name}', m));`
  expect(printed(from('w', 'p.postMessage(1); p.postMessage(2)'))).toEqual(['w 1 w 2'])
  expect(printed(from('v', 'p.postMessage(1)') + from('w', 'p.postMessage(1)'))).toEqual([
    'v 1 w 1',
    'w 1 v 1',
  ])
})

const WITHDRAW = `const { readFile } = require('fs').promises
let balance = 100
async function withdraw(amount) {
  const before = balance
  await readFile('rate')
  balance = before - amount
}
Promise.all([withdraw(10), withdraw(20)]).then(() => {
  if (balance !== 70) throw new Error('lost ' + balance)
})`

test('a failure comes with a schedule that replays to it, and with its story', () => {
  const { verdict, failure } = explore(WITHDRAW)
  expect(verdict).toBe('fails')
  expect(failure?.error).toMatchObject({ type: 'Error', line: 9 })
  expect(failure?.steps.map(({ text }) => text)).toContain('withdraw waits; others may run')
  const again = runProgram(WITHDRAW, { ...program, choose: replaying(failure?.schedule ?? '') })
  expect(again).toMatchObject({ exitCode: 1, error: failure?.error })
})

test('every outcome is what its schedule replays to', () => {
  const source = `${READ}for (const n of 'abcde') read(n); setTimeout(() => console.log('t'), 3)`
  const { outcomes } = explore(source, { maxRuns: 60 })
  for (const { stdout, schedule } of outcomes) {
    expect(schedule).toMatch(SCHEDULE)
    expect(runProgram(source, { ...program, choose: replaying(schedule) }).stdout).toBe(stdout)
  }
})

test('a limit that is reached is never "holds"', () => {
  const five = `${READ}for (const n of 'abcde') read(n)`
  expect(explore(five, { maxRuns: 10 })).toMatchObject({ verdict: 'unknown', runs: 10, isComplete: false })
  expect(explore(five, { maxSteps: 1000 })).toMatchObject({ verdict: 'unknown', isComplete: false })
  expect(explore('while (true) {}', { maxSteps: 100_000 })).toMatchObject({ verdict: 'unknown', runs: 1 })
  const polls = `let done = false; require('fs').readFile('x', () => { done = true }); const id = setInterval(() => { if (done) clearInterval(id) }, 1)`
  expect(explore(polls, { maxRuns: 50 }).verdict).toBe('unknown')
  expect(explore(five, { isCancelled: () => true })).toMatchObject({ verdict: 'unknown', runs: 0 })
})

test('waiting for a message that can never come is a failure', () => {
  const source = `new (require('worker_threads').Worker)("require('worker_threads').parentPort.on('message', () => {})", { eval: true })`
  expect(explore(source)).toMatchObject({ verdict: 'fails', failure: { error: { type: 'NeverEnds' } } })
})

test('a program that does not compile is told with its place', () => {
  expect(explore('let a = ;')).toMatchObject({ verdict: 'fails', runs: 0, problem: { line: 1, column: 9 } })
})

const corpus = ['programs.txt', 'language.txt', 'workers.txt'].flatMap((file) =>
  readFileSync(new URL(`../corpus/${file}`, import.meta.url), 'utf8')
    .split(/^\/{4} /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const),
)

test.each(corpus)('%s: where nobody chooses otherwise, the order is its own', (_name, source) => {
  const { stdout, exitCode } = runProgram(source)
  const chosen = runProgram(source, { choose: following([], { made: [], limit: 10_000 }) })
  expect({ stdout: chosen.stdout, exitCode: chosen.exitCode }).toEqual({ stdout, exitCode })
})
