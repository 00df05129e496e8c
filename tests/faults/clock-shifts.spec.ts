import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { signInBrowser } from '#tests/e2e/people.ts'
import { expect, test } from '#tests/e2e/test.ts'
import { expectOk, newLearner } from '#tests/setup/api-client.ts'
import { type RunningServer, startServer } from '#tests/setup/running-server.ts'

const QUIZ = 'threads-and-concurrency'
const LIMIT_MINUTES = 30
const HOUR_MS = 3_600_000

let folder: string
let server: RunningServer

// A server of their own, whose quiz has a time limit: no quiz of the course has one. What is tried is the same on either database.
test.beforeAll(async () => {
  test.skip(test.info().project.name !== 'sqlite')
  folder = mkdtempSync(join(tmpdir(), 'interleave-clock-'))
  server = await startServer({ DATA_DIR: folder, TRUST_PROXY: 'true' })
  change(`UPDATE "QuizVersion" SET "policy" = json_set("policy", '$.timeLimitMinutes', ${LIMIT_MINUTES})`)
})
test.afterAll(async () => {
  await server?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})
test.describe.configure({ mode: 'serial', timeout: 120_000 })

/** Changes the database past the server. */
function change(sql: string, ...values: string[]): void {
  const database = new Database(join(folder, 'interleave.db'), { timeout: 5_000 })
  database.prepare(sql).run(...values)
  database.close()
}

function timesOf(attemptId: string): { startedAt: string; submittedAt: string } {
  const database = new Database(join(folder, 'interleave.db'), { readonly: true })
  const query = database.prepare<string[], { startedAt: string; submittedAt: string }>(
    'SELECT "startedAt", "submittedAt" FROM "Attempt" WHERE "id" = ?',
  )
  const times = query.get(attemptId)
  database.close()
  return times ?? { startedAt: '', submittedAt: '' }
}

const timer = (page: Page): Locator => page.getByRole('timer')
const saveState = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Your attempt' }).getByRole('status').last()
const numberField = (page: Page): Locator =>
  page.getByRole('region').filter({ hasText: 'A server watches 10,000 sockets' }).last().getByRole('textbox')
const allButAMinute = new RegExp(`^(${LIMIT_MINUTES}:00|${LIMIT_MINUTES - 1}:\\d\\d)$`)

async function begin(page: Page) {
  const learner = await newLearner(server.url)
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
  )
  const address = `${server.url}/quiz/${QUIZ}/attempts/${attemptId}`
  await signInBrowser(page.context(), learner, server.url)
  return { attemptId, address }
}

for (const hours of [-13, 13])
  test(`a device whose clock is ${hours} hours off, and is set right meanwhile, changes nothing`, async ({
    page,
  }) => {
    const startedAt = Date.now()
    await page.clock.install({ time: startedAt + hours * HOUR_MS })
    const { attemptId, address } = await begin(page)
    await page.goto(address)
    await expect(timer(page)).toHaveText(allButAMinute)
    await page.getByLabel('A read-write lock').check()
    await expect(saveState(page)).toHaveText('All answers saved')
    await page.clock.setSystemTime(Date.now())
    await page.getByLabel('A mutex, since there is a writer').check()
    await expect(saveState(page)).toHaveText('All answers saved')
    await page.clock.fastForward(5_000)
    await expect(timer(page)).toHaveText(allButAMinute)
    await page.getByRole('button', { name: /^Submit \(1 of/ }).click()
    await page.getByRole('button', { name: 'Submit for grading' }).click()
    await expect(page.getByRole('region', { name: 'Score' })).toBeVisible()
    const times = timesOf(attemptId)
    expect(Date.parse(times.startedAt)).toBeGreaterThanOrEqual(startedAt)
    expect(Date.parse(times.submittedAt)).toBeLessThanOrEqual(Date.now())
  })

test('after a sleep the time left is the server’s, though the device has counted on', async ({ page }) => {
  const { attemptId, address } = await begin(page)
  await page.clock.install()
  await page.goto(address)
  // It counts: what the server sent says 30:00.
  await expect(timer(page)).toHaveText(/^29:\d\d$/)
  // While a device sleeps the one clock of a page stands still and the other goes on.
  shiftDeadline(attemptId, -20 * 60_000)
  await page.clock.setSystemTime(Date.now() + 20 * 60_000)
  await page.clock.fastForward(1_000)
  await expect(timer(page)).toHaveText(/^(10:00|9:\d\d)$/)
})

test('the deadline is the server’s: what arrives later is refused and what was saved by then is graded', async ({
  page,
}) => {
  const { attemptId, address } = await begin(page)
  await page.clock.install({ time: Date.now() - 2 * HOUR_MS })
  await page.goto(address)
  const field = numberField(page)
  await field.fill('4e2')
  await expect(saveState(page)).toHaveText('All answers saved')
  shiftDeadline(attemptId, -(LIMIT_MINUTES * 60_000 + 10_000))
  await field.fill('5')
  await expect(page.getByRole('region', { name: 'Score' })).toContainText('1 of 12 points')
  await expect(page.getByRole('main')).toContainText('closed when its time was up')
})

test('a time that runs out over an answer that cannot be read, and without a connection, ends with the result', async ({
  page,
  context,
}) => {
  const { attemptId, address } = await begin(page)
  shiftDeadline(attemptId, -LIMIT_MINUTES * 60_000 + 8_000)
  await page.goto(address)
  await page.getByLabel('A read-write lock').check()
  await numberField(page).fill('four hundred')
  await expect(saveState(page)).toHaveText('All answers saved')
  await context.setOffline(true)
  await expect(timer(page)).toHaveText('0:00')
  await context.setOffline(false)
  await expect(page.getByRole('region', { name: 'Score' })).toContainText('1 of 12 points', {
    timeout: 30_000,
  })
  await expect(page.getByRole('main')).toContainText('closed when its time was up')
})

/** As if the server's clock had gone on by so much less, or more. */
function shiftDeadline(attemptId: string, ms: number): void {
  change(
    `UPDATE "Attempt" SET "deadlineAt" = strftime('%Y-%m-%dT%H:%M:%f+00:00', julianday("deadlineAt") + ? / 86400000.0)
     WHERE "id" = ?`,
    String(ms),
    attemptId,
  )
}
