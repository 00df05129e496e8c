import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** Reveals the card in front with its key, which the page takes once it is alive: what the server drew takes none. */
export async function reveal(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^Reveal/ })
  await expect(button).toBeVisible()
  await expect(async () => {
    if (await button.isVisible()) await page.keyboard.press('Space')
    await expect(button).toBeHidden({ timeout: 1_000 })
  }).toPass()
}
