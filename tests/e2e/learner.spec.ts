import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { expectOk, type Person, TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { reveal } from './drilling.ts'
import { newPerson, signInBrowser, signInThroughPage } from './people.ts'
import { expect, test } from './test.ts'

const QUIZ = 'threads-and-concurrency'
const LAB = 'beat-the-scheduler'

/** Right answers to one question of each type, in the words of the page. */
const STEMS = {
  single: 'Which of these is not needed for a deadlock to occur?',
  multiple: 'Two threads run in one process.',
  numeric: 'A server watches 10,000 sockets',
  text: 'What is this situation called? (Two words.)',
  ordering: 'A lock-free stack has A on top and B below.',
  matching: 'Match each runtime with the way in which its threads',
} as const

const EVENTS = [
  'Thread 1 reads top = A and next = B, and is interrupted',
  'Thread 2 pops A and then B, and frees B',
  'Thread 2 pushes the node A again, so that top = A',
  'Thread 1 continues, and its compare-and-swap succeeds',
  'The top pointer now names B, which was freed',
] as const

const PAIRS = [
  ['Goroutines in Go', 'Many onto a few kernel threads'],
  ['POSIX threads on Linux', 'Each onto one kernel thread'],
  ['The green threads of early Java', 'All onto one kernel thread'],
  ['Threads in CPython', 'Each onto one kernel thread, with one at a time executing bytecode'],
] as const

const question = (page: Page, stem: string) => page.getByRole('region').filter({ hasText: stem }).last()
const saveState = (page: Page) =>
  page.getByRole('complementary', { name: 'Your attempt' }).getByRole('status')

async function answerAllTypes(page: Page): Promise<void> {
  await question(page, STEMS.single).getByLabel('passed over again and again').check()
  for (const option of ['Objects on the heap', 'Global variables', 'Open file descriptors'])
    await question(page, STEMS.multiple).getByLabel(option).check()
  await question(page, STEMS.numeric).getByRole('textbox').fill('4e2')
  await question(page, STEMS.text).getByRole('textbox').fill('Priority  Inversion')
  await putInOrder(question(page, STEMS.ordering), EVENTS)
  await match(question(page, STEMS.matching))
}

/** Moves each item up to its place with the buttons, as one does by keyboard. */
async function putInOrder(item: Locator, texts: readonly string[]): Promise<void> {
  const rows = item.getByRole('listitem')
  for (const [place, text] of texts.entries())
    for (;;) {
      const shown = await rows.allTextContents()
      const at = shown.findIndex((row) => row.includes(text))
      if (at === place) break
      await item.getByRole('button', { name: `Move number ${at + 1} up` }).press('Enter')
    }
  const keep = item.getByRole('button', { name: 'keep this order' })
  if (await keep.isVisible()) await keep.click()
}

async function match(item: Locator): Promise<void> {
  const rights = await item.getByRole('list').first().getByRole('listitem').allTextContents()
  for (const [left, right] of PAIRS) {
    const letter = 'ABCD'[rights.indexOf(right)] ?? ''
    await item
      .getByRole('listitem')
      .filter({ hasText: left })
      .getByRole('combobox')
      .selectOption({ label: letter })
  }
}

async function expectAllTypesAnswered(page: Page): Promise<void> {
  await expect(question(page, STEMS.single).getByLabel('passed over again and again')).toBeChecked()
  await expect(question(page, STEMS.multiple).getByRole('checkbox', { checked: true })).toHaveCount(3)
  await expect(question(page, STEMS.numeric).getByRole('textbox')).toHaveValue('4e2')
  await expect(question(page, STEMS.text).getByRole('textbox')).toHaveValue('Priority  Inversion')
  const rows = question(page, STEMS.ordering).getByRole('listitem')
  for (const [place, text] of EVENTS.entries()) await expect(rows.nth(place)).toContainText(text)
  for (const select of await question(page, STEMS.matching).getByRole('combobox').all())
    await expect(select).not.toHaveValue('')
}

/** Another device of the same person. */
async function otherDevice(
  browser: Browser,
  baseURL: string | undefined,
  person: Person,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL })
  await signInBrowser(context, person)
  return context
}

