import type { Page } from '@playwright/test'
import { newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

const finder = (page: Page) => page.getByRole('combobox', { name: 'Search the course, or type a command' })
const options = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')

/** Presses a key that opens the palette, once the page hears keys. */
async function openPalette(page: Page, key = '/'): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(finder(page)).toBeFocused({ timeout: 1_000 })
  }).toPass()
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a misspelt search finds the section and leads to its heading', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Search' }).click()
    await page.getByRole('searchbox').fill('convoi efect')
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
    await expect(page).toHaveURL(/\/search\?q=convoi\+efect$/)
    const lessons = page.getByRole('region', { name: 'Lessons' })
    await expect(lessons.locator('mark', { hasText: 'convoy' }).first()).toBeVisible()
    await lessons.getByRole('link', { name: 'FIFO: first come, first served' }).click()
    await expect(page).toHaveURL(/\/learn\/cpu-scheduling\/fifo-sjf-stcf#fifo-first-come-first-served/)
    await expect(page.getByText('This is the convoy effect')).toBeInViewport()
  })

  test('an empty search and one without results say what to do', async ({ page }) => {
    await page.goto('/search')
    await expect(page.getByRole('main')).toContainText('Or look around')
    await page.goto('/search?q=qqqzzzq')
    await expect(page.getByRole('main')).toContainText('Nothing found for “qqqzzzq”')
    await page.goto(`/search?q=${'x'.repeat(101)}`)
    await expect(page.getByRole('main')).toContainText('Search for at most 100 characters.')
    await page.goto('/search?q=a&q=b')
    await expect(page.getByRole('searchbox')).toHaveValue('')
  })
})

test('results, the empty search and the palette are accessible', async ({ page }) => {
  for (const address of ['/search', '/search?q=deadlock']) {
    await page.goto(address)
    await expectAccessible(page)
  }
  await openPalette(page)
  await finder(page).fill('deadlock')
  await expect(page.getByRole('group', { name: 'Lessons' })).toBeVisible()
  await expectAccessible(page)
})

test('the palette finds by keyboard alone and leads to the exact heading', async ({ page }) => {
  await page.goto('/course')
  await openPalette(page)
  await page.keyboard.type('hold and wiat')
  await expect(page.getByRole('group', { name: 'Glossary' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  const first = options(page).first()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  await expect(finder(page)).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '-')
  await expect(finder(page)).toBeFocused()
  const terms = page.getByRole('group', { name: 'Glossary' })
  await terms.getByRole('option', { name: 'Hold and wait' }).click()
  await expect(page).toHaveURL(/\/glossary#hold-and-wait$/)
})

test('ArrowUp from the first suggestion reaches the last, and Enter takes it', async ({ page }) => {
  await page.goto('/course')
  await openPalette(page, 'Control+k')
  await page.keyboard.press('ArrowUp')
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true')
  await expect(options(page).last()).toHaveText('Keyboard shortcuts')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expect(finder(page)).toBeHidden()
})

test('commands go to pages and change the colours; the focus returns to where it was', async ({ page }) => {
  await page.goto('/course')
  const glossary = page.getByRole('link', { name: 'Glossary' })
  await glossary.focus()
  await openPalette(page)
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('radio', { name: 'Dark' }).first()).toBeChecked()
  await expect(glossary).toBeFocused()
  await openPalette(page)
  await page.keyboard.press('Escape')
  await expect(finder(page)).toBeHidden()
  await expect(glossary).toBeFocused()
  await openPalette(page)
  await page.keyboard.type('go to labs')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/labs$/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the button in the header opens the palette, and offline it says so', async ({ page, context }) => {
  await page.goto('/course')
  await openPalette(page)
  await page.keyboard.press('Escape')
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
  await expect(finder(page)).toBeFocused()
  await context.setOffline(true)
  await finder(page).fill('deadlock')
  await expect(page.getByRole('status').filter({ hasText: 'Search needs a connection.' })).toBeVisible()
  await context.setOffline(false)
  await finder(page).fill('deadlocks')
  await expect(page.getByRole('group', { name: 'Lessons' })).toBeVisible()
})

test('staff find the pages of staff, and nobody else does', async ({ page, baseURL }) => {
  await page.goto('/search?q=audit+log')
  await expect(page.getByRole('region', { name: 'Pages' })).toBeHidden()
  await signInBrowser(page.context(), await newPerson(baseURL, 'auditor'))
  await page.goto('/search?q=audit+log')
  await page.getByRole('region', { name: 'Pages' }).getByRole('link', { name: 'Audit log' }).click()
  await expect(page).toHaveURL(/\/admin\/audit$/)
})

test('searching is limited per address, and the answer says when to go on', async ({ request }) => {
  const answers = await Promise.all(Array.from({ length: 240 }, () => request.get('/api/search?q=lock')))
  const refused = answers.filter((response) => response.status() === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(answers.filter((response) => response.status() === 200).length).toBeGreaterThanOrEqual(60)
  for (const response of refused) expect(Number(response.headers()['retry-after'])).toBeGreaterThan(0)
})

test.describe('odd queries', () => {
  for (const query of ['', '   ', '%', '../../etc/passwd', '<script>alert(1)</script>', '\u0000', '🧵'])
    test(`${JSON.stringify(query)} is answered`, async ({ request }) => {
      expect((await request.get(`/api/search?${new URLSearchParams({ q: query })}`)).status()).toBe(200)
    })
  for (const search of ['', '?q=a&r=b', `?q=${'x'.repeat(101)}`])
    test(`“${search.slice(0, 12)}” is refused`, async ({ request }) => {
      expect((await request.get(`/api/search${search}`)).status()).toBe(400)
    })
})
