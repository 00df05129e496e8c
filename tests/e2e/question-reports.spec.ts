import type { Browser, Locator, Page } from '@playwright/test'
import { apiClient, expectOk, type Person } from '#tests/setup/api-client.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

const QUIZ = 'threads-and-concurrency'
const LESSON = '/learn/cpu-scheduling/fifo-sjf-stcf'
const QUESTION = 'Which of these is not needed for a deadlock to occur?'
const HOSTILE = '<img src=x onerror="alert(1)"> Options 1 and 2 say the same.'

// axe reads an attempt twice.
test.describe.configure({ timeout: 120_000 })

const question = (page: Page): Locator => page.getByRole('region', { name: QUESTION })

async function attemptOf(learner: Person): Promise<string> {
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
  )
  return `/quiz/${QUIZ}/attempts/${attemptId}`
}

/** Reports checks of one lesson: the staff finds them in the same place. */
async function reportChecks(
  learner: Person,
  text: string,
  lessonId: string,
  questionIds: readonly string[],
): Promise<void> {
  for (const questionId of questionIds) {
    const about = { type: 'check', lessonId, questionId }
    const report = { about, reason: 'unclear', text, reportKey: crypto.randomUUID() }
    await expectOk(await learner.send('POST', '/api/reports', report))
  }
}

/** A page of somebody else, on a device of their own. */
async function pageOf(browser: Browser, baseURL: string | undefined, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL })
  await signInBrowser(context, person)
  return context.newPage()
}

async function expectFitOnPhone(page: Page): Promise<void> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  if (size) await page.setViewportSize(size)
}

test('a learner reports a question by keyboard, an author answers it, and the learner reads the answer', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  const address = await attemptOf(learner)
  const there = await pageOf(browser, baseURL, learner)
  await there.goto(address)
  const mine = question(there)
  await mine.getByRole('button', { name: /^Report a problem with question \d+$/ }).press('Enter')
  const dialog = there.getByRole('dialog', { name: /^Report a problem with question/ })
  await dialog.getByLabel('What is wrong?').selectOption('The right answer is wrong or missing')
  await dialog.getByLabel('In your words').focus()
  const mark = crypto.randomUUID()
  await there.keyboard.type(`${HOSTILE} ${mark}`)
  await expectAccessible(there)
  await expectFitOnPhone(there)
  // What was typed outlives a dialog closed by mistake, and its digits have chosen no option.
  await there.keyboard.press('Escape')
  await expect(mine.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(mine.getByRole('button', { name: /^Report a problem/ })).toBeFocused()
  await there.keyboard.press('Enter')
  await expect(dialog.getByLabel('In your words')).toHaveValue(`${HOSTILE} ${mark}`)
  await dialog.getByRole('button', { name: 'Send the report' }).press('Enter')
  await expect(mine).toContainText('✓ Sent.')
  await there.reload()
  await expect(mine).toContainText(`You reported (wrong key): “${HOSTILE} ${mark}” Not answered yet.`)

  await reportChecks(learner, 'Which of them?', 'fifo-sjf-stcf', [
    'sched-sjf-average',
    'sched-starving-policy',
  ])
  const author = await newPerson(baseURL, 'author')
  await signInBrowser(page.context(), author)
  page.on('dialog', (unwanted) => expect.soft(unwanted.message()).toBe('no dialog'))
  await page.goto('/studio')
  await page.getByRole('link', { name: /^Reported questions \(\d+ open\)$/ }).click()
  const reported = page
    .getByRole('article', { name: /^Threads and concurrency, question/ })
    .filter({ hasText: mark })
  await expect(reported).toContainText(QUESTION)
  await expect(reported.getByRole('listitem').filter({ hasText: mark })).toContainText(HOSTILE)
  await expect(reported).not.toContainText(learner.name)
  await reported.getByText('Key and explanation').click()
  await expect(reported).toContainText('✓ right')
  await expectAccessible(page)
  await expectFitOnPhone(page)
  await reported.getByRole('button', { name: /^Answer as fixed/ }).click()
  const form = page.getByRole('dialog', { name: 'Answer reports as fixed' })
  await chooseOnly(form, mark)
  await form.getByLabel('What was done').fill('<b>Option 2</b> says now what it means.')
  await form.getByRole('button', { name: /^Answer \d+ reports?$/ }).click()
  await expect(page.getByText(mark)).toHaveCount(0)
  await page.getByRole('link', { name: 'Answered' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: mark })).toContainText('<b>Option 2</b> says now')

  await there.reload()
  await expect(mine).toContainText('Answer: <b>Option 2</b> says now what it means.')
  await there.goto('/progress')
  const own = there.locator('#reports')
  await expect(own).toContainText('fixed')
  await own.getByRole('link', { name: /^Threads and concurrency, attempt 1, question/ }).click()
  await there.getByRole('button', { name: /^Submit \(/ }).click()
  await there.getByRole('button', { name: 'Submit for grading' }).click()
  await expect(question(there)).toContainText('You reported (wrong key)')
  await there.context().close()
})

