import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './test.ts'

const editor = (page: Page) => page.getByRole('textbox', { name: 'Program in Python' })
const run = (page: Page) => page.getByRole('region', { name: 'Run', exact: true })
const choose = (page: Page, thread: string) =>
  page.getByRole('group', { name: 'Be the scheduler' }).getByRole('button', { name: thread }).click()

const RACE = `import threading
n = 0
def work():
    global n
    n += 1
a = threading.Thread(target=work)
b = threading.Thread(target=work)
a.start()
b.start()
a.join()
b.join()
print(n)
`

async function open(page: Page, source: string): Promise<void> {
  await page.goto('/workbench')
  await expect(page.getByText('Nothing has happened yet.')).toBeVisible()
  await editor(page).fill(source)
  await expect(page.getByText('step 0 of 0')).toBeVisible()
}

test('a visitor is the scheduler, loses an update, goes back and shares it', async ({ page }) => {
  await open(page, RACE)
  for (const thread of ['main', 'main', 'main', 'T1', 'T1', 'T2', 'T2', 'T1', 'T2', 'main'])
    await choose(page, thread)
  await expect(run(page)).toContainText('reads n: 0')
  await run(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(run(page)).toContainText('The program ended.')
  await expect(run(page).locator('pre')).toHaveText('1')
  const last = await run(page)
    .getByText(/^step \d+ of \d+$/)
    .textContent()
  await run(page).getByRole('button', { name: 'Step back' }).click()
  await expect(run(page)).not.toContainText('The program ended.')
  await run(page).getByRole('button', { name: 'To the end of what was recorded' }).click()
  await page.getByRole('button', { name: 'Copy a link to this step' }).click()
  await expect(page).toHaveURL(/#p=/)

  const link = page.url()
  await page.goto('/')
  await page.goto(link)
  await expect(run(page)).toContainText('The program ended.')
  await expect(run(page).getByText(last as string)).toBeVisible()
  await expect(run(page).locator('pre')).toHaveText('1')
})

test('an error is told with its place and advice, a program without end is stopped, and both leave the page usable', async ({
  page,
}) => {
  await page.goto('/workbench')
  await editor(page).fill('x = 1\nprint "x"\n')
  await expect(page.getByText(/^Line 2, column 1: Missing parentheses/)).toBeVisible()
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible()
  await editor(page).fill('while True: pass\n')
  await expect(page.getByText('step 0 of 0')).toBeVisible()
  await run(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(run(page)).toContainText('A loop may never end.')
  await expectAccessible(page)
})

test('exploring finds a deadlock that replays, and proves the fix', async ({ page }) => {
  await page.goto('/workbench')
  await page.getByLabel('Start from').selectOption('broken:transfer')
  const explore = page.getByRole('region', { name: 'Every schedule' })
  const start = explore.getByRole('button', { name: 'Explore every schedule' })
  await start.click()
  await expect(explore.getByText(/^This program can fail/)).toBeVisible()
  const deadlock = explore.getByRole('article', { name: 'Deadlock' }).first()
  await expect(deadlock).toContainText('(in the circle)')
  await expectAccessible(page)
  await deadlock.getByRole('button', { name: 'Replay it' }).click()
  await expect(run(page).getByText(/^Deadlock: no thread can go on/)).toBeVisible()

  await page.getByLabel('Start from').selectOption('fixed:transfer')
  await expect(explore.getByText(/The program has changed since/)).toBeVisible()
  await start.click()
  await expect(explore.getByText(/^Proved: all \d+ states, no schedule fails/)).toBeVisible()
  await explore.getByRole('button', { name: 'Take the locks out and explore' }).click()
  await expect(explore.getByText('This is what the locks are for.')).toBeVisible()
  await expect(explore.getByRole('article', { name: 'Data race' }).first()).toBeVisible()
})
