import type { Locator, Page } from '@playwright/test'
import { simulationIds, simulations } from '#sim/registry.ts'
import { TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { reveal } from './drilling.ts'
import { signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

const LESSON = '/learn/cpu-scheduling/fifo-sjf-stcf'
const LESSON_TITLE = 'FIFO, SJF, STCF and round robin: finish soon or start soon'
const FIGURE = 'One long job in front of two short ones, first in, first out'

const player = (page: Page, name: string | RegExp = /^Simulation: /) => page.getByRole('region', { name })
const position = (figure: Locator) => figure.getByRole('slider', { name: 'Position in the run' })

/** Scrolls to a lesson's figure, which is fetched when it comes near, and gives its player. */
async function openFigure(page: Page): Promise<Locator> {
  await page.getByRole('figure', { name: FIGURE }).scrollIntoViewIfNeeded()
  const figure = player(page, `Simulation: ${FIGURE}`)
  await expect(figure).toBeVisible()
  return figure
}

async function answerSchedulingCheck(page: Page): Promise<Locator> {
  const check = page
    .getByRole('article', { name: 'Knowledge check' })
    .filter({ hasText: 'Jobs of 4, 7 and 1 ticks arrive together.' })
  await check.getByRole('textbox').fill('6')
  await check.getByRole('button', { name: 'Check the answer' }).click()
  await expect(check).toContainText('✓ Right')
  return check
}

test('on the home page a visitor loses an update by choosing who steps', async ({ page }) => {
  await page.goto('/')
  const toy = page.getByRole('region', { name: 'Two threads, one counter' })
  const take = (thread: number) => toy.getByRole('button', { name: `T${thread}` }).click()
  await take(1)
  await expect(toy).toContainText('T1 loads')
  for (const thread of [2, 1, 2, 1, 2]) await take(thread)
  await expect(toy.getByText(/An update is lost: both threads added 1, and the counter is 1/)).toBeVisible()
  await expect(toy.getByRole('button', { name: 'T1' })).toBeDisabled()

  await toy.getByRole('button', { name: 'Start over' }).click()
  for (const thread of [1, 1, 1, 2, 2, 2]) await take(thread)
  await expect(toy.getByText(/Both updates counted: the counter is 2/)).toBeVisible()
  await toy.getByRole('button', { name: 'Show every schedule' }).click()
  await expect(toy.getByText(/^20 schedules: 2 end at 2, the other 18 lose an update/)).toBeVisible()
})

test('a prediction is answered on the spot and remembered on the device', async ({ page }) => {
  await page.goto(LESSON)
  const prediction = page
    .getByRole('article', { name: 'Prediction' })
    .filter({ hasText: 'A (12 ticks), B (3) and C (3) arrive together' })
  const wrong = prediction.getByRole('radio', { name: /^6 ticks/ })
  await wrong.check()
  await expect(prediction).toContainText('✗ not quite')
  await expect(prediction.getByText('That is the average run time, 18 divided by 3.').first()).toBeVisible()
  await page.reload()
  await expect(wrong).toBeChecked()
  await prediction.getByRole('radio', { name: /^15 ticks/ }).check()
  await expect(prediction).toContainText('✓ yes')
  await expect(prediction.getByText('A finishes at 12, B at 15, C at 18.')).toBeVisible()
})

test('a figure steps forward and back, by button and by key, and says what happened', async ({ page }) => {
  await page.goto(LESSON)
  const figure = await openFigure(page)
  const nothing = figure.getByText('Nothing has happened yet.')
  await expect(nothing).toBeVisible()
  await figure.getByRole('button', { name: 'Step', exact: true }).click()
  await expect(position(figure)).toHaveValue('1')
  await expect(nothing).toBeHidden()
  await figure.getByRole('button', { name: 'Step back' }).click()
  await expect(nothing).toBeVisible()

  await figure.focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
  await expect(position(figure)).toHaveValue('3')
  await page.keyboard.press('ArrowLeft')
  await expect(position(figure)).toHaveValue('2')
  await page.keyboard.press('End')
  await expect(figure.getByText(/The run is over/)).toBeVisible()
  await expect(figure.getByRole('definition').first()).toHaveText(/^15\b/)
  await page.keyboard.press('Home')
  await expect(position(figure)).toHaveValue('0')
  await page.keyboard.press('t')
  await expect(figure.getByRole('table').first()).toBeVisible()
})

test('a knowledge check is graded with feedback, and a wrong answer may be tried again', async ({ page }) => {
  await page.goto(LESSON)
  const check = page
    .getByRole('article', { name: 'Knowledge check' })
    .filter({ hasText: 'Jobs of 4, 7 and 1 ticks arrive together.' })
  await check.getByRole('textbox').fill('9')
  await check.getByRole('button', { name: 'Check the answer' }).click()
  await expect(check).toContainText('✗ Not right')
  await expect(check).toContainText('Sort them first (1, 4, 7)')
  await check.getByRole('button', { name: 'Try again' }).click()
  await check.getByRole('textbox').fill('18/3')
  await check.getByRole('button', { name: 'Check the answer' }).click()
  await expect(check).toContainText('✓ Right')
  await expect(check).toContainText('The jobs finish at 1, 5 and 12; 18 / 3 = 6.')
})

test('what a visitor did is on the device, and registering takes it into the account', async ({ page }) => {
  await page.goto(LESSON)
  await openFigure(page)
  await player(page).getByRole('button', { name: 'Step', exact: true }).first().click()
  await answerSchedulingCheck(page)
  const tick = page.getByRole('complementary', { name: 'This lesson' }).getByRole('checkbox').nth(2)
  await tick.check()
  await page.reload()
  await expect(tick).toBeChecked()

  await page.goto('/register?next=/progress')
  await page.getByLabel('Name').fill('Vera Visitor')
  await page.getByLabel('Email address').fill(`${crypto.randomUUID()}@visitors.example`)
  await page.getByLabel('Password').fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'Register' }).click()
  await expect(
    page.getByText('Taken over from this device: 1 lesson, 1 answer and 1 ticked objective.'),
  ).toBeVisible()
  await expect(page).toHaveURL(/\/progress$/)
  const lesson = page.getByRole('article').filter({ hasText: LESSON_TITLE })
  await expect(lesson.getByRole('heading')).toHaveText(/\D[1-9]\d? %$/)
  await expect(lesson.getByRole('listitem').first()).toContainText('Earned in a check of this lesson')
  await expect(lesson.getByRole('listitem').nth(2)).toContainText('Ticked by you')
  await page.goto('/progress')
  await expect(page.getByText('Taken over from this device')).toBeHidden()
})

