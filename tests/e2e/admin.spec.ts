import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { parse } from 'yaml'
import { expectOk, newLearner, signIn, TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { ADMIN } from './admin.ts'
import { admin, newPerson, signInBrowser, signInThroughPage } from './people.ts'
import { expect, test } from './test.ts'

const QUIZ = 'content/courses/operating-systems/02-threads/quiz.yaml'

/** The number of learners that an address of the learner table says it shows. */
async function countBehind(page: Page, href: string): Promise<number> {
  const html = await (await page.request.get(href)).text()
  if (html.includes('Nobody matches')) return 0
  const found = /([\d,]+)(?:<!-- -->)? (?:of [\d,]+ learners? match|learners? enrolled)/.exec(html)
  if (!found?.[1]) throw new Error(`${href} says no number of learners`)
  return Number(found[1].replace(',', ''))
}

const findUser = async (page: Page, email: string) => {
  await page.goto(`/admin/users?search=${encodeURIComponent(email)}`)
  return page.getByRole('row').filter({ hasText: email })
}

test('every number of the dashboard leads to exactly the learners it counts', async ({ page }) => {
  await signInBrowser(page.context(), ADMIN)
  // Other tests enrol people meanwhile; page and list agree once none did between the two.
  await expect(async () => {
    await page.goto('/admin')
    const main = page.getByRole('main')
    const links = main.locator(
      'a[href*="?stage="], a[href*="?dropped="], a[href*="?risk="], a[href*="?quiz="][href*="learners"]',
    )
    const counted = await links.evaluateAll((elements) =>
      elements.map((element) => {
        const label = element.getAttribute('aria-label') ?? element.textContent ?? ''
        const number = /(?:^|: |all )(\d+)(?: \d+ %| lost)?$/.exec(label)?.[1]
        return { href: element.getAttribute('href') ?? '', count: Number(number) }
      }),
    )
    expect(counted.length).toBeGreaterThan(20)
    for (const { href, count } of counted) expect(await countBehind(page, href), href).toBe(count)
  }).toPass({ timeout: 45_000 })
})

test('the funnel falls from stage to stage and its table twin says the same', async ({ page }) => {
  await signInBrowser(page.context(), ADMIN)
  await page.goto('/admin')
  await expect(page.getByText(/learners enrolled\.$/)).toBeVisible()
  await page.getByText('Show as a table').first().click()
  const rows = page.getByRole('table', { name: 'Learners by stage' }).getByRole('row')
  const reached = (await rows.getByRole('cell').first().allTextContents()).map(Number)
  expect(Math.max(...reached)).toBeGreaterThanOrEqual(200)
  const [enrolled, started, ...later] = await rows
    .filter({ has: page.getByRole('cell') })
    .evaluateAll((all) => all.map((row) => Number(row.querySelector('td')?.textContent)))
  expect(started).toBeLessThanOrEqual(enrolled ?? 0)
  for (const count of later) expect(count).toBeLessThanOrEqual(started ?? 0)
  await page.getByLabel('What is counted: the funnel').click()
  await expect(page.getByText('Solid: enrolled learners who reached the stage.')).toBeVisible()
})

test('the learner table is searched, sorted, paged and exported', async ({ page }) => {
  await signInBrowser(page.context(), ADMIN)
  await page.goto('/admin/learners?search=%40class.example')
  const names = page.getByRole('table', { name: /^Progress in percent/ }).getByRole('rowheader')
  const pager = page.getByRole('navigation', { name: 'Pages of learners' })
  // Nobody else may be enrolled yet.
  await expect(page.getByText(/^200 (of \d+ learners match|learners enrolled)\.$/)).toBeVisible()
  const byName = await names.allTextContents()
  expect(byName).toEqual(byName.toSorted((a, b) => a.localeCompare(b)))
  await pager.getByRole('link', { name: 'Next' }).click()
  await expect(pager).toContainText('Page 2 of')
  expect(await names.first().textContent()).not.toBe(byName[0])

  await page.getByRole('link', { name: 'Done', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Done' })).toHaveAttribute('aria-sort', 'descending')
  const done = await page
    .getByRole('row')
    .getByRole('cell', { name: /^\d\/\d+$/ })
    .allTextContents()
  expect(done.map(Number.parseInt)).toEqual(done.map(Number.parseInt).toSorted((a, b) => b - a))

  await page.getByLabel('Name or email').fill('aiko')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/search=aiko/)
  const found = await names.allTextContents()
  expect(found.length).toBeGreaterThan(0)
  for (const name of found) expect(name).toMatch(/aiko/i)

  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: `CSV of these ${found.length} rows` }).click()
  const download = await started
  const lines = (await (await download.createReadStream()).toArray()).join('').trim().split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFF?Name,Email,Enrolled,Last active,Lessons done/)
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(found)
})

