import type { Browser, Page } from '@playwright/test'
import { expectOk, type Person, TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { ADMIN } from './admin.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

const QUIZ = 'threads-and-concurrency'

// axe reads pages twice.
test.describe.configure({ timeout: 120_000 })

async function expectFitOnPhone(page: Page): Promise<void> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 800 })
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  if (size) await page.setViewportSize(size)
}

/** A report of this learner on a question of a quiz, and the answer that an author gives to it. */
async function reportAndAnswer(
  browser: Browser,
  baseURL: string | undefined,
  learner: Person,
  complaint = 'A comma is missing.',
): Promise<void> {
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
  )
  const { items } = await expectOk<{ items: { id: string }[] }>(
    await learner.get(`/api/attempts/${attemptId}`),
  )
  const mark = crypto.randomUUID()
  const about = { type: 'item', attemptId, itemId: items[0]?.id }
  const report = {
    about,
    reason: 'typo',
    text: `${complaint} ${mark}`,
    reportKey: crypto.randomUUID(),
  }
  await expectOk(await learner.send('POST', '/api/reports', report))

  const context = await browser.newContext({ baseURL })
  await signInBrowser(context, await newPerson(baseURL, 'author'))
  const studio = await context.newPage()
  await studio.goto('/studio/reports')
  const reported = studio
    .getByRole('article', { name: /^Threads and concurrency, question/ })
    .filter({ hasText: mark })
  await reported.getByRole('button', { name: /^Answer as fixed/ }).click()
  const form = studio.getByRole('dialog', { name: 'Answer reports as fixed' })
  // Others may have reported the same question meanwhile.
  for (const box of await form.getByRole('checkbox').all())
    if (!(await box.evaluate((one, text) => one.parentElement?.textContent?.includes(text), mark)))
      await box.uncheck()
  await form.getByLabel('What was done').fill('It is there now.')
  await form.getByRole('button', { name: /^Answer \d+ reports?$/ }).click()
  await expect(studio.getByText(mark)).toHaveCount(0)
  await context.close()
}

test('who reported a question is told of the answer until it was read', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await reportAndAnswer(browser, baseURL, learner)
  await signInBrowser(page.context(), learner)
  await page.goto('/course')
  const menu = page.getByRole('button', { name: new RegExp(`^${learner.name}\\W*1 answer to read$`) })
  await expect(menu).toBeVisible()
  await page.goto('/')
  await expect(
    page.getByText(/^Your report on Threads and concurrency, attempt 1, question 1 was answered$/),
  ).toBeVisible()
  await expectAccessible(page)
  await expectFitOnPhone(page)
  await menu.click()
  await expect(page.getByRole('link', { name: '1 answer to what you reported' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Read the answer' }).click()
  await expect(page.locator('#reports')).toContainText('new answer')
  await expect(page.locator('#reports')).toContainText('It is there now.')
  await expect(page.getByRole('button', { name: learner.name, exact: true })).toBeVisible()
  await page.reload()
  await expect(page.locator('#reports')).toContainText('It is there now.')
  await expect(page.locator('#reports')).not.toContainText('new answer')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('was answered')).toHaveCount(0)
})

test('several answers are told apart by what was reported, and fit on a phone', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await reportAndAnswer(browser, baseURL, learner, 'x'.repeat(200))
  await reportAndAnswer(browser, baseURL, learner, 'שלום!')
  await signInBrowser(page.context(), learner)
  await page.goto('/')
  await expect(page.getByText('2 of your reports were answered')).toBeVisible()
  await expect(page.getByRole('link', { name: /attempt 1, question 1.*“x{200} / })).toBeVisible()
  await expect(page.getByRole('link', { name: /attempt 1, question 1.*“שלום! / })).toBeVisible()
  await expectAccessible(page)
  await expectFitOnPhone(page)
})