/** Leaves reports of the same question to the other tests that made them. */
async function chooseOnly(form: Locator, mark: string): Promise<void> {
  await expect(form).toContainText('perhaps during an attempt')
  for (const other of await form.getByRole('checkbox').all())
    if (!(await other.evaluate((box, text) => box.parentElement?.textContent?.includes(text), mark)))
      await other.uncheck()
}

test('the focus goes on with the next question after an answer, and either direction of writing is kept', async ({
  page,
  baseURL,
}) => {
  const mark = crypto.randomUUID()
  const ids = ['states-event-match', 'states-zombie'] as const
  await reportChecks(await newPerson(baseURL), `${mark} שלום!`, 'process-states', ids)
  await signInBrowser(page.context(), await newPerson(baseURL, 'author'))
  await page.goto('/studio/reports')
  const [answered, other] = ids.map((id) =>
    page.getByRole('article').filter({ hasText: id }).filter({ hasText: mark }),
  ) as [Locator, Locator]
  await expect(other.getByText(mark)).toHaveAttribute('dir', 'auto')
  await answered.getByRole('button', { name: /^Decline/ }).press('Enter')
  const form = page.getByRole('dialog', { name: 'Decline reports' })
  await chooseOnly(form, mark)
  await form.getByLabel('Why nothing is changed').fill('It is right as it is.')
  await page.getByRole('button', { name: /^Decline \d+ reports?$/ }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '✓ Sent.' })).toBeVisible()
  await expect(answered).toHaveCount(0)
  await expect(page.locator('article:focus')).toHaveCount(1)
  await expect(other).toBeVisible()
})

test('one of several reports is answered, which is said where the others stay', async ({ page, baseURL }) => {
  const marks = [crypto.randomUUID(), crypto.randomUUID()] as const
  for (const mark of marks)
    await reportChecks(await newPerson(baseURL), mark, 'process-states', ['states-utilisation'])
  await signInBrowser(page.context(), await newPerson(baseURL, 'author'))
  await page.goto('/studio/reports')
  const reported = page.getByRole('article').filter({ hasText: 'states-utilisation' })
  await reported.getByRole('button', { name: /^Answer as fixed/ }).click()
  const form = page.getByRole('dialog', { name: 'Answer reports as fixed' })
  await chooseOnly(form, marks[0])
  await form.getByLabel('What was done').fill('The figure is right now.')
  await form.getByRole('button', { name: 'Answer 1 report', exact: true }).click()
  await expect(reported.getByRole('status')).toHaveText('✓ Sent. What is listed here is still open.')
  await expect(reported).not.toContainText(marks[0])
  await expect(reported).toContainText(marks[1])
  await expectAccessible(page)
})

test('a visitor who reports a knowledge check is asked to sign in and comes back; the report is theirs', async ({
  page,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await page.goto(LESSON)
  const check = page.getByRole('article', { name: 'Knowledge check' }).first()
  await check.getByRole('button', { name: 'Report a problem with this check' }).click()
  await expect(page.getByRole('dialog')).toContainText('Sign in to report it')
  await page.getByRole('dialog').getByRole('link', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/next=.*fifo-sjf-stcf%23check-/)
  await signInBrowser(page.context(), learner)
  await page.goto(LESSON)
  await check.getByRole('button', { name: 'Report a problem with this check' }).click()
  await page.getByLabel('What is wrong?').selectOption('A typo, or something is not shown well')
  await page.getByLabel('In your words').fill('A comma is missing.')
  await page.getByRole('button', { name: 'Send the report' }).click()
  await expect(check).toContainText('✓ Sent.')
  await page.reload()
  await check.getByRole('button', { name: /^Report a problem/ }).click()
  await expect(page.getByLabel('In your words')).toHaveValue('A comma is missing.')
  await expect(page.getByRole('button', { name: 'Send the change' })).toBeVisible()
})

test('what is not in the form is refused, and only who edits lessons reads reports', async ({
  page,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  const attemptId = (await attemptOf(learner)).split('/').at(-1)
  const { items } = await expectOk<{ items: { id: string }[] }>(
    await learner.get(`/api/attempts/${attemptId}`),
  )
  const about = { type: 'item', attemptId, itemId: items[0]?.id }
  const report = { about, reason: 'typo', text: 'A typo.', reportKey: crypto.randomUUID() }
  for (const more of [{ status: 'fixed' }, { note: 'Done.' }, { userId: crypto.randomUUID() }])
    expect((await learner.send('POST', '/api/reports', { ...report, ...more })).status).toBe(400)
  expect((await apiClient(baseURL ?? '').send('POST', '/api/reports', report)).status).toBe(401)
  await expectOk(await learner.send('POST', '/api/reports', report))
  const answer = {
    ...{ answerKey: crypto.randomUUID(), questionVersionId: crypto.randomUUID() },
    ...{ reports: [{ id: crypto.randomUUID(), revision: 1 }], outcome: 'fixed', note: 'Done.' },
  }
  expect((await learner.send('POST', '/api/studio/reports/answers', answer)).status).toBe(403)
  await page.goto('/studio/reports')
  await expect(page).toHaveURL('/sign-in?next=%2Fstudio%2Freports')
  await signInBrowser(page.context(), learner)
  expect((await page.goto('/studio/reports'))?.status()).toBe(404)
})
