import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgres } from '#tests/setup/postgres.ts'
import { buildIfStale } from './build.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { staticChecks } from './static-checks.ts'
import { startThrowawayPostgres } from './throwaway-postgres.ts'

type Counts = { passed: number; failed: number; skipped: number }

const reports = mkdtempSync(join(tmpdir(), 'interleave-reports-'))
const totals: Counts = { passed: 0, failed: 0, skipped: 0 }
const failures: string[] = []

/**
 * The whole suite, quick parts first; every part runs even when an earlier one failed. The last lines say what was
 * counted and whether PostgreSQL was there. REQUIRE_POSTGRES=1 makes its absence a failure.
 */
export async function main(): Promise<void> {
  const postgres = await providePostgres()
  for (const { name, command } of staticChecks) check(name, command)
  runVitest()
  await runBrowserTests()
  await postgres.stop()
  report(postgres.isThere)
}

async function providePostgres(): Promise<{ isThere: boolean; stop: () => Promise<void> }> {
  const found = await findPostgres()
  if (found) {
    process.env.TEST_POSTGRES_URL = found.url
    return { isThere: true, stop: async () => {} }
  }
  const throwaway = await startThrowawayPostgres()
  if (!throwaway) return { isThere: false, stop: async () => {} }
  process.env.TEST_POSTGRES_URL = throwaway.url
  return { isThere: true, stop: throwaway.stop }
}

/** A part without counts of its own counts as one test. */
function check(name: string, command: readonly string[]): void {
  const isPassed = run(name, command)
  totals[isPassed ? 'passed' : 'failed']++
}

function run(name: string, [program, ...args]: readonly string[]): boolean {
  console.log(`\n── ${name}`)
  const startedAt = Date.now()
  const done = spawnSync(program ?? '', args, { stdio: 'inherit' })
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  if (done.status !== 0) failures.push(name)
  console.log(`   ${done.status === 0 ? 'ok' : 'FAILED'} (${seconds} s)`)
  return done.status === 0
}

function runVitest(): void {
  const file = join(reports, 'vitest.json')
  run('unit, contract and integration tests', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const json = readReport(file) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
  } | null
  if (json) add({ passed: json.numPassedTests, failed: json.numFailedTests, skipped: json.numPendingTests })
}

async function runBrowserTests(): Promise<void> {
  const problem = await prepareBrowserTests()
  if (problem) {
    console.error(problem)
    failures.push('browser tests')
    totals.failed++
    return
  }
  const file = join(reports, 'playwright.json')
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = file
  run('browser tests', ['playwright', 'test', '--reporter=list,json'])
  const json = readReport(file) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  } | null
  if (json && json.stats.flaky > 0)
    console.log(`FLAKY: ${json.stats.flaky} passed on the second try only; see above.`)
  if (json)
    add({
      passed: json.stats.expected + json.stats.flaky,
      failed: json.stats.unexpected,
      skipped: json.stats.skipped,
    })
}

async function prepareBrowserTests(): Promise<string | null> {
  try {
    await buildIfStale()
    process.env.CHROMIUM_PATH = ensureChromium()
    return null
  } catch (error) {
    return (error as Error).message
  }
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function add({ passed, failed, skipped }: Counts): void {
  totals.passed += passed
  totals.failed += failed
  totals.skipped += skipped
}

function report(hasPostgres: boolean): void {
  rmSync(reports, { recursive: true, force: true })
  const isMissing = !hasPostgres && process.env.REQUIRE_POSTGRES === '1'
  if (isMissing) failures.push('PostgreSQL is required and none was found')
  console.log()
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`)
  console.log(
    hasPostgres
      ? 'Integration and browser tests ran on SQLite and on PostgreSQL.'
      : 'SKIPPED: everything on PostgreSQL. Set TEST_POSTGRES_URL, start a server on port 5432, or install its binaries.',
  )
  if (failures.length > 0 && totals.failed === 0) totals.failed = failures.length
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
  process.exit(failures.length > 0 ? 1 : 0)
}
