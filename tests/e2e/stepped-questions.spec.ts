import type { Locator, Page } from '@playwright/test'
import { newPerson, signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

const QUIZ = '/quiz/threads-and-concurrency'
const LESSON = '/learn/threads/threads-vs-processes'

const check = (page: Page, stem: string): Locator =>
  page.getByRole('article', { name: 'Knowledge check' }).filter({ hasText: stem })
const question = (page: Page, stem: string): Locator =>
  page.getByRole('region').filter({ hasText: stem }).last()
const saveState = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Your attempt' }).getByRole('status')

/** A press of a choice of the scheduler, by the thread. */
const goes = (field: Locator, thread: string): Locator =>
  field
    .getByRole('group', { name: 'Be the scheduler' })
    .getByRole('button', { name: new RegExp(`^${thread} `) })

test('a visitor loses an update by choosing who goes next, and sees the run step by step', async ({
  page,
}) => {
  await page.goto(LESSON)
  const lost = check(page, 'one visit is missing')
  const inOrder = 'main main main T1 T1 T1 T2 T2 T2 main main'.split(' ')
  for (const thread of inOrder) await goes(lost, thread).click()
  await expect(lost).toContainText('The program ended.')
  await lost.getByRole('button', { name: 'Check the answer' }).click()
  await expect(lost).toContainText('✗ Not right')
  await expect(lost.getByRole('figure', { name: /Your schedule leads elsewhere/ })).toContainText(
    'visits = 2',
  )
  await expect(lost.getByRole('figure', { name: 'One schedule that gets there' })).toContainText('visits = 1')

  await lost.getByRole('button', { name: 'Try again' }).click()
  for (const thread of 'main main main T1 T1 T2 T2 T2'.split(' ')) await goes(lost, thread).click()
  await goes(lost, 'T1').click()
  await expect(lost.getByRole('button', { name: 'Take the last step back' })).toBeEnabled()
  await lost.getByRole('button', { name: 'Take the last step back' }).click()
  for (const thread of 'T1 main main'.split(' ')) await goes(lost, thread).click()
  await lost.getByRole('button', { name: 'Check the answer' }).click()
  await expect(lost).toContainText('✓ Right')
  await expect(lost).toContainText('One thread read the counter, and the other stored in between.')
})

test('a run that is not over is sent back and uses no try', async ({ page }) => {
  await page.goto(LESSON)
  const lost = check(page, 'one visit is missing')
  await goes(lost, 'main').click()
  await goes(lost, 'main').click()
  await lost.getByRole('button', { name: 'Check the answer' }).click()
  await expect(lost.getByRole('status')).toContainText('The run is not over yet.')
  await expect(goes(lost, 'main')).toBeVisible()
})

test('a visitor fills in a trace, and each cell says whether and why', async ({ page }) => {
  await page.goto(LESSON)
  const trace = check(page, 'Fill in what the registers')
  await trace.getByLabel('Row 2, T2’s register').fill('ten')
  await trace.getByLabel('Row 3, counter').fill('11')
  await trace.getByLabel('Row 4, T1’s register').fill('12')
  await trace.getByLabel('Row 4, counter').fill('11')
  await trace.getByRole('button', { name: 'Check the answer' }).click()
  await expect(trace.getByRole('status')).toContainText('Row 2, T2’s register: This is not a number.')
  await trace.getByLabel('Row 2, T2’s register').fill('10')
  await trace.getByRole('button', { name: 'Check the answer' }).click()
  await expect(trace).toContainText('◐ Partly right: 75 %')
  await expect(trace.getByRole('listitem').filter({ hasText: 'Row 4, T1’s register = 11' })).toContainText(
    'you wrote 12. T1 adds to what it loaded, 10.',
  )
})

test('both are answered in a quiz by keyboard alone, saved, and go on after a reload', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto(QUIZ)
  await page.getByRole('button', { name: 'Start the quiz' }).press('Enter')
  const trace = question(page, 'A buffer has three slots')
  await trace.getByLabel('Row 2, count').focus()
  for (const value of ['2', '2', '1', '1', '0', '3', '1']) {
    await page.keyboard.type(value)
    await page.keyboard.press('Tab')
  }
  const deadlock = question(page, 'the same two locks in opposite order')
  await goes(deadlock, 'main').focus()
  await page.keyboard.press('Enter')
  await expect(deadlock).toContainText('main begins')
  for (const [key, said] of [
    ['1', 'main starts T1'],
    ['1', 'main starts T2'],
    ['2', 'T2 begins second()'],
    ['Backspace', 'main starts T2'],
    ['1', 'T1 begins first()'],
    ['1', 'T1 acquires a'],
    ['2', 'T2 begins second()'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(deadlock.locator('[aria-live]').first()).toContainText(said)
  }
  await expect(saveState(page)).toHaveText('All answers saved')

  await page.reload()
  await expect(trace.getByLabel('Row 5, count')).toHaveValue('3')
  await expect(deadlock.getByRole('list', { name: 'Steps so far' }).or(deadlock)).toContainText(
    'begins second()',
  )
  await goes(deadlock, 'T2').focus()
  await page.keyboard.press('2')
  await expect(deadlock).toContainText('Deadlock: no thread can go on.')
  await expect(saveState(page)).toHaveText('All answers saved')
  await page.getByRole('button', { name: 'Submit (2 of 12 answered)' }).press('Enter')
  await page.getByRole('button', { name: 'Submit for grading' }).press('Enter')
  await expect(page.getByRole('region', { name: 'Score' })).toContainText('2 of 12 points')
  await expect(question(page, 'A buffer has three slots')).toContainText('✓ Right')
  await expect(question(page, 'the same two locks in opposite order')).toContainText('✓ Right')
  await expect(page.getByText('Each holds the lock that the other waits for.')).toBeVisible()
})

test('a run that is not over is named before submitting, and leads to its question', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto(QUIZ)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const deadlock = question(page, 'the same two locks in opposite order')
  await goes(deadlock, 'main').click()
  await expect(page.getByRole('list', { name: 'Questions' })).toContainText('run not over')
  await page.getByRole('button', { name: /^Submit \(0 of/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/Question \d+: run not over/)
  await expect(dialog.getByRole('button', { name: 'Submit for grading' })).toBeHidden()
  await dialog.getByRole('link', { name: /^Go to question/ }).click()
  await deadlock.getByRole('button', { name: 'Clear the answer' }).click()
  await page.getByRole('button', { name: /^Submit \(0 of/ }).click()
  await dialog.getByRole('button', { name: 'Submit for grading' }).click()
  await expect(page.getByRole('region', { name: 'Score' })).toBeVisible()
})
