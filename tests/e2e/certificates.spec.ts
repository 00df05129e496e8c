import { readFileSync } from 'node:fs'
import { expectOk, newLearner, TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { ADMIN } from './admin.ts'
import { earnCertificate } from './earn-certificate.ts'
import { admin as adminAt, newPerson, signInBrowser } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })
// axe reads a certificate several times.
test.describe.configure({ timeout: 120_000 })

test('a learner sees what is missing, earns it, confirms the name and has it verified by a visitor; an admin revokes it', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await newLearner(baseURL ?? '', 'noor learner')
  await signInBrowser(page.context(), learner)
  await page.goto('/progress')
  const section = page.getByRole('region', { name: 'Certificate' })
  await expect(section.getByText(/^0 of \d+ lessons completed, \d+ left$/)).toBeVisible()
  await expect(section.getByText(/^0 of 7 labs passed, 7 left$/)).toBeVisible()

  earnCertificate(learner.userId)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'You have earned the certificate' })).toBeVisible()
  await page.getByRole('link', { name: 'Have it issued' }).click()
  await expect(page).toHaveURL('/progress#certificate')
  await section.getByLabel('Name on the certificate').fill('Noor  Learner-Okafor ')
  await section.getByRole('button', { name: 'Issue my certificate' }).click()
  await expect(page).toHaveURL(/\/progress#certificate$/) // The name is not confirmed yet.
  await section.getByLabel('This is my name as it is to appear. It cannot be changed later.').check()
  await section.getByRole('button', { name: 'Issue my certificate' }).click()
  await expect(page).toHaveURL(/\/certificates\/[0-9a-z]{26}$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Noor Learner-Okafor' })).toBeVisible()
  await expectAccessible(page)
  const address = page.url()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'You hold the certificate' })).toBeVisible()
  await page.goto('/progress')
  await expect(section.getByText('Issued to Noor Learner-Okafor')).toBeVisible()

  const visitor = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const paper = await visitor.newPage()
  expect((await paper.goto(address))?.status()).toBe(200)
  await expect(paper.getByText('Valid', { exact: true })).toBeVisible()
  await expect(paper.getByText('Operating systems and concurrency', { exact: true })).toBeVisible()
  await expect(paper.getByText(address)).toBeVisible()
  await expect(paper.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex, nofollow')
  const html = await paper.content()
  for (const personal of [learner.email, learner.userId, 'noor learner']) expect(html).not.toContain(personal)

  const office = await browser.newContext({ baseURL })
  await signInBrowser(office, ADMIN)
  const desk = await office.newPage()
  await desk.goto(`/admin/learners/${learner.userId}`)
  await desk.getByRole('button', { name: 'Revoke' }).click()
  await desk.getByLabel('Reason, shown to everybody').selectOption('wrong-name')
  await desk.getByLabel('Note').fill('Misspelt on the paper.')
  await desk.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(desk.getByText(/^Revoked on .*: the printed name was wrong\.$/)).toBeVisible()

  await paper.reload()
  await expect(paper.getByText('Revoked', { exact: true }).first()).toBeVisible()
  await expect(paper.getByText('Misspelt')).toHaveCount(0)
  await page.reload()
  await expect(section.getByText(/ask an admin; they can allow it/)).toBeVisible()
  await desk.getByRole('button', { name: 'Allow a new one' }).click()
  await desk.getByLabel('Note').fill('Spelt right this time.')
  await desk.getByRole('button', { name: 'Allow it' }).click()
  await expect(desk.getByText(/Another one may be issued in its place/)).toBeVisible()
  await page.reload()
  await expect(section.getByLabel('Name on the certificate')).toBeVisible()
  await page.goto(address)
  await expectAccessible(page)
})

test('a certificate prints on one landscape sheet, light also in the dark', async ({ page, baseURL }) => {
  const learner = await newLearner(baseURL ?? '', 'Edsger W. Dijkstra')
  earnCertificate(learner.userId)
  const issued = await learner.send('POST', '/api/certificates', { holder: learner.name, isConfirmed: true })
  const { code } = await issued.json()
  await signInBrowser(page.context(), learner)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`/certificates/${code}`)
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf) ?? []
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595])
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const paper = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--raised'),
  )
  expect(paper.trim()).toMatch(/^#fff(fff)?$/)
})

