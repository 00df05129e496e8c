import { expect, test } from 'vitest'
import { checkProgram } from './check-program.ts'

const outcomesOf = (source: string) => {
  const result = checkProgram(source, { properties: ['deadlock'] })
  expect(result.hasAllOutcomes, result.summary).toBe(true)
  return result.outcomes.map(({ end, stdout }) => `${end}: ${stdout.trim().replaceAll('\n', ', ')}`)
}

const HEAD = `import threading
said = []
def wait(name):
    try:
        barrier.wait()
        said.append(name)
    except threading.BrokenBarrierError:
        said.append("broken " + name)
def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(*sorted(said), sep=", ")
`

test('an abort while an open barrier drains breaks it for those who have not left', () => {
  const source = `${HEAD}
barrier = threading.Barrier(2)
run(lambda: wait("a"), lambda: wait("b"), barrier.abort)
`
  expect(outcomesOf(source)).toEqual([
    'finished: a, b',
    'finished: a, broken b',
    'finished: b, broken a',
    'finished: broken a, broken b',
  ])
})

test('a reset breaks those who wait, and the barrier can be used again once they have left', () => {
  const source = `${HEAD}
barrier = threading.Barrier(2)
def reset():
    barrier.reset()
    wait("c")
run(lambda: wait("a"), reset)
`
  expect(outcomesOf(source)).toEqual(['deadlock: ', 'finished: a, c'])
})

test('a timeout breaks the barrier for all, unless all came in time', () => {
  const source = `${HEAD}
barrier = threading.Barrier(2, timeout=1)
run(lambda: wait("a"), lambda: wait("b"))
`
  expect(outcomesOf(source)).toEqual(['finished: a, b', 'finished: broken a, broken b'])
})

test('other threads run during the action, which runs before anyone leaves', () => {
  const source = `${HEAD}
n = 0
def add():
    global n
    n += 1
barrier = threading.Barrier(2, action=add)
run(lambda: wait("a"), lambda: wait("b"), add)
print(n)
`
  const result = checkProgram(source)
  expect(result.violations[0]).toMatchObject({ type: 'data-race', lines: [18] })
  expect(outcomesOf(source)).toEqual(['finished: a, b, 1', 'finished: a, b, 2'])
})

test('an exception in the action reaches the last thread to come and breaks the barrier for the others', () => {
  const source = `${HEAD}
def fail(): raise ValueError
barrier = threading.Barrier(2, fail)
def last(name):
    try:
        wait(name)
    except ValueError:
        said.append("error " + name)
run(lambda: last("a"), lambda: last("b"))
`
  expect(outcomesOf(source)).toEqual(['finished: broken a, error b', 'finished: broken b, error a'])
})

test('a second round cannot begin before the first has drained', () => {
  const source = `${HEAD}
barrier = threading.Barrier(2)
def twice(name):
    wait(name)
    said.append(name)
    barrier.wait()
    assert len(said) == 4
run(lambda: twice("a"), lambda: twice("b"))
`
  expect(checkProgram(source).verdict).toBe('holds')
})

test('looking at how many wait is a switch point', () => {
  const source = `${HEAD}
barrier = threading.Barrier(2)
def look():
    print(barrier.n_waiting)
    wait("b")
run(lambda: wait("a"), look)
`
  expect(outcomesOf(source)).toEqual(['finished: 0, a, b', 'finished: 1, a, b'])
})
