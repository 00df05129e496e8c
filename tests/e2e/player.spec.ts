import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { formatMetric } from '#app/_player/compare/format-metric.ts'
import { run } from '#sim/core/run.ts'
import { encodeShareLink } from '#sim/core/share-link.ts'
import { scheduling } from '#sim/scheduling/scheduling.ts'
import { expect, expectAccessible, test } from './test.ts'

const player = (page: Page) => page.getByRole('region', { name: /^Simulation: / })
const position = (figure: Locator) => figure.getByRole('slider', { name: 'Position in the run' })

async function downloaded(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFile(await download.path(), 'utf8')
}

test('a trace of 100,000 steps opens, and wherever one scrubs the state shown is that of the run', async ({
  page,
}) => {
  const jobs = Array.from({ length: 100 }, (_, index) => ({ arrival: 700 * index, run: 1_000 }))
  const config = scheduling.configSchema.parse({ policy: 'rr', quantumTicks: 10, jobs })
  const link = encodeShareLink(scheduling, { config, path: [], position: 0 })
  await page.goto(`/simulations/scheduling#${link.ok ? link.value : ''}`)
  const figure = player(page)
  await expect(position(figure)).toHaveAttribute('max', '100000')
  for (const step of [99_999, 31_007, 100_000, 64, 65_000]) {
    await position(figure).fill(String(step))
    const { state, trace } = run(scheduling, config, { fuel: step })
    await expect(figure.getByRole('img').first()).toHaveAccessibleName(
      new RegExp(`Time ${state.now} of 100000 ticks`),
    )
    const { contextSwitches, averageResponse } = scheduling.measure(config, trace)
    const metric = (name: string) =>
      figure.getByRole('definition').and(page.locator(`dt:text-is("${name}") + dd`))
    await expect(metric('Context switches')).toHaveText(formatMetric(contextSwitches, 'switches'))
    await expect(metric('Average response time')).toContainText(formatMetric(averageResponse, 'ticks'))
    const sentence = scheduling.describe(trace.at(-1)!).replace(/^t=\d+: /, '')
    await expect(figure.getByText(sentence.slice(0, 60), { exact: false }).first()).toBeVisible()
  }

  await figure.focus()
  await page.keyboard.press('t')
  const table = figure.getByRole('table', { name: 'Who has the CPU' })
  await expect(table).toHaveAttribute('aria-rowcount', /^\d{4}$/)
  await expect(table.getByRole('row').last()).toBeVisible()
  expect(await table.getByRole('row').count()).toBeLessThan(60)
  await expect(table.locator('[aria-current="step"]')).toContainText('65,000'.replace(',', ''))
})

test('a prediction on the disk is asked and graded', async ({ page }) => {
  await page.goto('/simulations/disk')
  const figure = player(page)
  await figure.getByRole('button', { name: 'Predict' }).click()
  await figure.getByRole('button', { name: 'Next question' }).click()
  const cells = figure.getByRole('group').filter({ has: page.getByRole('radio'), hasNotText: 'Rules' })
  for (const cell of await cells.all()) await cell.getByRole('radio').first().check()
  await figure.getByRole('button', { name: 'Check' }).click()
  await expect(figure.getByText(/✓ Right|✗ It was: /).first()).toBeVisible()
  await expect(figure.getByText(/^Predicting: [01] of 1 right$/)).toBeVisible()
})

test('two RAID levels run side by side on the same requests', async ({ page }) => {
  await page.goto('/simulations/raid')
  const figure = player(page)
  await figure.getByRole('button', { name: 'Compare' }).click()
  await figure.getByRole('button', { name: 'Level: 5' }).click()
  await figure.focus()
  await page.keyboard.press('End')
  await expect(figure.getByRole('row', { name: /^Writes to disks/ }).getByRole('cell')).toHaveCount(4)
  await expect(figure.getByRole('img')).toHaveCount(2)
})

test('a link to the banker opens the same step, and the run can be saved as numbers', async ({
  page,
  context,
}) => {
  await page.goto('/simulations/bankers')
  const figure = player(page)
  await figure.getByRole('button', { name: 'Share' }).waitFor()
  await figure.focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  await figure.getByRole('button', { name: 'Share' }).click()
  const link = await figure.getByLabel('Link to this run').inputValue()
  const other = await context.newPage()
  await other.goto(link)
  await expect(position(player(other))).toHaveValue('3')

  await figure.getByRole('button', { name: 'Export' }).click()
  const csv = await downloaded(page, () =>
    figure.getByRole('button', { name: 'Every event of the run' }).click(),
  )
  expect(csv.split('\r\n')[0]).toBe('step,time,event,description,details')
  expect(csv).toContain('process-could-finish')
})

test('the tournament runs every policy, tells the best, saves its table and can be shared', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/simulations')
  await page.getByRole('link', { name: 'Policy tournament' }).click()
  await expect(
    page.getByRole('heading', { name: /^Best by average turnaround time .*: sjf and stcf, 50 ticks/ }),
  ).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: /^Page replacement/ }).check()
  await page.getByLabel('Workload').selectOption({ index: 1 })
  const table = page.getByRole('table', { name: /^Every policy on this input/ })
  await expect(table.getByRole('row')).toHaveCount(14)
  await expect(table.getByText('★').first()).toBeVisible()
  const csv = await downloaded(page, () => page.getByRole('button', { name: 'Save as CSV' }).click())
  expect(csv.split('\r\n').filter((line) => /^(lru|opt|2q),/.test(line))).toHaveLength(3)

  await page.getByRole('button', { name: 'Copy a link to this comparison' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByLabel('Workload')).toHaveValue(await page.getByLabel('Workload').inputValue())
  await expect(other.getByRole('radio', { name: /^Page replacement/ })).toBeChecked()
})

test('a drawn question can be had anew, is graded on the server, and tells its steps', async ({ page }) => {
  await page.goto('/learn/cpu-scheduling/fifo-sjf-stcf')
  const check = page
    .getByRole('article', { name: 'Knowledge check' })
    .filter({ hasText: 'Trace this workload by hand.' })
  const before = await check.getByRole('table').textContent()
  await check.getByRole('button', { name: 'Draw another one' }).click()
  await expect(check.getByRole('table')).not.toHaveText(before ?? '')
  const drawn = await check.getByRole('table').textContent()
  await check.getByRole('textbox').fill('0')
  await check.getByRole('button', { name: 'Check the answer' }).click()
  await expect(check).toContainText('✗ Not right')
  await expect(check.getByText(/^The average turnaround time is [\d.]+ ticks\./)).toBeVisible()
  await expect(check.getByText('t=0: job A arrives')).toBeVisible()
  const answer = /The answer is ([\d.]+)/.exec((await check.textContent()) ?? '')?.[1] ?? ''
  await check.getByRole('button', { name: 'Try again' }).click()
  await expect(check.getByRole('table')).toHaveText(drawn ?? '')
  await check.getByRole('textbox').fill(answer)
  await check.getByRole('button', { name: 'Check the answer' }).click()
  await expect(check).toContainText('✓ Right')
})
