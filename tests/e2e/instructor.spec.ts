import type { FrameLocator, Page } from '@playwright/test'
import { apiClient, expectOk } from '#tests/setup/api-client.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

const editor = (page: Page) => page.getByRole('textbox', { name: 'Text of the lesson' })
const problems = (page: Page) => page.getByRole('region', { name: 'Problems' })
const saved = (page: Page) => page.getByText(/^Saved at \d\d:\d\d$/)

/** The page in the preview that is in front; while a new one loads behind it, both are there. */
const preview = (page: Page): FrameLocator =>
  page.getByRole('region', { name: 'Preview' }).frameLocator('iframe >> nth=0')

/** A sentence that stands nowhere else. */
const sentence = (about: string) => `${about} ${crypto.randomUUID().slice(0, 8)} is a sentence of this test.`

/** Signs an author in, begins a planned lesson and opens it. No other test may use the same lesson. */
async function openPlanned(page: Page, baseURL: string | undefined, [moduleId, lessonId]: [string, string]) {
  const author = await newPerson(baseURL, 'author')
  await signInBrowser(page.context(), author)
  await expectOk(await author.send('POST', '/api/studio/lessons', { moduleId, lessonId }))
  await page.goto(`/studio/lessons/${lessonId}`)
  await expect(editor(page)).toBeVisible()
  await expect(preview(page).getByText('Say what there was to see.')).toBeVisible()
  return author
}

/** Types at the end of the text, as a person does. */
async function append(page: Page, lines: readonly string[]): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+End')
  for (const line of lines) {
    await page.keyboard.press('Enter')
    await page.keyboard.insertText(line)
  }
}

test('a planned lesson is begun, previewed while it is written, and kept as a draft nobody else sees', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL, 'author'))
  await page.goto('/studio')
  await page.getByRole('button', { name: 'Start writing What a context switch costs' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What a context switch costs' })).toBeVisible()
  await expect(page.getByText('It is not published yet.')).toBeVisible()

  const words = sentence('A switch')
  await append(page, ['', `${words} It costs $s$ and **counts**.`])
  await expect(preview(page).getByText(words)).toBeVisible()
  await expect(preview(page).getByText('counts', { exact: true })).toHaveCSS('font-weight', /[67]\d\d/)
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await editor(page).click()
  await page.keyboard.press('Control+End')
  await expect(editor(page)).toContainText(words)
  await expect(preview(page).getByText(words)).toBeVisible()

  await page.getByRole('checkbox', { name: 'Dark' }).check()
  await expect(preview(page).locator('html')).toHaveAttribute('data-theme', 'dark')
  const learner = await newPerson(baseURL)
  expect((await learner.get('/learn/threads/context-switches')).status).toBe(404)
  expect((await learner.get('/studio/preview/context-switches')).status).toBe(404)
})

test('a mistake shows at its line and in the list, and the last good preview stays', async ({
  page,
  baseURL,
}) => {
  await openPlanned(page, baseURL, ['threads', 'thread-pools'])
  const words = sentence('A pool')
  await append(page, ['', words])
  await expect(preview(page).getByText(words)).toBeVisible()
  await expect(problems(page).getByRole('status')).toHaveText('No problems')

  await append(page, ['', '<Calout type="note">Misspelt.</Calout>'])
  await expect(problems(page).getByRole('status')).toHaveText('1 problem')
  await expect(problems(page).getByRole('listitem')).toContainText('Calout')
  await expect(page.getByText('Last text that could be shown')).toBeVisible()
  await expect(preview(page).getByText(words)).toBeVisible()
  const mark = page.locator('.cm-lintRange-error')
  await expect(mark).toHaveText(/Calout/)

  const place = problems(page).getByRole('button', { name: /^Line \d+, column 1$/ })
  const line = /Line (\d+)/.exec((await place.textContent()) ?? '')?.[1] ?? ''
  await expect(page.locator('.cm-lineNumbers').getByText(line, { exact: true })).toBeVisible()
  await place.click()
  await expect(editor(page)).toBeFocused()
  await page.keyboard.press('Shift+End')
  await page.keyboard.insertText('Spelt right.')
  await expect(problems(page).getByRole('status')).toHaveText('No problems')
  await expect(preview(page).getByText('Spelt right.')).toBeVisible()
  await expect(page.getByText('Last text that could be shown')).toBeHidden()
})

test('hostile text is refused with its line, runs nowhere and cannot be published', async ({
  page,
  baseURL,
}) => {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const author = await openPlanned(page, baseURL, ['threads', 'goroutine-scheduling'])
  const template = await author.get('/api/studio/lessons/goroutine-scheduling/export?version=draft')
  const firstLine = (await template.text()).split('\n').length + 2
  const hostile = [
    "import fs from 'node:fs'",
    '{process.exit(1)}',
    '<img src="x" onerror="alert(1)" />',
    '[a link](javascript:alert(2))',
    '<script>alert(3)</script>',
  ]
  await append(
    page,
    hostile.flatMap((text) => ['', text]),
  )
  await expect(saved(page)).toBeVisible()
  const list = problems(page).getByRole('listitem')
  for (const [i] of hostile.entries())
    await expect(list.filter({ hasText: `Line ${firstLine + 2 * i}, ` }).first()).toBeVisible()
  await expect(page.getByText('Last text that could be shown')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Run figures' }).check()
  await expect(preview(page).getByText('Say what there was to see.')).toBeVisible()
  await expect(preview(page).locator('[onerror], a[href^="javascript:"]')).toHaveCount(0)

  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(page.getByRole('dialog')).toContainText(/problems? to fix first/)
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true })).toHaveCount(0)
  expect(dialogs).toEqual([])
  expect((await apiClient(baseURL ?? '').get('/api/health/live')).status).toBe(200)
})

