import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { checkProgram } from './check-program.ts'

/** Programs that ask for more than a lab has, and the verdict of a check with a small budget. */
const programs: [string, string, 'fails' | 'unknown'][] = [
  ['a huge list', 'a = [0] * 10**9', 'unknown'],
  ['a huge tuple', 't = (1,) * 10**9', 'unknown'],
  ['a list doubled without end', 'a = [1]\nwhile True:\n    a += a', 'unknown'],
  ['a list that grows under its loop', 'a = [1]\nfor x in a:\n    a.append(x)', 'unknown'],
  ['a text doubled without end', 's = "a"\nwhile True:\n    s += s', 'unknown'],
  ['a huge text', 's = "a" * 10**10', 'unknown'],
  ['a huge joined text', 's = ",".join(["abc" * 1000] * 100000)', 'unknown'],
  ['a text replaced by itself', 's = "a" * 10**6\ns = s.replace("a", s)', 'unknown'],
  ['a huge width', 's = "x".ljust(10**10)', 'unknown'],
  ['huge zeros', 's = "x".zfill(10**9)', 'unknown'],
  ['a huge tab', 's = "\\t".expandtabs(10**9)', 'unknown'],
  ['a huge precision', 's = f"{1.5:.1000000000f}"', 'unknown'],
  ['a width of too many digits', 's = f"{1:>10000000000000000000000}"', 'fails'],
  ['a huge power', 'x = 10**10**10', 'unknown'],
  ['an int squared without end', 'x = 2\nwhile True:\n    x = x * x', 'unknown'],
  ['a huge shift', 'x = 1 << 10**12', 'unknown'],
  ['a huge binomial', 'import math\nx = math.comb(10**7, 5 * 10**6)', 'fails'],
  ['an int of too many digits', 'x = 10**10**6\nprint(x)', 'fails'],
  ['a text of too many digits', 'x = int("9" * 1000000)', 'fails'],
  ['recursion without end', 'def f(n):\n    return f(n + 1)\nf(0)', 'fails'],
  [
    'an attribute that looks for itself',
    'class A:\n    def __getattr__(self, n):\n        return getattr(self, n + "x")\nA().y',
    'fails',
  ],
  ['a generator without end', 'def g():\n    while True:\n        yield 1\nprint(list(g()))', 'unknown'],
  ['an iterator without end', 'import itertools\nprint(max(itertools.cycle([1, 2])))', 'unknown'],
  ['a dict without end', 'd = {}\nwhile True:\n    d[len(d)] = str(len(d)) * 100', 'unknown'],
  ['a loop without end', 'while True:\n    pass', 'fails'],
  ['output without end', 'while True:\n    print("x")', 'fails'],
  ['much output without end', 'while True:\n    print("x" * 100000)', 'unknown'],
  [
    'threads that start threads',
    'import threading\ndef f():\n    while True:\n        threading.Thread(target=f).start()\nf()',
    'fails',
  ],
  ['an expression of 50,000 terms', `x = ${Array(50_000).fill('1').join('+')}`, 'fails'],
  ['5,000 brackets', `x = ${'('.repeat(5_000)}1${')'.repeat(5_000)}`, 'fails'],
]

test.each(programs)(
  '%s ends a run with a message, and a check with a verdict',
  { timeout: 120_000 },
  (_, source, verdict) => {
    const { error, exitCode } = runProgram(source, { fuel: 2_000_000, maxOutput: 1_000_000 })
    expect(error?.message).toMatch(/\w/)
    expect(exitCode).not.toBe(0)
    const result = checkProgram(source, { maxStates: 300 })
    expect(result.verdict, result.summary).toBe(verdict)
  },
)

test('what a long run came to is told although its number cannot be printed', () => {
  const { verdict, outcomes } = checkProgram('x = 10**10**5')
  expect(verdict).toBe('holds')
  expect(outcomes[0]?.variables).toEqual({ x: '...' })
})
