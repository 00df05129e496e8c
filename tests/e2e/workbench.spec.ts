import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './test.ts'

const editor = (page: Page) => page.getByRole('textbox', { name: 'Program in Python' })
const run = (page: Page) => page.getByRole('region', { name: 'Run', exact: true })
/** The step of a thread, not one that is about it (“main starts T1”). */
const choose = (page: Page, thread: string) =>
  page
    .getByRole('group', { name: 'Be the scheduler' })
    .getByRole('button', { name: new RegExp(`^${thread}\\b`) })
    .click()

const RACE = `import threading
n = 0
def work():
    global n
    n += 1
a = threading.Thread(target=work)
b = threading.Thread(target=work)
a.start()
b.start()
a.join()
b.join()
print(n)
`

async function open(page: Page, source: string): Promise<void> {
  await page.goto('/workbench')
  await expect(page.getByText('Nothing has happened yet.')).toBeVisible()
  await editor(page).fill(source)
  await expect(page.getByText('step 0 of 0')).toBeVisible()
}

test('a visitor is the scheduler, loses an update, goes back and shares it', async ({ page }) => {
  await open(page, RACE)
  for (const thread of ['main', 'main', 'main', 'T1', 'T1', 'T2', 'T2', 'T1', 'T2', 'main'])
    await choose(page, thread)
  await expect(run(page)).toContainText('reads n: 0')
  await run(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(run(page)).toContainText('The program ended.')
  await expect(run(page).locator('pre')).toHaveText('1')
  const last = await run(page)
    .getByText(/^step \d+ of \d+$/)
    .textContent()
  await run(page).getByRole('button', { name: 'Step back' }).click()
  await expect(run(page)).not.toContainText('The program ended.')
  await run(page).getByRole('button', { name: 'To the end of what was recorded' }).click()
  await page.getByRole('button', { name: 'Copy a link to this step' }).click()
  await expect(page).toHaveURL(/#p=/)

  const link = page.url()
  await page.goto('/')
  await page.goto(link)
  await expect(run(page)).toContainText('The program ended.')
  await expect(run(page).getByText(last as string)).toBeVisible()
  await expect(run(page).locator('pre')).toHaveText('1')
})

test('an error is told with its place and advice, a program without end is stopped, and both leave the page usable', async ({
  page,
}) => {
  await page.goto('/workbench')
  await editor(page).fill('x = 1\nprint "x"\n')
  await expect(page.getByText(/^Line 2, column 1: Missing parentheses/)).toBeVisible()
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible()
  await editor(page).fill('while True: pass\n')
  await expect(page.getByText('step 0 of 0')).toBeVisible()
  await run(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(run(page)).toContainText('A loop may never end.')
  await expectAccessible(page)
})

test('exploring finds a deadlock that replays, and proves the fix', async ({ page }) => {
  await page.goto('/workbench')
  await page.getByLabel('Start from').selectOption('broken:transfer')
  const explore = page.getByRole('region', { name: 'Every schedule' })
  const start = explore.getByRole('button', { name: 'Explore every schedule' })
  await start.click()
  await expect(explore.getByText(/^This program can fail/)).toBeVisible()
  const deadlock = explore.getByRole('article', { name: 'Deadlock' }).first()
  await expect(deadlock).toContainText('(in the circle)')
  await expectAccessible(page)
  await deadlock.getByRole('button', { name: 'Replay it' }).click()
  await expect(run(page).getByText(/^Deadlock: no thread can go on/)).toBeVisible()

  await page.getByLabel('Start from').selectOption('fixed:transfer')
  await expect(explore.getByText(/The program has changed since/)).toBeVisible()
  await start.click()
  await expect(explore.getByText(/^Proved: all \d+ states, no schedule fails/)).toBeVisible()
  await explore.getByRole('button', { name: 'Take the locks out and explore' }).click()
  await expect(explore.getByText('This is what the locks are for.')).toBeVisible()
  await expect(explore.getByRole('article', { name: 'Data race' }).first()).toBeVisible()
})

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('arrows say in words what orders the threads, and a step of another thread that nothing orders is marked', async ({
  page,
}) => {
  await open(page, RACE)
  for (const thread of ['main', 'main', 'main', 'T1', 'T1', 'T2', 'T2', 'T1', 'T2', 'main', 'main'])
    await choose(page, thread)
  await run(page).getByText('What orders the threads: 4 arrows').click()
  await expect(
    run(page).getByRole('button', { name: /^step 2, main starts T1 → step 4, T1 begins/ }),
  ).toBeVisible()
  await run(page)
    .getByRole('button', { name: /^T1 .* writes n = 1/ })
    .click()
  await expect(run(page)).toContainText('nothing orders them with it')
  await expect(
    run(page).getByRole('button', { name: /^T2 .* writes n = 1.*not ordered with the step shown/ }),
  ).toBeVisible()
  await expect(run(page).getByRole('button', { name: /joins T1.*, after step 8/ })).toBeVisible()
  await expectAccessible(page)
})

test('the state graph of a small program is walked by keyboard and leads the run to a deadlock', async ({
  page,
}) => {
  await page.goto('/workbench')
  await page.getByLabel('Start from').selectOption('broken:transfer')
  const graph = part(page, 'State graph')
  await graph.getByRole('button', { name: 'Draw every state' }).click()
  await expect(graph.getByRole('status')).toHaveText(
    /^\d+ states and \d+ steps: 1 where the program ends well, 1 of deadlock/,
  )
  await graph.getByRole('button', { name: /^State 0, the start/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(graph.getByRole('heading', { name: 'State 1' })).toBeVisible()
  await expect(graph.getByRole('button', { name: /^State 1:/ })).toBeFocused()
  await expectAccessible(page)
  const stuck = graph.getByRole('button', { name: /deadlock/ })
  await expect(stuck).toHaveText('stuck')
  await stuck.focus()
  await page.keyboard.press('Enter')
  await expect(run(page).getByText(/^Deadlock: no thread can go on/)).toBeVisible()

  await editor(page).fill(MANY)
  await expect(graph.getByRole('status')).toContainText('changed since')
  await graph.getByRole('button', { name: 'Draw every state' }).click()
  await expect(graph.getByRole('status')).toContainText('more than 150 states')
})

const MANY = `import threading
n = 0
def work():
    global n
    for _ in range(5):
        n += 1
ts = [threading.Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
`

test('a failing run is minimised, and the shorter one replays to the same failure', async ({ page }) => {
  await open(page, `${RACE}assert n == 2\n`)
  for (const thread of ['main', 'main', 'T1', 'main', 'T1', 'T2', 'T2', 'T1', 'T2', 'main', 'main'])
    await choose(page, thread)
  await expect(run(page)).toContainText('This run comes to an error at line 13')
  await run(page).getByRole('button', { name: 'Minimise it' }).click()
  await expect(run(page)).toContainText(
    /The same failure needs \d+ steps with 1 forced switch: \d switches of yours are not needed/,
  )
  await expectAccessible(page)
  await run(page).getByRole('button', { name: 'Replay the shortest' }).click()
  await expect(run(page)).toContainText('with 1 forced switch.')
  await expect(run(page).getByText(/^The program ended with an error: AssertionError/)).toBeVisible()
  await run(page).getByRole('button', { name: 'Minimise it' }).click()
  await expect(run(page)).toContainText('No schedule reaches this failure with fewer forced switches')
})

test('a puzzle is won by choosing who goes next, and counts the switches against the fewest', async ({
  page,
}) => {
  await page.goto('/workbench')
  await page.getByLabel('Start from').selectOption('broken:lost-update')
  await page.getByRole('button', { name: 'Be the scheduler: break it' }).click()
  await expect(run(page)).toContainText('Bring it to an error at line 16.')
  await expect(run(page).getByRole('button', { name: 'Run', exact: true })).toBeHidden()
  await expect(page.getByText('step 0 of 0')).toBeVisible()
  for (const thread of [
    'main',
    'main',
    'T1',
    'main',
    'T1',
    'T2',
    'T2',
    'T1',
    'T2',
    'T1',
    'T1',
    'T2',
    'T2',
    'main',
    'main',
  ])
    await choose(page, thread)
  await expect(run(page)).toContainText(/Broken\. You needed \d forced switches; 1 is enough\./)
  await expectAccessible(page)
  await run(page).getByRole('button', { name: 'Show the shortest' }).click()
  await expect(run(page)).toContainText('with 1 forced switch.')
  await expect(run(page).getByRole('button', { name: 'Run', exact: true })).toBeVisible()

  await page.getByLabel('Start from').selectOption('fixed:lost-update')
  await expect(page.getByRole('button', { name: 'Be the scheduler: break it' })).toBeHidden()
})

test('two programs stand side by side, each with its run, and one link brings both back', async ({
  page,
}) => {
  // axe reads two programs twice.
  test.slow()
  await open(page, RACE)
  await page.getByRole('button', { name: 'Two programs side by side' }).click()
  const second = page.getByRole('textbox', { name: 'Program in Python, program B' })
  await second.fill('print("b")\n')
  await expect(part(page, 'Run, program B').getByText('step 0 of 0')).toBeVisible()
  for (const name of ['A', 'B'])
    await part(page, `Run, program ${name}`).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(part(page, 'Run, program B').locator('pre')).toHaveText('b')
  await expect(part(page, 'Run, program A').locator('pre')).toHaveText(/[12]/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Copy a link to this step' }).click()
  await expect(page).toHaveURL(/#p=/)

  const link = page.url()
  await page.goto('/')
  await page.goto(link)
  await expect(part(page, 'Run, program B').locator('pre')).toHaveText('b')
  await expect(part(page, 'Run, program A')).toContainText('The program ended.')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(second).toBeHidden()
  await page.getByRole('button', { name: 'Program B', exact: true }).click()
  await expect(second).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Back to one program' }).click()
  await expect(editor(page)).toBeVisible()
})

test('panes are resized by keyboard and keep their size', async ({ page }) => {
  await page.goto('/workbench')
  const splitter = page.getByRole('separator', { name: 'Width of the editor' })
  await splitter.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(splitter).toHaveAttribute('aria-valuenow', '41')
  await page.reload()
  await expect(splitter).toHaveAttribute('aria-valuenow', '41')
})

test('under the interpreter’s lock the bug hides, and the workbench says so with numbers', async ({
  page,
}) => {
  await open(page, `${RACE}assert n == 2\n`)
  await page.getByLabel('Switch threads').first().selectOption('gil')
  await page.getByRole('button', { name: 'Try 200 random runs of each kind' }).click()
  await expect(run(page)).toContainText(
    /as CPython can, 0 of 200 runs failed; switching wherever it can matter, [1-9]\d* of 200/,
  )
})

test('any waiter and spurious wake-ups can be asked for, in a run and in the exploration', async ({
  page,
}) => {
  await open(page, WAITS_ONCE)
  const explore = part(page, 'Every schedule')
  await explore.getByRole('button', { name: 'Explore every schedule' }).click()
  await expect(explore.getByText(/^Proved: all/)).toBeVisible()
  await explore.getByText('Rules and budget').click()
  await explore.getByLabel(/spurious wake-ups/).check()
  await explore.getByRole('button', { name: 'Explore every schedule' }).click()
  await expect(explore.getByRole('article', { name: 'Assertion fails' })).toBeVisible()
  await run(page).getByLabel('waits can end by themselves').check()
  await expect(page.getByText('step 0 of 0')).toBeVisible()
  for (const thread of ['main', 'main', 'T1', 'T1', 'T1', 'T1']) await choose(page, thread)
  await run(page)
    .getByRole('button', { name: /although nobody notified it/ })
    .click()
  await expect(run(page)).toContainText('T1 wakes up from c although nobody notified it')
})

test('a program that was typed this moment is explored as it stands', async ({ page }) => {
  await open(page, RACE)
  const explore = part(page, 'Every schedule')
  await editor(page).fill(`${RACE}assert n == 2\n`)
  // Before typing has rested; a press does not wait as a click would.
  await explore.getByRole('button', { name: 'Explore every schedule' }).press('Enter')
  await expect(explore.getByRole('article', { name: 'Assertion fails' })).toBeVisible()
  await editor(page).fill('x = (\n')
  await explore.getByRole('button', { name: 'Explore every schedule' }).press('Enter')
  await expect(explore.getByRole('article', { name: 'Syntax error' })).toBeVisible()
  await expect(explore.getByText('This program does not run yet.')).toBeVisible()
})

test('an exploration that takes long is cancelled, and says what it had seen', async ({ page }) => {
  const locked = MANY.replace('        n += 1', '        with lock: n += 1').replace(
    'n = 0',
    'lock = threading.Lock()\nn = 0',
  )
  await open(page, locked.replace('range(5)', 'range(200)'))
  const explore = part(page, 'Every schedule')
  await explore.getByText('Rules and budget').click()
  await explore.getByLabel('Give up after').selectOption('1000000')
  await explore.getByLabel('Switch threads').selectOption('L0')
  await explore.getByRole('button', { name: 'Explore every schedule' }).click()
  await explore.getByRole('button', { name: 'Cancel' }).click()
  await expect(explore.getByRole('status')).toContainText('Cancelled.')
  await expect(explore.getByRole('button', { name: 'Explore every schedule' })).toBeEnabled()
})

/** Holds as long as a wait ends only by a notification. */
const WAITS_ONCE = `import threading
c = threading.Condition()
done = False
def wait():
    with c:
        if not done:
            c.wait()
        assert done
t = threading.Thread(target=wait)
t.start()
with c:
    done = True
    c.notify()
t.join()
`