test('two authors on one draft: the second is told, sees both texts and overwrites nothing', async ({
  page,
  browser,
  baseURL,
}) => {
  const author = await openPlanned(page, baseURL, ['threads', 'threading-models'])
  const context = await browser.newContext({ baseURL })
  const second = await newPerson(baseURL, 'author')
  await signInBrowser(context, second)
  const there = await context.newPage()
  await there.goto('/studio/lessons/threading-models')
  await expect(editor(there)).toBeVisible()

  const [first, other] = [sentence('The first author'), sentence('The second author')]
  await append(page, ['', first])
  await expect(saved(page)).toBeVisible()
  await append(there, ['', other])
  const choice = there.getByRole('region', { name: 'Two texts' })
  await expect(choice).toContainText('This lesson was changed by somebody else')
  await expect(choice.getByRole('textbox', { name: 'The other text' })).toContainText(first)
  await expect(choice.getByRole('textbox', { name: 'Your text' })).toContainText(other)
  await expect(choice.getByRole('combobox')).toContainText(`${author.name}’s text`)

  await page.reload()
  await editor(page).click()
  await page.keyboard.press('Control+End')
  await expect(editor(page)).toContainText(first)
  await expect(editor(page)).not.toContainText(other)

  await choice.getByRole('button', { name: 'Save the right side' }).click()
  await expect(saved(there)).toBeVisible()
  await there.reload()
  await editor(there).click()
  await there.keyboard.press('Control+End')
  await expect(editor(there)).toContainText(other)
  await context.close()
})

test('publishing shows its impact, learners see the new text, and a rollback gives them the old one', async ({
  page,
  baseURL,
}) => {
  const [moduleId, lessonId] = ['deadlocks', 'coffman-conditions']
  const learner = await newPerson(baseURL)
  const read = async () => (await learner.get(`/learn/${moduleId}/${lessonId}`)).text()
  const words = sentence('The fifth condition')
  await signInBrowser(page.context(), await newPerson(baseURL, 'author'))
  await page.goto(`/studio/lessons/${lessonId}`)
  await expect(page.getByText(/Learners see version \d+/)).toBeVisible()
  await append(page, ['', words])
  await expect(preview(page).getByText(words)).toBeVisible()
  expect(await read()).not.toContain(words)

  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(
    /\d+ people have started it and \d+ completed it\. Completed stays completed\./,
  )
  await expect(dialog).toContainText('Objectives, questions, predictions and figures stay as they are.')
  await dialog.getByLabel('What changed').fill('One sentence more')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText(/^Version \d+ is published$/)).toBeVisible()
  expect(await read()).toContain(words)

  const newest = Number(new URL(page.url()).searchParams.get('published'))
  await page.getByRole('link', { name: 'History', exact: true }).click()
  const versions = page.getByRole('table', { name: 'Versions' })
  await expect(versions.getByRole('row', { name: 'learners see it' })).toContainText('One sentence more')
  await expect(
    page.getByRole('heading', { name: `Version ${newest - 1} beside Version ${newest}` }),
  ).toBeVisible()
  const difference = page.getByRole('region', { name: 'Difference' })
  await expect(difference.getByRole('row', { name: words })).toContainText('+')
  await page.getByRole('link', { name: 'Inline' }).click()
  await expect(page).toHaveURL(/view=inline/)
  await expect(difference.getByRole('row', { name: words })).toBeVisible()

  await page.getByRole('button', { name: `Restore version ${newest - 1}` }).click()
  await page.getByRole('dialog').getByLabel('Why').fill('There are only four')
  await page.getByRole('dialog').getByRole('button', { name: 'Restore and publish' }).click()
  const live = versions.getByRole('row', { name: 'learners see it' })
  await expect(live).toContainText(`Restores version ${newest - 1}. There are only four`)
  expect(await read()).not.toContain(words)
})

test('what the studio exports is the text byte for byte', async ({ page, baseURL }) => {
  const author = await openPlanned(page, baseURL, ['processes', 'system-calls'])
  const words = sentence('Ünïcode “quotes”')
  await append(page, ['', words])
  await expect(saved(page)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export draft' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.mdx$/)
  const text = await (await author.get('/api/studio/lessons/system-calls/export?version=draft')).text()
  expect(text).toMatch(new RegExp(`^---\nid: system-calls\n[^]*\n${words}\n?$`))
})

test('a visitor is asked to sign in, and for a learner the studio does not exist', async ({
  page,
  baseURL,
}) => {
  const addresses = [
    '/studio',
    '/studio/lessons/coffman-conditions',
    '/studio/lessons/coffman-conditions/history',
  ]
  for (const address of addresses) {
    await page.goto(address)
    await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(address)}`)
  }
  await signInBrowser(page.context(), await newPerson(baseURL))
  for (const address of [...addresses, '/studio/preview/coffman-conditions']) {
    const response = await page.goto(address)
    expect(response?.status(), address).toBe(404)
  }
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Studio' }),
  ).toHaveCount(0)
  const draft = await page.request.put('/api/studio/lessons/coffman-conditions/draft', {
    data: { source: '---\n---\n', revision: 0 },
    headers: { origin: baseURL ?? '' },
  })
  expect(draft.status()).toBe(403)
})
