import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'event-loop-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Printed = { readonly stdout: string; readonly exitCode: number }

const programsOf = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split(/^\/{4} /m)
    .slice(1)
    .map((part) => ({ name: part.slice(0, part.indexOf('\n')), source: part.slice(part.indexOf('\n') + 1) }))

const workers = programsOf('workers.txt')
const programs = [...programsOf('programs.txt'), ...programsOf('language.txt'), ...workers]
const expected: Readonly<Record<string, Printed>> = JSON.parse(
  readFileSync(new URL('expected.json', import.meta.url), 'utf8'),
)

test('there are at least 80 programs for Node itself and 12 with workers, each under its own name', () => {
  expect(programs.filter(({ name }) => !name.endsWith('(recorded)')).length).toBeGreaterThanOrEqual(80)
  expect(workers.length).toBeGreaterThanOrEqual(12)
  expect(new Set(programs.map(({ name }) => name)).size).toBe(programs.length)
})

test.each(programs)('$name: prints what Node 24 printed', ({ name, source }) => {
  const { stdout, exitCode } = runProgram(source)
  expect({ stdout, exitCode }).toEqual(expected[name])
})

/** Timers that are set at different moments race on a loaded machine; those programs are compared with a record only. */
test.each(programs.filter(({ name }) => !name.endsWith('(recorded)')))(
  '$name: prints what this Node prints',
  async ({ name, source }) => {
    const file = join(folder, `${name.replace(/\W+/g, '-')}.js`)
    writeFileSync(file, source)
    const { stdout, exitCode } = runProgram(source)
    const real = await run(process.execPath, [file]).then(
      (done) => ({ stdout: done.stdout, exitCode: 0 }),
      (failed: { stdout: string; code: number }) => ({ stdout: failed.stdout, exitCode: failed.code }),
    )
    expect({ stdout, exitCode }).toEqual(real)
  },
  30_000,
)
