import { ADMIN } from './admin.ts'
import { signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

const LESSON = '/learn/cpu-scheduling/fifo-sjf-stcf'
const PHONE = { width: 390, height: 800 }

test('no page scrolls sideways on the narrowest phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of [
    '/',
    '/course',
    LESSON,
    '/simulations',
    '/labs/beat-the-scheduler',
    '/labs/lost-update',
    '/drills',
    '/notes',
    '/register',
  ]) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft([path, width]).toEqual([path, 320])
  }
})

test('on a phone the header keeps all its links in sight, and the colours are in the footer', async ({
  page,
}) => {
  await page.setViewportSize(PHONE)
  await page.goto(LESSON)
  const header = page.getByRole('banner').first()
  for (const name of ['Course', 'Simulations', 'Labs', 'Drills', 'Sign in'])
    await expect(header.getByRole('link', { name, exact: true })).toBeInViewport({ ratio: 1 })
  expect((await header.boundingBox())?.height).toBeLessThan(110)
  await expect(header.getByRole('group', { name: 'Colours' })).toBeHidden()
  await expect(page.getByRole('contentinfo').getByRole('group', { name: 'Colours' })).toBeVisible()
})

for (const theme of ['system', 'dark'] as const)
  test(`a lesson is printed dark on light, without what only a screen can use, with theme ${theme}`, async ({
    page,
    context,
    baseURL,
  }) => {
    if (theme === 'dark') await context.addCookies([{ name: 'theme', value: 'dark', url: baseURL ?? '' }])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(LESSON)
    const colours = () =>
      page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.body)
        return { color, backgroundColor }
      })
    expect(await colours()).toEqual({ color: 'rgb(236, 232, 223)', backgroundColor: 'rgb(23, 22, 20)' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const ink = { color: 'rgb(28, 27, 25)', backgroundColor: 'rgba(0, 0, 0, 0)' }
    await expect.poll(colours, 'dark ink on the sheet as it is').toEqual(ink)
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await expect(page.getByRole('contentinfo')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Copy' }).first()).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('You press a key and wait for the letter to appear.')).toBeVisible()
  })

test('a record of the audit log is a low row on a phone', async ({ page }) => {
  await signInBrowser(page.context(), ADMIN)
  await page.setViewportSize(PHONE)
  await page.goto('/admin/audit')
  const heights = await page.getByRole('row').evaluateAll((rows) => rows.map((row) => row.clientHeight))
  expect(Math.max(...heights)).toBeLessThan(150)
})