test('an unknown code and none at all are answered in the same words, and typed codes are read kindly', async ({
  page,
}) => {
  await page.goto(`/certificates/${'0'.repeat(26)}`)
  const words = await page.getByRole('main').innerText()
  for (const code of ['nope', '%2e%2e%2f', "'%20OR%201=1", 'a'.repeat(2000)]) {
    await page.goto(`/certificates/${code}`)
    expect(await page.getByRole('main').innerText()).toBe(words)
  }
  await page.getByLabel('Code of the certificate').fill(` ${'O'.repeat(13)}-${'0'.repeat(13)}`)
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page).toHaveURL(new RegExp(`/certificates/${'0'.repeat(26)}$`))
})

test('through the API nobody issues what is not earned, revokes without the right, or finds what is not there', async ({
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  const name = { holder: 'Mallory', isConfirmed: true }
  expect((await learner.send('POST', '/api/certificates', name)).status).toBe(409)
  for (const body of [{ holder: 'Mallory' }, { ...name, isConfirmed: false }, { ...name, userId: 'x' }, {}])
    expect((await learner.send('POST', '/api/certificates', body)).status).toBe(400)
  const admin = await newPerson(baseURL, 'admin')
  const revocation = { reason: 'integrity', note: 'No reason.' }
  const path = (code: string) => `/api/admin/certificates/${code}/revocation`
  expect((await learner.send('POST', path('0'.repeat(26)), revocation)).status).toBe(403)
  for (const code of ['0'.repeat(26), 'nope', '%00'])
    expect([code, (await admin.send('POST', path(code), revocation)).status]).toEqual([code, 404])
})

test('somebody downloads all that is stored about them, and is told when it is too often', async ({
  page,
  baseURL,
}) => {
  const learner = await newPerson(baseURL)
  await signInBrowser(page.context(), learner)
  await page.goto('/account')
  const button = page.getByRole('button', { name: 'Download my data' })
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  expect(download.suggestedFilename()).toMatch(/^interleave-my-data-\d{4}-\d\d-\d\d\.json$/)
  const data = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(data.user).toMatchObject([{ email: learner.email, name: learner.name }])
  await expect(page.getByRole('status').filter({ hasText: 'is in your downloads' })).toBeVisible()

  const headers = (await learner.get('/api/account/export')).headers
  expect(headers.get('cache-control')).toBe('no-store')
  expect((await learner.get('/api/account/export')).status).toBe(200)
  await button.click()
  await expect(page.getByRole('alert').filter({ hasText: 'Too many tries' })).toBeVisible()
})

for (const isRevoked of [false, true])
  test(`the address of ${isRevoked ? 'a revoked' : 'a'} certificate whose holder erased the account says so, and no name`, async ({
    page,
    baseURL,
  }) => {
    const learner = await newLearner(baseURL ?? '', 'Nadia Gone')
    earnCertificate(learner.userId)
    const { code } = await expectOk<{ code: string }>(
      await learner.send('POST', '/api/certificates', { holder: 'Nadia Gone', isConfirmed: true }),
    )
    const revocation = { reason: 'integrity', note: 'Not the work of Nadia.' }
    const admin = await adminAt(baseURL)
    if (isRevoked)
      await expectOk(await admin.send('POST', `/api/admin/certificates/${code}/revocation`, revocation))
    const body = { password: TEST_PASSWORD, confirmation: learner.email }
    const erased = await learner.send('POST', '/api/account/erasure', body)
    expect(erased.headers.get('clear-site-data')).toBe('"cookies", "storage"')
    await expectOk(erased)
    // Whoever was given the address may paste it where the code is asked for.
    await page.goto('/certificates')
    await page.getByLabel('Code of the certificate').fill(`https://learn.example.org/certificates/${code}`)
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page).toHaveURL(`/certificates/${code}`)
    await expect(page.getByRole('heading', { name: 'This certificate was erased' })).toBeVisible()
    const verdict = isRevoked ? 'had taken the certificate back' : 'It has not taken the certificate back.'
    await expect(page.getByRole('main')).toContainText(verdict)
    await expectAccessible(page)
    expect(await page.content()).not.toContain('Nadia')
  })
