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

const programs = readFileSync(new URL('programs.txt', import.meta.url), 'utf8')
  .split(/^\/{4} /m)
  .slice(1)
  .map((part) => ({ name: part.slice(0, part.indexOf('\n')), source: part.slice(part.indexOf('\n') + 1) }))
const expected: Readonly<Record<string, Printed>> = JSON.parse(
  readFileSync(new URL('expected.json', import.meta.url), 'utf8'),
)

test('there are at least 40 programs for Node itself', () => {
  expect(programs.filter(({ name }) => !name.endsWith('(recorded)')).length).toBeGreaterThanOrEqual(40)
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
