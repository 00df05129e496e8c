import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const programs = 'sim/threads/check/programs'
const lab = (...args: string[]) =>
  spawnSync('node', ['cli/lab.ts', 'check', ...args], { encoding: 'utf8', maxBuffer: 1e8 })

test('several programs give one JSON object a line, in order', () => {
  const files = [`${programs}/fails-swap.py`, `${programs}/holds-cv.py`, `${programs}/fails-syntax.py`]
  const { status, stdout } = lab(...files, '--json')
  const results = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(status).toBe(0)
  expect(results.map(({ file, verdict }) => [file, verdict])).toEqual([
    [files[0], 'fails'],
    [files[1], 'holds'],
    [files[2], 'fails'],
  ])
  expect(results[1]).toMatchObject({ complete: true, violations: [], states: 12, executions: 2 })
})

test('a file that cannot be read gets its own line, and the others are checked all the same', () => {
  const files = [`${programs}/absent.py`, programs, `${programs}/holds-cv.py`]
  const lines = lab(...files, '--json')
    .stdout.trim()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { file: files[0], verdict: 'unknown', summary: expect.stringContaining('no such file') },
    { file: files[1], verdict: 'unknown', summary: expect.stringContaining('a folder') },
    { file: files[2], verdict: 'holds' },
  ])
  expect(lab(...files).status).toBe(2)
})

test('people get the verdict as a sentence and its exit code', () => {
  const { status, stdout } = lab(`${programs}/holds-cv.py`)
  expect([status, stdout.split('\n')[0]]).toEqual([0, 'Proved: 12 states, no schedule fails.'])
  expect(lab(`${programs}/holds-cv.py`, '--max-states', '3').status).toBe(3)
})

test.each([
  [['--level', 'L9'], '--level takes L0, L1 or L2, not "L9".'],
  [['--properties', 'speed'], '--properties takes races'],
  [['--max-states', 'many'], '--max-states takes a whole number'],
  [['--spec', 'nowhere.yaml'], 'nowhere.yaml cannot be read'],
])('%j is refused with what to give instead', (args, message) => {
  const { status, stderr } = lab(`${programs}/holds-cv.py`, ...args)
  expect(status).toBe(2)
  expect(stderr).toContain(message)
})
