import type { Locator, Page } from '@playwright/test'
import { expectOk } from '#tests/setup/api-client.ts'
import { HANDS, type Hand, signInBy } from './hands.ts'
import { newPerson } from './people.ts'
import { expect, test } from './test.ts'

const SCHEDULING = '/learn/cpu-scheduling/fifo-sjf-stcf'
const THREADS = '/learn/threads/threads-vs-processes'

test.use({ contextOptions: { reducedMotion: 'reduce' } })
// A lesson has some two hundred stops, and these tests walk through most of them.
test.describe.configure({ timeout: 240_000 })

const check = (page: Page, stem: string): Locator =>
  page.getByRole('article', { name: 'Knowledge check' }).filter({ hasText: stem })

/** Hands an answer in and reads what came of it. */
async function expectGraded(hand: Hand, item: Locator, word: '✓ Right' | '✗ Not right' | '◐ Partly right') {
  await hand.press(item.getByRole('button', { name: 'Check the answer' }))
  await expect(item).toContainText(word)
}

const again = (hand: Hand, item: Locator) => hand.press(item.getByRole('button', { name: 'Try again' }))

const FINISHED = ['C', 'A', 'B', 'D']

const SUITS = {
  'A nightly batch of jobs': 'Shortest job first',
  'Jobs of known length arrive all day': 'Shortest time to completion first',
  'Twenty people type commands': 'Round robin',
  'A printer that cannot stop': 'First in, first out',
}

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: a visitor answers a lesson’s checks, typed, ordered, chosen, matched and drawn, and they are in the account they sign in to, beside its own`, async ({
    page,
    baseURL,
  }) => {
    const hand = handOf(page)
    const learner = await newPerson(baseURL)
    await expectOk(
      await learner.send('POST', '/api/checks', {
        ...{ lessonId: 'threads-vs-processes', questionId: 'threads-switch-tlb' },
        ...{ response: { type: 'single', choice: '2' }, answerKey: crypto.randomUUID() },
      }),
    )
    await page.goto(`${SCHEDULING}#check-yourself`)
    const average = check(page, 'Jobs of 4, 7 and 1 ticks arrive together.')
    await hand.write(average.getByRole('textbox'), '9')
    await expectGraded(hand, average, '✗ Not right')
    await expect(average).toContainText('Sort them first (1, 4, 7)')
    await again(hand, average)
    await hand.write(average.getByRole('textbox'), '18/3')
    await expectGraded(hand, average, '✓ Right')

    const finish = check(page, 'Put the jobs in the order in which they finish.')
    for (const [place, job] of FINISHED.entries())
      for (;;) {
        const rows = await finish.getByRole('listitem').allInnerTexts()
        const at = rows.findIndex((row) => row.trim().startsWith(job))
        if (at === place) break
        await hand.press(finish.getByRole('button', { name: `Move number ${at + 1} up` }))
      }
    await expectGraded(hand, finish, '✓ Right')

    const starving = check(page, 'A stream of 2-tick jobs keeps one processor fully busy')
    await hand.pick(starving.getByRole('radio', { name: 'STCF' }))
    await expectGraded(hand, starving, '✓ Right')

    const quantum = check(page, 'You halve the quantum.')
    await hand.press(quantum.getByRole('checkbox', { name: /^The last job in the queue/ }))
    await expectGraded(hand, quantum, '◐ Partly right')

    const suits = check(page, 'Match each situation with the policy')
    const rights = await suits.getByRole('list').first().getByRole('listitem').allTextContents()
    for (const [left, right] of Object.entries(SUITS)) {
      const row = suits.getByRole('listitem').filter({ hasText: left })
      await hand.choose(row.getByRole('combobox'), 'ABCD'[rights.indexOf(right)] ?? '')
    }
    await expectGraded(hand, suits, '✓ Right')

    const drawn = check(page, 'Trace this workload by hand.')
    const workload = (await drawn.getByRole('table').textContent()) ?? ''
    await hand.press(drawn.getByRole('button', { name: 'Draw another one' }))
    await expect(drawn.getByRole('table')).not.toHaveText(workload)
    await hand.write(drawn.getByRole('textbox'), '0')
    await expectGraded(hand, drawn, '✗ Not right')
    const answer = /The answer is ([\d.]+)/.exec((await drawn.textContent()) ?? '')?.[1] ?? ''
    await again(hand, drawn)
    await hand.write(drawn.getByRole('textbox'), answer)
    await expectGraded(hand, drawn, '✓ Right')

    await hand.press(drawn.getByRole('button', { name: 'Report a problem with this check' }))
    await hand.press(page.getByRole('dialog').getByRole('link', { name: 'Sign in' }))
    await signInBy(hand, page, learner)
    await expect(page.getByText(/^Taken over from this device: 1 lesson(,| and) 6 answers/)).toBeVisible()
    await expect(page).toHaveURL(/fifo-sjf-stcf#check-sched-drawn-turnaround$/)
    await hand.press(drawn.getByRole('button', { name: 'Report a problem with this check' }))
    const form = page.getByRole('dialog', { name: /^Report a problem/ })
    await hand.choose(form.getByLabel('What is wrong?'), /typo/)
    await hand.write(form.getByLabel('In your words'), 'A comma is missing.')
    await hand.press(form.getByRole('button', { name: 'Send the report' }))
    await expect(drawn).toContainText('✓ Sent.')

    await page.goto('/progress')
    const earned = (title: string) =>
      page.getByRole('article').filter({ hasText: title }).getByText('Earned in a check of this lesson')
    await expect(earned('FIFO, SJF, STCF and round robin')).not.toHaveCount(0)
    await expect(earned('Threads and processes')).not.toHaveCount(0)
  })

for (const [name, handOf] of Object.entries(HANDS))
  test(`by ${name}: a trace is filled in and a schedule found, with steps taken back`, async ({ page }) => {
    const hand = handOf(page)
    await page.goto(`${THREADS}#check-yourself`)
    const trace = check(page, 'Fill in what the registers')
    const cells = { 'Row 2, T2’s register': '10', 'Row 3, counter': '11', 'Row 4, T1’s register': '12' }
    for (const [cell, value] of Object.entries({ ...cells, 'Row 4, counter': '11' }))
      await hand.write(trace.getByLabel(cell), value)
    await expectGraded(hand, trace, '◐ Partly right')

    const lost = check(page, 'one visit is missing')
    const scheduler = lost.getByRole('group', { name: 'Be the scheduler' })
    const go = (thread: string) =>
      hand.press(scheduler.getByRole('button', { name: new RegExp(`^${thread} `) }))
    for (const thread of 'main main main T1 T1 T2 T2 T2 T1'.split(' ')) await go(thread)
    await hand.press(lost.getByRole('button', { name: 'Take the last step back' }))
    for (const thread of 'T1 main main'.split(' ')) await go(thread)
    await expect(lost).toContainText('The program ended.')
    await expectGraded(hand, lost, '✓ Right')
  })
