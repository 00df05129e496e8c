import type { Page } from '@playwright/test'
import { expectLoadedKept, keptPaths } from './kept.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

const LESSON = '/learn/cpu-scheduling/fifo-sjf-stcf'
const QUIZ = 'threads-and-concurrency'

test.use({ serviceWorkers: 'allow' })
// The worker asks for pages and assets a second time.
test.describe.configure({ timeout: 120_000 })

const title = (page: Page) => page.getByRole('heading', { level: 1 })

async function visit(page: Page, address = LESSON): Promise<void> {
  await page.goto(address)
  await expect(page.getByText('Available offline')).toBeVisible({ timeout: 60_000 })
}

async function expectAllKept(page: Page): Promise<void> {
  await expect(page.getByText('Available offline')).toBeVisible({ timeout: 60_000 })
  await expectLoadedKept(page)
}

/** Everything the worker has kept, as text. */
const keptText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const response = await cache.match(request)
        const type = response?.headers.get('content-type') ?? ''
        texts.push(request.url, type.includes('html') ? ((await response?.text()) ?? '') : '')
      }
    }
    return texts.join('\n')
  })

test('a visited lesson, the glossary and the course map are read offline, with their look and their figures', async ({
  page,
  context,
}) => {
  await page.goto(LESSON)
  const figure = page.getByRole('region', { name: /^Simulation:/ }).first()
  await page.getByRole('button', { name: 'Show it now' }).first().focus()
  await expect(figure.getByRole('button', { name: 'Keys', exact: true })).toBeVisible()
  await expectAllKept(page)

  await context.setOffline(true)
  await page.reload()
  await expect(title(page)).toHaveText(/^FIFO, SJF, STCF/)
  await expect(page.getByRole('status').filter({ hasText: 'You are offline.' })).toBeVisible()
  expect(await title(page).evaluate((h1) => getComputedStyle(h1).fontFamily)).toContain('Source Serif')
  await page.getByRole('button', { name: 'Show it now' }).first().focus()
  await expect(figure.getByRole('button', { name: 'Keys', exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Glossary' }).click()
  await expect(title(page)).toHaveText('Glossary')
  await page.getByRole('banner').getByRole('link', { name: 'Course' }).click()
  await expect(title(page)).toBeVisible()
  await expect(page).toHaveURL(/\/course$/)
})

test('a page that is not kept says so, lists what is, and opens by itself when the connection is back', async ({
  page,
  context,
}) => {
  await visit(page)
  await context.setOffline(true)
  await page.goto('/labs')
  await expect(title(page)).toHaveText('This page needs a connection')
  await expect(page.getByRole('link', { name: /^FIFO, SJF, STCF/ })).toHaveAttribute('href', LESSON)
  await expectAccessible(page)
  await expect(page).toHaveURL(/\/labs$/)
  await context.setOffline(false)
  await expect(title(page)).toHaveText('Labs', { timeout: 30_000 })
})

test('nothing of an account is kept: after signing out, the next person offline sees the public page', async ({
  page,
  context,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(context, learner)
  await visit(page)
  for (const address of ['/progress', '/account', '/drills', '/', '/glossary', LESSON]) {
    await page.goto(address)
    await expect(page.getByRole('banner')).toContainText(learner.name)
  }
  await expectAllKept(page)
  const kept = await keptText(page)
  expect(kept).toContain('FIFO, SJF, STCF')
  expect(kept).not.toContain(learner.name)
  expect(kept).not.toContain(learner.email)
  expect(await keptPaths(page, 'interleave-pages-1')).not.toContain('/progress')

  await context.setOffline(true)
  await page.goto(LESSON)
  await expect(title(page)).toHaveText(/^FIFO, SJF, STCF/)
  await expect(page.getByRole('banner')).not.toContainText(learner.name)
  for (const address of ['/progress', '/account', '/api/progress/resume', '/admin']) {
    await page.goto(address)
    await expect(title(page)).toHaveText('This page needs a connection')
  }
})

test('after an update every copy is of the new build, or whole of the old one', async ({ page, context }) => {
  await visit(page)
  const before = await page.evaluate(copies)
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js?v=a-later-build')
  })
  await expect
    .poll(async () => (await page.evaluate(copies)).map(({ build }) => build), { timeout: 60_000 })
    .toEqual(before.map(() => 'a-later-build'))
  for (const { assets } of await page.evaluate(copies))
    expect(await keptPaths(page, 'interleave-assets-1')).toEqual(expect.arrayContaining(assets))
  await context.setOffline(true)
  await page.goto(LESSON)
  await expect(title(page)).toHaveText(/^FIFO, SJF, STCF/)
})

/** Runs in the page: what each copy says of itself. */
async function copies(): Promise<{ build: string | null; assets: string[] }[]> {
  const cache = await caches.open('interleave-pages-1')
  const pages = await Promise.all((await cache.keys()).map((request) => cache.match(request)))
  return pages.map((page) => ({
    build: page?.headers.get('x-kept-build') ?? null,
    assets: (page?.headers.get('x-kept-assets') ?? '').split(' ').filter(Boolean),
  }))
}

test('quiz answers outlive ten minutes and a reload offline', async ({ page, context, baseURL }) => {
  await signInBrowser(context, await newPerson(baseURL))
  await visit(page)
  await page.clock.install()
  await page.goto(`/quiz/${QUIZ}`)
  await page.getByRole('button', { name: /^Start/ }).click()
  await page.getByLabel('A read-write lock').check()
  await expect(page.getByText('All answers saved')).toBeVisible()
  await context.setOffline(true)
  await page.getByLabel('A mutex, since there is a writer').check()
  await page.clock.fastForward('10:00')
  await expect(page.getByText(/^Offline\. Your answers are kept on this device/)).toBeVisible()
  await page.reload()
  await expect(title(page)).toHaveText('This page needs a connection')
  await context.setOffline(false)
  await expect(page.getByLabel('A mutex, since there is a writer')).toBeChecked({ timeout: 30_000 })
  await expect(page.getByText('All answers saved')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('A mutex, since there is a writer')).toBeChecked()
})

test('the site can be installed: a manifest with icons that are there', async ({ page, request }) => {
  await page.goto('/')
  const address = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await (await request.get(address ?? '')).json()
  expect(manifest).toMatchObject({ name: /Interleave/, display: 'standalone', start_url: '/' })
  for (const { src, sizes } of manifest.icons) {
    const icon = await request.get(src)
    expect(icon.headers()['content-type']).toBe('image/png')
    const body = await icon.body()
    expect(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`).toBe(sizes)
  }
})
