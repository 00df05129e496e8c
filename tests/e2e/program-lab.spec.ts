import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

const LAB = '/labs/lost-update'
const own = (page: Page) => page.getByRole('textbox', { name: 'Your program in Python' })
const run = (page: Page) => page.getByRole('region', { name: 'Run', exact: true })
const explore = (page: Page) => page.getByRole('region', { name: 'Every schedule' })
const deliverable = (page: Page, title: RegExp) =>
  page.getByRole('listitem').filter({ hasText: title }).first()

async function open(page: Page): Promise<void> {
  await page.goto(LAB)
  await expect(page.getByText('Nothing has happened yet.')).toBeVisible()
}

/** Each desk reads before the other writes. */
async function breakIt(page: Page): Promise<void> {
  const choose = (thread: string) =>
    page
      .getByRole('group', { name: 'Be the scheduler' })
      .getByRole('button', { name: new RegExp(`^${thread}\\b`) })
      .click()
  for (const thread of ['main', 'main', 'main', 'T1', 'T1', 'T2', 'T2', 'T1', 'T2', 'T1', 'T1', 'T2', 'T2'])
    await choose(thread)
  await run(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByText('You broke it.')).toBeVisible()
}

/** Types the lock: a line of its own, and the addition inside of it. */
async function typeTheLock(page: Page): Promise<void> {
  await own(page).click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('counter = threading.Lock()')
  await own(page).getByText('sold += 1').click()
  await page.keyboard.press('Home')
  await page.keyboard.type('with counter:')
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
}

test('a learner breaks the given program as its scheduler, types the lock, sees the proof, gets credit and finds it in progress', async ({
  page,
  context,
  baseURL,
}) => {
  await signInBrowser(context, await newPerson(baseURL))
  await open(page)
  await breakIt(page)
  await page.getByRole('button', { name: 'Keep this schedule' }).click()
  await expect(page.getByText('Kept.')).toBeVisible()

  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText('Not passed yet')).toBeVisible()
  await expect(deliverable(page, /loses a ticket/)).toContainText('met')
  await expect(deliverable(page, /no ticket is lost/)).toContainText('not met')
  await expectAccessible(page)

  await typeTheLock(page)
  await expect(
    page.getByText('The program has changed since: this is about the one you handed in.'),
  ).toBeVisible()
  await explore(page).getByRole('button', { name: 'Explore every schedule' }).click()
  await expect(explore(page).getByText(/^Proved: all \d+ states, no schedule fails/)).toBeVisible()

  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText('Passed', { exact: true })).toBeVisible()
  await expect(deliverable(page, /no ticket is lost/)).toContainText(/Proved: \d+ states/)
  await expect(deliverable(page, /Your lock is what protects/)).toContainText(
    'With its locks taken out it fails again',
  )

  await page.goto('/progress')
  const lab = page.getByRole('listitem').filter({ hasText: /^Lab\s*The ticket that was never counted/ })
  await expect(lab).toContainText('passed')
  const objective = page.getByRole('listitem').filter({ hasText: 'Produce a lost update' })
  await expect(objective).toContainText(/Earned in .*The ticket that was never counted/)
  await page.reload()
  await page.goto(LAB)
  await expect(own(page)).toContainText('counter = threading.Lock()')
  await expect(page.getByText('5 of 5 met')).toBeVisible()
})

test('a visitor works on it without an account, on a phone too; the program is there after a reload', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page)
  await expect(page.getByRole('link', { name: 'Sign in to hand in' })).toBeVisible()
  await own(page).fill('import threading\n\ndef sell(tickets:\n')
  await expect(page.getByText(/^Line 3, column/)).toBeVisible()
  await page.reload()
  await expect(own(page)).toContainText('def sell(tickets:')
  await page.getByRole('button', { name: 'Start again from the given program' }).click()
  await expect(own(page)).toContainText('sold += 1')
  await page.getByText('Snapshots (1)').click()
  await page.getByRole('button', { name: 'Take up Before starting again' }).click()
  await expect(own(page)).toContainText('def sell(tickets:')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})

test('nothing that decides about a program is sent to the browser', async ({ page, request }) => {
  const seen: string[] = []
  page.on('response', async (response) => {
    if (/javascript|json|html|x-component/.test(response.headers()['content-type'] ?? ''))
      seen.push(await response.text().catch(() => ''))
  })
  await open(page)
  seen.push(await (await request.get(LAB)).text())
  const all = seen.join('\n')
  expect(all).toContain('desks = [threading.Thread')
  for (const hidden of ['box_office', 'three desks, five tickets', 'idle = threading'])
    expect(all).not.toContain(hidden)
})

test('a script lab: an order that overdraws the account is shown and watched, the repair is proved and gets credit', async ({
  page,
  context,
  baseURL,
}) => {
  await signInBrowser(context, await newPerson(baseURL))
  await page.goto('/labs/two-withdrawals')
  const orders = page.getByRole('region', { name: 'Every order of completion' })
  await orders.getByRole('button', { name: 'Try every order of completion' }).click()
  await expect(orders.getByText(/^Some order of completion fails/)).toBeVisible()
  await orders.getByRole('button', { name: 'Show this one' }).first().click()
  await expect(page.getByText('This run completes its operations in the chosen order')).toBeVisible()
  const program = readFileSync('content/labs/two-withdrawals/solution.js', 'utf8')
  await page.getByRole('textbox', { name: 'Your program in JavaScript' }).fill(program)
  await expect(orders.getByText(/The program has changed since/)).toBeVisible()
  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText('Passed', { exact: true })).toBeVisible()
  await expect(page.getByText('3 of 3 met')).toBeVisible()
  await expectAccessible(page)
})
