import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseProgram } from '../language/parse.ts'
import { runProgram } from '../run-program.ts'

type Recorded = { readonly stdout: string; readonly stderr: string; readonly exitCode: number }
type SyntaxCase = {
  readonly source: string
  readonly error: { type: string; message: string; line: number; column: number } | null
}

const folder = import.meta.dirname
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const expected: Record<string, Recorded> = JSON.parse(read('expected.json'))
const syntaxCases: SyntaxCase[] = JSON.parse(read('syntax-errors.json'))

test.each(Object.keys(expected))('%s prints and ends as recorded from CPython 3.11', (name) => {
  const { stdout, stderr, exitCode } = runProgram(read(`programs/${name}.py`))
  expect({ stdout, stderr, exitCode }).toEqual(expected[name])
})

test.each(syntaxCases)(
  'the syntax error of $source has the type, text and place of CPython 3.11',
  ({ source, error }) => {
    const parsed = parseProgram(source)
    const { type, message, line, column } = parsed.ok
      ? ({} as Partial<SyntaxCase['error'] & object>)
      : parsed.error
    expect(parsed.ok ? null : { type, message, line, column }).toEqual(error)
  },
)

const version = spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout ?? ''

test.skipIf(!version.startsWith('Python 3.11'))(
  'the recorded results are those of the CPython that is here',
  { timeout: 120_000 },
  () => {
    const wrong = Object.keys(expected).filter((name) => {
      const path = join(folder, 'programs', `${name}.py`)
      const { stdout, stderr, status } = spawnSync('python3', [path], { encoding: 'utf8' })
      const own = { stdout, stderr: stderr.replaceAll(path, 'main.py'), exitCode: status }
      return JSON.stringify(own) !== JSON.stringify(expected[name])
    })
    expect(wrong).toEqual([])
  },
)
