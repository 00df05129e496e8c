import type { Locator, Page } from '@playwright/test'
import { newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' })

async function openHelp(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(help(page)).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

const groups = (dialog: Locator) => dialog.getByRole('heading', { level: 3 })

test('the help lists what the page understands, and is accessible', async ({ page }) => {
  await page.goto('/drills')
  await expect(page.getByRole('button', { name: /^Reveal/ })).toBeVisible()
  await openHelp(page)
  await expect(groups(help(page))).toHaveText(['On every page', 'Drills'])
  await expect(help(page)).toContainText('Reveal the answer')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(help(page)).toBeHidden()
  await page.goto('/simulations/scheduling')
  await expect(page.getByRole('button', { name: 'Keys', exact: true })).toBeVisible()
  await openHelp(page)
  await expect(groups(help(page))).toHaveText(['On every page', 'Simulations'])
})

test('the keys of the page under a dialog are not heard', async ({ page }) => {
  await page.goto('/drills')
  await expect(page.getByRole('button', { name: /^Reveal/ })).toBeVisible()
  await openHelp(page)
  await help(page).getByRole('checkbox').focus()
  for (const key of ['/', '1', 'f', 'Control+k']) await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Close' }).focus()
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(page.getByRole('button', { name: /^Reveal/ })).toBeVisible()
})

test('a slash or question mark that is typed stays in the text', async ({ page }) => {
  await page.goto('/search')
  await page.getByRole('searchbox').pressSequentially('a/b?')
  await expect(page.getByRole('searchbox')).toHaveValue('a/b?')
  await page.goto('/workbench')
  const editor = page.getByRole('textbox', { name: /program/i }).first()
  await editor.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('# a/b?')
  await expect(editor).toContainText('# a/b?')
  await expect(palette(page)).toBeHidden()
  await expect(help(page)).toBeHidden()
})

test('turned off, single keys do nothing on this device, until they are turned on again', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), await newPerson(baseURL))
  await page.goto('/drills')
  const reveal = page.getByRole('button', { name: /^Reveal/ })
  await expect(reveal).toBeVisible()
  await openHelp(page)
  await help(page).getByRole('checkbox', { name: 'Single-key shortcuts on this device' }).uncheck()
  await expect(help(page)).toContainText('They are off.')
  await page.keyboard.press('Escape')

  await page.reload()
  await expect(reveal).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  for (const key of ['/', '?', 'Space']) await page.keyboard.press(key)
  await expect(reveal).toBeVisible()
  await expect(palette(page)).toBeHidden()
  await expect(help(page)).toBeHidden()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('keyboard')
  await page.keyboard.press('Enter')
  await help(page).getByRole('checkbox').check()
  await page.keyboard.press('Escape')
  await page.getByRole('main').focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /Good/ })).toBeVisible()
})

test('turned off, the keys of a simulation are off too', async ({ page }) => {
  await page.goto('/simulations/scheduling')
  const figure = page.getByRole('region', { name: /^Simulation:/ })
  await expect(figure.getByRole('button', { name: 'Keys', exact: true })).toBeVisible()
  const position = figure.getByRole('slider').first()
  const before = await position.inputValue()
  await page.evaluate(() => localStorage.setItem('interleave:shortcuts', 'off'))
  await figure.focus()
  await page.keyboard.press('ArrowRight')
  await expect(position).toHaveValue(before)
  await page.evaluate(() => localStorage.removeItem('interleave:shortcuts'))
  await page.keyboard.press('ArrowRight')
  await expect(position).not.toHaveValue(before)
})