test('a learner’s record shows lessons, attempts, labs and drills', async ({ page }) => {
  await signInBrowser(page.context(), ADMIN)
  await page.goto('/admin/learners?search=%40class.example&sort=done&direction=desc')
  const first = page.getByRole('rowheader').getByRole('link').first()
  const name = (await first.textContent()) ?? ''
  await first.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^5 of \d+ lessons done$/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Quiz attempts' })).toContainText(
    'Threads and concurrency, attempt 1',
  )
  await expect(page.getByRole('table', { name: 'Lab submissions' })).toBeVisible()
  await expect(page.getByText(/\d+ cards? learned, \d+ due now|No card reviewed yet/)).toBeVisible()
})

test('quiz results name every question with its facility and never more right answers than answers', async ({
  page,
}) => {
  await signInBrowser(page.context(), ADMIN)
  await page.goto('/admin?quiz=threads-and-concurrency#quiz')
  const rows = page.getByRole('table', { name: 'Questions of the quiz as it stands now' }).getByRole('row')
  const { questions }: { questions: unknown[] } = parse(readFileSync(QUIZ, 'utf8'))
  await expect(rows).toHaveCount(1 + questions.length)
  const cells = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  )
  for (const [, answers, right, facility] of cells) {
    expect(Number(right)).toBeLessThanOrEqual(Number(answers))
    expect(facility).toMatch(/^\d+ %/)
  }
})

test('a changed role ends the person’s session and holds from the next sign-in', async ({
  page,
  browser,
  baseURL,
}) => {
  const person = await newLearner(baseURL ?? '', 'Rollo Changer')
  const theirs = await browser.newContext({ baseURL })
  await signInBrowser(theirs, person)
  const there = await theirs.newPage()
  await there.goto('/progress')
  await expect(there.getByRole('heading', { level: 1, name: 'Your progress' })).toBeVisible()

  await signInBrowser(page.context(), ADMIN)
  const row = await findUser(page, person.email)
  await row.getByRole('button', { name: 'Change role of Rollo Changer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Role of Rollo Changer' })
  await expect(dialog).toContainText('is signed out everywhere')
  await dialog.getByLabel('Role').selectOption('author')
  await dialog.getByLabel('Reason').fill('Writes the next lesson')
  await dialog.getByRole('button', { name: 'Change role' }).click()
  // The dialog stands in the row and names every role.
  await expect(dialog).toBeHidden()
  await expect(row).toContainText('author')

  await there.reload()
  await expect(there).toHaveURL(/\/sign-in/)
  await signInThroughPage(there, person)
  await expect(
    there.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Studio' }),
  ).toBeVisible()
  await theirs.close()
})

