import { readFileSync } from 'node:fs'
import { expectOk } from '#tests/setup/api-client.ts'
import { earnCertificate } from './earn-certificate.ts'
import { HANDS, keyboard, signInBy } from './hands.ts'
import { newPerson } from './people.ts'
import { expect, test } from './test.ts'

const LESSON = '/learn/cpu-scheduling/fifo-sjf-stcf'
const STCF = 'STCF: when the short ones come late'

test.use({ contextOptions: { reducedMotion: 'reduce' } })
test.describe.configure({ timeout: 240_000 })

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: a learner signs in, goes on where they were, plans the time at hand, earns a certificate and takes their data along`, async ({
    page,
    baseURL,
  }) => {
    const hand = handOf(page)
    const learner = await newPerson(baseURL)
    const resume = { path: `${LESSON}#stcf-when-the-short-ones-come-late`, label: STCF }
    await expectOk(await learner.send('PUT', '/api/progress/resume', resume))
    await page.goto('/progress')
    await signInBy(hand, page, learner)
    await expect(page).toHaveURL(/\/progress$/)
    await hand.press(page.getByRole('link', { name: 'Interleave', exact: true }))
    const card = page.getByRole('region').filter({ hasText: 'Where you left off' })
    await hand.press(card.getByRole('link', { name: 'Continue' }))
    await expect(page.getByRole('heading', { name: new RegExp(`^${STCF}`) })).toBeInViewport()

    earnCertificate(learner.userId)
    await page.goto('/progress')
    const plan = page.getByRole('region', { name: 'How long do you have?' })
    await hand.press(plan.getByRole('link', { name: '20 min' }))
    await expect(page).toHaveURL(/minutes=20/)
    await hand.write(plan.getByRole('spinbutton'), '35')
    await hand.press(plan.getByRole('button', { name: 'Plan' }))
    await expect(page).toHaveURL(/minutes=35/)
    await hand.press(page.getByRole('button', { name: 'Hide my rhythm' }))
    await expect(page.getByRole('heading', { name: 'Your rhythm is hidden' })).toBeVisible()
    await hand.press(page.getByRole('button', { name: 'Show my rhythm' }))
    await expect(page.getByRole('heading', { name: 'This week' })).toBeVisible()

    const certificate = page.getByRole('region', { name: 'Certificate' })
    await hand.write(certificate.getByLabel('Name on the certificate'), 'Keiko Board')
    await hand.press(certificate.getByRole('checkbox', { name: 'This is my name' }))
    await hand.press(certificate.getByRole('button', { name: 'Issue my certificate' }))
    await expect(page.getByRole('heading', { level: 1, name: 'Keiko Board' })).toBeVisible()

    await hand.press(page.getByRole('button', { name: learner.name }))
    await hand.press(page.getByRole('link', { name: 'Account and devices' }))
    const download = page.waitForEvent('download')
    await hand.press(page.getByRole('button', { name: 'Download my data' }))
    const data = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
    expect(data.user).toMatchObject([{ email: learner.email }])
    await expect(page.getByRole('status').filter({ hasText: 'is in your downloads' })).toBeVisible()
  })

test('by keyboard alone: a visitor bookmarks, writes, finds, deletes and brings back notes, and signs in to an account with notes at the same places', async ({
  page,
  baseURL,
}) => {
  const hand = keyboard(page)
  const learner = await newPerson(baseURL)
  const place = { kind: 'lesson', id: 'fifo-sjf-stcf', anchor: 'stcf-when-the-short-ones-come-late' }
  const note = { ...place, heading: STCF, text: 'From the account.', revision: 0 }
  await expectOk(await learner.send('PUT', '/api/notes/text', note))

  await page.goto(`${LESSON}#stcf-when-the-short-ones-come-late`)
  await hand.press(page.getByRole('button', { name: `Bookmark “${STCF}”` }))
  await expect(page.getByRole('button', { name: `Bookmark “${STCF}”` })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await hand.press(page.getByRole('button', { name: `Write a note on “${STCF}”` }))
  const text = page.getByRole('textbox', { name: `Your note on “${STCF}”` })
  await expect(text).toBeFocused()
  await page.keyboard.type('From the device.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: `Your note on “${STCF}”` })).toBeFocused()
  const tick = page.getByRole('complementary', { name: 'This lesson' }).getByRole('checkbox').nth(2)
  await hand.press(tick)
  await expect(tick).toBeChecked()

  await page.goto('/notes')
  await hand.write(page.getByRole('searchbox', { name: 'Find in your notes' }), 'DEVICE')
  await hand.press(page.getByRole('button', { name: `Delete “${STCF}”` }))
  await expect(page.getByText('From the device.')).toBeHidden()
  await hand.press(page.getByRole('button', { name: `Undo deleting “${STCF}”` }))
  await expect(page.getByText('From the device.')).toBeVisible()
  await hand.press(page.getByRole('main').getByRole('link', { name: 'sign in' }))
  await signInBy(hand, page, learner)
  await expect(
    page.getByText(/^Taken over from this device: .*1 ticked objective and 1 note or bookmark/),
  ).toBeVisible()
  for (const words of ['From the account.', 'From the device.'])
    await expect(page.getByText(words)).toBeVisible()
  await hand.press(page.getByRole('link', { name: STCF }))
  await expect(page).toHaveURL(/#stcf-when-the-short-ones-come-late$/)
  await expect(page.getByRole('button', { name: `Bookmark “${STCF}”` })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})