test('what a visitor set in a lab is in the account after registering', async ({
  page,
  browser,
  baseURL,
}) => {
  const lab = '/labs/beat-the-scheduler'
  await page.goto(lab)
  await page.getByLabel('Policy').selectOption('rr')
  await expect(page.getByText('Your settings are kept on this device.')).toBeVisible()
  const email = `${crypto.randomUUID()}@visitors.example`
  await page.goto(`/register?next=${encodeURIComponent(lab)}`)
  await page.getByLabel('Name').fill('Lara Visitor')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(TEST_PASSWORD)
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok())
  await page.getByRole('button', { name: 'Register' }).click()
  await expect(page.getByLabel('Policy')).toHaveValue('rr')
  await saved

  const other = await browser.newContext({ baseURL })
  await signInBrowser(other, { email })
  const there = await other.newPage()
  await there.goto(lab)
  await expect(there.getByLabel('Policy')).toHaveValue('rr')
  await other.close()
})

test('a lesson is complete and readable without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(LESSON)
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1, name: LESSON_TITLE })).toBeVisible()
  await expect(main.getByText('You press a key and wait for the letter to appear.')).toBeVisible()
  await expect(main.getByRole('row', { name: /^Round robin, quantum 3 11 3 yes no no/ })).toBeVisible()
  await expect(main.getByText('taskset -c 0 yes > /dev/null & A=$!')).toBeVisible()
  await expect(main.getByRole('math').first()).toBeAttached()

  const prediction = main.getByRole('article', { name: 'Prediction' }).first()
  await prediction.getByText('Reveal the answer without picking').click()
  await expect(prediction.getByText('A finishes at 12, B at 15, C at 18.')).toBeVisible()
  await expect(prediction.getByText('(right)')).toBeVisible()

  const checks = main.getByRole('article', { name: 'Knowledge check' })
  await expect(checks).toHaveCount(6)
  await expect(checks.first()).toContainText('What is the average turnaround under shortest job first?')
  await expect(checks.first().locator('noscript p')).toHaveText(/that needs JavaScript in your browser/)

  const figure = main.getByRole('figure', { name: FIGURE })
  await figure.getByText('This run in numbers').click()
  await expect(figure.getByText(/^The run finishes after \d+ steps\.$/)).toBeVisible()
  await expect(main.getByRole('heading', { name: 'Key takeaways' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await context.close()
})

test('a chosen theme is in the HTML of the server, so that no page flashes', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/course')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await background()
  await page.getByRole('group', { name: 'Colours' }).getByText('Dark').click()
  const dark = await background()
  expect(dark).not.toBe(light)
  const html = await (await page.request.get(LESSON)).text()
  expect(html).toMatch(/<html[^>]* data-theme="dark"/)

  const still = await browser.newContext({
    baseURL,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const stillPage = await still.newPage()
  await stillPage.goto(LESSON)
  await expect(stillPage.locator('body')).toHaveCSS('background-color', dark)
  await still.close()

  await page.reload()
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await page.getByRole('group', { name: 'Colours' }).getByText('Auto').click()
  expect(await (await page.request.get('/course')).text()).not.toMatch(/<html[^>]* data-theme=/)
})

test('a share link opens the same run at the same step', async ({ page, context }) => {
  await page.goto('/simulations/scheduling')
  const figure = player(page)
  await figure.getByLabel('Example').selectOption({ label: 'Shortest job first ends the convoy' })
  await figure.focus()
  for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight')
  const told = await figure.getByRole('slider').getAttribute('aria-valuetext')
  await figure.getByRole('button', { name: 'Share' }).click()
  const link = await figure.getByLabel('Link to this run').inputValue()

  const other = await context.newPage()
  await other.goto(link)
  await expect(player(other).getByLabel('Example')).toHaveValue(
    await figure.getByLabel('Example').inputValue(),
  )
  await expect(position(player(other))).toHaveValue('7')
  await expect(position(player(other))).toHaveAttribute('aria-valuetext', told ?? '')
})

test('the gallery leads to every simulation, and each one runs to an end or a choice', async ({ page }) => {
  await page.goto('/simulations')
  for (const id of simulationIds) {
    await page.goto('/simulations')
    await page.getByRole('main').getByRole('link', { name: simulations[id].title }).click()
    const figure = player(page)
    await figure
      .getByRole('button', { name: 'Next event' })
      .or(figure.getByRole('button', { name: 'Random step' }))
      .first()
      .waitFor()
    const random = figure.getByRole('button', { name: 'Random step' })
    if (await random.isVisible()) await random.click()
    else await figure.getByRole('button', { name: 'Step', exact: true }).click()
    await expect(position(figure)).toHaveValue('1')
    await expect(figure.getByText('Nothing has happened yet.')).toBeHidden()
  }
})

test('compare runs two policies side by side and says which does better', async ({ page }) => {
  await page.goto('/simulations/scheduling')
  const figure = player(page)
  await figure.getByRole('button', { name: 'Compare' }).click()
  await figure.getByRole('button', { name: 'Policy: sjf' }).click()
  await figure.focus()
  await page.keyboard.press('End')
  const row = figure.getByRole('row', { name: /^Average turnaround time/ })
  await expect(row.getByRole('cell')).toHaveText([/^110/, /^50/, '−60', 'ticks'])
  await expect(figure.getByRole('img')).toHaveCount(2)
})

test('predict asks before each step, says what was right, and keeps the score', async ({ page }) => {
  await page.goto('/simulations/page-replacement')
  const figure = player(page)
  await figure.getByRole('button', { name: 'Predict' }).click()
  await expect(figure.getByText('0 of 0 right')).toBeVisible()
  await figure.getByRole('button', { name: 'Next question' }).click()
  const check = figure.getByRole('button', { name: 'Check' })
  await expect(check).toBeDisabled()
  const cells = figure.getByRole('group').filter({ has: page.getByRole('radio'), hasNotText: 'Rules' })
  for (const cell of await cells.all()) await cell.getByRole('radio').first().check()
  await check.click()
  await expect(figure.getByText(/✓ Right|✗ It was: /).first()).toBeVisible()
  await expect(figure.getByText(/^Predicting: \d of [1-9] right$/)).toBeVisible()
})

test('predicting leaves no dead end: not beside a comparison, and not at the end of a run', async ({
  page,
}) => {
  await page.goto('/simulations/scheduling')
  const figure = player(page)
  const predict = figure.getByRole('button', { name: 'Predict' })
  await figure.getByRole('button', { name: 'Compare' }).click()
  await expect(figure.getByText('What should be different in B?')).toBeVisible()
  await predict.click()
  await expect(figure.getByText('What should be different in B?')).toBeHidden()
  await predict.click()
  await position(figure).press('End')
  await predict.click()
  await expect(figure.getByText('The run is over, and nothing is left to predict.')).toBeVisible()
  await figure.getByRole('button', { name: 'From the start' }).click()
  await figure.getByRole('button', { name: 'Next question' }).click()
  await expect(figure.getByRole('button', { name: 'Check' })).toBeVisible()
})

test('a visitor drills on the device, and the schedule is still there after a reload', async ({ page }) => {
  await page.goto('/drills')
  const counts = page.getByText(/\d+ due · \d+ new · \d+ done/)
  await expect(counts).toContainText('0 done')
  const fresh = Number(/(\d+) new/.exec((await counts.textContent()) ?? '')?.[1])
  const card = page.getByRole('article', { name: 'Interview question' })
  const prompt = await card.getByRole('paragraph').first().textContent()
  await reveal(page)
  await card.getByRole('checkbox').first().check()
  await card.getByRole('button', { name: /Easy/ }).click()
  await expect(counts).toContainText(`${fresh - 1} new · 1 done`)
  await expect(card).not.toContainText(prompt ?? '')
  await page.reload()
  await expect(counts).toContainText(`0 due · ${fresh - 1} new · 0 done`)
  await expect(card).not.toContainText(prompt ?? '')
  await expect(page.getByText('Kept on this device.')).toBeVisible()
})

test('what a visitor drilled is out of the queue on the page that takes it over', async ({ page }) => {
  await page.goto('/drills')
  const counts = page.getByText(/\d+ due · \d+ new · \d+ done/)
  await expect(counts).toContainText('0 done')
  const card = page.getByRole('article', { name: 'Interview question' })
  const prompt = (await card.getByRole('paragraph').first().textContent()) ?? ''
  await reveal(page)
  await card.getByRole('button', { name: /Easy/ }).click()
  await expect(counts).toContainText('1 done')
  await page.goto('/register?next=/drills')
  await page.getByLabel('Name').fill('Dana Visitor')
  await page.getByLabel('Email address').fill(`${crypto.randomUUID()}@visitors.example`)
  await page.getByLabel('Password').fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'Register' }).click()
  await expect(page.getByText('Taken over from this device: 1 card review.')).toBeVisible()
  await expect(counts).toBeVisible()
  await expect(card).not.toContainText(prompt)
})
