import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { checkProgram } from './check-program.ts'
import type { Invariant } from './types.ts'

const TRANSFER = `import threading
lock = threading.Lock()
a, b = 5, 5
def move():
    global a, b
    with lock:
        a -= 1
        b += 1
ts = [threading.Thread(target=move) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
`
const judge = (source: string, ...invariants: Invariant[]) => checkProgram(source, { invariants })

test('what holds whenever the lock is free need not hold while it is taken', () => {
  const expression = 'a + b == 10'
  expect(judge(TRANSFER, { expression, when: 'not lock.locked()' }).verdict).toBe('holds')
  const result = judge(TRANSFER, { expression })
  expect(result.verdict).toBe('fails')
  expect(result.violations[0]).toMatchObject({ type: 'invariant', lines: [7], preemptions: 0 })
  expect(runProgram(TRANSFER, { schedule: result.violations[0]?.schedule ?? '' }).error).toBeNull()
})

test.each(['L0', 'L1', 'L2'] as const)('an invariant is judged the same at %s', (level) => {
  const source = TRANSFER.replace('range(2)', 'range(1)')
  const verdict = (expression: string) =>
    checkProgram(source, { level, invariants: [{ expression }] }).verdict
  expect([verdict('4 <= a <= 5'), verdict('a + b == 10'), verdict('a >= 5')]).toEqual([
    'holds',
    'fails',
    'fails',
  ])
})

test('a value that only one thread ever looks at is watched as well', () => {
  const source = `import threading
depth = 0
def work():
    global depth
    depth = 7
    depth = 0
t = threading.Thread(target=work)
t.start()
t.join()
`
  expect(judge(source, { expression: 'depth < 7' }).verdict).toBe('fails')
  expect(judge(source, { expression: 'depth < 8' }).verdict).toBe('holds')
})

test('judging changes nothing, whatever the expression does', () => {
  const source = `import threading
items = [1, 2]
def work():
    assert len(items) == 2
t = threading.Thread(target=work)
t.start()
t.join()
`
  expect(judge(source, { expression: 'items.pop() == 2' }).verdict).toBe('holds')
})

test('an invariant that raises fails, one that never has a value is undecided', () => {
  expect(judge('x = None\n', { expression: 'x.size < 3' }).violations[0]?.message).toContain(
    'cannot be evaluated: AttributeError',
  )
  expect(judge('x = 1\n', { expression: 'y < 3' }).verdict).toBe('unknown')
})
