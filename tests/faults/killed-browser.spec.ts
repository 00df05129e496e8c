import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Locator, type Page } from '@playwright/test'
import { newPerson, signInBrowser } from '#tests/e2e/people.ts'
import { expect, test } from '#tests/e2e/test.ts'
import { expectOk, type Person } from '#tests/setup/api-client.ts'

const QUIZ = 'threads-and-concurrency'

test.describe.configure({ timeout: 120_000 })

type Browser = { readonly context: BrowserContext; readonly kill: () => Promise<void> }

/** A browser process of the test's own on a profile that outlives it. */
async function launch(
  profile: string,
  { executablePath, args }: { executablePath: string; args: string[] },
): Promise<Browser> {
  const child = spawn(
    executablePath,
    [
      ...args,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const browser = await chromium.connectOverCDP(await debuggerOf(child))
  const kill = () => {
    child.kill('SIGKILL')
    return ended
  }
  return { context: browser.contexts()[0] as BrowserContext, kill }
}

function debuggerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stderr?.on('data', (chunk) => {
      output += chunk
      const url = /DevTools listening on (\S+)/.exec(output)?.[1]
      if (url) resolve(url)
    })
    child.once('exit', () => reject(new Error(`The browser ended before it was ready:\n${output}`)))
  })
}

async function open({ context }: Browser, learner: Person, address: string): Promise<Page> {
  await signInBrowser(context, learner, new URL(address).origin)
  const page = await context.newPage()
  await page.goto(address)
  return page
}

const fieldOf = (page: Page, stem: string): Locator =>
  page.getByRole('region').filter({ hasText: stem }).last().getByRole('textbox')
const NUMBER = 'A server watches 10,000 sockets'
const TEXT = 'What is this situation called?'

test('a browser killed a second after the last key, with and without a connection, has every answer when it is back', async ({
  baseURL,
  launchOptions,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'interleave-profile-'))
  // A headless shell keeps no profile.
  const options = {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: launchOptions.args ?? [],
  }
  const learner = await newPerson(baseURL)
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
  )
  const address = new URL(`/quiz/${QUIZ}/attempts/${attemptId}`, baseURL).href
  let browser = await launch(profile, options)
  try {
    let page = await open(browser, learner, address)
    await fieldOf(page, NUMBER).pressSequentially('400')
    await page.waitForTimeout(1_000)
    await browser.kill()

    browser = await launch(profile, options)
    page = await open(browser, learner, address)
    await expect(fieldOf(page, NUMBER)).toHaveValue('400')
    await browser.context.setOffline(true)
    await fieldOf(page, NUMBER).press('End')
    await fieldOf(page, NUMBER).pressSequentially('1', { delay: 50 })
    await fieldOf(page, TEXT).pressSequentially('priority inversion', { delay: 50 })
    await page.waitForTimeout(1_000)
    await browser.kill()

    browser = await launch(profile, options)
    page = await open(browser, learner, address)
    await expect(fieldOf(page, NUMBER)).toHaveValue('4001')
    await expect(fieldOf(page, TEXT)).toHaveValue('priority inversion')
    const saveState = page.getByRole('complementary', { name: 'Your attempt' }).getByRole('status')
    await expect(saveState).toHaveText('All answers saved')
    await page.reload()
    await expect(fieldOf(page, NUMBER)).toHaveValue('4001')
  } finally {
    await browser.kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
})
