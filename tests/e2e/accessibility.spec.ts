import type { Page } from '@playwright/test'
import { expectOk, type Person } from '#tests/setup/api-client.ts'
import { ADMIN } from './admin.ts'
import { unseenStops, watchStops } from './focus.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

const PHONE = { width: 390, height: 844 }
const QUIZ = 'threads-and-concurrency'

// axe reads a long lesson four times.
test.describe.configure({ timeout: 120_000 })

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const visitorPages = {
  home: '/',
  course: '/course',
  lesson: '/learn/threads/threads-vs-processes',
  'lesson with formulas': '/learn/virtual-memory/replacement',
  simulations: '/simulations',
  simulation: '/simulations/scheduling',
  'simulation with choices': '/simulations/interleaving',
  quiz: `/quiz/${QUIZ}`,
  labs: '/labs',
  workbench: '/workbench',
  lab: '/labs/beat-the-scheduler',
  'program lab': '/labs/lost-update',
  drills: '/drills',
  'all cards': '/drills/browse',
  card: '/drills/race-condition',
  glossary: '/glossary',
  'cheat sheet': '/learn/cpu-scheduling/fifo-sjf-stcf/sheet',
  'no connection': '/offline',
  'verify a certificate': '/certificates',
  'no such certificate': '/certificates/none',
  'notes without any': '/notes',
  'sign in': '/sign-in',
  register: '/register',
  'nothing there': '/nothing/at/this/address',
}

const learnerPages = {
  'learner’s home': '/',
  'learner’s lesson': '/learn/cpu-scheduling/fifo-sjf-stcf',
  'quiz before its start': `/quiz/${QUIZ}`,
  'learner’s lab': '/labs/beat-the-scheduler',
  'drill session': '/drills',
  'plan for an hour': '/?minutes=60',
  progress: '/progress?minutes=20',
  'learner’s notes': '/notes',
  account: '/account',
}

const staffPages = {
  studio: '/studio',
  'reported questions': '/studio/reports',
  'lesson editor': '/studio/lessons/process-states',
  'lesson history': '/studio/lessons/process-states/history',
  dashboard: '/admin',
  learners: '/admin/learners',
  users: '/admin/users',
  'audit log': '/admin/audit',
}

for (const [name, address] of Object.entries(visitorPages))
  test(`a visitor’s page is accessible and fits a phone: ${name}`, async ({ page }) => {
    await page.goto(address)
    await expectFitForAll(page)
  })

for (const [name, address] of Object.entries(learnerPages))
  test(`a learner’s page is accessible and fits a phone: ${name}`, async ({ page, baseURL }) => {
    await signInBrowser(page.context(), await newPerson(baseURL))
    await page.goto(address)
    await expectFitForAll(page)
  })

for (const [name, address] of Object.entries(staffPages))
  test(`a page for staff is accessible and fits a phone: ${name}`, async ({ page }) => {
    await signInBrowser(page.context(), ADMIN)
    await page.goto(address)
    await expectFitForAll(page)
  })

test('an attempt and its result are accessible and fit a phone', async ({ page, baseURL }) => {
  const learner = await newPerson(baseURL)
  const address = await startAttempt(learner)
  await signInBrowser(page.context(), learner)
  await page.goto(address)
  await page.getByLabel('A read-write lock').check()
  await expectFitForAll(page)
  await page.getByRole('button', { name: /^Submit \(/ }).click()
  await expectFitForAll(page)
  await page.getByRole('button', { name: 'Submit for grading' }).click()
  await expect(page.getByRole('region', { name: 'Score' })).toBeVisible()
  await expectFitForAll(page)
})

test('a revealed card is accessible and fits a phone', async ({ page, baseURL }) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto('/drills')
  await page.getByRole('button', { name: 'Reveal' }).click()
  await expectFitForAll(page)
})

test('a learner’s record and the dialogs about an account are accessible and fit a phone', async ({
  page,
}) => {
  await signInBrowser(page.context(), ADMIN)
  await page.goto('/admin/learners')
  await page.getByRole('rowheader').getByRole('link').first().click()
  await expect(page.getByRole('table', { name: 'Lessons' })).toBeVisible()
  await expectFitForAll(page)
  await page.goto('/admin/users?search=%40class.example')
  await page
    .getByRole('button', { name: /^Suspend / })
    .first()
    .click()
  await expectFitForAll(page)
})

test('every panel of the simulation player is accessible and fits a phone', async ({ page }) => {
  test.slow()
  await page.goto('/simulations/scheduling')
  for (const panel of ['Set up', 'Compare', 'Share', 'Export', 'Keys', 'Table', 'Events']) {
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.getByRole('button', { name: panel, exact: true }).click()
    await expectFitForAll(page)
  }
})

test('the skip link is the first stop and leads past the header', async ({ page }) => {
  for (const address of ['/', '/learn/threads/threads-vs-processes', '/drills/browse']) {
    await page.goto(address)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to the content' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
  }
})

test('whatever the keyboard reaches shows that it has the focus', async ({ page }) => {
  for (const address of ['/', '/learn/threads/threads-vs-processes', '/simulations/scheduling', '/sign-in']) {
    await page.goto(address)
    await page.getByRole('main').waitFor()
    await page.evaluate(watchStops)
    for (let stop = 0; stop < 25; stop++) await page.keyboard.press('Tab')
    expect(await page.evaluate(unseenStops), address).toEqual([])
  }
})

/** In both themes on a desktop and on a phone; and nothing makes the phone's page scroll sideways. */
async function expectFitForAll(page: Page): Promise<void> {
  await settle(page)
  await expectAccessible(page)
  await page.setViewportSize(PHONE)
  await settle(page)
  await expectAccessible(page)
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))
  expect.soft(scrollWidth, 'width of the page on a phone').toBeLessThanOrEqual(clientWidth)
}

/** Fetches the first figures of those that wait, and lets what is under way arrive. Any may arrive by itself meanwhile. */
async function settle(page: Page): Promise<void> {
  const waiting = page.getByRole('button', { name: 'Show it now' })
  for (let figure = 0; figure < 2; figure++) {
    const left = await waiting.count()
    if (left === 0) return
    await waiting.evaluateAll(([first]) => first?.focus())
    await expect.poll(() => waiting.count(), { timeout: 30_000 }).toBeLessThan(left)
  }
}

async function startAttempt(learner: Person): Promise<string> {
  const started = await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {})
  const { attemptId } = await expectOk<{ attemptId: string }>(started)
  return `/quiz/${QUIZ}/attempts/${attemptId}`
}
