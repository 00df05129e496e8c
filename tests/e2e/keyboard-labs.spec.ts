import type { Locator, Page } from '@playwright/test'
import { HANDS, keyboard, signInBy } from './hands.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

const TUNING = '/labs/beat-the-scheduler'
const PROGRAM = '/labs/lost-update'

test.use({ contextOptions: { reducedMotion: 'reduce' } })
test.describe.configure({ timeout: 240_000 })

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: a visitor plans, tunes, looks at hints, keeps snapshots and begins again; all of it is in the account that hands it in`, async ({
    page,
    baseURL,
  }) => {
    const hand = handOf(page)
    await page.goto(TUNING)
    const plan = page.getByRole('complementary', { name: 'Plan' })
    await expect(page.getByText('1 of 3 goals met')).toBeVisible()
    await hand.choose(plan.getByLabel('I have'), '30 minutes')
    await expect(plan.getByRole('listitem').filter({ hasText: 'Stretch' })).toContainText('another time')
    await hand.press(plan.getByRole('button', { name: 'begin Measure the corners' }))
    await expect(plan.getByRole('listitem').filter({ hasText: 'Measure' })).toContainText('0 of 10 min')
    await hand.press(plan.getByRole('button', { name: 'stop the clock of Measure the corners' }))
    await expect(plan.getByText('0 of 10 min')).toBeHidden()
    await hand.press(plan.getByRole('link', { name: 'Go to the bench' }))

    const settings = part(page, 'Your settings')
    await hand.choose(settings.getByLabel('Policy'), /^(rr|round robin)/i)
    await hand.write(settings.getByRole('textbox', { name: 'Quantum (ticks)', exact: true }), '6')
    await expect(page.getByText('✓ 3 of 3 goals met')).toBeVisible()
    await hand.press(settings.getByText(/^Snapshots/))
    await hand.write(settings.getByLabel('Keep the work as it stands, as'), 'quantum of six')
    await hand.press(settings.getByRole('button', { name: 'Keep', exact: true }))
    await expect(settings.getByText('Snapshots (1)')).toBeVisible()
    await hand.press(settings.getByRole('button', { name: 'Back to the start values' }))
    await expect(page.getByText('1 of 3 goals met')).toBeVisible()
    await hand.press(settings.getByRole('button', { name: 'Take up Before starting again' }))
    await expect(page.getByText('✓ 3 of 3 goals met')).toBeVisible()

    const run = part(page, 'Live run')
    await hand.press(run.getByRole('button', { name: 'Step', exact: true }))
    await expect(run.getByRole('slider')).toHaveValue('1')
    const goals = part(page, 'Deliverables')
    for (const words of ['1 of 3: a nudge', '2 of 3: a direction', '3 of 3: nearly the answer'])
      await hand.press(goals.getByRole('button', { name: `Show hint ${words}` }))
    await expect(goals.getByText('Nearly the answer', { exact: true })).toBeVisible()
    await hand.press(goals.getByRole('link', { name: 'Sign in to hand in' }))
    await signInBy(hand, page, await newPerson(baseURL))

    await expect(page.getByText('✓ 3 of 3 goals met')).toBeVisible()
    await expect(settings.getByText('Your settings are saved to your account')).toBeVisible()
    await hand.press(settings.getByText('Snapshots (3)'))
    await expect(settings.getByText('quantum of six')).toBeVisible()
    await hand.press(goals.getByRole('button', { name: 'Hand in' }))
    await expect(goals.getByText('Passed', { exact: true })).toBeVisible()
    await hand.press(goals.getByRole('group').first().locator('summary'))
    await expect(
      goals.getByText(/✓.*Average response time: [\d.]+ ticks, needed at most 20/).first(),
    ).toBeVisible()
    const rubric = part(page, 'How good is good')
    await expect(rubric).toContainText('shown by what you handed in')
    await hand.pick(rubric.getByRole('radio', { name: 'Advanced' }))
    await expect(rubric.getByRole('radio', { name: 'Advanced' })).toBeChecked()
    await hand.press(settings.getByRole('button', { name: 'Delete quantum of six' }))
    await expect(settings.getByText('quantum of six')).toBeHidden()
    const trouble = page
      .getByRole('group')
      .filter({ has: page.locator('summary') })
      .last()
    await hand.press(trouble.locator('summary'))
    await expect(trouble).toHaveAttribute('open', '')

    await page.waitForLoadState('networkidle')
    await page.reload()
    await expect(rubric.getByRole('radio', { name: 'Advanced' })).toBeChecked()
    await expect(settings.getByText('quantum of six')).toBeHidden()
  })

test('by keyboard alone: a learner breaks the given program as its scheduler, types the lock, explores every schedule and hands in', async ({
  page,
  baseURL,
}) => {
  const hand = keyboard(page)
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto(PROGRAM)
  await expect(page.getByText('Nothing has happened yet.')).toBeVisible()
  const run = part(page, 'Run')
  await hand.press(run.getByRole('button', { name: 'Step', exact: true }))
  await expect(run).toContainText('step 1 of 1')
  await hand.press(run.getByRole('button', { name: 'Step back' }))
  await expect(run).toContainText('step 0 of 1')
  const scheduler = run.getByRole('group', { name: 'Be the scheduler' })
  for (const thread of 'main main main T1 T1 T2 T2 T1 T2 T1 T1 T2 T2'.split(' '))
    await hand.press(scheduler.getByRole('button', { name: new RegExp(`^${thread}\\b`) }))
  await hand.press(run.getByRole('button', { name: 'Run', exact: true }))
  await expect(page.getByText('You broke it.')).toBeVisible()
  await hand.press(page.getByRole('button', { name: 'Keep this schedule' }))
  await expect(page.getByText('Kept.')).toBeVisible()

  const own = page.getByRole('textbox', { name: 'Your program in Python' })
  await hand.reach(own)
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('counter = threading.Lock()')
  const lines = (await own.locator('.cm-line').allTextContents()).map((line) => line.trim())
  for (let line = 1; line < lines.indexOf('sold += 1'); line++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  await page.keyboard.type('with counter:')
  await page.keyboard.press('Enter')
  const explore = part(page, 'Every schedule')
  await hand.press(explore.getByRole('button', { name: 'Explore every schedule' }))
  await expect(explore.getByText(/^Proved: all \d+ states, no schedule fails/)).toBeVisible()
  await hand.press(page.getByRole('button', { name: 'Hand in' }))
  await expect(page.getByText('Passed', { exact: true })).toBeVisible()
  await expect(page.getByText('5 of 5 met')).toBeVisible()

  await hand.pick(page.getByRole('radio', { name: 'As it was given' }))
  await expect(page.getByRole('textbox', { name: /^The given program/ })).not.toContainText('with counter:')
  await hand.pick(page.getByRole('radio', { name: 'Yours' }))
  await hand.press(page.getByRole('button', { name: 'Start again from the given program' }))
  await expect(own).not.toContainText('with counter:')
  await hand.press(page.getByText('Snapshots (1)'))
  await hand.press(page.getByRole('button', { name: 'Take up Before starting again' }))
  await expect(own).toContainText('with counter:')
})
