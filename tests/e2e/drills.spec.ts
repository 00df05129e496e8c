import { reveal } from './drilling.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

test('a mock interview asks, times, follows up and reports; the report is kept', async ({
  page,
  context,
  baseURL,
}) => {
  await signInBrowser(context, await newPerson(baseURL))
  await page.goto('/drills')
  await page.getByRole('link', { name: 'Mock interview' }).click()
  await page.getByLabel('Questions').selectOption('3')
  await page.getByRole('button', { name: 'Begin the interview' }).click()
  for (const question of [1, 2, 3]) {
    await expect(page.getByText(`Question ${question} of 3`)).toBeVisible()
    await expect(page.getByRole('timer')).toContainText('of 3:00')
    await page.getByRole('button', { name: 'I have answered' }).click()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: /Ask a follow-up/ }).click()
    if (question === 2) await expectAccessible(page)
    await page.getByRole('button', { name: /Next question|Finish and see the report/ }).click()
  }
  await expect(page.getByRole('heading', { name: 'Your report' })).toBeVisible()
  await expect(page.getByText(/^3 of \d+ points of a strong answer/)).toBeVisible()
  await expect(page.getByText(/The report is kept in your account/)).toBeVisible()
  await page.reload()
  await expect(page.getByText(/3 questions, 3 of \d+ points/)).toBeVisible()
  await expectAccessible(page)
})

test('the pace of a day and the date of an interview are kept and change the queue', async ({
  page,
  context,
  baseURL,
}) => {
  await signInBrowser(context, await newPerson(baseURL))
  await page.goto('/drills')
  await expect(page.getByText('10 new')).toBeVisible()
  await page.getByText('Your pace').click()
  await page.getByLabel('New cards a day').fill('3')
  await page.getByLabel('Interview on').fill('2099-06-30')
  await page.getByRole('button', { name: 'Keep this pace' }).click()
  await expect(page.getByText('3 new')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Your pace: interview on 30 Jun 2099')).toBeVisible()
  await expect(page.getByText('3 new')).toBeVisible()
})

test('without a connection the drills on the page go on, and arrive in the account when it is back', async ({
  page,
  context,
  baseURL,
  browser,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(context, learner)
  await page.goto('/drills')
  await expect(page.getByText('10 new')).toBeVisible()
  await context.setOffline(true)
  for (const done of [1, 2, 3]) {
    await reveal(page)
    await page.keyboard.press('3')
    await expect(page.getByText(`${done} done`)).toBeVisible()
  }
  await page.keyboard.press('u')
  await expect(page.getByText('2 answers kept on this device')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('kept on this device')).toBeHidden()
  const other = await browser.newContext({ baseURL })
  await signInBrowser(other, learner)
  const there = await other.newPage()
  await there.goto('/drills')
  await expect(there.getByText('8 new')).toBeVisible()
  await other.close()
})

test('a page left open grades nothing for the account that has signed in since', async ({
  page,
  context,
  baseURL,
}) => {
  await signInBrowser(context, await newPerson(baseURL))
  await page.goto('/drills')
  await expect(page.getByText('10 new')).toBeVisible()
  const other = await newPerson(baseURL)
  await signInBrowser(context, other)
  await reveal(page)
  await page.keyboard.press('3')
  await expect(page.getByText('This page was opened for another account')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('banner')).toContainText(other.name)
  await expect(page.getByText('10 new')).toBeVisible()
})
