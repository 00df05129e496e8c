import type { Page } from '@playwright/test'
import { HANDS, keyboard, registerBy } from './hands.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const finder = (page: Page) => page.getByRole('combobox', { name: 'Search the course, or type a command' })
const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })

test('by keyboard alone: a visitor loses an update on the home page, finds a section, a command and the shortcuts, and registers', async ({
  page,
}) => {
  const hand = keyboard(page)
  await page.goto('/')
  const toy = page.getByRole('region', { name: 'Two threads, one counter' })
  for (const thread of ['T1', 'T2', 'T1', 'T2', 'T1', 'T2'])
    await hand.press(toy.getByRole('button', { name: thread }))
  await expect(toy).toContainText('An update is lost')
  await hand.press(toy.getByRole('button', { name: 'Start over' }))
  await hand.press(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Labs' }))
  await expect(page).toHaveURL(/\/labs$/)

  await hand.press(page.getByRole('banner').getByRole('link', { name: 'Search' }))
  await expect(finder(page)).toBeFocused()
  await page.keyboard.type('convoi efect')
  await expect(page.getByRole('group', { name: 'Lessons' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Search' })).toBeFocused()
  await page.keyboard.press('/')
  await expect(finder(page)).toBeFocused()
  await page.keyboard.type('hold and wait')
  await expect(page.getByRole('option', { name: 'Hold and wait' }).first()).toBeVisible()
  while (
    (await page.getByRole('option', { selected: true }).textContent())?.startsWith('Hold and wait') !== true
  )
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/hold-and-wait/)

  await page.getByRole('main').waitFor()
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(help(page)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await hand.press(help(page).getByRole('checkbox', { name: 'Single-key shortcuts on this device' }))
  await expect(help(page)).toContainText('They are off.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(finder(page)).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('keyboard')
  await page.keyboard.press('Enter')
  await hand.press(help(page).getByRole('checkbox', { name: 'Single-key shortcuts on this device' }))
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(finder(page)).toBeFocused()
  await page.keyboard.press('Escape')

  await page.goto('/course')
  await hand.press(page.getByRole('banner').getByRole('link', { name: 'Sign in' }))
  await hand.press(page.getByRole('main').getByRole('link', { name: /register|account/i }))
  await registerBy(hand, page, 'Sheila Shell')
  await expect(page.getByRole('button', { name: 'Sheila Shell' })).toBeVisible()
})

test('by mouse: the palette and the list of shortcuts open, act and are turned off and on', async ({
  page,
}) => {
  await page.goto('/labs')
  const search = page.getByRole('banner').getByRole('link', { name: 'Search' })
  await expect(async () => {
    await search.click()
    await expect(finder(page)).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.getByRole('option', { name: 'Keyboard shortcuts' }).click()
  await help(page).getByRole('checkbox').click()
  await expect(help(page)).toContainText('They are off.')
  await help(page).getByRole('checkbox').click()
  await help(page).getByRole('button', { name: 'Close' }).click()
  await search.click()
  await page
    .getByRole('option', { name: /glossary/i })
    .first()
    .click()
  await expect(page).toHaveURL(/\/glossary$/)
})

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: a learner opens the menu of their account, changes the colours and signs out`, async ({
    page,
    baseURL,
  }) => {
    const hand = handOf(page)
    const learner = await newPerson(baseURL)
    await signInBrowser(page.context(), learner)
    await page.goto('/course')
    await hand.press(page.getByRole('button', { name: learner.name }))
    await hand.pick(page.getByRole('radio', { name: 'Dark' }))
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await hand.press(page.getByRole('link', { name: 'Notes and bookmarks' }).first())
    await expect(page).toHaveURL(/\/notes$/)
    await hand.press(page.getByRole('button', { name: learner.name }))
    await hand.press(page.getByRole('button', { name: 'Sign out' }))
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  })
