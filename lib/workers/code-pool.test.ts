import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadCourse } from '#lib/content/load.ts'
import type { CodeLabSpec } from '#lib/domain/labs/lab-spec.ts'
import { workOf } from '#lib/domain/labs/program-work.ts'
import { closeCodePool, gradeInWorker } from './code-pool.ts'

const root = path.join(process.cwd(), 'content')
const { course } = await loadCourse(root)
const given = course.labs.find(({ value }) => value.id === 'lost-update')?.definition
if (given?.kind !== 'program') throw new Error('these tests are about a program lab')
/** One search each, so that what is seen is the program's cost and not the number of deliverables. */
const lab: CodeLabSpec = {
  ...given,
  deliverables: given.deliverables.filter(({ id }) => id === 'nothing-lost'),
}
const solution = readFileSync(path.join(root, 'labs/lost-update/solution.py'), 'utf8')

const grade = (program: string) =>
  gradeInWorker(crypto.randomUUID(), { work: workOf(lab, { program }), spec: lab })

afterAll(closeCodePool)

test.each([
  ['an endless loop', 'def sell(tickets):\n    while True:\n        pass\n'],
  ['endless recursion', 'def sell(tickets):\n    sell(tickets)\n'],
  ['a string that doubles', 'def sell(tickets):\n    text = "a"\n    while True:\n        text += text\n'],
  ['a list without end', 'def sell(tickets):\n    found = [0] * 10**9\n'],
  [
    'threads without end',
    'import threading\ndef sell(tickets):\n    threading.Thread(target=sell, args=(1,)).start()\n',
  ],
  ['an early end', 'raise SystemExit\n'],
])(
  '%s costs its own budget, does not pass, and the next program is graded',
  { timeout: 120_000 },
  async (_, program) => {
    const hostile = await grade(program)
    expect(hostile?.ok === true && hostile.result.passed).toBe(false)
    expect(await grade(solution)).toMatchObject({ ok: true, result: { passed: true } })
  },
)