async function startQuiz(page: Page, person: Person): Promise<string> {
  await signInBrowser(page.context(), person)
  await page.goto(`/quiz/${QUIZ}`)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await expect(saveState(page)).toHaveText('All answers saved')
  return page.url()
}

test('signing in leads back to the page that asked for it', async ({ page, baseURL }) => {
  const learner = await newPerson(baseURL)
  await page.goto('/progress')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fprogress$/)
  await signInThroughPage(page, { email: learner.email, password: 'not the right password' })
  await expect(page.getByText('do not belong together')).toBeVisible()
  await signInThroughPage(page, learner)
  await expect(page.getByRole('heading', { level: 1, name: 'Your progress' })).toBeVisible()
  await page.getByRole('button', { name: learner.name }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await page.goto('/progress')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('the account menu that was opened before the scripts ran stays open', async ({ page, baseURL }) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(page.context(), learner)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto('/course', { waitUntil: 'commit' })
  const button = page.getByRole('button', { name: learner.name })
  await button.click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  release()
  const isAlive = () =>
    button.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps')))
  await expect.poll(isAlive).toBe(true)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('the continue card leads to the exact heading that was read last', async ({ page, baseURL }) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/')
  await expect(page.getByText('Start here')).toBeVisible()
  await page.goto('/learn/cpu-scheduling/fifo-sjf-stcf#stcf-when-the-short-ones-come-late')
  const outline = page.getByRole('complementary', { name: 'This lesson' })
  await expect(outline.getByRole('link', { name: /^STCF: when the short ones/ })).toHaveAttribute(
    'aria-current',
    'true',
  )
  const card = page.getByRole('region').filter({ hasText: 'Where you left off' })
  await expect(async () => {
    await page.goto('/')
    await expect(card).toContainText('STCF: when the short ones come late', { timeout: 500 })
  }).toPass()
  await card.getByRole('link', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/fifo-sjf-stcf#stcf-when-the-short-ones-come-late$/)
  await expect(page.getByRole('heading', { name: /^STCF: when the short ones come late/ })).toBeInViewport()
})

test('continue is the same on every device, and an older device never takes it or progress back', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(page.context(), learner)
  const tablet = await otherDevice(browser, baseURL, learner)
  const there = await tablet.newPage()
  const lesson = '/learn/cpu-scheduling/fifo-sjf-stcf'
  const card = (device: Page) => device.getByRole('region').filter({ hasText: 'Where you left off' })
  const expectToContinueAt = (device: Page, heading: string) =>
    expect(async () => {
      await device.goto('/')
      await expect(card(device)).toContainText(heading, { timeout: 500 })
    }).toPass()
  const reached = (device: Page) => device.locator('[data-outline][data-reached]')
  await page.setViewportSize({ width: 1440, height: 900 })
  await there.setViewportSize({ width: 1440, height: 900 })

  await page.goto(`${lesson}#sjf-let-the-short-ones-pass`)
  await expect(reached(page)).not.toHaveCount(0)
  for (const device of [page, there]) await expectToContinueAt(device, 'SJF: let the short ones pass')

  await card(there).getByRole('link', { name: 'Continue' }).click()
  await expect(reached(there)).not.toHaveCount(0)
  const before = await reached(there).count()
  await there.goto(`${lesson}#how-long-should-a-quantum-be`)
  await expect.poll(() => reached(there).count()).toBeGreaterThan(before)
  const after = await reached(there).count()
  for (const device of [there, page]) await expectToContinueAt(device, 'How long should a quantum be?')

  // What the first device kept back and sends late neither takes steps away nor moves the place back.
  const late = { steps: ['heading:fifo-first-come-first-served'] }
  await expectOk(await learner.send('POST', '/api/progress/lessons/fifo-sjf-stcf', late))
  await page.goto(lesson)
  await expect.poll(() => reached(page).count()).toBeGreaterThanOrEqual(after)
  await tablet.close()
})

test('a plan for the time at hand leads to exact places, and its length to none that are longer', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto('/')
  const plan = page.getByRole('region', { name: 'How long do you have?' })
  await plan.getByRole('link', { name: '20 min' }).click()
  await expect(plan.getByText(/of 20, first things first/)).toBeVisible()
  const minutes = await plan.getByText(/^\d+ min$/).allTextContents()
  const total = minutes.slice(4).reduce((sum, text) => sum + Number.parseInt(text, 10), 0)
  expect(total).toBeLessThanOrEqual(20)
  await plan.getByRole('spinbutton').fill('35')
  await plan.getByRole('button', { name: 'Plan' }).click()
  await expect(page).toHaveURL(/\/\?minutes=35#time$/)
  await expect(plan.getByText(/of 35, first things first/)).toBeVisible()
  await plan.getByRole('list').last().getByRole('link').first().click()
  await expect(page).toHaveURL(/\/learn\/.*#/)
})

test('who does not want to see their rhythm hides it everywhere, and brings it back', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto('/progress')
  await expect(page.getByRole('heading', { name: 'This week' })).toBeVisible()
  await page.getByRole('button', { name: 'Hide my rhythm' }).click()
  await expect(page.getByRole('heading', { name: 'Your rhythm is hidden' })).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Show my rhythm' }).click()
  await expect(page.getByRole('heading', { name: 'This week' })).toBeVisible()
})

test('answers of six types are saved, and the attempt goes on in another browser', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await startQuiz(page, learner)
  await answerAllTypes(page)
  await expect(saveState(page)).toHaveText('All answers saved')
  await expect(page.getByRole('button', { name: 'Submit (6 of 12 answered)' })).toBeVisible()

  const tablet = await otherDevice(browser, baseURL, learner)
  const there = await tablet.newPage()
  await there.goto(`/quiz/${QUIZ}`)
  await there.getByRole('link', { name: 'Continue your attempt' }).click()
  await expect(there).toHaveURL(page.url())
  await expectAllTypesAnswered(there)
  await tablet.close()
})

test('answers given offline are kept, also through a reload, and saved when the connection is back', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  const address = await startQuiz(page, learner)
  await context.setOffline(true)
  await question(page, STEMS.numeric).getByRole('textbox').fill('400')
  await expect(saveState(page)).toHaveText(/^Offline\. Your answers are kept on this device/)
  await page.getByRole('button', { name: /^Submit \(/ }).click()
  await page.getByRole('button', { name: 'Submit for grading' }).click()
  await expect(page.getByRole('dialog')).toContainText(
    'Nothing is lost: submit again when you are back online.',
  )
  await page.getByRole('button', { name: 'Go on answering' }).click()

  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(address)
  await expect(question(again, STEMS.numeric).getByRole('textbox')).toHaveValue('400')
  await expect(saveState(again)).toHaveText('All answers saved')

  const tablet = await otherDevice(browser, baseURL, learner)
  const there = await tablet.newPage()
  await there.goto(address)
  await expect(question(there, STEMS.numeric).getByRole('textbox')).toHaveValue('400')
  await tablet.close()
})

test('an answer changed on two pages is told, overwrites nothing, and is settled by choosing', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  const address = await startQuiz(page, learner)
  const tablet = await otherDevice(browser, baseURL, learner)
  const there = await tablet.newPage()
  await there.goto(address)
  await question(there, STEMS.text).getByRole('textbox').fill('starvation')
  await expect(saveState(there)).toHaveText('All answers saved')

  const mine = question(page, STEMS.text)
  await mine.getByRole('textbox').fill('priority inversion')
  await expect(mine.getByText('This answer was changed on another page')).toBeVisible()
  await expect(mine).toContainText('The other page has: “starvation”.')
  await expect(saveState(page)).toHaveText(/Choose which one counts/)
  await there.reload()
  await expect(question(there, STEMS.text).getByRole('textbox')).toHaveValue('starvation')

  await mine.getByRole('button', { name: 'Keep the answer here' }).click()
  await expect(saveState(page)).toHaveText('All answers saved')
  await there.reload()
  await expect(question(there, STEMS.text).getByRole('textbox')).toHaveValue('priority inversion')
  await tablet.close()
})

