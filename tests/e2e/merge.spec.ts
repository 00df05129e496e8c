import type { Browser, Page } from '@playwright/test'
import { expectOk, type Person, TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { reveal } from './drilling.ts'
import { newPerson, signInBrowser, signInThroughPage } from './people.ts'
import { expect, test } from './test.ts'

const LESSON = '/learn/cpu-scheduling/fifo-sjf-stcf'
const FIFO = 'FIFO: first come, first served'
const STCF = 'STCF: when the short ones come late'
const TUNING = 'beat-the-scheduler'
const PROGRAM = 'lost-update'

test.use({ contextOptions: { reducedMotion: 'reduce' } })
test.describe.configure({ timeout: 240_000 })

/** A device on which a visitor answered, ticked, noted, drilled and worked in two labs, and where nobody is signed in. */
async function usedDevice(page: Page): Promise<void> {
  await page.goto(LESSON)
  const check = page
    .getByRole('article', { name: 'Knowledge check' })
    .filter({ hasText: 'Jobs of 4, 7 and 1 ticks arrive together.' })
  await check.getByRole('textbox').fill('6')
  await check.getByRole('button', { name: 'Check the answer' }).click()
  await expect(check).toContainText('✓ Right')
  await page.getByRole('complementary', { name: 'This lesson' }).getByRole('checkbox').nth(2).check()
  await page.getByRole('button', { name: `Bookmark “${FIFO}”` }).click()
  await page.getByRole('button', { name: `Write a note on “${STCF}”` }).click()
  await page.getByRole('textbox', { name: `Your note on “${STCF}”` }).fill('From the device.')
  await expect(page.getByText(/^Kept on this device/).last()).toBeVisible()

  await page.goto('/drills')
  await expect(page.getByText(/ · 0 done/)).toBeVisible()
  await reveal(page)
  await page.keyboard.press('4')
  await expect(page.getByText(/ · 1 done/)).toBeVisible()

  await page.goto(`/labs/${TUNING}`)
  await page.getByLabel('Policy').selectOption('rr')
  await page.getByText(/^Snapshots/).click()
  await page.getByLabel('Keep the work as it stands, as').fill('round robin')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByText('Snapshots (1)')).toBeVisible()
  await page.goto(`/labs/${PROGRAM}`)
  await page.getByRole('textbox', { name: 'Your program in Python' }).fill('# from the device\n')
  await page.getByText(/^Snapshots/).click()
  await page.getByLabel('Keep the work as it stands, as').fill('first try')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByText('Snapshots (1)')).toBeVisible()
  await page.goto('/notes')
}

/** What an account holds, as a device that was never used before sees it. */
async function expectOnAnotherDevice(
  browser: Browser,
  account: { readonly email: string },
  baseURL: string | undefined,
  look: (there: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL })
  await signInBrowser(context, account)
  await look(await context.newPage())
  await context.close()
}

test('a visitor who registers finds all that was on the device in the new account, on every device', async ({
  page,
  browser,
  baseURL,
}) => {
  await usedDevice(page)
  const email = `${crypto.randomUUID()}@visitors.example`
  await page.goto('/register?next=/progress')
  await page.getByLabel('Name').fill('Mira Merge')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'Register' }).click()
  await expect(
    page.getByText(
      'Taken over from this device: 1 lesson, 1 answer, 1 ticked objective, 1 card review, 2 notes and bookmarks, 2 labs and 2 snapshots.',
    ),
  ).toBeVisible()
  await expectOnAnotherDevice(browser, { email }, baseURL, async (there) => {
    await there.goto('/progress')
    const lesson = there.getByRole('article').filter({ hasText: 'FIFO, SJF, STCF and round robin' })
    await expect(lesson.getByRole('listitem').first()).toContainText('Earned in a check of this lesson')
    await expect(lesson.getByRole('listitem').nth(2)).toContainText('Ticked by you')
    await expect(there.getByText(/^1 seen so far/)).toBeVisible()
    await there.goto('/notes')
    await expect(there.getByRole('heading', { level: 3 })).toHaveText([FIFO, STCF])
    await expect(there.getByText('From the device.')).toBeVisible()
    await there.goto(`/labs/${TUNING}`)
    await expect(there.getByLabel('Policy')).toHaveValue('rr')
    await there.getByText('Snapshots (1)').click()
    await expect(there.getByText('round robin', { exact: false }).first()).toBeVisible()
    await there.goto(`/labs/${PROGRAM}`)
    await expect(there.getByRole('textbox', { name: 'Your program in Python' })).toContainText(
      '# from the device',
    )
    await there.getByText('Snapshots (1)').click()
    await expect(there.getByRole('button', { name: 'Take up first try' })).toBeVisible()
  })
  await page.goto('/progress')
  await expect(page.getByText('Taken over from this device')).toBeHidden()
})

