import type { Locator, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { expectOk, type Person } from '#tests/setup/api-client.ts'
import { HANDS, type Hand, keyboard, signInBy } from './hands.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

const QUIZ = 'threads-and-concurrency'
const INVERSION = 'What is this situation called? (Two words.)'
const FACTOR = 'A server watches 10,000 sockets'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const question = (page: Page, stem: string): Locator =>
  page.getByRole('region').filter({ hasText: stem }).last()
const saveState = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Your attempt' }).getByRole('status')

const EVENTS = [
  'Thread 1 reads top = A and next = B',
  'Thread 2 pops A and then B',
  'Thread 2 pushes the node A again',
  'Thread 1 continues, and its compare-and-swap',
  'The top pointer now names B',
]

const PAIRS = {
  'Goroutines in Go': 'Many onto a few kernel threads',
  'POSIX threads on Linux': 'Each onto one kernel thread',
  'The green threads of early Java': 'All onto one kernel thread',
  'Threads in CPython': 'Each onto one kernel thread, with one at a time executing bytecode',
}

async function order(hand: Hand, item: Locator): Promise<void> {
  for (const [place, text] of EVENTS.entries())
    for (;;) {
      const shown = await item.getByRole('listitem').allTextContents()
      const at = shown.findIndex((row) => row.includes(text))
      if (at === place) break
      await hand.press(item.getByRole('button', { name: `Move number ${at + 1} up` }))
    }
  const keep = item.getByRole('button', { name: 'keep this order' })
  if (await keep.isVisible()) await hand.press(keep)
}

async function match(hand: Hand, item: Locator): Promise<void> {
  const rights = await item.getByRole('list').first().getByRole('listitem').allTextContents()
  for (const [left, right] of Object.entries(PAIRS)) {
    const letter = 'ABCD'[rights.indexOf(right)] ?? ''
    const row = item.getByRole('listitem').filter({ hasText: left })
    await hand.choose(row.getByRole('combobox'), letter)
  }
}

async function fillInTrace(hand: Hand, item: Locator): Promise<void> {
  const cells = { '2, count': 2, '2, put_at': 2, '3, count': 1, '3, take_at': 1, '4, put_at': 0 }
  for (const [cell, value] of Object.entries({ ...cells, '5, count': 3, '5, put_at': 1 }))
    await hand.write(item.getByLabel(`Row ${cell}`), String(value))
}

async function findTheDeadlock(hand: Hand, item: Locator): Promise<void> {
  const scheduler = item.getByRole('group', { name: 'Be the scheduler' })
  for (const thread of 'main main main T1 T1 T2 T2'.split(' '))
    await hand.press(scheduler.getByRole('button', { name: new RegExp(`^${thread} `) }))
  await expect(item).toContainText('Deadlock: no thread can go on.')
}

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: a quiz with every type of question is begun, answered, reported on, submitted, reviewed and tried again`, async ({
    page,
    baseURL,
  }) => {
    test.slow()
    const hand = handOf(page)
    await signInBrowser(page.context(), await newPerson(baseURL))
    await page.goto(`/quiz/${QUIZ}`)
    await hand.press(page.getByRole('button', { name: 'Start the quiz' }))
    await expect(saveState(page)).toHaveText('All answers saved')

    const shared = question(page, 'Two threads run in one process.')
    for (const option of ['Objects on the heap', 'Global variables', 'The call stack'])
      await hand.press(shared.getByRole('checkbox', { name: option }))
    await hand.pick(shared.getByRole('radio', { name: 'certain' }))
    await match(hand, question(page, 'Match each runtime with the way in which its threads'))
    const routing = question(page, 'A routing table is looked up')
    await hand.pick(routing.getByRole('radio', { name: 'A read-write lock' }))
    await order(hand, question(page, 'A lock-free stack has A on top and B below.'))
    await hand.write(question(page, FACTOR).getByRole('textbox'), '4e2')
    const inversion = question(page, INVERSION)
    await hand.write(inversion.getByRole('textbox'), 'priority inversion')
    await fillInTrace(hand, question(page, 'A buffer has three slots'))
    await findTheDeadlock(hand, question(page, 'the same two locks in opposite order'))

    await hand.press(inversion.getByRole('button', { name: /^Report a problem/ }))
    const form = page.getByRole('dialog', { name: /^Report a problem/ })
    await hand.choose(form.getByLabel('What is wrong?'), /typo/)
    await hand.write(form.getByLabel('In your words'), '1 comma is missing.')
    await hand.press(form.getByRole('button', { name: 'Send the report' }))
    await expect(inversion).toContainText('✓ Sent.')
    await hand.press(routing.getByRole('button', { name: 'Clear the answer' }))
    await expect(routing.getByRole('radio', { checked: true })).toHaveCount(0)

    await expect(saveState(page)).toHaveText('All answers saved')
    const submit = page.getByRole('button', { name: 'Submit (7 of 12 answered)' })
    await hand.press(submit)
    const dialog = page.getByRole('dialog', { name: 'Submit this attempt?' })
    await expect(dialog).toContainText('5 questions are not finished.')
    await hand.press(dialog.getByRole('button', { name: 'Go on answering' }))
    await expect(dialog).toBeHidden()
    await hand.press(submit)
    await hand.press(dialog.getByRole('button', { name: 'Submit for grading' }))

    const score = page.getByRole('region', { name: 'Score' })
    await expect(score).toContainText(/6\.\d+ of 12 points/)
    const wrong = question(page, 'Two threads run in one process.')
    await expect(wrong).toContainText('you said: certain')
    await hand.press(wrong.getByRole('button', { name: 'Practise this today' }))
    await expect(wrong).toContainText('first among the new cards')
    await hand.press(page.getByRole('link', { name: 'Back to the quiz, to try again' }))
    await expect(page.getByRole('row', { name: /^Attempt 1 / })).toContainText('not passed')
    await hand.press(page.getByRole('button', { name: 'Start another attempt' }))
    await expect(page.getByText('Attempt 2.')).toBeVisible()
    await expect(question(page, INVERSION).getByRole('textbox')).toHaveValue('')
  })

type Begun = { readonly address: string; readonly attemptId: string; readonly itemId: string }

/** An attempt, begun elsewhere; with the item of the question that is answered in words. */
async function begin(learner: Person): Promise<Begun> {
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
  )
  const { items } = await expectOk<{ items: { id: string; question: { type: string } }[] }>(
    await learner.get(`/api/attempts/${attemptId}`),
  )
  const itemId = items.find(({ question: { type } }) => type === 'text')?.id ?? ''
  return { address: `/quiz/${QUIZ}/attempts/${attemptId}`, attemptId, itemId }
}

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: an answer that was changed elsewhere is settled, once for this page and once for the other`, async ({
    page,
    baseURL,
  }) => {
    const hand = handOf(page)
    const learner = await newPerson(baseURL)
    const { address, attemptId, itemId } = await begin(learner)
    await signInBrowser(page.context(), learner)
    await page.goto(address)
    const mine = question(page, INVERSION)
    const change = async (text: string, revision: number) =>
      expectOk(
        await learner.send('PUT', `/api/attempts/${attemptId}/responses/${itemId}`, {
          ...{ response: { type: 'text', text }, confidence: null, revision },
        }),
      )
    await expect(saveState(page)).toHaveText('All answers saved')
    await change('starvation', 0)
    await hand.write(mine.getByRole('textbox'), 'priority inversion')
    await expect(mine).toContainText('The other page has: “starvation”.')
    await hand.press(page.getByRole('button', { name: /^Submit \(/ }))
    const dialog = page.getByRole('dialog', { name: 'Something to settle first' })
    await hand.press(dialog.getByRole('link', { name: /^Go to question/ }))
    await expect(mine).toBeFocused()
    await hand.press(mine.getByRole('button', { name: 'Keep the answer here' }))
    await expect(saveState(page)).toHaveText('All answers saved')

    await change('convoy effect', 2)
    await hand.write(mine.getByRole('textbox'), 'livelock')
    await expect(mine).toContainText('The other page has: “convoy effect”.')
    await hand.press(mine.getByRole('button', { name: 'Take the other one' }))
    await expect(mine.getByRole('textbox')).toHaveValue('convoy effect')
    await expect(saveState(page)).toHaveText('All answers saved')
    await hand.press(mine.getByRole('button', { name: 'Clear the answer' }))
    await expect(mine.getByRole('textbox')).toHaveValue('')
  })

/** The same attempt, as if its quiz had a limit that is reached in so many seconds. */
function limitTime(attemptId: string, seconds: number): void {
  const database = new Database(process.env.E2E_SQLITE_FILE, { timeout: 5_000, fileMustExist: true })
  const deadlineAt = new Date(Date.now() + seconds * 1000).toISOString()
  database.prepare('UPDATE "Attempt" SET "deadlineAt" = ? WHERE id = ?').run(deadlineAt, attemptId)
  database.close()
}

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: when the time is up, what was answered is graded, and the next attempt can be begun`, async ({
    page,
    baseURL,
  }) => {
    const hand = handOf(page)
    const learner = await newPerson(baseURL)
    const { address, attemptId } = await begin(learner)
    await signInBrowser(page.context(), learner)
    await page.goto(address)
    await hand.write(question(page, INVERSION).getByRole('textbox'), 'priority inversion')
    await expect(saveState(page)).toHaveText('All answers saved')
    await expect(page.getByRole('button', { name: 'Submit (1 of 12 answered)' })).toBeVisible()
    limitTime(attemptId, 10)
    await page.reload()
    await expect(page.getByRole('timer')).toHaveText(/^0:\d\d$/)
    await expect(page.getByRole('region', { name: 'Score' })).toContainText('1 of 12 points')
    await hand.press(page.getByRole('link', { name: 'Back to the quiz, to try again' }))
    await hand.press(page.getByRole('button', { name: 'Start another attempt' }))
    await expect(page.getByText('Attempt 2.')).toBeVisible()
  })

test('by keyboard alone: who is signed out in the middle of a quiz goes on answering, signs in again, and nothing is lost', async ({
  page,
  baseURL,
}) => {
  const hand = keyboard(page)
  const learner = await newPerson(baseURL)
  await page.goto(`/quiz/${QUIZ}`)
  await hand.press(page.getByRole('link', { name: 'Sign in to start' }))
  await signInBy(hand, page, learner)
  await hand.press(page.getByRole('button', { name: 'Start the quiz' }))
  await expect(saveState(page)).toHaveText('All answers saved')
  await hand.write(question(page, FACTOR).getByRole('textbox'), '400')
  await expect(saveState(page)).toHaveText('All answers saved')
  const address = page.url()

  await page.context().clearCookies()
  await hand.write(question(page, INVERSION).getByRole('textbox'), 'priority inversion')
  await expect(question(page, INVERSION)).toContainText('Sign in')
  const banner = page.getByRole('status').filter({ hasText: 'You are signed out' })
  await hand.press(banner.getByRole('link', { name: 'Sign in' }))
  await signInBy(hand, page, learner)
  await expect(page).toHaveURL(address)
  await expect(question(page, INVERSION).getByRole('textbox')).toHaveValue('priority inversion')
  await expect(question(page, FACTOR).getByRole('textbox')).toHaveValue('400')
  await expect(saveState(page)).toHaveText('All answers saved')
  await hand.press(page.getByRole('button', { name: 'Submit (2 of 12 answered)' }))
  await hand.press(page.getByRole('button', { name: 'Submit for grading' }))
  await expect(page.getByRole('region', { name: 'Score' })).toContainText('2 of 12 points')
})
