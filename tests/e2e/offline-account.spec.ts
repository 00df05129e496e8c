import type { Page } from '@playwright/test'
import { expectOk, type Person } from '#tests/setup/api-client.ts'
import { reveal } from './drilling.ts'
import { expectKept, seenKeys } from './kept.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

// What of an account can be opened without a connection on a device that has visited it, and who may see it there.
test.use({ serviceWorkers: 'allow' })
test.describe.configure({ timeout: 120_000 })

const FIFO = 'FIFO: first come, first served'
const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'You are offline' })
const question = (page: Page) => page.getByRole('article', { name: 'Interview question' })
const note = (page: Page) => page.getByRole('textbox', { name: `Your note on “${FIFO}”` })

/** Reveals the card in front and calls it good. */
async function gradeOne(page: Page, done: number): Promise<void> {
  await reveal(page)
  await page.keyboard.press('3')
  await expect(page.getByText(`${done} done`)).toBeVisible()
}

/** The drills of this person, one of ten cards graded, kept on the device of the page. */
async function drillOnce(page: Page, person: Person): Promise<void> {
  await signInBrowser(page.context(), person)
  await page.goto('/drills')
  await expect(page.getByText('10 new')).toBeVisible()
  await gradeOne(page, 1)
  await expectKept(page, '/drills')
  await expect.poll(() => seenKeys(page)).toEqual([`interleave:seen:${person.userId}:drills`])
}

const writeNote = async (person: Person, text: string) =>
  expectOk(
    await person.send('PUT', '/api/notes/text', {
      ...{ kind: 'lesson', id: 'fifo-sjf-stcf', anchor: 'fifo-first-come-first-served' },
      ...{ heading: FIFO, text, revision: 0 },
    }),
  )

