import type { Locator, Page, Request } from '@playwright/test'
import { newPerson, signInBrowser } from '#tests/e2e/people.ts'
import { expect, test } from '#tests/e2e/test.ts'
import { expectOk, type Person } from '#tests/setup/api-client.ts'

const QUIZ = 'threads-and-concurrency'
const NUMBER = 'A server watches 10,000 sockets'

const numberField = (page: Page): Locator =>
  page.getByRole('region').filter({ hasText: NUMBER }).last().getByRole('textbox')
const saveState = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Your attempt' }).getByRole('status')

type Attempt = {
  readonly items: readonly {
    readonly response: { readonly text?: string } | null
    readonly revision: number
  }[]
}

/** What the server has of the one answer that these tests give. */
async function stored(
  learner: Person,
  attemptId: string,
): Promise<{ text: string | undefined; revision: number }> {
  const { items } = await expectOk<Attempt>(await learner.get(`/api/attempts/${attemptId}`))
  const answer = items.find(({ response }) => response !== null)
  return { text: answer?.response?.text, revision: answer?.revision ?? 0 }
}

async function begin(page: Page, baseURL: string | undefined) {
  const learner = await newPerson(baseURL)
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
  )
  await signInBrowser(page.context(), learner)
  await page.goto(`/quiz/${QUIZ}/attempts/${attemptId}`)
  await expect(saveState(page)).toHaveText('All answers saved')
  return { learner, attemptId }
}

/** Lets requests to these addresses reach the server, and loses the first `count` answers on the way back. */
async function loseAnswers(page: Page, pattern: string, count: number): Promise<Request[]> {
  const lost: Request[] = []
  await page.route(pattern, async (route) => {
    if (lost.length >= count) return route.fallback()
    lost.push(route.request())
    await route.fetch()
    await route.abort('connectionreset')
  })
  return lost
}

const result = (page: Page): Locator => page.getByRole('region', { name: 'Score' })

test('an autosave whose answer was lost is stored once and is no conflict', async ({ page, baseURL }) => {
  const { learner, attemptId } = await begin(page, baseURL)
  const lost = await loseAnswers(page, '**/responses/*', 1)
  await numberField(page).fill('400')
  await expect(saveState(page)).toHaveText(/^Offline/)
  expect(await stored(learner, attemptId)).toEqual({ text: '400', revision: 1 })
  await numberField(page).fill('401')
  await expect(saveState(page)).toHaveText('All answers saved')
  expect(lost).toHaveLength(1)
  expect(await stored(learner, attemptId)).toEqual({ text: '401', revision: 2 })
  await expect(page.getByText('This answer was changed on another page')).toBeHidden()
})

test('a submit whose answer was lost is tried again with its key, and shows the one result', async ({
  page,
  baseURL,
}) => {
  await begin(page, baseURL)
  await numberField(page).fill('4e2')
  await expect(saveState(page)).toHaveText('All answers saved')
  const keys: unknown[] = []
  page.on('request', (request) => request.url().endsWith('/submit') && keys.push(request.postDataJSON()))
  await loseAnswers(page, '**/submit', 2)
  await page.getByRole('button', { name: /^Submit \(/ }).click()
  const send = page.getByRole('button', { name: 'Submit for grading' })
  for (let lost = 0; lost < 2; lost++) {
    await send.click()
    await expect(page.getByRole('dialog')).toContainText('No connection.')
  }
  await send.click()
  await expect(result(page)).toContainText('1 of 12 points')
  expect(keys).toHaveLength(3)
  expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(1)
  await page.goto(`/quiz/${QUIZ}`)
  await expect(page.getByRole('row', { name: /^Attempt \d/ })).toHaveCount(1)
})

test('autosaves that arrive in the wrong order leave the last answer, and nothing is overwritten without a word', async ({
  page,
  baseURL,
}) => {
  const { learner, attemptId } = await begin(page, baseURL)
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  let count = 0
  await page.route('**/responses/*', async (route) => {
    if (count++ === 0) await held
    await route.continue()
  })
  const first = page.waitForRequest('**/responses/*')
  await numberField(page).fill('first')
  await first
  await numberField(page).fill('second')
  // As when the page is left: what is not confirmed is sent again, past the request that hangs.
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect.poll(() => stored(learner, attemptId)).toEqual({ text: 'second', revision: 1 })
  const late = page.waitForResponse((response) => response.status() === 409)
  release()
  await late
  await expect(saveState(page)).toHaveText('All answers saved')
  expect((await stored(learner, attemptId)).text).toBe('second')
  await page.reload()
  await expect(numberField(page)).toHaveValue('second')
})

test('twenty submits at once over two connections give one submission with equal answers', async ({
  consoleProblems: _,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
  )
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, async (_none, n) => {
      const submitKey = n % 2 === 0 ? learner.userId : crypto.randomUUID()
      return (await learner.send('POST', `/api/attempts/${attemptId}/submit`, { submitKey })).text()
    }),
  )
  expect(new Set(outcomes).size).toBe(1)
  expect(JSON.parse(outcomes[0] ?? '')).toMatchObject({ attemptId, status: 'submitted', score: 0 })
})