test('an account is erased with the password and the address typed, on every device at once', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(page.context(), learner)
  const elsewhere = await browser.newContext({ baseURL })
  await signInBrowser(elsewhere, learner)
  await page.goto('/account')
  await expectAccessible(page)
  await expectFitOnPhone(page)
  await page.getByRole('link', { name: 'Erase my account …' }).click()
  await expect(page.getByRole('heading', { name: 'What goes' })).toBeVisible()
  await expectAccessible(page)
  await expectFitOnPhone(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download my data' }).click()
  expect((await download).suggestedFilename()).toMatch(/^interleave-my-data-.*\.json$/)

  const password = page.getByLabel('Your password')
  const confirmation = page.getByLabel('Type your email address to confirm')
  const button = page.getByRole('main').getByRole('button', { name: 'Erase my account' })
  await password.fill('not the password')
  await confirmation.fill('somebody@example.org')
  await button.click()
  await expect(page.getByText('This is not the email address of this account.')).toBeVisible()
  await confirmation.fill(learner.email)
  await button.click()
  await expect(page.getByText('This is not your password.')).toBeVisible()
  await page.evaluate(() => localStorage.setItem('left', 'behind'))
  await password.fill(TEST_PASSWORD)
  const erasures: string[] = []
  page.on(
    'request',
    (request) => request.url().endsWith('/api/account/erasure') && erasures.push(request.method()),
  )
  await button.dblclick()
  await expect(page).toHaveURL('/account/erased')
  await expect(page.getByText('If you have just erased your account, it is gone')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(erasures).toEqual(['POST'])
  expect(await page.evaluate(() => localStorage.getItem('left'))).toBeNull()
  expect((await page.context().cookies()).filter(({ name }) => name.includes('session'))).toEqual([])
  await expectAccessible(page)

  const there = await elsewhere.newPage()
  await there.goto('/progress')
  await expect(there).toHaveURL('/sign-in?next=%2Fprogress')
  await there.getByLabel('Email address').fill(learner.email)
  await there.getByLabel('Password').fill(TEST_PASSWORD)
  await there.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(there.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible()
  await elsewhere.close()
})

test('an erasure leaves the other pages of the browser, with what was typed there', async ({
  page,
  context,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(context, learner)
  // Who is signed in is not told that anything was erased.
  await page.goto('/account/erased')
  await expect(page).toHaveURL('/account')
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', '/api/quizzes/threads-and-concurrency/attempts', {}),
  )
  const [quiz, lab] = [await context.newPage(), await context.newPage()]
  await quiz.goto(`/quiz/threads-and-concurrency/attempts/${attemptId}`)
  await lab.goto('/labs/lost-update')
  await expect(lab.getByRole('textbox', { name: 'Your program in Python' })).toBeVisible()
  // Nothing typed from now on arrives, so all of it waits on the device.
  await context.route(/\/api\/(attempts|labs)\//, (route) => route.abort())
  await quiz.getByRole('radio').first().check({ force: true })
  await lab.getByRole('textbox', { name: 'Your program in Python' }).fill('# only mine')
  const waiting = () => page.evaluate(() => Object.keys(localStorage).map((key) => key.split(':')[1]))
  await expect.poll(waiting).toEqual(expect.arrayContaining(['attempt', 'lab']))

  await page.goto('/account/erase')
  await page.getByLabel('Your password').fill(TEST_PASSWORD)
  await page.getByLabel('Type your email address to confirm').fill(learner.email)
  await page.getByRole('main').getByRole('button', { name: 'Erase my account' }).click()
  for (const one of [page, quiz, lab]) {
    await expect(one).toHaveURL('/account/erased')
    await expect(one.getByRole('banner')).not.toContainText(learner.name)
  }
  expect(await waiting()).toEqual([])
})

test('who is signed out while a page is open is told so, and comes back to it with what was typed', async ({
  page,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', '/api/quizzes/threads-and-concurrency/attempts', {}),
  )
  await signInBrowser(page.context(), learner)
  await page.goto(`/quiz/threads-and-concurrency/attempts/${attemptId}`)
  const choice = page.getByRole('radio').first()
  await expect(choice).toBeVisible()
  await expectOk(await learner.send('POST', '/api/session/end-all', {}))
  await choice.check({ force: true })
  await expect(page.getByText('You are signed out, so nothing is saved any more.')).toBeVisible()
  await expectAccessible(page)
  await expectFitOnPhone(page)
  await page.getByRole('status').getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Email address').fill(learner.email)
  await page.getByLabel('Password').fill(TEST_PASSWORD)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(new RegExp(`/attempts/${attemptId}$`))
  await expect(choice).toBeChecked()
  await expect(page.getByRole('button', { name: 'Submit (1 of 12 answered)' })).toBeVisible()
})

test('erasing is refused without the password, with more than is asked for, and too often', async ({
  page,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  const erase = async (body: object) => (await learner.send('POST', '/api/account/erasure', body)).status
  const wrong = { password: 'wrong', confirmation: learner.email }
  expect(await erase({ ...wrong, userId: crypto.randomUUID() })).toBe(400)
  const tries = [
    await erase(wrong),
    await erase(wrong),
    await erase(wrong),
    await erase(wrong),
    await erase(wrong),
  ]
  expect(tries).toEqual([400, 400, 400, 400, 429])
  await page.goto('/account/erase')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount%2Ferase')
  // Of staff more stays than of learners.
  await signInBrowser(page.context(), ADMIN)
  await page.goto('/account/erase')
  await expect(page.getByText('What you wrote for the course:')).toBeVisible()
})
