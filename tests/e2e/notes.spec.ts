import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectOk, TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { newPerson, signInBrowser, signInThroughPage } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

const LESSON = '/learn/cpu-scheduling/fifo-sjf-stcf'
const FIFO = 'FIFO: first come, first served'
const STCF = 'STCF: when the short ones come late'

const bookmark = (page: Page, place: string) => page.getByRole('button', { name: `Bookmark “${place}”` })
const pen = (page: Page, place: string) =>
  page.getByRole('button', { name: new RegExp(`^(Write a|Your) note on “${place}”`) })
const note = (page: Page, place: string) => page.getByRole('textbox', { name: `Your note on “${place}”` })
const editor = (page: Page, place: string) => note(page, place).locator('xpath=../..')
const state = (page: Page, place: string): Locator => editor(page, place).getByRole('status').last()
const item = (page: Page, place: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: place })

async function write(page: Page, place: string, text: string): Promise<void> {
  await pen(page, place).click()
  await note(page, place).fill(text)
}

test('a bookmark and a note stay at their heading, on every device, and stand in one list as the course goes', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(page.context(), learner)
  await page.goto(LESSON)
  await write(page, STCF, 'Ask about <b>ties</b>\nand arrival times.')
  await expect(state(page, STCF)).toHaveText(/^Saved/)
  await bookmark(page, FIFO).click()
  await expect(bookmark(page, FIFO)).toHaveAttribute('aria-pressed', 'true')

  const tablet = await browser.newContext({ baseURL })
  await signInBrowser(tablet, learner)
  const there = await tablet.newPage()
  await there.goto(LESSON)
  await expect(bookmark(there, FIFO)).toHaveAttribute('aria-pressed', 'true')
  await pen(there, STCF).click()
  await expect(note(there, STCF)).toHaveValue('Ask about <b>ties</b>\nand arrival times.')
  await there.goto('/notes')
  await expect(there.getByRole('heading', { level: 3 })).toHaveText([FIFO, STCF])
  await expect(item(there, STCF)).toContainText('Ask about <b>ties</b>')
  await there.getByRole('link', { name: STCF }).click()
  await expect(there).toHaveURL(/#stcf-when-the-short-ones-come-late$/)
  await tablet.close()
})

test('by keyboard alone: a note is opened, written, closed, found, deleted and brought back', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto(LESSON)
  await pen(page, FIFO).focus()
  await expect(pen(page, FIFO)).toHaveCSS('opacity', '1')
  await page.keyboard.press('Enter')
  await expect(note(page, FIFO)).toBeFocused()
  await page.keyboard.type('A convoy forms.')
  await expect(state(page, FIFO)).toHaveText(/^Saved/)
  await page.keyboard.press('Escape')
  await expect(pen(page, FIFO)).toBeFocused()
  await expect(pen(page, FIFO)).toHaveAccessibleName(`Your note on “${FIFO}”`)

  await page.goto('/notes')
  const search = page.getByRole('searchbox', { name: 'Find in your notes' })
  await search.focus()
  await page.keyboard.type('nothing like it')
  await expect(page.getByText('Nothing among your notes has')).toBeVisible()
  await search.fill('CONVOY')
  await expect(item(page, FIFO)).toBeVisible()
  await page.getByRole('button', { name: `Delete “${FIFO}”` }).press('Enter')
  const undo = page.getByRole('button', { name: `Undo deleting “${FIFO}”` })
  await expect(undo).toBeFocused()
  await expect(page.getByText('A convoy forms.')).toHaveCount(0)
  // It is on the page before it is stored.
  const stored = page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/notes/text') &&
      response.request().postDataJSON().text === 'A convoy forms.',
  )
  await undo.press('Enter')
  await expect(page.getByText('A convoy forms.')).toBeVisible()
  expect((await stored).ok()).toBe(true)
  await page.reload()
  await expect(page.getByText('A convoy forms.')).toBeVisible()
})

