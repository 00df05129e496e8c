import type { Locator, Page } from '@playwright/test'
import { ADMIN } from './admin.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

const QUIZ = '/quiz/threads-and-concurrency'

const question = (page: Page, stem: string): Locator =>
  page.getByRole('region').filter({ hasText: stem }).last()

/** A sheet by its heading. */
const panel = (page: Page, name: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) })

test('how sure one is goes with the answer, and the result tells where one was sure and wrong', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto(QUIZ)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const shared = question(page, 'Two threads run in one process.')
  await expect(shared.getByRole('group', { name: /How sure are you/ })).toBeHidden()
  await shared.getByLabel('The call stack').check()
  await shared.getByLabel('certain').check()
  const inversion = question(page, 'What is this situation called? (Two words.)')
  await inversion.getByRole('textbox').fill('priority inversion')
  await inversion.getByLabel('fairly sure').focus()
  await page.keyboard.press('Space')
  const saved = page.getByRole('complementary', { name: 'Your attempt' }).getByRole('status')
  await expect(saved).toHaveText('All answers saved')
  await page.reload()
  await expect(shared.getByLabel('certain')).toBeChecked()
  await expect(inversion.getByLabel('fairly sure')).toBeChecked()

  await page.getByRole('button', { name: /^Submit \(2 of/ }).click()
  await page.getByRole('button', { name: 'Submit for grading' }).click()
  const report = panel(page, 'How sure you were')
  // (0.95 - 0)² and (0.75 - 1)², halved.
  await expect(report).toContainText('Brier score 0.48 from 2 rated answers')
  await report.getByLabel('What is counted: Brier score').click()
  await expect(report).toContainText('The mean of (p − o)²')
  await report.getByLabel('What is counted: Brier score').click()
  const surprise = report.getByRole('listitem').filter({ hasText: 'Two threads run in one process.' })
  await surprise.getByRole('link').click()
  const wrong = page.getByRole('region', { name: /Two threads run in one process/ })
  await expect(wrong).toBeInViewport()

  const practise = wrong.getByRole('group', { name: 'Practise this' })
  await practise.getByRole('button', { name: 'Practise this today' }).click()
  await expect(practise).toContainText('first among the new cards')
  const read = practise.getByRole('link', { name: /^Threads and processes/ })
  await expect(read).toHaveAttribute('href', /threads-vs-processes#what-is-shared-what-is-not$/)
})

test('an admin gives a learner more time and attempts, with a reason, and the learner reads it', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(page.context(), learner)
  await page.goto(QUIZ)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await expect(page.getByRole('button', { name: /^Submit \(/ })).toBeVisible()

  const staff = await browser.newContext({ baseURL })
  await signInBrowser(staff, ADMIN)
  const desk = await staff.newPage()
  await desk.goto(`/admin/learners/${learner.userId}`)
  const given = panel(desk, 'Accommodations')
  await expect(given).toContainText('None: the rules of every quiz apply as they are.')
  await given.getByRole('button', { name: 'Change' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Time').selectOption({ label: '1.5 times' })
  await dialog.getByLabel('Attempts more').fill('2')
  await dialog.getByLabel('Reason').fill('Agreed with the study office.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(given).toContainText('1.5 times the usual time, and 2 attempts more.')
  await staff.close()

  await page.goto(QUIZ)
  await expect(page.getByText('Arranged for you: 2 attempts more. This is already counted in.')).toBeVisible()
  await expect(page.getByText('You have 7 attempts; the best one counts.')).toBeVisible()
})
