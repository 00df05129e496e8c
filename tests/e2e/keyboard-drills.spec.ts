import type { Locator, Page } from '@playwright/test'
import { expectOk, type Person } from '#tests/setup/api-client.ts'
import { reveal } from './drilling.ts'
import { HANDS, type Hand, keyboard, registerBy, signInBy } from './hands.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })
test.describe.configure({ timeout: 240_000 })

const card = (page: Page): Locator => page.getByRole('article', { name: 'Interview question' })
const counts = (page: Page): Locator => page.getByText(/\d+ due · \d+ new · \d+ done/)
const prompt = async (page: Page): Promise<string> =>
  (await card(page).getByRole('paragraph').first().textContent()) ?? ''

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: a visitor rehearses against the clock with an outline, checks themselves, grades and undoes; the account they sign in to has it beside its own`, async ({
    page,
    baseURL,
  }) => {
    const hand = handOf(page)
    const learner = await newPerson(baseURL)
    await reviewSecond(learner)
    await page.goto('/drills')
    await expect(counts(page)).toContainText('0 done')
    const first = await prompt(page)
    await hand.press(card(page).getByText('Write an outline, or give yourself two minutes'))
    await hand.press(card(page).getByRole('button', { name: 'Start two minutes' }))
    await expect(card(page).getByRole('timer')).toHaveText(/^1:5\d$/)
    await hand.write(card(page).getByLabel('Outline'), '1 2 3 4 u f / ? ')
    await expect(card(page).getByLabel('Outline')).toHaveValue('1 2 3 4 u f / ? ')
    await hand.press(card(page).getByRole('button', { name: 'Stop the timer' }))
    await expect(card(page).getByRole('timer')).toBeHidden()
    await hand.press(card(page).getByRole('button', { name: 'Reveal' }))
    await expect(card(page).getByRole('heading', { name: 'A strong answer says' })).toBeVisible()
    const said = card(page).getByRole('list').first().getByRole('checkbox')
    for (const point of await said.all()) await hand.press(point)
    await expect(card(page).getByRole('button', { name: 'Easy' })).toContainText('suggested')
    await hand.press(card(page).getByRole('list').nth(1).getByRole('checkbox').first())
    await expect(card(page).getByRole('button', { name: 'Again' })).toContainText('suggested')
    await hand.press(card(page).getByRole('button', { name: 'Ask a follow-up' }))
    await hand.press(card(page).getByRole('button', { name: 'Good' }))
    await expect(counts(page)).toContainText('1 done')
    await hand.press(page.getByRole('button', { name: /^Undo/ }))
    await expect(counts(page)).toContainText('0 done')
    await expect(card(page)).toContainText(first)
    await hand.press(card(page).getByRole('button', { name: 'Easy' }))
    await expect(counts(page)).toContainText('1 done')

    await page.goto('/sign-in?next=/drills')
    await signInBy(hand, page, learner)
    await expect(page.getByText('Taken over from this device: 1 card review.')).toBeVisible()
    await page.goto('/progress')
    await expect(page.getByText(/^2 seen so far/)).toBeVisible()
  })

/** Grades the second card of the queue, elsewhere. */
async function reviewSecond(learner: Person): Promise<void> {
  const { cards } = await expectOk<{ cards: { card: { id: string } }[] }>(
    await learner.get('/api/drills/queue'),
  )
  const review = { reviewKey: crypto.randomUUID(), cardId: cards[1]?.card.id, grade: 1 }
  await expectOk(await learner.send('POST', '/api/drills/reviews', { ...review, bullets: [], redFlags: [] }))
}

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: cards are found by topic and difficulty, read, and kept with a note`, async ({
    page,
  }) => {
    const hand = handOf(page)
    await page.goto('/drills')
    await hand.press(page.getByRole('main').getByRole('link', { name: 'Browse all cards' }))
    const filter = page.getByRole('navigation', { name: 'Filter' })
    await hand.press(filter.getByRole('link', { name: 'hard' }))
    await expect(page).toHaveURL(/difficulty=hard/)
    await expect(filter.getByRole('link', { name: 'hard' })).toHaveAttribute('aria-current', 'true')
    await hand.press(page.getByRole('link', { name: /^Why is double-checked locking/ }))
    await hand.press(page.getByText('Answer aloud, then open what was expected'))
    await expect(page.getByRole('heading', { name: 'Red flags' })).toBeVisible()
    await hand.press(page.getByRole('button', { name: /^Bookmark “/ }))
    await expect(page.getByRole('button', { name: /^Bookmark “/ })).toHaveAttribute('aria-pressed', 'true')
  })

/** Three questions, each answered with the first of its points. */
async function beInterviewed(hand: Hand, page: Page): Promise<void> {
  await hand.press(page.getByRole('main').getByRole('link', { name: 'Mock interview' }))
  await hand.choose(page.getByLabel('Questions'), '3')
  await hand.choose(page.getByLabel('Minutes for each'), '2')
  await hand.press(page.getByRole('button', { name: 'Begin the interview' }))
  for (const question of [1, 2, 3]) {
    await expect(page.getByText(`Question ${question} of 3`)).toBeVisible()
    await expect(page.getByRole('timer')).toContainText('of 2:00')
    await hand.press(page.getByRole('button', { name: 'I have answered' }))
    await hand.press(card(page).getByRole('checkbox').first())
    await hand.press(page.getByRole('button', { name: /Next question|Finish and see the report/ }))
  }
  await expect(page.getByRole('heading', { name: 'Your report' })).toBeVisible()
  await expect(page.getByText(/^3 of \d+ points of a strong answer/)).toBeVisible()
}

test('by keyboard alone: a mock interview is given to a visitor, who registers, and to the account, which keeps its report', async ({
  page,
}) => {
  const hand = keyboard(page)
  await page.goto('/drills')
  await beInterviewed(hand, page)
  await expect(page.getByText('The report stays on this page until you leave it.')).toBeVisible()
  await page.goto('/register?next=/drills')
  await registerBy(hand, page, 'Mona Visitor')
  await beInterviewed(hand, page)
  await expect(page.getByText('The report is kept in your account.')).toBeVisible()
  await hand.press(page.getByRole('button', { name: 'Another interview' }))
  await expect(page.getByRole('button', { name: 'Begin the interview' })).toBeVisible()
  await page.reload()
  await expect(page.getByText(/3 questions, 3 of \d+ points/)).toBeVisible()
})

test('by keyboard alone: a session is drilled with single keys to its end, and the pace of a day is changed', async ({
  page,
  baseURL,
}) => {
  const hand = keyboard(page)
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto('/drills')
  await hand.press(page.getByText('Your pace'))
  await hand.write(page.getByLabel('New cards a day'), '2')
  await hand.press(page.getByRole('button', { name: 'Keep this pace' }))
  await expect(page.getByText('2 new')).toBeVisible()
  await page.reload()
  await expect(counts(page)).toContainText('2 new · 0 done')
  for (const done of [1, 2]) {
    await reveal(page)
    await page.keyboard.press('f')
    await page.keyboard.press(String(done + 2))
    await expect(counts(page)).toContainText(`${done} done`)
  }
  await expect(page.getByText('2 cards done')).toBeVisible()
  await page.keyboard.press('u')
  await expect(counts(page)).toContainText('1 done')
})
