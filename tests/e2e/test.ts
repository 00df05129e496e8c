import { test as base, expect, type Page } from '@playwright/test'
import axe from 'axe-core'
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
  // axe sees one document; a frame that scripts may run in would need an axe of its own.
  expect(await page.locator('iframe:not([sandbox]), frame, object, embed').count(), 'other frames').toBe(0)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  let found = await violationsOf(page)
  // On a busy machine a page may not have measured itself yet: what counts is what stays.
  for (let again = 0; found.length > 0 && again < 2; again++) found = await violationsOf(page)
  expect.soft(found).toEqual([])
}

async function violationsOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate(changeTheme, theme)
    const violations = await page.evaluate(findViolations, theme === 'light' ? null : OF_COLOURS)
    found.push(...violations.map((violation) => `${theme}: ${violation}`))
  }
  return found
}

/**
 * What axe finds, of all its rules or of the named ones: each rule with the places that break it. Runs in the page. Of
 * what passes, which is nearly everything, axe then makes no list, which would take longer than its rules.
 */
async function findViolations(rules: string[] | null): Promise<string[]> {
  const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
    { exclude: ['iframe[sandbox]'] },
    { resultTypes: ['violations'], ...(rules && { runOnly: rules }) },
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/**
 * Runs in the page. From now on colours change at once: they are not measured on their way, also those of a button that
 * becomes usable meanwhile. What the page does after measuring itself in a frame, it has done after the next one.
 */
async function changeTheme(theme: string): Promise<void> {
  const still = new CSSStyleSheet()
  still.replaceSync('*, *::before, *::after { transition: none !important }')
  document.adoptedStyleSheets.push(still)
  document.documentElement.dataset.theme = theme
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}