test('a conflict left open is told again after a reload, also when another tab goes on', async ({
  page,
  context,
  baseURL,
}) => {
  const address = await startQuiz(page, await newPerson(baseURL))
  const other = await context.newPage()
  await other.goto(address)
  const there = question(other, STEMS.text).getByRole('textbox')
  await there.fill('starvation')
  await expect(saveState(other)).toHaveText('All answers saved')
  const mine = question(page, STEMS.text)
  await mine.getByRole('textbox').fill('priority inversion')
  await expect(mine.getByText('This answer was changed on another page')).toBeVisible()
  await there.fill('convoy effect')
  await expect(saveState(other)).toHaveText('All answers saved')

  await page.reload()
  await expect(mine).toContainText('The other page has: “convoy effect”.')
  await expect(mine.getByRole('textbox')).toHaveValue('priority inversion')
  await page.getByRole('button', { name: /^Submit \(/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/Question \d+: changed elsewhere/)
  await expect(dialog.getByRole('button', { name: 'Submit for grading' })).toBeHidden()
  await dialog.getByRole('link', { name: /^Go to question/ }).click()
  await mine.getByRole('button', { name: 'Take the other one' }).click()
  await expect(saveState(page)).toHaveText('All answers saved')
  await page.reload()
  await expect(mine.getByRole('textbox')).toHaveValue('convoy effect')
})

test('a number that cannot be read is named before submitting, and leads to its question', async ({
  page,
  baseURL,
}) => {
  await startQuiz(page, await newPerson(baseURL))
  const number = question(page, STEMS.numeric)
  await number.getByRole('textbox').fill('four hundred')
  await expect(saveState(page)).toHaveText('All answers saved')
  await page.getByRole('button', { name: /^Submit \(/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('One answer is not ready to be graded.')
  await expect(dialog.getByRole('button', { name: 'Submit for grading' })).toBeHidden()
  await dialog.getByRole('link', { name: /^Go to question/ }).click()
  await expect(dialog).toBeHidden()
  await expect(number).toBeInViewport()
  await number.getByRole('textbox').fill('400')
  await page.getByRole('button', { name: /^Submit \(/ }).click()
  await page.getByRole('button', { name: 'Submit for grading' }).click()
  await expect(page.getByRole('region', { name: 'Score' })).toBeVisible()
})

test('what the server cannot read is listed with a way to it, and nothing is submitted', async ({
  page,
  baseURL,
}) => {
  await startQuiz(page, await newPerson(baseURL))
  const items = [{ itemId: crypto.randomUUID(), number: 3, message: 'This is not a number.' }]
  const error = {
    code: 'unreadable-answers',
    message: 'Not submitted yet.',
    requestId: '',
    details: { items },
  }
  await page.route('**/submit', (route) => route.fulfill({ status: 422, json: { error } }))
  await page.getByRole('button', { name: /^Submit \(/ }).click()
  await page.getByRole('button', { name: 'Submit for grading' }).click()
  const notice = page.getByRole('dialog').getByRole('status')
  await expect(notice).toContainText('Question 3: This is not a number.')
  await notice.getByRole('link', { name: 'Question 3' }).click()
  await expect(page).toHaveURL(/#question-3$/)
})

test('a double click submits once, and the result shows feedback and explanation for every question', async ({
  page,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await startQuiz(page, learner)
  await answerAllTypes(page)
  await question(page, 'A routing table is looked up').getByLabel('A mutex, since there is a writer').check()
  await page.getByRole('button', { name: 'Submit (7 of 12 answered)' }).click()
  await expect(page.getByRole('dialog')).toContainText('5 questions are not finished.')
  await page.getByRole('button', { name: 'Submit for grading' }).dblclick()

  await expect(page.getByRole('region', { name: 'Score' })).toContainText('6 of 12 points')
  await expect(page.getByRole('region', { name: 'Score' })).toContainText('Not passed yet; 70 % are needed.')
  for (const stem of Object.values(STEMS)) await expect(question(page, stem)).toContainText('✓ Right')
  const wrong = question(page, 'A routing table is looked up')
  await expect(wrong).toContainText('✗ your answer, wrong')
  await expect(wrong).toContainText('it makes readers queue for each other')
  await expect(wrong).toContainText('Many long reads and rare writes are the case for a read-write lock.')
  await expect(page.getByText('○ Not answered')).toHaveCount(5)

  await page.getByRole('link', { name: 'Back to the quiz, to try again' }).click()
  await expect(page.getByRole('row', { name: /^Attempt \d/ })).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Start another attempt' })).toBeVisible()
})

test('a lab shows what the settings reach, gives hints, and credits what the server has run', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(page.context(), learner)
  await page.goto(`/labs/${LAB}`)
  const goals = page.getByRole('region', { name: 'Deliverables' })
  await expect(page.getByText('1 of 3 goals met, 0 of 2 to stretch for')).toBeVisible()
  await page.getByRole('button', { name: 'Show hint 1 of 3: a nudge' }).click()
  await expect(goals.getByText('A nudge', { exact: true })).toBeVisible()
  await goals.getByRole('button', { name: 'Hand in' }).click()
  await expect(goals.getByText('Not passed yet')).toBeVisible()

  const settings = page.getByRole('region', { name: 'Your settings' })
  await settings.getByLabel('Policy').selectOption('rr')
  await settings.getByRole('textbox', { name: 'Quantum (ticks)', exact: true }).fill('6')
  await expect(page.getByText('✓ 3 of 3 goals met, 0 of 2 to stretch for')).toBeVisible()
  const tuned = goals.getByRole('listitem').filter({ hasText: 'Response of at most 10 ms' }).first()
  await expect(tuned).toContainText('not met, stretch')
  await expect(settings.getByText('Your settings are saved to your account')).toBeVisible()

  const run = page.getByRole('region', { name: 'Live run' })
  await run.scrollIntoViewIfNeeded()
  await run.getByRole('button', { name: 'Step', exact: true }).click()
  await expect(run.getByRole('slider')).toHaveValue('1')

  const laptop = await otherDevice(browser, baseURL, learner)
  const there = await laptop.newPage()
  await there.goto(`/labs/${LAB}`)
  await expect(there.getByLabel('Policy')).toHaveValue('rr')
  await laptop.close()

  await goals.getByRole('button', { name: 'Hand in' }).click()
  await expect(goals.getByText('Passed', { exact: true })).toBeVisible()
  const newest = goals.getByRole('group').first()
  await expect(newest).toContainText('passed 3 of 5 met')
  await newest.locator('summary').click()
  await expect(newest.getByText(/✓.*Average response time: [\d.]+ ticks, needed at most 20/)).toBeVisible()
  await expect(goals.locator('summary').filter({ hasText: 'met' })).toHaveCount(2)
})

test('a drill goes by keyboard: reveal, tick, grade, undo', async ({ page, baseURL }) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto('/drills')
  const card = page.getByRole('article', { name: 'Interview question' })
  const counts = page.getByText(/\d+ due · \d+ new · \d+ done/)
  const suggested = (grade: string) => card.getByRole('button', { name: grade })
  const prompt = (await card.getByRole('paragraph').first().textContent()) ?? ''
  await page.keyboard.press('3')
  await expect(counts).toContainText('0 done')
  await reveal(page)
  await expect(card.getByRole('heading', { name: 'A strong answer says' })).toBeVisible()
  await expect(suggested('Again')).toContainText('suggested')
  const bullets = card.getByRole('list').first().getByRole('checkbox')
  for (const bullet of await bullets.all()) await bullet.check()
  await expect(suggested('Easy')).toContainText('suggested')
  await card.getByRole('list').nth(1).getByRole('checkbox').first().check()
  await expect(suggested('Again')).toContainText('suggested')

  for (const [done, key] of ['1', '2', '3', '4'].entries()) {
    await expect(counts).toContainText(`${done} done`)
    if (done > 0) await reveal(page)
    await expect(card.getByRole('heading', { name: 'A strong answer says' })).toBeVisible()
    await page.keyboard.press(key)
  }
  await expect(counts).toContainText('4 done')
  for (const left of [3, 2, 1, 0]) {
    await page.keyboard.press('u')
    await expect(counts).toContainText(`${left} done`)
  }
  await expect(card).toContainText(prompt)
  await page.reload()
  await expect(card).toContainText(prompt)
})

test('all cards can be browsed by difficulty and by what is new, and each has a page', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto('/drills/browse')
  await expect(page.getByText('13 cards')).toBeVisible()
  const filter = page.getByRole('navigation', { name: 'Filter' })
  await filter.getByRole('link', { name: 'hard' }).click()
  await expect(page).toHaveURL(/difficulty=hard/)
  const cards = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('paragraph') })
  for (const row of await cards.all()) await expect(row).toContainText('hard')
  await filter.getByRole('link', { name: 'not seen yet' }).click()
  await expect(page).toHaveURL(/show=new/)
  await page.getByRole('link', { name: /^Why is double-checked locking/ }).click()
  await page.getByText('Answer aloud, then open what was expected').click()
  await expect(page.getByRole('heading', { name: 'Red flags' })).toBeVisible()
})

test('the progress page shows lesson, quiz, lab and drills', async ({ page, baseURL }) => {
  const learner = await newPerson(baseURL)
  await reachSomething(learner)
  await signInBrowser(page.context(), learner)
  await page.goto('/progress')
  const lesson = page.getByRole('article').filter({ hasText: 'FIFO, SJF, STCF and round robin' })
  await expect(lesson.getByRole('listitem').first()).toContainText('Earned in a check of this lesson')
  await expect(page.getByRole('listitem').filter({ hasText: 'QuizThreads and concurrency' })).toContainText(
    'best 0 %, not yet passed',
  )
  await expect(page.getByRole('listitem').filter({ hasText: 'LabBeat the scheduler' })).toContainText(
    'passed',
  )
  await expect(page.getByText(/^1 seen so far/)).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Active on 1 day/ })).toBeVisible()
})

/** A little of everything, through the endpoints that the pages use. */
async function reachSomething(learner: Person): Promise<void> {
  const response = { type: 'numeric', text: '6' }
  const check = {
    lessonId: 'fifo-sjf-stcf',
    questionId: 'sched-sjf-average',
    response,
    answerKey: crypto.randomUUID(),
  }
  await expectOk(await learner.send('POST', '/api/checks', check))
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
  )
  await expectOk(
    await learner.send('POST', `/api/attempts/${attemptId}/submit`, { submitKey: crypto.randomUUID() }),
  )
  const values = { policy: 'rr', quantumTicks: 6 }
  await expectOk(
    await learner.send('POST', `/api/labs/${LAB}/submissions`, { submitKey: crypto.randomUUID(), values }),
  )
  const { cards } = await expectOk<{ cards: { card: { id: string } }[] }>(
    await learner.get('/api/drills/queue'),
  )
  const review = {
    reviewKey: crypto.randomUUID(),
    cardId: cards[0]?.card.id,
    grade: 3,
    bullets: [],
    redFlags: [],
  }
  await expectOk(await learner.send('POST', '/api/drills/reviews', review))
}

test('a changed password ends the other sessions and is the one that works', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(page.context(), learner)
  const tablet = await otherDevice(browser, baseURL, learner)
  await page.goto('/account')
  await page.getByLabel('Current password').fill(TEST_PASSWORD)
  await page.getByLabel('New password').fill('another weave of words')
  await page.getByRole('button', { name: /password/i }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  const there = await tablet.newPage()
  await there.goto('/progress')
  await expect(there).toHaveURL(/\/sign-in/)
  await signInThroughPage(page, { email: learner.email, password: 'another weave of words' })
  await expect(page.getByRole('heading', { level: 1, name: 'Account and devices' })).toBeVisible()
  await tablet.close()
})