test('a visitor who signs in to an account with work of its own finds both: nothing is overwritten, and where only one can count they choose', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await workElsewhere(learner)
  await usedDevice(page)
  await page.goto('/sign-in?next=/progress')
  await signInThroughPage(page, learner)
  await expect(
    page.getByText(/^Taken over from this device: .*1 card review, 2 notes and bookmarks and 2 snapshots\.$/),
  ).toBeVisible()

  await page.goto(`/labs/${TUNING}`)
  await expect(page.getByText('Your account holds other settings').first()).toBeVisible()
  await expect(page.getByLabel('Policy')).toHaveValue('rr')
  await page.getByRole('button', { name: 'Keep the ones here' }).click()
  await expect(page.getByText('Your settings are saved to your account')).toBeVisible()
  await page.goto(`/labs/${PROGRAM}`)
  await expect(page.getByText('Your account holds another program').first()).toBeVisible()
  await page.getByRole('button', { name: 'Take the other one' }).click()
  const program = page.getByRole('textbox', { name: 'Your program in Python' })
  await expect(program).toContainText('# from the account')

  await expectOnAnotherDevice(browser, learner, baseURL, async (there) => {
    await there.goto('/notes')
    await expect(there.getByRole('heading', { level: 3 })).toHaveText([FIFO, STCF])
    for (const words of ['From the account.', 'From the device.'])
      await expect(there.getByText(words)).toBeVisible()
    await there.goto('/progress')
    const lesson = there.getByRole('article').filter({ hasText: 'FIFO, SJF, STCF and round robin' })
    await expect(lesson.getByRole('listitem').first()).toContainText('Earned in a check of this lesson')
    await expect(there.getByText(/^2 seen so far/)).toBeVisible()
    await there.goto(`/labs/${TUNING}`)
    await expect(there.getByLabel('Policy')).toHaveValue('rr')
    await there.getByText('Snapshots (1)').click()
    await expect(there.getByRole('button', { name: 'Take up round robin' })).toBeVisible()
    await there.goto(`/labs/${PROGRAM}`)
    await expect(there.getByRole('textbox', { name: 'Your program in Python' })).toContainText(
      '# from the account',
    )
  })
})

test('what one account could not send of its lab work waits for that account, and is not shown to the next', async ({
  page,
  baseURL,
}) => {
  const [one, other] = [await newPerson(baseURL), await newPerson(baseURL)]
  await signInBrowser(page.context(), one)
  await page.route(`**/api/labs/${TUNING}/draft`, (route) => route.abort())
  await page.goto(`/labs/${TUNING}`)
  await page.getByLabel('Policy').selectOption('rr')
  await expect(page.getByText(/kept on this device and saved when you are back/)).toBeVisible()

  await signInBrowser(page.context(), other)
  await page.goto(`/labs/${TUNING}`)
  await expect(page.getByLabel('Policy')).toHaveValue('fifo')

  await page.unroute(`**/api/labs/${TUNING}/draft`)
  await signInBrowser(page.context(), one)
  await page.goto(`/labs/${TUNING}`)
  await expect(page.getByLabel('Policy')).toHaveValue('rr')
  await expect(page.getByText('Your settings are saved to your account')).toBeVisible()
})

/** The same check answered, a note at the same heading, another card reviewed, and other work in both labs. */
async function workElsewhere(learner: Person): Promise<void> {
  const check = { lessonId: 'fifo-sjf-stcf', questionId: 'sched-sjf-average' }
  const response = { type: 'numeric', text: '6' }
  await expectOk(
    await learner.send('POST', '/api/checks', { ...check, response, answerKey: crypto.randomUUID() }),
  )
  const place = { kind: 'lesson', id: 'fifo-sjf-stcf', anchor: 'stcf-when-the-short-ones-come-late' }
  const note = { ...place, heading: STCF, text: 'From the account.', revision: 0 }
  await expectOk(await learner.send('PUT', '/api/notes/text', note))
  const { cards } = await expectOk<{ cards: { card: { id: string } }[] }>(
    await learner.get('/api/drills/queue'),
  )
  const review = { reviewKey: crypto.randomUUID(), cardId: cards[1]?.card.id, grade: 3 }
  await expectOk(await learner.send('POST', '/api/drills/reviews', { ...review, bullets: [], redFlags: [] }))
  for (const [labId, values] of Object.entries({
    [TUNING]: { policy: 'stcf' },
    [PROGRAM]: { program: '# from the account\n' },
  }))
    await expectOk(await learner.send('PUT', `/api/labs/${labId}/draft`, { values, revision: 0 }))
}