test('a drill queue opens offline where it stood; what is graded survives a reload and arrives later', async ({
  page,
  context,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await drillOnce(page, learner)
  const next = await question(page).innerText()

  await context.setOffline(true)
  await page.goto('/drills')
  await expect(notice(page)).toContainText('the cards of your account')
  await expect(page.getByText('9 new')).toBeVisible()
  expect(await question(page).innerText()).toBe(next)
  await expectAccessible(page)
  await gradeOne(page, 1)
  await expect(page.getByText('1 answer kept on this device')).toBeVisible()
  await page.reload()
  await expect(page.getByText('8 new')).toBeVisible()
  await expect(page.getByText('1 answer kept on this device')).toBeVisible()
  await expect(page.getByRole('banner')).not.toContainText(learner.name)

  await context.setOffline(false)
  await expect(page.getByText('1 answer kept on this device')).toBeHidden()
  await page.getByRole('link', { name: 'Load the page as it is now' }).click()
  await expect(page.getByRole('banner')).toContainText(learner.name)
  await expect(page.getByText('8 new')).toBeVisible()
  const queue = await expectOk<{ newCount: number }>(await learner.get('/api/drills/queue'))
  expect(queue.newCount).toBe(8)
})

test('a grade taken back offline puts its card back to the front, also after a reload', async ({
  page,
  context,
  baseURL,
}) => {
  await drillOnce(page, await newPerson(baseURL))
  await context.setOffline(true)
  await page.goto('/drills')
  await expect(page.getByText('9 new')).toBeVisible()
  const first = await question(page).innerText()
  await gradeOne(page, 1)
  await page.keyboard.press('u')
  await expect(page.getByText('9 new')).toBeVisible()
  await page.reload()
  await expect(page.getByText('9 new')).toBeVisible()
  expect(await question(page).innerText()).toBe(first)
})

test('what was graded offline is not asked again when drills are opened later with a connection', async ({
  page,
  context,
  baseURL,
}) => {
  await drillOnce(page, await newPerson(baseURL))
  await context.setOffline(true)
  await gradeOne(page, 2)
  await gradeOne(page, 3)
  await expect(page.getByText('2 answers kept on this device')).toBeVisible()
  const next = await question(page).innerText()
  // The page is gone before the connection is back.
  await page.goto('about:blank')
  await context.setOffline(false)
  await page.goto('/drills')
  await expect(page.getByText('7 new')).toBeVisible()
  expect(await question(page).innerText()).toBe(next)
})

test('who has graded all cards offline sees what is left as soon as there is a connection', async ({
  page,
  context,
  baseURL,
}) => {
  await drillOnce(page, await newPerson(baseURL))
  await context.setOffline(true)
  await page.goto('/drills')
  await expect(notice(page)).toContainText('the cards of your account')
  for (let done = 1; done <= 9; done++) await gradeOne(page, done)
  await expect(page.getByText('What you graded is kept; more cards come when it is back.')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('That is all for today.')).toBeVisible()
  await expect(page.getByText('There is no connection.')).toBeHidden()
})

test('signing out takes the queue and the notes from the device', async ({ page, context, baseURL }) => {
  const learner = await newPerson(baseURL)
  await writeNote(learner, 'Only for me.')
  await drillOnce(page, learner)
  await page.goto('/notes')
  await expect(page.getByText('Only for me.')).toBeVisible()
  await expectKept(page, '/notes')
  await page.getByRole('button', { name: learner.name }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('banner')).not.toContainText(learner.name)
  expect(await seenKeys(page)).toEqual([])

  await context.setOffline(true)
  await page.goto('/notes')
  await expect(page.getByText('Nothing noted yet')).toBeVisible()
  await page.goto('/drills')
  await expect(page.getByText('Kept on this device. With an account')).toBeVisible()
  await expect(notice(page)).toBeHidden()
})

test('another account on the device, or a session ended elsewhere, takes them too', async ({
  page,
  context,
  baseURL,
}) => {
  const [ada, grace] = [await newPerson(baseURL), await newPerson(baseURL)]
  await drillOnce(page, ada)
  await signInBrowser(context, grace)
  await page.goto('/course')
  await expect(page.getByRole('banner')).toContainText(grace.name)
  await expect.poll(() => seenKeys(page)).toEqual([])
  await page.goto('/drills')
  await expect(page.getByText('10 new')).toBeVisible()
  await expect.poll(() => seenKeys(page)).toEqual([`interleave:seen:${grace.userId}:drills`])

  // A connection that is gone says nothing about the session; the server does.
  await expectOk(await grace.send('POST', '/api/session/end-all', {}))
  await context.setOffline(true)
  await page.goto('/course')
  await page.goto('/drills')
  await expect(notice(page)).toContainText('the cards of your account')
  await context.setOffline(false)
  await page.goto('/course')
  await expect.poll(() => seenKeys(page)).toEqual([])
  await context.setOffline(true)
  await page.goto('/drills')
  await expect(page.getByText('Kept on this device. With an account')).toBeVisible()
  await expect(notice(page)).toBeHidden()
})

test('notes are read offline as they were last seen, and what is changed in one is saved later', async ({
  page,
  context,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await writeNote(learner, 'Ask about <b>ties</b>.')
  await signInBrowser(context, learner)
  await page.goto('/notes')
  await expect(page.getByText('Ask about <b>ties</b>.')).toBeVisible()
  await expectKept(page, '/notes')

  await context.setOffline(true)
  await page.goto('/notes')
  await expect(notice(page)).toContainText('the notes and bookmarks of your account')
  await expect(page.getByRole('main')).not.toContainText('Kept on this device only')
  await expect(page.getByText('Ask about <b>ties</b>.')).toBeVisible()
  await expect(page.getByRole('link', { name: FIFO })).toHaveAttribute(
    'href',
    /fifo-first-come-first-served$/,
  )
  await expectAccessible(page)
  await page.getByRole('button', { name: `Edit on “${FIFO}”` }).click()
  await note(page).fill('Ties go by arrival.')
  await page.reload()
  await expect(note(page).or(page.getByText('Ties go by arrival.')).first()).toBeVisible()

  await context.setOffline(false)
  const stored = async () => {
    const { notes } = await expectOk<{ notes: { text: string }[] }>(
      await learner.get('/api/notes?kind=lesson&id=fifo-sjf-stcf'),
    )
    return notes.map(({ text }) => text)
  }
  await expect.poll(stored).toEqual(['Ties go by arrival.'])
})

test('what is kept and cannot be read is left aside, with a word on how to get it', async ({
  page,
  context,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await drillOnce(page, learner)
  await page.evaluate(async (key) => {
    const opening = indexedDB.open('interleave-kept')
    await new Promise((resolve) => {
      opening.onsuccess = resolve
    })
    const work = opening.result.transaction('kept', 'readwrite')
    work.objectStore('kept').put('{"at":"2026-03-01T10:00:00.000Z","value":{"cards":[{}]}}', key)
    await new Promise((resolve) => {
      work.oncomplete = resolve
    })
    opening.result.close()
  }, `interleave:seen:${learner.userId}:drills`)
  await context.setOffline(true)
  await page.goto('/drills')
  await expect(page.getByText('Your cards are not on this device')).toBeVisible()
})

test('a visitor drills on offline, with the schedule of the device', async ({ page, context }) => {
  await page.goto('/drills')
  await expect(page.getByText('10 new')).toBeVisible()
  await gradeOne(page, 1)
  await expectKept(page, '/drills')
  await context.setOffline(true)
  await page.goto('/drills')
  await expect(page.getByText('9 new')).toBeVisible()
  await gradeOne(page, 1)
  await page.reload()
  await expect(page.getByText('8 new')).toBeVisible()
})
