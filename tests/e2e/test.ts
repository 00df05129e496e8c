import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { someAddress } from '#tests/setup/api-client.ts'

/** Answers and lost connections that tests provoke; and the tools of the test itself, which a frame without scripts refuses. */
const EXPECTED =
  /status of (4\d\d|503)|net::ERR_|^Failed to fetch RSC payload|^Blocked script execution in 'about:srcdoc'/

/** `baseURL` is the server of the project's database; an unexpected console error or CSP violation fails the test. */
export const test = base.extend<{ consoleProblems: string[] }>({
  baseURL: async ({ baseURL: _ }, use, info) => {
    await use(info.project.name === 'sqlite' ? process.env.E2E_SQLITE_URL : process.env.E2E_POSTGRESQL_URL)
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  extraHTTPHeaders: async ({}, use) => use({ 'x-forwarded-for': someAddress() }),
  consoleProblems: [
    async ({ page }, use) => {
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !EXPECTED.test(message.text())) problems.push(message.text())
      })
      await use(problems)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** What a theme can make worse. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * No axe violation on the page as it stands, in both themes. The test goes on, to tell all it finds at once. The studio's
 * preview is left out: no script runs in that frame, so axe would wait in it for ever; it shows a lesson page, which is
 * looked at as such.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate(changeTheme, theme)
    const axe = new AxeBuilder({ page }).exclude('iframe[sandbox]')
    const { violations } = await (theme === 'light' ? axe : axe.withRules(OF_COLOURS)).analyze()
    for (const { id, nodes } of violations)
      found.push(`${theme}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }
  expect.soft(found).toEqual([])
}

/** Runs in the page. A colour that children inherit would arrive there by transitions, one after another. */
async function changeTheme(theme: string): Promise<void> {
  document.documentElement.dataset.theme = theme
  for (let frame = 0; frame < 6; frame++) {
    await new Promise(requestAnimationFrame)
    for (const animation of document.getAnimations())
      if (animation instanceof CSSTransition) animation.finish()
  }
}
