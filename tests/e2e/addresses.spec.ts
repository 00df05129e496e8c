import { ADMIN } from './admin.ts'
import { newPerson, signInBrowser } from './people.ts'
import { expect, test } from './test.ts'

const MISSING = [
  '/nowhere',
  '/learn/threads/nope',
  '/simulations/nope',
  '/labs/nope?from=mail',
  '/drills/nope',
]
const TITLE = 'Nothing at this address'

for (const path of MISSING)
  test(`${path} is a whole page without JavaScript, and not there`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
    const page = await context.newPage()
    const response = await page.goto(path)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
    await page.getByRole('link', { name: 'Open the course map' }).click()
    await expect(page).toHaveURL(/\/course$/)
    await context.close()
  })

test('a page of another role is not there, whole without JavaScript, and keeps its address with it', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(page.context(), learner)
  expect((await page.goto('/admin/users'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
  await expect(page.getByRole('button', { name: learner.name })).toBeVisible()
  await expect(page).toHaveURL(/\/admin\/users$/)

  const still = await browser.newContext({ baseURL, javaScriptEnabled: false })
  await signInBrowser(still, learner)
  const stillPage = await still.newPage()
  await stillPage.goto('/studio')
  await expect(stillPage.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
  await still.close()
})

test('under /api/ an unknown address and an id of a wrong form are told as a missing thing', async ({
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  for (const path of ['/api/nowhere', '/api/drills/nope', '/api/labs/NOPE/draft']) {
    const response = await learner.send('PUT', path, { values: {}, revision: 0 })
    expect([path, response.status]).toEqual([path, 404])
    expect(await response.json()).toMatchObject({
      error: { code: 'not-found', message: 'There is nothing here, or it is not yours to see.' },
    })
  }
})

test('a filter that an admin page cannot use is named and ignored, and the page is there', async ({
  page,
}) => {
  await signInBrowser(page.context(), ADMIN)
  const cases = [
    ['/admin?quiz=nope', 'Dashboard', 'quiz'],
    ['/admin/learners?page=-1&sort=password', 'Learners', 'page and sort'],
    ['/admin/audit?from=zzz&entity=User', 'Audit log', 'from'],
    ['/admin/users?role=king&utm=x', 'Users', 'role and utm'],
  ] as const
  for (const [address, title, named] of cases) {
    expect((await page.goto(address))?.status(), address).toBe(200)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByText(`This page cannot use what the address gives for ${named}.`)).toBeVisible()
  }
  await page.goto('/admin/learners?page=99999')
  await expect(page.getByRole('heading', { level: 1, name: 'Learners' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('row').nth(1)).toBeVisible()
})