test('a suspended person is out at once and cannot come back until reinstated', async ({
  page,
  browser,
  baseURL,
}) => {
  const person = await newLearner(baseURL ?? '', 'Susi Pended')
  const theirs = await browser.newContext({ baseURL })
  await signInBrowser(theirs, person)
  await signInBrowser(page.context(), ADMIN)
  const row = await findUser(page, person.email)
  await row.getByRole('button', { name: 'Suspend Susi Pended' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Shared the answers')
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(row).toContainText('suspended')

  const there = await theirs.newPage()
  await there.goto('/progress')
  await expect(there).toHaveURL(/\/sign-in/)
  await signInThroughPage(there, person)
  await expect(there.getByText('do not belong together')).toBeVisible()

  await row.getByRole('button', { name: 'Reinstate Susi Pended' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('It was somebody else')
  await page.getByRole('dialog').getByRole('button', { name: 'Reinstate' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(row).toContainText('active')
  await signInThroughPage(there, person)
  await expect(there.getByRole('heading', { level: 1, name: 'Your progress' })).toBeVisible()
  await theirs.close()
})

test('an admin cannot change their own account, and two who demote each other leave one', async ({
  page,
  baseURL,
}) => {
  await signInBrowser(page.context(), ADMIN)
  const own = await findUser(page, ADMIN.email)
  await expect(own).toContainText('(you)')
  await expect(own.getByRole('button')).toHaveCount(0)

  const [a, b] = [await newPerson(baseURL, 'admin'), await newPerson(baseURL, 'admin')]
  const body = { role: 'learner', reason: '' }
  const answers = await Promise.all([
    a.send('POST', `/api/admin/users/${b.userId}/role`, body),
    b.send('POST', `/api/admin/users/${a.userId}/role`, body),
  ])
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
  const self = await admin(baseURL)
  const remaining = await self.get(
    `/admin/users?search=${encodeURIComponent('@learners.example')}&role=admin`,
  )
  const html = await remaining.text()
  expect([a, b].filter(({ email }) => html.includes(email))).toHaveLength(1)
})

test('the audit log tells who did what, why and to whom, and its chain verifies', async ({
  page,
  baseURL,
}) => {
  const person = await newLearner(baseURL ?? '', 'Audi Ted')
  const client = await admin(baseURL)
  const body = { role: 'reviewer', reason: 'Reads before others do' }
  await expectOk(await client.send('POST', `/api/admin/users/${person.userId}/role`, body))
  await signInBrowser(page.context(), ADMIN)
  await page.goto('/admin/audit')
  await page.getByLabel('About').fill(`user:${person.userId}`)
  await page.getByLabel('Action').selectOption('user.role-changed')
  await page.getByRole('button', { name: 'Apply' }).click()
  const row = page.getByRole('row').filter({ hasText: 'user.role-changed' })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('Edda Admin')
  await expect(row).toContainText('Audi Ted')
  await expect(row).toContainText('learner → reviewer')
  await expect(row).toContainText('Reads before others do')
  await page.getByRole('button', { name: 'Verify the chain' }).click()
  await expect(page.getByText(/^All \d+ records hold$/)).toBeVisible()
})

const areas = {
  '/admin': ['admin', 'teachingAssistant', 'auditor'],
  '/admin/learners': ['admin', 'teachingAssistant', 'auditor'],
  '/admin/users': ['admin', 'auditor'],
  '/admin/audit': ['admin', 'auditor'],
  '/studio': ['admin', 'author', 'reviewer'],
  '/api/admin/learners/export': ['admin', 'auditor'],
  '/api/admin/audit/verification': ['admin', 'auditor'],
} as const

test('each role sees the areas that the policy gives it, and for the others they do not exist', async ({
  baseURL,
}) => {
  for (const role of ['learner', 'teachingAssistant', 'author', 'reviewer', 'auditor', 'admin'] as const) {
    const person = await newPerson(baseURL, role)
    for (const [address, allowed] of Object.entries(areas)) {
      const isAllowed = (allowed as readonly string[]).includes(role)
      const { status } = await person.get(address)
      expect(status, `${role} at ${address}`).toBe(isAllowed ? 200 : address.startsWith('/api/') ? 403 : 404)
    }
  }
})

test('an auditor and a teaching assistant read, and change nothing', async ({ page, baseURL }) => {
  const target = await newLearner(baseURL ?? '')
  for (const role of ['auditor', 'teachingAssistant'] as const) {
    const person = await newPerson(baseURL, role)
    const refused = await person.send('POST', `/api/admin/users/${target.userId}/role`, {
      role: 'admin',
      reason: '',
    })
    expect(refused.status, role).toBe(403)
    const suspension = { suspended: true, reason: 'Trying it' }
    const kept = await person.send('POST', `/api/admin/users/${target.userId}/suspension`, suspension)
    expect(kept.status, role).toBe(403)
    await page.context().clearCookies()
    await signInBrowser(page.context(), person)
    await page.goto('/admin/learners')
    const isAuditor = role === 'auditor'
    await expect(page.getByRole('link', { name: /^CSV of these/ })).toHaveCount(isAuditor ? 1 : 0)
    const navigation = page.getByRole('navigation', { name: 'Administration' })
    await expect(navigation.getByRole('link')).toHaveText(
      isAuditor ? ['Dashboard', 'Learners', 'Users', 'Audit log'] : ['Dashboard', 'Learners'],
    )
    if (!isAuditor) continue
    await page.goto(`/admin/users?search=${encodeURIComponent(target.email)}`)
    await expect(page.getByRole('row').filter({ hasText: target.email })).toBeVisible()
    await expect(page.getByRole('main').getByRole('button', { name: /^(Change role|Suspend)/ })).toHaveCount(
      0,
    )
  }
  await signIn(target, target.email, TEST_PASSWORD)
})
