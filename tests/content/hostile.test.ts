import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, afterEach, expect, test } from 'vitest'
import { gate } from '#lib/content/gate.ts'
import { closeCompilePool, compileInWorker } from '#lib/workers/compile-pool.ts'
import { BOMBS, canaryFile, HOSTILE } from './hostile-sources.ts'

/** Two seconds of work, which a busy machine may stretch to six, plus what ending a thread takes. */
const REFUSED_WITHIN_MS = 7_000

afterEach(() => {
  expect('interleaveCanary' in globalThis).toBe(false)
  expect(existsSync(canaryFile('written'))).toBe(false)
})

afterAll(closeCompilePool)

test.each(HOSTILE)('$name is refused at its line, and nothing runs', async ({ source, line }) => {
  const { document, problems } = gate(source, 'lesson.mdx')
  expect(document).toBeNull()
  expect(problems.map((problem) => problem.line)).toContain(line)
  for (const problem of problems) {
    expect(problem.column).toBeGreaterThanOrEqual(1)
    expect(problem.message).not.toBe('')
    expect(problem.hint).not.toBe('')
  }
  const compiled = await compileInWorker({ source, file: 'lesson.mdx' })
  expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.line)).toContain(line)
})

test.each(BOMBS)('$name is stopped in time', async ({ source, line }) => {
  const start = performance.now()
  const compiled = await compileInWorker({ source, file: 'lesson.mdx' })
  expect(performance.now() - start).toBeLessThan(REFUSED_WITHIN_MS)
  expect(compiled.ok).toBe(false)
  expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.line)).toContain(line)
})

test('a killed worker is replaced, and the next document is served', async () => {
  const bomb = BOMBS.at(-1)
  const fine = { source: '## A heading\n\nText.\n', file: 'lab.mdx', kind: 'lab' as const }
  const [stopped, served] = await Promise.all([
    compileInWorker({ source: bomb?.source ?? '', file: 'lesson.mdx' }),
    compileInWorker(fine),
  ])
  expect(stopped.ok).toBe(false)
  expect(served.ok).toBe(true)
})

test('killing a worker prints nothing', async () => {
  const program = `
    import { closeCompilePool, compileInWorker } from '#lib/workers/compile-pool.ts'
    import { BOMBS } from '#tests/content/hostile-sources.ts'
    for (const { source } of BOMBS.slice(-2))
      if ((await compileInWorker({ source, file: 'lesson.mdx' })).ok) throw new Error('rendered')
    await closeCompilePool()`
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  expect(await run).toEqual({ stdout: '', stderr: '' })
})

test('every hostile document alone is refused: one without its payload passes', () => {
  const { source } = HOSTILE.find(({ name }) => name === 'html') ?? { source: '' }
  expect(gate(source.replace('A <b>bold</b> word', 'A bold word'), 'lesson.mdx').problems).toEqual([])
})
