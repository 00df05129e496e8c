import { expect, test } from 'vitest'
import { describeEventLoopEvent, type EventLoopEvent } from './events.ts'
import { runProgram } from './run-program.ts'

const storyOf = (source: string): readonly string[] => {
  const events: EventLoopEvent[] = []
  runProgram(source, { observe: (event) => events.push(event) })
  return events.map(describeEventLoopEvent)
}

test('the story says why a callback waits and why it runs', () => {
  const story = storyOf('setTimeout(() => {}, 5); work(20); process.nextTick(() => {})').join('\n')
  expect(story).toContain(
    '20 ms of CPU work on the stack: 1 that came due must wait, since the loop cannot turn.',
  )
  expect(story).toContain('the stack is empty, and nextTick comes before microtasks')
  expect(story).toContain('its 5 ms are over, 16 ms ago; the loop was busy')
})

test('five reads on a pool of four: the fifth starts when the first ends', () => {
  const source = `for (let n = 1; n <= 5; n++) require('crypto').pbkdf2('p' + n, 's', 100000, 64, 'sha512', () => console.log(n))`
  const story = storyOf(source)
  expect(story).toContain(
    'P5 goes to the thread pool; all threads are busy, so it waits, the first in line.'.replace(
      'P5',
      'Pbkdf2 p5',
    ),
  )
  expect(runProgram(source).timeMs).toBeCloseTo(200, 0)
})

test.each([
  ['while (true) {}', 'BudgetExceeded', 1],
  ['\nprocess.nextTick(function again() { process.nextTick(again) })', 'BudgetExceeded', 2],
  ["for (;;) console.log('x'.repeat(1000))", 'BudgetExceeded', 1],
  ['let a = 1\nlet b = ;', 'SyntaxError', 2],
  ["\nfetch('x')", 'Unsupported', 2],
  ["const http = require('http')", 'Unsupported', 1],
  ['throw new TypeError("no")', 'TypeError', 1],
  ["\nPromise.reject(new Error('x'))", 'Error', 2],
  ["let s = 'x'; for (;;) s += s", 'RangeError', 1],
  ["(() => {}).constructor('return process')()", 'TypeError', 1],
  ["[].constructor.constructor('return 1')()", 'TypeError', 1],
])('%j ends with %s on line %i', (source, type, line) => {
  const { error, exitCode } = runProgram(source, { fuel: 500_000 })
  expect([error?.type, error?.line, exitCode]).toEqual([type, line, 1])
})

test('a program cannot change the built-in objects of the next one', () => {
  runProgram(
    'Array.prototype.map = () => 5; Object.prototype.x = 1; String.prototype.trim = null; [].__proto__ = 3',
  )
  expect(runProgram('console.log([1].map(String), {}.x, " a ".trim())').stdout).toBe("[ '1' ] undefined a\n")
  expect(({} as Record<string, unknown>).x).toBeUndefined()
})

test('a program that is nested too deeply is refused', () => {
  const { error, exitCode } = runProgram(`${'('.repeat(20_000)}1${')'.repeat(20_000)}`)
  expect([error?.line, exitCode]).toEqual([1, 1])
})