test('what a visitor keeps on the device is there after signing in, and only in that account', async ({
  page,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await page.goto(LESSON)
  await write(page, FIFO, 'Kept before signing in.')
  await expect(state(page, FIFO)).toHaveText(/^Kept on this device/)
  await bookmark(page, STCF).click()
  await page.goto('/notes')
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([FIFO, STCF])
  await page.getByRole('main').getByRole('link', { name: 'sign in' }).click()
  await signInThroughPage(page, { email: learner.email, password: TEST_PASSWORD })
  await expect(page.getByText(/^Taken over from this device: .*2 notes and bookmarks/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([FIFO, STCF])
  await page.goto(LESSON)
  await pen(page, FIFO).click()
  await expect(note(page, FIFO)).toHaveValue('Kept before signing in.')

  await page.context().clearCookies()
  await page.goto('/notes')
  await expect(page.getByText('Nothing noted yet')).toBeVisible()
})

test('two pages that change one note are both shown what the other wrote, and nothing is lost', async ({
  page,
  context,
  baseURL,
}) => {
  await signInBrowser(context, await newPerson(baseURL))
  await page.goto(LESSON)
  const other = await context.newPage()
  await other.goto(LESSON)
  await write(other, FIFO, 'from the other page')
  await expect(state(other, FIFO)).toHaveText(/^Saved/)
  await write(page, FIFO, 'from this page')
  await expect(editor(page, FIFO)).toContainText('This note was changed on another page')
  await expect(editor(page, FIFO)).toContainText('from the other page')
  await editor(page, FIFO).getByRole('button', { name: 'Keep both' }).click()
  await expect(state(page, FIFO)).toHaveText(/^Saved/)
  await expect(note(page, FIFO)).toHaveValue('from the other page\n\nfrom this page')
})

test('a note written offline outlives the page, and is saved when the connection is back', async ({
  page,
  context,
  baseURL,
}) => {
  await signInBrowser(context, await newPerson(baseURL))
  await page.goto(LESSON)
  await write(page, FIFO, 'first')
  await expect(state(page, FIFO)).toHaveText(/^Saved/)
  await context.setOffline(true)
  await note(page, FIFO).fill('first, and then on the train')
  await expect(state(page, FIFO)).toHaveText(/^Offline\. The note is kept on this device/)
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(LESSON)
  await expect(note(again, FIFO)).toHaveValue('first, and then on the train')
  await expect(state(again, FIFO)).toHaveText(/^Saved/)
})

test('a note written offline and left behind is found on the page of all notes', async ({
  page,
  context,
  baseURL,
}) => {
  await signInBrowser(context, await newPerson(baseURL))
  await page.goto(LESSON)
  await write(page, FIFO, 'a')
  await expect(state(page, FIFO)).toHaveText(/^Saved/)
  await context.setOffline(true)
  await write(page, STCF, 'only on this device')
  await expect(state(page, STCF)).toHaveText(/^Offline/)
  await page.close()
  await context.setOffline(false)
  const all = await context.newPage()
  await all.goto('/notes')
  await expect(all.getByText('only on this device')).toBeVisible()
  await all.waitForLoadState('networkidle')
  await all.reload()
  await expect(all.getByRole('heading', { level: 3 })).toHaveText([FIFO, STCF])
})

test('a note on a heading that is gone stands under its lesson with the old heading', async ({
  page,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  const gone = { kind: 'lesson', id: 'fifo-sjf-stcf', anchor: 'an-old-heading', heading: 'An old heading' }
  await expectOk(await learner.send('PUT', '/api/notes/text', { ...gone, text: 'Still mine.', revision: 0 }))
  await signInBrowser(page.context(), learner)
  await page.goto(LESSON)
  const section = page.getByRole('region', { name: 'Your notes on sections that are no longer here' })
  await expect(section).toContainText('An old headingStill mine.')
  await section.getByRole('link').click()
  await expect(page.getByRole('link', { name: 'An old heading' })).toBeVisible()

  await page.getByRole('button', { name: 'Edit on “An old heading”' }).click()
  await expectOk(
    await learner.send('PUT', '/api/notes/text', { ...gone, text: 'From elsewhere.', revision: 1 }),
  )
  await note(page, 'An old heading').fill('Still mine, and changed.')
  await expect(editor(page, 'An old heading')).toContainText('From elsewhere.')
  await expectAccessible(page)
})

test('labs and interview cards can be kept too, and all notes are taken along as Markdown', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto('/labs/beat-the-scheduler')
  await page.getByRole('button', { name: /^Bookmark “/ }).click()
  await expect(page.getByRole('button', { name: /^Bookmark “/ })).toHaveAttribute('aria-pressed', 'true')
  await page.goto('/drills/race-condition')
  await page.getByRole('button', { name: /^Write a note on “/ }).click()
  await page.getByRole('textbox', { name: /^Your note on “/ }).fill('# Say the example first')
  await expect(page.getByText(/^Saved\./)).toBeVisible()
  await page.goto('/notes')
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(2)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as Markdown' }).click()
  const file = await readFile(await (await download).path(), 'utf8')
  expect(file).toMatch(/^# Notes\n\n## \[Lab: .*\]\(http.*\/labs\/beat-the-scheduler\)\n\n\*Bookmarked\*/)
  expect(file).toContain('> # Say the example first')
})
